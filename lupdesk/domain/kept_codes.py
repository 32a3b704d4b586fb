"""Codes that were given back to the text, followed through the edits of the line."""

from __future__ import annotations

from collections.abc import Mapping


def follow(kept: Mapping[int, str], before: str, after: str) -> dict[int, str]:
    """Where each word given back stands after an edit; one whose letters changed is let go.

    ``kept`` maps the start of a word in ``before`` to the word. Only one stretch of the line
    changes in an edit: what is the same at both ends stays where it was.
    """
    head = _same_start(before, after)
    tail = _same_start(before[head:][::-1], after[head:][::-1])
    moved = len(after) - len(before)
    followed = {}
    for start, word in kept.items():
        place = start if start + len(word) <= head else start + moved
        inside = head < start + len(word) and start < len(before) - tail
        if not inside and after[place : place + len(word)] == word and _whole(after, place, word):
            followed[place] = word
    return followed


def _same_start(a: str, b: str) -> int:
    shortest = min(len(a), len(b))
    if a[:shortest] == b[:shortest]:
        return shortest
    low, high = 0, shortest
    while low < high:
        middle = (low + high + 1) // 2
        if a[:middle] == b[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _whole(line: str, place: int, word: str) -> bool:
    before, after = line[max(0, place - 1) : place], line[place + len(word) :][:1]
    return (not before or before.isspace()) and (not after or after.isspace())
