"""Questions and answers, and what everybody must have got: the same paper for all readers."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from lupdesk.domain.audience import PUBLIC, Audience
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    _SEAL,
    Block,
    Document,
    Heading,
    HeldBack,
    Noted,
    Paragraph,
)
from lupdesk.domain.composition.parts import class_of, kicker_of, label_of, office_of
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import DocumentKind, Secrecy
from lupdesk.domain.ledger import still_to_tell
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.secrecy import public_text
from lupdesk.domain.things import Input, Sending
from lupdesk.domain.treatment import Answer, Publication


def compose_answers(case: Case, audience: Audience, language: str, screen: Screen) -> Document:
    """Every question with an answer for everybody, in its order; one that hints at somebody is held
    back whole.
    """
    mark, word = class_of(case, PUBLIC)
    answered = [one for one in case.answers if one.answer.strip() and not one.exempt_reason.strip()]
    held = {one.id: why for one in answered if (why := _reason(one, screen))}
    shown = [one for one in answered if one.id not in held]
    return Document(
        kind=DocumentKind.ANSWERS,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=kicker_of(case),
        title=Phrase("doc.answers.title"),
        subtitle=Phrase.of("doc.answers.subtitle", n=len(shown)) if shown else "",
        version="",
        on=case.today,
        blocks=tuple(_answers(case, shown)),
        held_back=tuple(
            HeldBack(one.id, str(one.number), Secrecy.UNASSESSED, held[one.id])
            for one in answered
            if one.id in held
        ),
        seal=_SEAL,
    )


def _reason(one: Answer, screen: Screen) -> str | None:
    return screen.reason(one.question) or screen.reason(one.answer)


def _answers(case: Case, shown: list[Answer]) -> Iterator[Block]:
    yield Paragraph(Phrase("doc.answers.lead"))
    if not shown:
        yield Paragraph(Phrase("doc.answers.none"), muted=True)
    out = {one.id: one for one in case.publications}
    for one in shown:
        yield Heading(3, Phrase.of("doc.numbered", number=one.number, text=one.question))
        yield Noted(
            (one.answer,), notes=tuple(_when(out.get(one.publication or UUID(int=0)), case))
        )


def _when(out: Publication | None, case: Case) -> Iterator[Text]:
    if out is not None and out.published_at is not None:
        day = out.published_at.astimezone(case.zone).date()
        yield Phrase.of("doc.answers.published", day=day)


def compose_owed(case: Case, audience: Audience, language: str, screen: Screen) -> Document:
    """What some got and others have not, worded without who got it. What is not open for everybody,
    or names somebody, is held back: it has to be assessed or worded first.
    """
    mark, word = class_of(case, PUBLIC)
    given = {one.id: one for one in case.inputs}
    waiting = [one for one in still_to_tell(case) if one.kind is Input]
    shown, held = list[Text](), list[HeldBack]()
    for entry in waiting:
        said = given[entry.id]
        text = public_text(said)
        why = said.secrecy.value if text is None else screen.reason(text)
        if why is None:
            shown.append(text or "")
        else:
            held.append(HeldBack(said.id, label_of(said), said.secrecy, why))
    answers = {one.id: one for one in case.answers}
    rest = [answers[one.id] for one in still_to_tell(case) if one.kind is Answer]
    shown += [one.answer for one in rest if _reason(one, screen) is None]
    files = [one.text for one in still_to_tell(case) if one.kind is Sending]
    shown += [Phrase.of("doc.owed.file", name=one) for one in files if screen.finds(one) is None]
    return Document(
        kind=DocumentKind.OWED,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=kicker_of(case),
        title=Phrase("doc.owed.title"),
        subtitle=Phrase.of("doc.owed.subtitle", n=len(shown)) if shown else "",
        version="",
        on=case.today,
        blocks=tuple(_owed(shown)),
        held_back=tuple(held),
        seal=_SEAL,
    )


def _owed(shown: list[Text]) -> Iterator[Block]:
    yield Paragraph(Phrase("doc.owed.lead" if shown else "doc.owed.none"), muted=not shown)
    for number, text in enumerate(shown, start=1):
        yield Noted((text,), count=str(number))
