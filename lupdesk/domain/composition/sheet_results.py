"""What came of the dialogue, as tables for the team: findings, measures, requirements, risks,
benefits with what was measured, and the policy instruments that are used.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.composition.sheet import Column, Sheet, Value
from lupdesk.domain.instruments import instruments_of, state_words, valid_words
from lupdesk.domain.measures import is_late
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.result_kinds import Barrier
from lupdesk.domain.results import Measurement, Target
from lupdesk.domain.voices import Bases, Voices

_BASES: Final = (
    Column(Phrase("sheet.results.statements"), 20),
    Column(Phrase("sheet.results.suppliers"), 12),
)


def result_sheets(case: Case, language: str) -> tuple[Sheet, ...]:
    """For the team alone; statements by their numbers, suppliers as how many."""
    bases = Bases(case.inputs, case.ties)
    return (
        _findings(case, bases),
        _measures(case, bases, language),
        _requirements(case, bases),
        _risks(case, bases, language),
        _benefits(case),
        _instruments(case, language),
    )


def _behind(voices: Voices) -> tuple[Value, Value]:
    labels = ", ".join(_label(one) for one in voices.behind)
    return labels, len(voices.suppliers) or None


def _label(said: object) -> str:
    return str(label_of(said))  # type: ignore[arg-type]


def _findings(case: Case, bases: Bases) -> Sheet:
    columns = (
        Column(Phrase("doc.head.heard"), 60),
        Column(Phrase("sheet.results.disagreement"), 40),
        Column(Phrase("sheet.results.does"), 50),
        Column(Phrase("doc.head.answer"), 18),
        Column(Phrase("sheet.why"), 40),
        Column(Phrase("sheet.themes"), 20),
        *_BASES,
    )
    rows = tuple(
        (
            one.heard,
            one.disagreement,
            one.does,
            Phrase(f"disposition.{one.answer}") if one.answer else None,
            one.why,
            one.theme,
            *_behind(bases.voices(one.id)),
        )
        for one in case.insights
    )
    return Sheet(Phrase("sheet.results.findings"), columns, rows)


def _measures(case: Case, bases: Bases, language: str) -> Sheet:
    names = {one.code: one.name for one in instruments_of(case, language)}
    columns = (
        Column(Phrase("sheet.results.measure"), 50),
        Column(Phrase("sheet.results.barriers"), 40),
        Column(Phrase("doc.head.owner"), 24),
        Column(Phrase("doc.head.due"), 12),
        Column(Phrase("sheet.state"), 16),
        Column(Phrase("sheet.results.late"), 8),
        Column(Phrase("sheet.done"), 12),
        Column(Phrase("sheet.results.effect"), 40),
        Column(Phrase("sheet.results.instrument"), 36),
        *_BASES,
        Column(Phrase("sheet.results.note"), 40),
    )

    def row(place: int) -> tuple[Value, ...]:
        one = case.measures[place]
        voices = bases.voices(one.id)
        return (
            one.title,
            _kinds(voices),
            one.owner,
            one.due,
            Phrase(f"measure-state.{one.state}"),
            Phrase("doc.protocol.yes") if is_late(one, case.today) else None,
            one.done_on,
            one.effect,
            names.get(one.instrument, one.instrument),
            *_behind(voices),
            one.note,
        )

    rows = tuple(row(place) for place in range(len(case.measures)))
    return Sheet(Phrase("sheet.results.measures"), columns, rows)


def _kinds(voices: Voices) -> Text | None:
    """Of several kinds the words of each, in the order of the list."""
    kinds = {one.barrier for one in voices.behind if one.barrier is not None}
    words: Text | None = None
    for one in Barrier:
        if one in kinds:
            said = Phrase(f"barrier.{one}")
            words = (
                said if words is None else Phrase.of("sheet.results.both", first=words, then=said)
            )
    return words


def _requirements(case: Case, bases: Bases) -> Sheet:
    columns = (
        Column(Phrase("sheet.results.requirement"), 70),
        Column(Phrase("sheet.kind"), 24),
        *_BASES,
        Column(Phrase("sheet.results.note"), 40),
    )
    rows = tuple(
        (
            one.text,
            Phrase(f"requirement.{one.kind}"),
            *_behind(bases.voices(one.id)),
            one.note,
        )
        for one in case.requirements
    )
    return Sheet(Phrase("sheet.results.requirements"), columns, rows)


def _risks(case: Case, bases: Bases, language: str) -> Sheet:
    names = {one.code: one.name for one in instruments_of(case, language)}
    columns = (
        Column(Phrase("sheet.results.risk"), 50),
        Column(Phrase("sheet.kind"), 22),
        Column(Phrase("sheet.results.bearer"), 14),
        Column(Phrase("sheet.results.likelihood"), 14),
        Column(Phrase("sheet.results.consequence"), 14),
        Column(Phrase("sheet.results.relief"), 26),
        Column(Phrase("sheet.results.relief-words"), 40),
        Column(Phrase("sheet.results.instrument"), 36),
        Column(Phrase("sheet.results.left-likelihood"), 14),
        Column(Phrase("sheet.results.left-consequence"), 14),
        Column(Phrase("doc.head.owner"), 24),
        Column(Phrase("sheet.results.closed"), 12),
        *_BASES,
    )
    rows = tuple(
        (
            one.what,
            Phrase(f"risk-kind.{one.kind}"),
            Phrase(f"bearer.{one.bearer}"),
            one.likelihood or None,
            one.consequence or None,
            Phrase(f"relief.{one.relief}") if one.relief else None,
            one.relief_words,
            names.get(one.instrument, one.instrument),
            one.left_likelihood or None,
            one.left_consequence or None,
            one.owner,
            one.closed_on,
            *_behind(bases.voices(one.id)),
        )
        for one in case.risks
    )
    return Sheet(Phrase("sheet.results.risks"), columns, rows)


def _benefits(case: Case) -> Sheet:
    """One row for each value that was measured; a benefit without one has a row all the same."""
    columns = (
        Column(Phrase("doc.head.benefit"), 40),
        Column(Phrase("sheet.kind"), 16),
        Column(Phrase("doc.head.owner"), 24),
        Column(Phrase("sheet.results.unit"), 14),
        Column(Phrase("sheet.results.stakeholder"), 24),
        Column(Phrase("doc.head.baseline"), 14),
        Column(Phrase("sheet.results.baseline-on"), 12),
        Column(Phrase("doc.head.target"), 14),
        Column(Phrase("sheet.results.to-measure"), 14),
        Column(Phrase("doc.head.measured"), 12),
        Column(Phrase("sheet.results.value"), 14),
        Column(Phrase("sheet.results.cause"), 40),
    )
    rows = tuple(row for one in case.targets for row in _benefit(case, one))
    return Sheet(Phrase("sheet.results.benefits"), columns, rows)


def _benefit(case: Case, one: Target) -> Iterator[tuple[Value, ...]]:
    found: list[Measurement | None] = [*_measured(case, one.id)]
    for value in found or [None]:
        yield (
            one.what,
            Phrase(f"benefit-kind.{one.kind}") if one.kind else None,
            one.owner,
            one.unit,
            one.stakeholder,
            one.baseline,
            one.baseline_on,
            one.target,
            one.measured_on,
            value.measured_on if value else None,
            value.value if value else None,
            value.cause if value else None,
        )


def _measured(case: Case, target: UUID) -> list[Measurement]:
    found = [one for one in case.measurements if one.target == target]
    return sorted(found, key=lambda one: (one.measured_on is None, one.measured_on or case.today))


def _instruments(case: Case, language: str) -> Sheet:
    """Those that a measure or a risk names, with where."""
    used: dict[str, list[str]] = {}
    named = [(one.instrument, one.title) for one in case.measures]
    for code, where in (*named, *((one.instrument, one.what) for one in case.risks)):
        if code:
            used.setdefault(code, []).append(where)
    columns = (
        Column(Phrase("sheet.results.instrument"), 44),
        Column(Phrase("sheet.results.agency"), 30),
        Column(Phrase("sheet.results.relieves"), 60),
        Column(Phrase("sheet.results.valid"), 20),
        Column(Phrase("sheet.state"), 28),
        Column(Phrase("sheet.results.used-for"), 60),
    )
    known = {one.code: one for one in instruments_of(case, language)}
    rows: list[tuple[Value, ...]] = []
    for code, places in used.items():
        one = known.get(code)
        told: tuple[Value, ...] = (code, None, None, None, Phrase("instrument-state.to-verify"))
        if one is not None:
            state = state_words(one, case.today)
            told = (one.name, one.agency, one.relieves, valid_words(one), state)
        rows.append((*told, "; ".join(places)))
    return Sheet(Phrase("sheet.results.instruments"), columns, tuple(rows))
