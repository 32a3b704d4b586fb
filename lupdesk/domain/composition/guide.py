"""The question guide: the same questions to everybody, with room to write."""

from __future__ import annotations

from collections.abc import Iterator

from lupdesk.domain.audience import Audience, Participant, Public
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    _SEAL,
    AnswerSpace,
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    Paragraph,
    Row,
    Table,
)
from lupdesk.domain.composition.parts import (
    class_of,
    kicker_of,
    latest_guide,
    office_of,
    questions_of,
    stated,
    supplier_of,
)
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.problems import Problem

_LINES = 4


def compose_guide(case: Case, audience: Audience, language: str, _screen: Screen) -> Document:
    """The latest version. Problem ``guide-missing`` where there is none."""
    guide = latest_guide(case)
    if guide is None:
        raise Problem("guide-missing")
    mark, word = class_of(case, audience)
    questions = questions_of(case, guide)

    def blocks() -> Iterator[Block]:
        if not isinstance(audience, Public):
            yield _to_fill_in(case, audience)
        yield Facts(tuple(_need(case)))
        yield Heading(2, Phrase("doc.guide.rules"))
        yield Bullets(tuple(Phrase(f"doc.guide.rule.{n}") for n in range(1, 5)))
        yield Heading(2, Phrase("doc.guide.questions"))
        if not questions:
            yield Paragraph(Phrase("doc.guide.none"), muted=True)
        for number, question in enumerate(questions, start=1):
            yield Heading(3, Phrase.of("doc.numbered", number=number, text=question.text))
            yield AnswerSpace(_LINES)

    return Document(
        kind=DocumentKind.GUIDE,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=kicker_of(case),
        title=Phrase("doc.guide.title"),
        subtitle=Phrase.of("doc.guide.subtitle", n=len(questions)),
        version=Phrase.of("doc.version", version=guide.version),
        on=case.today,
        blocks=tuple(blocks()),
        seal=_SEAL,
    )


def _to_fill_in(case: Case, audience: Audience) -> Table:
    """On paper, when there is no machine in the room: whose answers these are, when, and by whom."""
    theirs = isinstance(audience, Participant)
    name = supplier_of(case, audience.supplier).name if isinstance(audience, Participant) else ""
    return Table(
        heads=(
            Phrase("doc.head.supplier"),
            Phrase("doc.guide.when"),
            Phrase("doc.guide.filled-in-by" if theirs else "doc.guide.note-taker"),
        ),
        rows=(Row((Cell(name), Cell(""), Cell(""))),),
        widths=(1.5, 1.0, 1.2),
        tall=True,
    )


def _need(case: Case) -> Iterator[tuple[Text, Text]]:
    yield Phrase("doc.fact.need"), stated(case.procurement.effect)
    yield Phrase("doc.fact.for-whom"), stated(case.procurement.for_whom)
    yield Phrase("doc.fact.buyers"), stated(", ".join(one.name for one in case.buyers))
