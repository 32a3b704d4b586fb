"""Of the pictures what everybody may see: numbers that point at nobody, and never who."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import Block, Matrix, MatrixCell, MatrixRow
from lupdesk.domain.composition.findings import voices
from lupdesk.domain.composition.in_words import in_words
from lupdesk.domain.composition.matrices import number
from lupdesk.domain.kinds import PHASES, InputType
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.picture_phases import SHOWN
from lupdesk.domain.picture_rounds import ROUNDS, Fate, fates, statements_of
from lupdesk.domain.picture_tallies import said_of
from lupdesk.domain.pictures import LEVELS
from lupdesk.domain.small_numbers import guarded_row
from lupdesk.domain.things import Input

_LEAST: Final = 2
"""Numbers that make a picture."""
_FATES: Final = (Fate.NEW, Fate.CONFIRMED)
"""What a supplier takes back is between it and the buyer."""

Told = tuple[int | None, ...]


def public_pictures(
    case: Case, said: Sequence[Input], suppliers: int, floor: int
) -> Iterator[Block]:
    """``said`` is what everybody may read alone."""
    yield from _phases(said, suppliers, floor)
    yield from _rounds(case, said, suppliers, floor)


def _phases(said: Sequence[Input], suppliers: int, floor: int) -> Iterator[Block]:
    """How many suppliers see barriers and opportunities in each phase, whosever side they are of."""
    phases: list[int | None] = [*PHASES]
    if any(one.phase is None and one.type in SHOWN for one in said):
        phases.append(None)
    columns = [_by_phase(said, type, phases, suppliers, floor) for type in SHOWN]
    rows = {
        _phase(phase): tuple(column[place] for column in columns)
        for place, phase in enumerate(phases)
    }
    heads = tuple(Phrase(f"picture.half.{type}") for type in SHOWN)
    yield from _matrix(_headline(columns[0]), Phrase("picture.head.phases"), heads, rows)


def _by_phase(
    said: Sequence[Input],
    type: InputType,
    phases: Sequence[int | None],
    suppliers: int,
    floor: int,
) -> Told:
    """How many stand behind the type in all is told elsewhere in the paper: where each of them
    speaks of one phase, a number held back is that less the others.
    """
    inside = [one for one in said if one.type is type]
    counts = [voices([one for one in inside if one.phase == phase]) for phase in phases]
    whole = voices(inside)
    return guarded_row(counts, whole if sum(counts) == whole else None, suppliers, floor)


def _phase(phase: int | None) -> Phrase:
    return Phrase("doc.internal.no-phase") if phase is None else Phrase(f"phase.{phase}")


def _headline(barriers: Told) -> Phrase:
    """The phase in which most see barriers, where one stands out among those that are told."""
    told = sorted((n or 0 for n in barriers[: len(PHASES)]), reverse=True)
    if told[0] == told[1]:
        return Phrase("picture.phases.open")
    phase = barriers.index(told[0])
    return Phrase.of("picture.phases.open-most", phase=_phase(phase), n=told[0])


def _rounds(case: Case, said: Sequence[Input], suppliers: int, floor: int) -> Iterator[Block]:
    """A point counts where enough suppliers stand behind those of its cell. Each point is new once
    and the reader can count them all, so that the row of the new is guarded with its sum.
    """
    heard = said_of(said, case.meetings, case.zone)
    shown = sorted({at for at in heard.rounds if at is not None})
    if len(shown) < _LEAST:
        return
    found = fates(heard)
    rows: dict[Phrase, Told] = {}
    for fate in _FATES:
        cells = [[said[place] for place in statements_of(heard, fate, at)] for at in shown]
        behind = [voices(inside) for inside in cells]
        kept = guarded_row(behind, sum(behind) if fate is Fate.NEW else None, suppliers, floor)
        points = [found.n(fate, at) for at in shown]
        rows[Phrase(f"picture.fate.{fate}")] = tuple(
            None if told is None or (n and not told) else n
            for told, n in zip(kept, points, strict=True)
        )
    heads = tuple(Phrase(f"picture.round.{ROUNDS[at]}") for at in shown)
    corner = Phrase("picture.head.rounds")
    yield from _matrix(Phrase("picture.rounds.open"), corner, heads, rows)


def _matrix(
    headline: Phrase, corner: Phrase, heads: Sequence[Phrase], rows: Mapping[Phrase, Told]
) -> Iterator[Block]:
    told = [n for row in rows.values() for n in row]
    if sum(bool(n) for n in told) < _LEAST:
        return
    most = max(n or 0 for n in told)
    values = [
        Phrase.of("picture.value", row=row, column=head, n=n)
        for row, numbers in rows.items()
        for head, n in zip(heads, numbers, strict=True)
        if n
    ]
    yield Matrix(
        headline=headline,
        corner=corner,
        heads=tuple(heads),
        rows=tuple(
            MatrixRow(row, tuple(_cell(n, most) for n in numbers)) for row, numbers in rows.items()
        ),
        alternative=in_words(headline, values),
        notes=(Phrase("picture.held-note"),) if None in told else (),
    )


def _cell(n: int | None, most: int) -> MatrixCell:
    text: Text = Phrase("picture.held") if n is None else number(n)
    return MatrixCell(text, -(-(n or 0) * LEVELS // most))
