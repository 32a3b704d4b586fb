"""The ledger as a table: each piece of information, whom it reached, when and how."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from lupdesk.domain.audience import Audience
from lupdesk.domain.case import Case
from lupdesk.domain.composition.parts import supplier_of
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.composition.sheet import Column, Sheet, Value
from lupdesk.domain.ledger import Entry, Told, ledger, still_to_tell
from lupdesk.domain.phrases import Phrase, Text


def ledger_sheets(case: Case, _audience: Audience, _screen: Screen) -> tuple[Sheet, ...]:
    """For the team alone: one row for each who was told."""
    owed = {one.id for one in still_to_tell(case)}
    columns = (
        Column(Phrase("doc.head.time"), 17),
        Column(Phrase("sheet.kind"), 16),
        Column(Phrase("sheet.number"), 9),
        Column(Phrase("doc.head.what"), 60),
        Column(Phrase("doc.head.question"), 40),
        Column(Phrase("doc.head.to-whom"), 30),
        Column(Phrase("sheet.channel"), 18),
        Column(Phrase("doc.head.to-all"), 22),
        Column(Phrase("sheet.to-all-at"), 17),
        Column(Phrase("sheet.why"), 40),
    )
    rows = tuple(row for one in ledger(case) for row in _rows(case, one, one.id in owed))
    return (Sheet(Phrase("document.ledger"), columns, rows),)


def _rows(case: Case, one: Entry, owed: bool) -> Iterator[tuple[Value, ...]]:
    for told in one.told or (Told(None, None, None),):
        yield (
            _local(case, told.at),
            Phrase(f"sheet.entry.{one.kind.__name__.lower()}"),
            one.number or None,
            one.text,
            one.question,
            _whom(case, one, told),
            Phrase(f"channel.{told.channel}") if told.channel else None,
            _shared(one, owed),
            _local(case, one.publication.published_at if one.publication else None),
            one.reason,
        )


def _whom(case: Case, one: Entry, told: Told) -> Text | None:
    if told.supplier is not None:
        return supplier_of(case, told.supplier).name
    return Phrase("doc.protocol.everybody") if one.told else None


def _shared(one: Entry, owed: bool) -> Text:
    if one.everybody:
        return Phrase("doc.protocol.yes")
    if one.settled:
        return Phrase("doc.protocol.need-not")
    return Phrase("doc.protocol.not-shared" if owed else "doc.protocol.all-have-it")


def _local(case: Case, at: datetime | None) -> datetime | None:
    return at.astimezone(case.zone) if at else None
