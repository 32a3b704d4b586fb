"""The office's standard phrases: ``/shortcut`` and Tab in the capture line."""

from __future__ import annotations

from collections.abc import Sequence

from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.house import StandardPhrase
from lupdesk.problems import Problem


def phrases_of(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Pairs of shortcut and text, in the office's order."""
    return tuple((one.shortcut, one.text) for one in desk.all(StandardPhrase))


def read_phrases(written: str) -> tuple[tuple[str, str], ...]:
    """One phrase a line: the shortcut, a space, the text.

    Raises Problem ``phrase-without-text`` and ``phrase-twice``.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(written.splitlines(), 1):
        if not line.strip():
            continue
        shortcut, _, text = line.strip().lstrip("/").partition(" ")
        if not shortcut or not text.strip():
            raise Problem("phrase-without-text", line=number)
        if shortcut.casefold() in map(str.casefold, found):
            raise Problem("phrase-twice", shortcut=shortcut)
        found[shortcut] = text.strip()
    return tuple(found.items())


def set_phrases(desk: Desk, phrases: Sequence[tuple[str, str]]) -> None:
    """Make the phrases what is given; one whose shortcut stays keeps its history."""
    known = {one.shortcut: one for one in desk.all(StandardPhrase)}
    with desk.act(Act.EDIT_PHRASES) as act:
        for position, (shortcut, text) in enumerate(phrases, 1):
            fields = {"text": text, "position": float(position)}
            if shortcut in known:
                act.set(StandardPhrase, known.pop(shortcut).id, **fields)
            else:
                act.add(StandardPhrase, shortcut=shortcut, **fields)
        for gone in known.values():
            act.remove(StandardPhrase, gone.id)
