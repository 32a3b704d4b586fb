"""The public summary: what was learned, with no secret and nobody's name in it (domain notes, 2.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    _SEAL,
    Audience,
    Bar,
    BarChart,
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Figure,
    Figures,
    Heading,
    HeldBack,
    Noted,
    Paragraph,
    Row,
    Table,
    Timeline,
    TimelinePoint,
    TintBox,
)
from lupdesk.domain.composition.hidden import held_reason, supplier_names
from lupdesk.domain.composition.parts import class_of, kicker_of, label_of, office_of, stated
from lupdesk.domain.kinds import (
    Disposition,
    DocumentKind,
    InputKind,
    InputType,
    MeetingKind,
    Milestone,
)
from lupdesk.domain.names import any_stands_in
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.secrecy import SMALLEST_COUNT, public_text, safe_count
from lupdesk.domain.things import Input, PromisedDate

_TELLING_HELD = 3
"""From this many on, the number of statements held back points at nobody."""


def compose_summary(case: Case, audience: Audience, language: str) -> Document:
    names = supplier_names(case, None)
    kept = {one.id: held_reason(one, names) for one in case.inputs if one.kind in _SAID}
    shown = [one for one in case.inputs if one.kind in _SAID and kept[one.id] is None]
    mark, word = class_of(case, audience)
    version = 1 + sum(
        one.kind == DocumentKind.SUMMARY.value
        and one.language == language
        and one.audience == "public"
        for one in case.sendings
    )
    return Document(
        kind=DocumentKind.SUMMARY,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=case.procurement.reference,
        title=Phrase("doc.summary.title"),
        subtitle=case.procurement.title or kicker_of(case),
        version=Phrase.of("doc.version", version=version),
        on=case.today,
        blocks=tuple(_blocks(case, shown, names)),
        held_back=tuple(
            HeldBack(one.id, label_of(one), one.secrecy, reason)
            for one in case.inputs
            if one.kind in _SAID and (reason := kept[one.id]) is not None
        ),
        seal=_SEAL,
    )


_SAID = (InputKind.INPUT, InputKind.GIVEN)


def _blocks(case: Case, shown: Sequence[Input], names: tuple[str, ...]) -> Iterator[Block]:
    said = [one for one in shown if one.kind is InputKind.INPUT]
    yield TintBox(tuple(_what_who_when(case)))
    figures = tuple(_figures(case))
    if figures:
        yield Figures(figures)
    yield from _need(case)
    yield from _timeline(case)
    yield Heading(2, Phrase("doc.summary.findings"))
    if not said:
        yield Paragraph(Phrase("doc.summary.no-findings"), muted=True)
    yield from _findings(said)
    yield from _chart(said)
    yield from _answers(said, names)
    given = [one for one in shown if one.kind is InputKind.GIVEN]
    if given:
        yield Heading(2, Phrase("doc.summary.given"))
        yield Bullets(tuple(public_text(one) or "" for one in given))
    yield from _next(case)
    yield from _secrecy(case, said)


def _what_who_when(case: Case) -> Iterator[tuple[Text, Text]]:
    yield Phrase("doc.box.what"), stated(case.procurement.title)
    yield Phrase("doc.box.who"), stated(", ".join(one.name for one in case.buyers))
    competition = next((one for one in case.dates if one.kind is Milestone.COMPETITION), None)
    when = _day_of(competition) if competition is not None else None
    yield (
        Phrase("doc.box.when"),
        Phrase.of("doc.box.competition", day=when) if when else Phrase("doc.not-stated"),
    )


def _day_of(one: PromisedDate) -> Phrase | None:
    day = one.kept or one.moved_to or one.promised
    return Phrase.of("doc.plain-day", day=day) if day else None


def _figures(case: Case) -> Iterator[Figure]:
    """Counts, never names; one that would point at a single supplier is not there."""
    taking_part = [one for one in case.participations if one.declined_on is None]
    suppliers = {link.meeting for link in case.meeting_suppliers}
    conferences = {one.id for one in case.meetings if one.kind is MeetingKind.CONFERENCE}
    present = sum(one.present and one.meeting in conferences for one in case.attendance)
    one_to_ones = sum(
        one.kind is MeetingKind.ONE_TO_ONE
        and one.id in suppliers
        and (
            one.actual_start is not None
            or (
                one.planned_start is not None
                and one.planned_start.astimezone(case.zone).date() <= case.today
            )
        )
        for one in case.meetings
    )
    inputs = sum(one.kind is InputKind.INPUT for one in case.inputs)
    for number, code in (
        (len(taking_part), "doc.figure.suppliers"),
        (present, "doc.figure.present"),
        (one_to_ones, "doc.figure.one-to-ones"),
        (inputs, "doc.figure.inputs"),
    ):
        if number >= SMALLEST_COUNT:
            yield Figure(Phrase.of("doc.number", number=number), Phrase(code))


def _need(case: Case) -> Iterator[Block]:
    yield Heading(2, Phrase("doc.summary.need"))
    yield Paragraph(stated(case.procurement.effect))
    if case.procurement.for_whom:
        yield Paragraph(case.procurement.for_whom)
    if case.targets:
        yield Facts(
            tuple(
                (one.what, Phrase.of("doc.from-to", start=one.baseline, target=one.target))
                for one in case.targets
            )
        )


def _timeline(case: Case) -> Iterator[Block]:
    dated = [(one.kept or one.moved_to or one.promised, one) for one in case.dates]
    known = sorted(((day, one) for day, one in dated if day is not None), key=lambda pair: pair[0])
    if len(known) < 2:
        return
    points = tuple(
        TimelinePoint(
            Phrase.of("doc.short-day", day=day),
            one.title or Phrase(f"milestone.{one.kind}"),
            day <= case.today,
        )
        for day, one in known
        if one.kind in _ON_THE_LINE
    )
    if points:
        yield Heading(2, Phrase("doc.summary.timeline"), wide=True)
        yield Timeline(points, Phrase("doc.summary.timeline-alt"))


_ON_THE_LINE = (
    Milestone.NEED_WORKSHOP,
    Milestone.NOTICE,
    Milestone.CONFERENCE,
    Milestone.WRITTEN_INPUT,
    Milestone.ONE_TO_ONE,
    Milestone.SUMMARY,
    Milestone.COMPETITION,
)


def _by_type(said: Sequence[Input]) -> Mapping[InputType | None, list[Input]]:
    groups: dict[InputType | None, list[Input]] = {}
    for kind in (*InputType, None):
        inside = [one for one in said if one.type is kind]
        if inside:
            groups[kind] = inside
    return groups


def _voices(said: Sequence[Input]) -> int:
    """How many suppliers stand behind these statements."""
    return len({one.supplier for one in said if one.supplier is not None})


def _findings(said: Sequence[Input]) -> Iterator[Block]:
    for kind, inside in _by_type(said).items():
        yield Heading(3, Phrase(f"type.{kind}") if kind else Phrase("doc.summary.unsorted"))
        behind = safe_count(_voices(inside))
        yield Noted(
            body=tuple(public_text(one) or "" for one in inside),
            count=Phrase.of("doc.number", number=behind) if behind else None,
            notes=(Phrase("doc.summary.suppliers-say"),) if behind else (),
        )


def _chart(said: Sequence[Input]) -> Iterator[Block]:
    counts = {kind: _voices(inside) for kind, inside in _by_type(said).items() if kind is not None}
    large = sorted(
        ((n, kind) for kind, n in counts.items() if n >= SMALLEST_COUNT),
        key=lambda pair: (-pair[0], list(InputType).index(pair[1])),
    )
    if len(large) < 2:
        return
    small = [
        one for kind in counts if counts[kind] < SMALLEST_COUNT for one in said if one.type is kind
    ]
    first = large[0][0] > large[1][0]
    bars = [
        Bar(Phrase(f"type-short.{kind}"), n, strong=first and place == 0)
        for place, (n, kind) in enumerate(large)
    ]
    if _voices(small) >= SMALLEST_COUNT:
        bars.append(Bar(Phrase("doc.chart.rest"), _voices(small)))
    headline = (
        Phrase.of("doc.chart.most", type=Phrase(f"type-short.{large[0][1]}"))
        if first
        else Phrase("doc.chart.plain")
    )
    yield BarChart(headline, tuple(bars), headline)


def _answers(said: Sequence[Input], names: tuple[str, ...]) -> Iterator[Block]:
    """You said – we did: only what was decided, and only reasons that name nobody."""
    decided = [
        one
        for one in said
        if one.disposition is not None and not any_stands_in(names, one.disposition_reason)
    ]
    if not decided:
        return
    order = list(Disposition)
    decided.sort(key=lambda one: order.index(one.disposition or order[-1]))
    yield Heading(2, Phrase("doc.summary.heard-done"), wide=True)
    yield Table(
        heads=(Phrase("doc.head.heard"), Phrase("doc.head.answer"), Phrase("doc.head.because")),
        rows=tuple(
            Row(
                (
                    Cell(public_text(one) or ""),
                    Cell(Phrase(f"disposition.{one.disposition}")),
                    Cell(stated(one.disposition_reason)),
                )
            )
            for one in decided
        ),
        widths=(2.0, 1.0, 1.6),
        wide=True,
    )


def _next(case: Case) -> Iterator[Block]:
    coming = [
        (day, one)
        for one in case.dates
        if (day := one.moved_to or one.promised) is not None
        and one.kept is None
        and day > case.today
    ]
    if not coming:
        return
    yield Heading(2, Phrase("doc.summary.next"))
    yield Facts(
        tuple(
            (one.title or Phrase(f"milestone.{one.kind}"), Phrase.of("doc.plain-day", day=day))
            for day, one in sorted(coming, key=lambda pair: pair[0])
        )
    )


def _secrecy(case: Case, said: Sequence[Input]) -> Iterator[Block]:
    every = sum(one.kind is InputKind.INPUT for one in case.inputs)
    held = every - len(said)
    yield Heading(2, Phrase("doc.summary.secrecy"))
    yield Paragraph(Phrase("doc.summary.how-kept"))
    if held >= _TELLING_HELD:
        yield Paragraph(Phrase.of("doc.summary.held", n=held))
