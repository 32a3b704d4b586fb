"""The question guide: the same questions to everybody, with room to write."""

from __future__ import annotations

from collections.abc import Iterator

from lupdesk.domain.audience import Audience
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    _SEAL,
    AnswerSpace,
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
)
from lupdesk.domain.composition.parts import class_of, kicker_of, office_of, stated
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.problems import Problem

_LINES = 4


def compose_guide(case: Case, audience: Audience, language: str, _screen: Screen) -> Document:
    """The latest version. Problem ``guide-missing`` where there is none."""
    guide = max(case.guides, key=lambda one: one.version, default=None)
    if guide is None:
        raise Problem("guide-missing")
    mark, word = class_of(case, audience)
    questions = sorted(
        (one for one in case.questions if one.guide == guide.id), key=lambda one: one.position
    )

    def blocks() -> Iterator[Block]:
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


def _need(case: Case) -> Iterator[tuple[Text, Text]]:
    yield Phrase("doc.fact.need"), stated(case.procurement.effect)
    yield Phrase("doc.fact.for-whom"), stated(case.procurement.for_whom)
    yield Phrase("doc.fact.buyers"), stated(", ".join(one.name for one in case.buyers))
