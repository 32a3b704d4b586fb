"""Of the protocol: who was told what, which file went out, and what was answered to the minutes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    Block,
    Cell,
    Heading,
    MarkShape,
    Paragraph,
    Row,
    Table,
)
from lupdesk.domain.composition.minutes import grouped
from lupdesk.domain.composition.parts import NOT_STATED, suppliers_in
from lupdesk.domain.composition.protocol_meetings import code_of, guided
from lupdesk.domain.kinds import Channel, Response
from lupdesk.domain.ledger import Entry, ledger, still_to_tell
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import Input, Minutes, Sending
from lupdesk.domain.treatment import Answer, Dispatch

_NAMES: Final = 6
_RESPONSES: Final[Mapping[Response | None, MarkShape]] = {
    Response.CONFIRMED: MarkShape.TICK,
    Response.REMARKED: MarkShape.HALF,
    Response.SILENT: MarkShape.EMPTY,
    None: MarkShape.DASHED,
}


# -- who was told what ----------------------------------------------------------------------------


def told(case: Case) -> Iterator[Block]:
    """The ledger, without what is one supplier's own; answers that went out together are one line."""
    entries = [one for one in ledger(case) if not one.for_one]
    owed = {one.id for one in still_to_tell(case)}
    yield Heading(2, Phrase("doc.protocol.told"), wide=bool(entries))
    if not entries:
        yield Paragraph(Phrase("doc.protocol.nothing-told"), muted=True)
        return
    yield Table(
        heads=(
            Phrase("doc.head.time"),
            Phrase("doc.head.what"),
            Phrase("doc.head.to-whom"),
            Phrase("doc.head.to-all"),
        ),
        rows=tuple(
            Row(
                (
                    Cell(_at(some[0])),
                    Cell(*_what(some)),
                    Cell(_to(case, some[0])),
                    _shared(some[0], some[0].id in owed),
                )
            )
            for some in _together(entries)
        ),
        widths=(1.2, 2.7, 1.3, 1.5),
        wide=True,
    )


def _together(entries: Iterable[Entry]) -> list[list[Entry]]:
    lines: dict[UUID, list[Entry]] = {}
    for one in entries:
        group = one.publication.id if one.kind is Answer and one.publication else one.id
        lines.setdefault(group, []).append(one)
    return list(lines.values())


def _at(one: Entry) -> Text:
    return Phrase.of("doc.protocol.at", at=one.at) if one.at is not None else NOT_STATED


def _what(some: Sequence[Entry]) -> tuple[Text, Text | None]:
    """The text, and under it the numbers of the answers."""
    first = some[0]
    if first.kind is Input:
        return Phrase.of("doc.protocol.given", number=first.number, text=first.text), None
    if first.kind is not Answer:
        return first.text, None
    numbers = ", ".join(_spans(sorted(one.number for one in some)))
    named = first.publication.title if first.publication else ""
    word = Phrase.of("doc.protocol.answers", numbers=numbers)
    return (named, word) if named else (word, None)


def _spans(numbers: Sequence[int]) -> Iterator[str]:
    """``1–5``, ``7``."""
    start = last = None
    for number in (*numbers, None):
        if start is not None and last is not None and number != last + 1:
            yield str(start) if start == last else f"{start}–{last}"
            start = None
        start, last = (number if start is None else start), number


def _to(case: Case, one: Entry) -> Text:
    firms = dict.fromkeys(told.supplier for told in one.told if told.supplier is not None)
    channel = next((told.channel for told in one.told if told.channel is not None), None)
    who: Text
    if one.everybody and (not firms or one.publication is None):
        who = Phrase("doc.protocol.everybody")
    elif not firms:
        return NOT_STATED
    else:
        codes = [code_of(case, firm) for firm in firms]
        many = len(codes) > _NAMES
        who = Phrase.of("doc.protocol.n-suppliers", n=len(codes)) if many else ", ".join(codes)
    if channel is None:
        return who
    return Phrase.of("doc.protocol.by", who=who, how=Phrase(f"channel.{channel}"))


def _shared(one: Entry, owed: bool) -> Cell:
    """Whether all got it, and whether at the same time."""
    if one.publication is not None and one.publication.published_at is not None:
        late = one.at is not None and one.at < one.publication.published_at
        if not late:
            return Cell(Phrase("doc.protocol.yes"), strong=True, sign=MarkShape.TICK)
        word = Phrase.of("doc.protocol.shared", at=one.publication.published_at)
        return Cell(word, strong=True, sign=MarkShape.TRIANGLE)
    if one.everybody:
        return Cell(Phrase("doc.protocol.yes"), strong=True, sign=MarkShape.TICK)
    if one.settled:
        return Cell(Phrase("doc.protocol.need-not"), one.reason)
    if not owed:
        return Cell(Phrase("doc.protocol.all-have-it"), sign=MarkShape.TICK)
    word = Phrase("doc.protocol.not-shared")
    return Cell(word, one.reason or None, strong=True, sign=MarkShape.SQUARE, tinted=True)


# -- send-outs ------------------------------------------------------------------------------------


