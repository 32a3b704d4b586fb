"""The proof: a finished file is read back, and nothing forbidden may be readable in it.

It fails closed: what cannot be read is not let out of the house either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lupdesk.documents import letters
from lupdesk.documents.atomic import placed
from lupdesk.documents.matching import WALL, Haystack
from lupdesk.documents.pdf.typesetting import Glyphs, one_line
from lupdesk.documents.pdf.writing import Written, printed
from lupdesk.documents.readers import read_back
from lupdesk.documents.reading import Reading
from lupdesk.domain.composition.document import Document
from lupdesk.domain.composition.screen import screen_of
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.formats import Format
from lupdesk.problems import Problem
from lupdesk.wording import Wording

_SHOWN: Final = 40
_UNPROVABLE: Final = "unprovable"


@dataclass(frozen=True, slots=True)
class Finding:
    where: str
    """``page``, or the hidden place: ``property``, ``bookmark``, ``alternative-text``, …"""
    forbidden: Forbidden
    """Where the file holds something that cannot be proved, the reason is ``unprovable``."""
    page: int = 0
    """Counted from 1; 0 is not on a page."""


@dataclass(frozen=True, slots=True)
class _Spot:
    where: str
    page: int = 0


def prove(
    source: Path | bytes,
    forbidden: Sequence[Forbidden],
    format: Format = Format.PDF,
    pictures: frozenset[str] = frozenset(),
) -> list[Finding]:
    """What may not be there and is, the worst place first; ``pictures`` are known to be harmless.
    Problem ``proof-unreadable``.
    """
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
    except OSError as error:
        raise Problem("proof-unreadable") from error
    return found_in(read_back(data, format, pictures), forbidden)


def found_in(reading: Reading, forbidden: Sequence[Forbidden]) -> list[Finding]:
    """As ``prove``, of a file that was read."""
    found = [Finding(code, Forbidden("", _UNPROVABLE)) for code in dict.fromkeys(reading.refused)]
    spots, texts = _spread(reading)
    meant = _as_printed(forbidden)
    first: dict[Forbidden, int] = {}
    for item, place in Haystack(texts).find(screen_of(meant)).items():
        for one in meant[item]:
            first[one] = min(place, first.get(one, place))
    known = (one for one in dict.fromkeys(forbidden) if one in first)
    found += [Finding(spots[first[one]].where, one, spots[first[one]].page) for one in known]
    return found


def _as_printed(forbidden: Sequence[Forbidden]) -> dict[Forbidden, list[Forbidden]]:
    """As each was said, and as a page or a line can show it; with what it stands for."""
    glyphs = Glyphs()
    meant: dict[Forbidden, list[Forbidden]] = {}
    for item in forbidden:
        shown = (item.text, one_line(item.text, glyphs), letters.one_line(item.text))
        for one in (replace(item, text=text) for text in dict.fromkeys(shown)):
            meant.setdefault(one, []).append(item)
    return meant


def write_and_prove(
    document: Document, path: Path, wording: Wording, forbidden: Sequence[Forbidden]
) -> Written:
    """Writes the file beside ``path``, reads it back, and only then lets it take its place.

    Problem ``proof-found`` (a page), ``proof-found-hidden`` (elsewhere in the file) or
    ``proof-unreadable``: no file then, and an earlier one at ``path`` is as it was.
    """
    made = printed(document, wording)
    with placed(made.data, path) as beside:
        for finding in prove(beside, forbidden, Format.PDF, made.pictures):
            raise refusal(finding)
    return made.written(path)


def refusal(finding: Finding) -> Problem:
    """The sentence that refuses a file for what was found in it."""
    if finding.forbidden.why == _UNPROVABLE:
        return Problem("proof-unreadable", where=finding.where)
    found = finding.forbidden
    what, why = _beginning(found.text), found.why
    if finding.page:
        page = finding.page
        return Problem("proof-found", where=finding.where, why=why, what=what, page=page)
    return Problem("proof-found-hidden", where=finding.where, why=why, what=what)


def _beginning(secret: str) -> str:
    """Enough to know it again for whoever wrote it; the sentence may end up in a log."""
    return secret[: min(_SHOWN, (len(secret) + 1) // 2)].rstrip() + "…"


def _spread(reading: Reading) -> tuple[list[_Spot], list[str]]:
    """Running text in one piece over all pages; everything else by itself.

    A cell that goes on over a page has its neighbours in between there, so it comes once more.
    """
    spots: list[_Spot] = []
    texts: list[str] = []
    for number, body in enumerate(reading.bodies, 1):
        spots.append(_Spot("page", number))
        texts.append(f"{body}\n")
    if texts:
        texts[-1] += WALL
    for flow in reading.flows:
        spots.append(_Spot(flow.where))
        texts.append(flow.text + WALL)
    for seam in reading.seams:
        spots.append(_Spot("page", seam.page))
        texts.append(seam.text + WALL)
    for number, head in enumerate(reading.heads, 1):
        spots.append(_Spot("page", number))
        texts.append(head + WALL)
    for place in reading.places:
        spots.append(_Spot(place.where))
        texts.append(place.text + WALL)
    return spots, texts
