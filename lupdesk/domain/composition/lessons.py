"""Erfaringsnotat: what the dialogue taught, for the team, and a version to share with other buyers.

What goes out holds no name, no word of a supplier's, and no score that could be reckoned back to
one (domain notes, 2.9).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lupdesk.domain.audience import PUBLIC, Audience, BuyerTeam
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    _SEAL,
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Figure,
    Figures,
    Heading,
    Paragraph,
    Row,
    Table,
)
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.parts import (
    NOT_STATED,
    class_of,
    kicker_of,
    office_of,
    stated,
    supplier_of,
)
from lupdesk.domain.composition.screen import Screen, screen_of
from lupdesk.domain.composition.summary import received_count, told_received
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.kinds import DocumentKind, MeetingKind, Secrecy, Side
from lupdesk.domain.ledger import who_took_part
from lupdesk.domain.lessons import (
    HIGHEST,
    WORKED,
    Mean,
    Means,
    buyers_changes,
    changes_of,
    means,
    suppliers_answers,
    told_means,
)
from lupdesk.domain.names import words
from lupdesk.domain.own_figures import internal_amounts, own_figure_in
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.domain.results import Lesson
from lupdesk.domain.rules.parameters import settings_of
from lupdesk.domain.secrecy import safe_count

_SIDES: Final = (Side.BUYER, Side.SUPPLIER)
_LEAST_OF_NAME: Final = 3
"""Letters; a shorter word is more often none."""
_LEAST_OF_ANSWER: Final = 3
"""Words; fewer of a supplier's answer are anybody's."""


def compose_lessons(case: Case, audience: Audience, language: str, screen: Screen) -> Document:
    inside = isinstance(audience, BuyerTeam)
    mark, word = class_of(case, audience)
    return Document(
        kind=DocumentKind.LESSONS,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=case.procurement.reference,
        title=Phrase("doc.lessons.title"),
        subtitle=case.procurement.title or kicker_of(case),
        version="",
        on=case.today,
        blocks=tuple(_for_team(case, language) if inside else _for_others(case, language, screen)),
        seal=_SEAL,
    )


def open_changes(case: Case, changes: Iterable[str]) -> tuple[str, ...]:
    """Those of the buyer's texts that everybody may read of this case."""
    clear = _Open(case, screen_of(forbidden_for(case, PUBLIC)))
    return tuple(text for one in changes if (text := clear.of(one)))


class _Open:
    """Lets a text through that names nobody, repeats nothing and tells no figure of the buyer's."""

    def __init__(self, case: Case, screen: Screen) -> None:
        self._screen = screen
        self._internal = internal_amounts(case)
        theirs = suppliers_answers(case.lessons)
        answered = (text for one in theirs for text in (one.text, one.change))
        self._answers = screen_of(
            Forbidden(text, Secrecy.UNASSESSED.value)
            for text in answered
            if len(words(text)) >= _LEAST_OF_ANSWER
        )
        people = [one.name for one in case.team] + [one.name for one in case.attendance]
        self._people = {
            word for name in people for word in words(name) if len(word) >= _LEAST_OF_NAME
        }

    def of(self, text: str) -> str:
        """The text, or nothing. A first name alone points at somebody of the team, too."""
        written = text.strip()
        named = not self._people.isdisjoint(words(written))
        if self._answers.finds(written):
            return ""
        if named or self._screen.finds(written) or own_figure_in(written, self._internal):
            return ""
        return written


def _for_others(case: Case, language: str, screen: Screen) -> Iterator[Block]:
    floor = settings_of(case.settings)["group-floor"]
    told = told_means(case.lessons, floor)
    clear = _Open(case, screen)
    # The name of an office's own template is a text of the buyer's like the others.
    name = clear.of(_method_name(case, language))
    yield from _facts(case, floor, name, guarded=True)
    yield from _worked(told)
    yield from _scores(told)
    yield from _changes([text for one in buyers_changes(case.lessons) if (text := clear.of(one))])
    yield Heading(2, Phrase("doc.lessons.how"))
    yield Paragraph(Phrase("doc.lessons.how.text"))


def _for_team(case: Case, language: str) -> Iterator[Block]:
    every = means(case.lessons)
    yield from _facts(case, 0, _method_name(case, language), guarded=False)
    yield from _worked(every)
    yield from _scores(every)
    yield from _changes(changes_of(case.lessons))
    own = buyers_changes(case.lessons)
    cut = len(own) - len(open_changes(case, own))
    if cut:
        yield Paragraph(Phrase.of("doc.lessons.cut", n=cut), muted=True)
    yield from _answers(case)


# -- facts ----------------------------------------------------------------------------------------