def sent(case: Case) -> Iterator[Block]:
    """Every file that was written for others than the team, and how many suppliers it reached."""
    written = sorted(
        (one for one in case.sendings if one.sent_at is not None and one.audience != "team"),
        key=lambda one: (one.sent_at is None, one.sent_at),
    )
    yield Heading(2, Phrase("doc.protocol.sent"), wide=bool(written))
    if not written:
        yield Paragraph(Phrase("doc.protocol.nothing-sent"), muted=True)
        return
    reached = Counter(one.sending for one in case.dispatches)
    yield Table(
        heads=(
            Phrase("doc.head.written"),
            Phrase("doc.head.document"),
            Phrase("doc.head.for"),
            Phrase("doc.head.readers"),
            Phrase("doc.head.checksum"),
        ),
        rows=tuple(
            Row(
                (
                    Cell(Phrase.of("doc.protocol.at", at=one.sent_at) if one.sent_at else ""),
                    Cell(one.file_name, _about_file(case, one)),
                    Cell(_for(case, one.supplier)),
                    Cell(Phrase.of("doc.number", number=reached[one.id])),
                    Cell(grouped(one.sha256)),
                )
            )
            for one in written
        ),
        widths=(1.2, 2.7, 0.9, 0.7, 1.2),
        wide=True,
        right=(3,),
    )
    yield Paragraph(Phrase("doc.protocol.sum-note"), muted=True, wide=True)


def _about_file(case: Case, one: Sending) -> Text:
    """That it no longer holds; else its version, and how long it is where that was noted."""
    if one.withdrawn_on:
        return Phrase.of("doc.protocol.withdrawn", day=one.withdrawn_on)
    paper = next((paper for paper in case.papers if paper.sha256 == one.sha256), None)
    if paper is None:
        return Phrase.of("doc.protocol.version", version=one.version)
    size = max(1, round(paper.size / 1000))
    if not paper.pages:
        return Phrase.of("doc.protocol.file-without-pages", version=one.version, size=size)
    return Phrase.of("doc.protocol.file", version=one.version, pages=paper.pages, size=size)


def reached(case: Case) -> Iterator[Block]:
    """Each time that a file was sent out: when, which, to whom and how."""
    files = {one.id: one for one in case.sendings}
    times: dict[tuple[UUID, datetime, Channel], list[Dispatch]] = {}
    for one in case.dispatches:
        if one.sent_at is not None and one.sending in files:
            times.setdefault((one.sending, one.sent_at, one.channel), []).append(one)
    if not times:
        return
    yield Heading(2, Phrase("doc.protocol.reached"), wide=True)
    yield Table(
        heads=(
            Phrase("doc.head.time"),
            Phrase("doc.head.document"),
            Phrase("doc.head.to-whom"),
            Phrase("doc.head.checksum"),
        ),
        rows=tuple(
            Row(
                (
                    Cell(Phrase.of("doc.protocol.at", at=at)),
                    Cell(files[file].file_name, _about_file(case, files[file])),
                    Cell(_readers(case, files[file], some), Phrase(f"channel.{channel}")),
                    Cell(grouped(files[file].sha256)),
                )
            )
            for (file, at, channel), some in sorted(times.items(), key=lambda one: one[0][1])
        ),
        widths=(1.2, 2.7, 1.6, 1.2),
        wide=True,
    )


def _readers(case: Case, file: Sending, some: Sequence[Dispatch]) -> Text:
    first = some[0]
    if first.to_somebody_else:
        return ", ".join(one.note for one in some)
    firms = [one.supplier for one in some if one.supplier is not None]
    if firms:
        return _codes(case, firms, [one.supplier for one in case.participations])
    return Phrase("doc.protocol.team" if file.audience == "team" else "doc.protocol.everybody")


def _for(case: Case, supplier: UUID | None) -> Text:
    return Phrase("doc.protocol.everybody") if supplier is None else code_of(case, supplier)


# -- answers to the minutes -----------------------------------------------------------------------


def responses(case: Case) -> Iterator[Block]:
    ours = guided(case)
    order = [one.supplier for one in case.participations]
    said: dict[Response | None, list[UUID]] = {}
    for one in case.minutes:
        if one.meeting in ours and _was_sent(one):
            firms = [firm.id for firm in suppliers_in(case, one.meeting)]
            said.setdefault(one.response, []).extend(firms)
    if not said:
        return
    yield Heading(2, Phrase("doc.protocol.responses"))
    yield Table(
        heads=(Phrase("doc.head.answer-given"), Phrase("doc.head.suppliers"), Phrase("doc.head.n")),
        rows=tuple(
            Row(
                (
                    Cell(_response(key), strong=True, sign=_RESPONSES[key]),
                    Cell(_codes(case, said[key], order)),
                    Cell(Phrase.of("doc.number", number=len(said[key]))),
                )
            )
            for key in _RESPONSES
            if key in said
        ),
        widths=(1.5, 2.2, 0.6),
        right=(2,),
    )


def _was_sent(one: Minutes) -> bool:
    return one.sent_on is not None


def _response(response: Response | None) -> Phrase:
    return Phrase(f"response.{response}" if response else "doc.protocol.no-answer")


def _codes(case: Case, firms: Iterable[UUID], order: Sequence[UUID]) -> str:
    places = {firm: place for place, firm in enumerate(order)}
    ordered = sorted(dict.fromkeys(firms), key=lambda firm: places.get(firm, len(places)))
    return ", ".join(code_of(case, firm) for firm in ordered)
