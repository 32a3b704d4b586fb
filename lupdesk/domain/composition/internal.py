"""Internrapport: for the team, everything that was said, each statement with its secrecy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lupdesk.domain.audience import Audience
from lupdesk.domain.case import Case
from lupdesk.domain.composition.benefits import internal_benefits
from lupdesk.domain.composition.document import (
    _SEAL,
    Block,
    Cell,
    Document,
    Figure,
    Figures,
    Heading,
    MarkShape,
    Noted,
    Paragraph,
    Row,
    Table,
)
from lupdesk.domain.composition.insights import internal_insights
from lupdesk.domain.composition.internal_open import still_open
from lupdesk.domain.composition.internal_pictures import pictures
from lupdesk.domain.composition.measures import internal_measures
from lupdesk.domain.composition.parts import (
    NOT_STATED,
    class_of,
    kicker_of,
    label_of,
    office_of,
    secrecy_mark,
    stated,
)
from lupdesk.domain.composition.protocol_meetings import label_of_supplier, questions, time_given
from lupdesk.domain.composition.said import assessed, kind_and_label
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.composition.summary import held_insights
from lupdesk.domain.conditions import compare_conditions
from lupdesk.domain.kinds import DocumentKind, InputKind, InputType, Secrecy
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import Input


def compose_internal(case: Case, audience: Audience, language: str, screen: Screen) -> Document:
    """For the team alone."""
    mark, word = class_of(case, audience)
    return Document(
        kind=DocumentKind.INTERNAL,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=kicker_of(case),
        title=Phrase("doc.internal.title"),
        subtitle=Phrase("doc.internal.subtitle"),
        version="",
        on=case.today,
        blocks=tuple(_blocks(case, audience, language, screen)),
        seal=_SEAL,
    )


def _blocks(case: Case, audience: Audience, language: str, screen: Screen) -> Iterator[Block]:
    heard = [one for one in case.inputs if one.kind is InputKind.INPUT]
    yield _figures(heard)
    yield from still_open(case)
    yield from internal_insights(case, held_insights(case))
    yield from pictures(case, heard)
    yield from _by_type(case, heard, audience, screen)
    yield from _given(case, audience, screen)
    yield from _actions(case)
    yield from _decisions(case)
    yield from internal_measures(case, language)
    yield from internal_benefits(case)
    yield from time_given(case, compare_conditions(case))
    yield from questions(case)


def _figures(heard: Sequence[Input]) -> Figures:
    numbers = (
        (len(heard), "said"),
        (len({one.supplier for one in heard if one.supplier is not None}), "suppliers"),
        (sum(one.secrecy is Secrecy.SECRET for one in heard), "secret"),
        (sum(one.secrecy is Secrecy.UNASSESSED for one in heard), "unassessed"),
        (sum(one.disposition is not None for one in heard), "answered"),
    )
    return Figures(
        tuple(
            Figure(Phrase.of("doc.number", number=number), Phrase(f"doc.internal.figure.{code}"))
            for number, code in numbers
        )
    )


# -- statements -------------------------------------------------------------------------------------


def _by_type(
    case: Case, heard: Sequence[Input], audience: Audience, screen: Screen
) -> Iterator[Block]:
    yield Heading(2, Phrase("doc.internal.said"))
    if not heard:
        yield Paragraph(Phrase("doc.minutes.nothing-said"), muted=True)
    for kind in (*InputType, None):
        inside = [one for one in heard if one.type is kind]
        if inside:
            yield Heading(3, Phrase(f"type.{kind}") if kind else Phrase("doc.summary.unsorted"))
        for one in sorted(inside, key=lambda one: (_theme(one), one.number)):
            yield _statement(case, one, audience, screen)


def _theme(one: Input) -> tuple[bool, str]:
    """By theme, and those without one last."""
    first = next(iter(one.themes), "")
    return not first, first.casefold()


def _statement(case: Case, one: Input, audience: Audience, screen: Screen) -> Noted:
    notes: list[Text] = [kind_and_label(one)]
    if one.supplier is not None:
        notes.append(label_of_supplier(case, one.supplier))
    return Noted(
        (one.text,),
        detail=(
            *_where(one),
            *assessed(one, audience, screen),
            *_outcome(one),
        ),
        mark=secrecy_mark(one.secrecy),
        notes=tuple(notes),
    )


def _where(one: Input) -> Iterator[Text]:
    """Phase, side, themes and who set its level in one line, as far as they are known."""
    parts: list[Text] = []
    if one.phase is not None:
        parts.append(Phrase(f"phase.{one.phase}"))
    if one.side is not None:
        parts.append(Phrase(f"side.{one.side}"))
    parts += [f"#{theme}" for theme in one.themes]
    parts += _decided(one)
    if parts:
        line = parts[0]
        for part in parts[1:]:
            line = Phrase.of("doc.internal.beside", first=line, then=part)
        yield line


def _decided(one: Input) -> Iterator[Text]:
    """Who set its level; of what is secret that stands with the two steps."""
    told = one.secrecy is Secrecy.SECRET or one.secrecy_kind or one.secrecy_harm
    if not told and one.decided_by.strip():
        day = one.decided_on or NOT_STATED
        yield Phrase.of("doc.internal.decided", by=one.decided_by.strip(), day=day)


def _outcome(one: Input) -> Iterator[Text]:
    if one.public_wording.strip() and one.public_wording != one.text:
        yield Phrase.of("doc.internal.for-all", text=one.public_wording)
    if one.disposition is None:
        return
    word = Phrase(f"disposition.{one.disposition}")
    reason = one.disposition_reason.strip()
    yield Phrase.of("doc.internal.outcome-why", outcome=word, why=reason) if reason else word


def _given(case: Case, audience: Audience, screen: Screen) -> Iterator[Block]:
    told = [one for one in case.inputs if one.kind is InputKind.GIVEN]
    if not told:
        return
    out = {one.id for one in case.publications if one.published_at is not None}
    yield Heading(2, Phrase("doc.minutes.given"))
    for one in told:
        shared: Text = Phrase("doc.internal.shared")
        if one.publication not in out:
            why = one.unpublished_reason.strip()
            shared = why or Phrase("doc.protocol.not-shared")
        made = _statement(case, one, audience, screen)
        yield Noted(made.body, detail=(*made.detail, shared), mark=made.mark, notes=made.notes)


# -- actions and decisions --------------------------------------------------------------------------


def _actions(case: Case) -> Iterator[Block]:
    found = [one for one in case.inputs if one.kind is InputKind.ACTION]
    if not found:
        return
    found.sort(key=lambda one: (one.done_on is not None, one.due is None, one.due or case.today))
    yield Heading(2, Phrase("doc.minutes.actions"), wide=True)
    yield Table(
        heads=(
            Phrase("doc.head.action"),
            Phrase("doc.head.owner"),
            Phrase("doc.head.due"),
            Phrase("doc.internal.head.state"),
        ),
        rows=tuple(
            Row(
                (
                    Cell(one.text, label_of(one)),
                    Cell(stated(one.owner)),
                    _due(one),
                    _state(one, case.today),
                )
            )
            for one in found
        ),
        widths=(2.8, 1.2, 0.9, 1.0),
        wide=True,
    )


def _due(one: Input) -> Cell:
    return Cell(Phrase.of("doc.plain-day", day=one.due) if one.due else stated(""))


def _state(one: Input, today: date) -> Cell:
    if one.done_on is not None:
        return Cell(Phrase.of("doc.done-on", day=one.done_on), sign=MarkShape.TICK)
    if one.due is not None and one.due < today:
        return Cell(
            Phrase("doc.internal.overdue"), strong=True, sign=MarkShape.TRIANGLE, tinted=True
        )
    return Cell(Phrase("doc.internal.under-way"), sign=MarkShape.EMPTY)


def _decisions(case: Case) -> Iterator[Block]:
    found = [one for one in case.inputs if one.kind is InputKind.DECISION]
    if not found:
        return
    yield Heading(2, Phrase("doc.minutes.decisions"))
    for one in found:
        yield Noted((one.text,), notes=(label_of(one),))