def _facts(case: Case, floor: int, method: str, *, guarded: bool) -> Iterator[Block]:
    held = [one for one in case.meetings if one.actual_start is not None]
    firms = len(
        {one.supplier for one in case.meeting_suppliers if one.meeting in {m.id for m in held}}
    )
    talks = sum(one.kind is MeetingKind.ONE_TO_ONE for one in held)
    counted: dict[str, int | None] = {
        "suppliers": firms,
        "one-to-ones": talks,
        "inputs": received_count(case),
    }
    if guarded:
        counted = {
            "suppliers": safe_count(firms, len(who_took_part(case)), floor),
            "one-to-ones": safe_count(talks, floor=floor),
            "inputs": told_received(case),
        }
    figures = tuple(
        Figure(Phrase.of("doc.number", number=n), Phrase(f"doc.lessons.figure.{name}"))
        for name, n in counted.items()
        if n
    )
    if len(figures) >= 2:
        yield Figures(figures)
    procurement = case.procurement
    rows: list[tuple[Text, Text]] = [
        (Phrase("doc.lessons.method"), _method(method, procurement.method)),
        (
            Phrase("doc.lessons.guides"),
            Phrase.of("doc.number", number=max((one.version for one in case.guides), default=0)),
        ),
    ]
    if procurement.innovation is not None:
        rows.insert(
            0, (Phrase("doc.lessons.innovation"), Phrase(f"innovation.{procurement.innovation}"))
        )
    yield Facts(tuple(rows))


def _method_name(case: Case, language: str) -> str:
    """By its code where its name is not known here: a desk that came from another office."""
    names = dict(case.method_names)
    code = case.procurement.method.partition(" ")[0]
    return names.get(language) or next(iter(names.values()), code)


def _method(name: str, method: str) -> Text:
    version = method.partition(" ")[2]
    if not name:
        return Phrase("doc.lessons.no-method")
    if not version:
        return name
    return Phrase.of("doc.lessons.template", name=name, version=version)


# -- what worked, and what to do otherwise ----------------------------------------------------------


def _worked(told: Means) -> Iterator[Block]:
    """Those of the five that each side who answered found good."""
    good = [one for one in LessonQuestion if _is_good([told[one, side] for side in _SIDES])]
    yield Heading(2, Phrase("doc.lessons.worked"))
    if good:
        yield Bullets(tuple(Phrase(f"lesson-worked.{one}") for one in good))
    else:
        yield Paragraph(Phrase("doc.lessons.none-worked"), muted=True)


def _is_good(sides: Iterable[Mean]) -> bool:
    scores = [one.score for one in sides if one.score is not None]
    return bool(scores) and min(scores) >= WORKED


def _scores(told: Means) -> Iterator[Block]:
    if all(one.score is None for one in told.values()):
        return
    yield Heading(2, Phrase("doc.lessons.scores"), wide=True)
    yield Paragraph(Phrase.of("doc.lessons.scores.lead", highest=HIGHEST), muted=True, wide=True)
    yield Table(
        heads=(
            Phrase("doc.lessons.head.question"),
            Phrase("side.buyer"),
            Phrase("side.supplier"),
        ),
        rows=tuple(
            Row(
                (
                    Cell(Phrase(f"lesson.{one}.buyer")),
                    *(Cell(_score(told[one, side])) for side in _SIDES),
                )
            )
            for one in LessonQuestion
        ),
        widths=(2.4, 1.0, 1.0),
        wide=True,
        row_heads=True,
        right=(1, 2),
    )
    if any(told[one, Side.SUPPLIER].score is None for one in LessonQuestion):
        yield Paragraph(Phrase("doc.lessons.few"), muted=True, wide=True)


def _score(one: Mean) -> Text:
    if one.score is None:
        return Phrase("doc.lessons.no-score")
    return Phrase.of("doc.number", number=round(one.score, 1))


def _changes(changes: Iterable[str]) -> Iterator[Block]:
    found = tuple(changes)
    yield Heading(2, Phrase("doc.lessons.change"))
    if found:
        yield Bullets(found)
    else:
        yield Paragraph(Phrase("doc.lessons.nothing-to-change"), muted=True)


def _answers(case: Case) -> Iterator[Block]:
    """The team's own: every answer with who gave it."""
    if not case.lessons:
        return
    yield Heading(2, Phrase("doc.lessons.answers"), wide=True)
    for question in LessonQuestion:
        given = [one for one in case.lessons if one.question is question]
        if given:
            yield Heading(3, Phrase(f"lesson.{question}.buyer"), wide=True)
            yield Table(
                heads=(
                    Phrase("doc.lessons.head.who"),
                    Phrase("doc.lessons.head.score"),
                    Phrase("doc.lessons.head.said"),
                    Phrase("doc.lessons.head.change"),
                ),
                rows=tuple(_answer(case, one) for one in given),
                widths=(1.2, 0.5, 1.6, 1.6),
                wide=True,
                row_heads=True,
                right=(1,),
            )


def _answer(case: Case, one: Lesson) -> Row:
    who: Text = Phrase(f"side.{one.side}")
    if one.supplier is not None:
        who = stated(supplier_of(case, one.supplier).name)
    score = Phrase.of("doc.number", number=one.score) if one.score else NOT_STATED
    return Row((Cell(who), Cell(score), Cell(one.text), Cell(one.change)))
