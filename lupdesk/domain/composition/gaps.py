"""How much is kept back, said in steps so that its length tells nothing; and what is left of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Final

from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.names import places_of, words
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.secrecy import GAP, public_text
from lupdesk.domain.things import Input

_STEPS: Final = (10, 20, 50, 100, 200)
_FEW: Final = 5
_LINES: Final = {_FEW: 1, 10: 1, 20: 2, 50: 4, 100: 8, 200: 15}
_MOST_LINES: Final = 18


def step_of(many: int) -> int | None:
    """The step that so many words are counted as; None for more than the last."""
    if many <= _FEW:
        return _FEW
    return next((step for step in _STEPS if many <= step), None)


def extent(many: int) -> Phrase:
    step = step_of(many)
    if step is None:
        return Phrase.of("doc.access.more", n=_STEPS[-1])
    if step == _FEW:
        return Phrase("doc.access.few")
    return Phrase.of("doc.access.about", n=step)


def lines_of(many: int) -> int:
    """How many lines high the bar is."""
    step = step_of(many)
    return _MOST_LINES if step is None else _LINES[step]


def shown_part(said: Input, screen: Screen) -> Text | None:
    """What everybody may read of a statement, with a gap for each part and name; None for nothing."""
    text = public_text(said)
    if text is None:
        return None
    if said.secrecy is Secrecy.OPEN and not said.secret_parts:
        text = said.text
    return text if screen.finds(text) is None else _without_names(text, screen)


def _without_names(text: str, screen: Screen) -> Text | None:
    """The text with a gap wherever it says too much; None where what is left still does."""
    whole, spans = places_of(text)
    gone = sorted(
        whole.span(spans[place.start][0], spans[place.end - 1][1]) for place in screen.places(text)
    )
    pieces: list[Text] = []
    left: list[str] = []
    at = 0
    for start, end in _merged(gone):
        left.append(text[at:start])
        pieces += [text[at:start].strip(), _inline(text[start:end])]
        at = end
    left.append(text[at:])
    pieces.append(text[at:].lstrip() if at < len(text) else "")
    # What stands on either side of a gap must not make up what was taken out.
    if not words(" ".join(left)) or screen.finds(" ".join(left)):
        return None
    return _joined(pieces)


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in places:
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _inline(hidden: str) -> Text:
    many = len(words(hidden))
    return GAP if step_of(many) == _FEW else Phrase.of("doc.access.inline", extent=extent(many))


def _joined(pieces: Sequence[Text]) -> Text:
    """Texts that follow each other as one; ours among them are worded at the end."""
    said: list[Text] = []
    for one in (piece for piece in pieces if piece):
        before = said[-1] if said else None
        if isinstance(one, str) and isinstance(before, str):
            between = "" if one[0] in ".,;:!?)" else " "
            said[-1] = f"{before}{between}{one}"
        else:
            said.append(one)
    return reduce(lambda first, then: Phrase.of("doc.access.then", first=first, then=then), said)
