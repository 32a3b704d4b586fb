"""Examples for and against R-EQ-1, 3, 6 and 8."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import InputKind, InputType, Milestone, Secrecy
from lupdesk.domain.things import Asked, Contact, Guide, Input, Meeting, Question, Supplier
from lupdesk.domain.treatment import Answer, Gap
from tests.domain.rules.examples import (
    CASE,
    Example,
    at,
    breaks,
    keeps,
    met,
    noon,
    out,
    promised,
    set_to,
    told,
    with_firms,
)
from tests.domain.small_case import HEIM, OMSYN, SANS, P, said, uid

DAY: Final = date(2027, 3, 16)
OUT: Final = out(1, DAY)


def answer(n: int = 1, **more: Any) -> Answer:
    whole: dict[str, Any] = {
        "question": "Hvor mange brukere er det?",
        "answer": "1 350.",
        "publication": OUT.id,
        "asked_on": DAY,
        **more,
    }
    return Answer(id=uid(600 + n), procurement=P, number=n, **whole)


def answered(*answers: Answer, **more: Any) -> Case:
    return told(answers=answers, **{"publications": (OUT,), **more})


# -- R-EQ-1 -----------------------------------------------------------------------------------------


def asks(**more: Any) -> Input:
    return said(1, HEIM, "Hvor mange er det?", Secrecy.OPEN, **{"type": InputType.Q, **more})


_ASKED = asks()
_WAITING = answer(publication=None)
_WITHDRAWN = out(1, None)
_BLANK = answer(publication=None, answer=" ")
_EXEMPT = answer(publication=None, exempt_reason="Gjelder bare parkering")
_BLANK_REASON = answer(publication=None, exempt_reason=" ")
_SECRET_ASKED = replace(_ASKED, secrecy=Secrecy.SECRET)
_SECRETLY = answer(publication=None, input=_ASKED.id, exempt_reason="Gjelder en hemmelighet")
_TAKEN = answer(input=_ASKED.id)

EQ_1: Final = (
    breaks("R-EQ-1", "asked in a meeting and in no answer", told(inputs=(_ASKED,)),
           at(_ASKED, "not-taken-over")),
    breaks("R-EQ-1", "answered and not published", answered(_WAITING),
           at(_WAITING, "not-published")),
    breaks("R-EQ-1", "the publication was withdrawn",
           answered(answer(), publications=(_WITHDRAWN,)), at(answer(), "not-published")),
    breaks("R-EQ-1", "not answered at all", answered(_BLANK), at(_BLANK, "not-answered")),
    breaks("R-EQ-1", "a blank is no reason", answered(_BLANK_REASON),
           at(_BLANK_REASON, "not-published")),
    breaks("R-EQ-1", "for one alone for its secret, and re-worded for nobody",
           answered(_SECRETLY, inputs=(_SECRET_ASKED,)), at(_SECRETLY, "not-reworded")),
    keeps("R-EQ-1", "for one alone for its secret, and re-worded for all",
          answered(_SECRETLY, answer(2, input=_ASKED.id), inputs=(_SECRET_ASKED,))),
    keeps("R-EQ-1", "for one alone, and no secret in it",
          answered(_SECRETLY, inputs=(_ASKED,))),
    keeps("R-EQ-1", "taken over and published", answered(_TAKEN, inputs=(_ASKED,))),
    keeps("R-EQ-1", "for one alone, with a reason", answered(_EXEMPT)),
    keeps("R-EQ-1", "a question that needs no answer",
          told(inputs=(asks(unpublished_reason="Spøk"),))),
    keeps("R-EQ-1", "what is no question", told(inputs=(asks(type=InputType.BAR),))),
    keeps("R-EQ-1", "what the buyer asked", told(inputs=(asks(kind=InputKind.GIVEN),))),
)  # fmt: skip

# -- R-EQ-3 -----------------------------------------------------------------------------------------

_FIRMS: Final = (
    Supplier(id=HEIM, name="Heimkontakt AS", products=("Trygdix",)),
    Supplier(id=SANS, name="Sansea AS"),
)
_CONTACT: Final = Contact(
    id=uid(700), supplier=SANS, name="Sara Sanse", email="sara@havblikk.example"
)


def _hints(says: str, one: Answer, **more: Any) -> Example:
    known = {"suppliers": _FIRMS, "contacts": (_CONTACT,), **more}
    return breaks("R-EQ-3", says, answered(one, **known), at(one))


def _hints_at_nobody(says: str, one: Answer, **more: Any) -> Example:
    known = {"suppliers": _FIRMS, "contacts": (_CONTACT,), **more}
    return keeps("R-EQ-3", says, answered(one, **known))


_ASKER: Final = Supplier(id=OMSYN, name="Omsyn Analyse AS", aliases=("Omsyn",))
_NAMED_IN_NEED: Final = replace(CASE, effect="Færre turer enn med Heimkontakt")

EQ_3: Final = (
    _hints("the asker in the question", answer(question="Kan Heimkontakt få kart?")),
    _hints("the asker in the answer", answer(answer="Ja, som Heimkontakt sa.")),
    _hints("a product", answer(question="Kan Trygdix brukes?")),
    _hints("a person", answer(answer="Vi svarte Sara Sanse i går.")),
    _hints("the domain of an address", answer(question="Send kartet til havblikk")),
    _hints("before it is published", answer(publication=None, answer="Som Heimkontakt sa.")),
    _hints("exempt by its reason, and published all the same",
           answer(answer="Som Heimkontakt sa.", exempt_reason="Gjelder en hemmelighet")),
    _hints("a name that stands in the need, too", answer(answer="Som Heimkontakt sa."),
           procurement=_NAMED_IN_NEED),
    _hints("who asked, and has no other part in it", answer(question="Kan Omsyn få kart?",
           asked_by=OMSYN), suppliers=(*_FIRMS, _ASKER)),
    _hints("a person of who asked", answer(answer="Vi svarte Åse Aker i går.", asked_by=OMSYN),
           suppliers=(*_FIRMS, _ASKER),
           contacts=(Contact(id=uid(701), supplier=OMSYN, name="Åse Aker"),)),
    _hints("who asked, and left it since", answer(answer="Ja, som Omsyn sa.", asked_by=OMSYN),
           former=(_ASKER,)),
    _hints_at_nobody("who asked is not said", answer(asked_by=OMSYN),
                     suppliers=(*_FIRMS, _ASKER)),
    _hints_at_nobody("worded without anybody", answer(question="Kan en leverandør få kart?")),
    _hints_at_nobody("for one alone and not published",
                     answer(answer="Ja, Heimkontakt.", publication=None,
                            exempt_reason="Gjelder parkering")),
    _hints_at_nobody("a word that a name ends with", answer(answer="Det er lov å kontakte oss.")),
)  # fmt: skip

# -- R-EQ-6 -----------------------------------------------------------------------------------------

_OLD, _NEW = Guide(id=uid(2), procurement=P, version=1), Guide(id=uid(5), procurement=P, version=2)
_PRICE = Question(id=uid(301), guide=_OLD.id, position=1, text="Hva koster det?")
_TIME = Question(id=uid(302), guide=_OLD.id, position=2, text="Hvor lang tid?")


def _held(n: int, guide: Guide | None = _OLD, **more: Any) -> Meeting:
    return met(n, DAY, lasted=40, guide=guide and guide.id, **more)


def _ticked(meeting: Meeting, *questions: Question) -> tuple[Asked, ...]:
    return tuple(
        Asked(id=uid(10 * meeting.id.int + at), meeting=meeting.id, question=one.id)
        for at, one in enumerate(questions)
    )


def _asking(*meetings: Meeting, asked: tuple[Asked, ...] = (), **more: Any) -> Case:
    firms = (HEIM, SANS, OMSYN)
    pairs = [(meeting, [firm]) for meeting, firm in zip(meetings, firms, strict=False)]
    whole: dict[str, Any] = {"guides": (_OLD, _NEW), "asked": asked, **with_firms(*pairs)}
    return told(**{**whole, **more})


_FIRST, _SECOND, _THIRD = _held(1), _held(2), _held(3)
_BY_NEW, _BY_NONE = _held(3, _NEW), _held(3, None)
_PLANNED = met(3, DAY, guide=_NEW.id)
_BOTH: Final = (*_ticked(_FIRST, _PRICE, _TIME), *_ticked(_SECOND, _PRICE, _TIME))
_NOT_TIME: Final = (*_ticked(_FIRST, _PRICE, _TIME), *_ticked(_SECOND, _PRICE))
_GUIDE: Final[dict[str, Any]] = {"guides": (_OLD,), "questions": (_PRICE, _TIME)}
_SAID_OF_TIME = said(1, SANS, "Et halvt år", Secrecy.OPEN, meeting=_SECOND.id, question=_TIME.id)
_ASKED_BACK = replace(_SAID_OF_TIME, type=InputType.Q)


def _why(**more: str) -> tuple[Gap, ...]:
    return (Gap(id=uid(650), procurement=P, supplier=SANS, question=_TIME.id, **more),)


def _core(*questions: Question) -> dict[str, Any]:
    """The guide with these marked as core."""
    marked = tuple(replace(one, core=one in questions) for one in (_PRICE, _TIME))
    return {"guides": (_OLD,), "questions": marked}


_PRICE_LATER = replace(_PRICE, id=uid(351), guide=_NEW.id, origin=_PRICE.id, core=True)
_TIME_LATER = replace(_TIME, id=uid(352), guide=_NEW.id, origin=_TIME.id)
_LATER: Final[dict[str, Any]] = {
    "questions": (replace(_TIME, core=True), _PRICE, _PRICE_LATER, _TIME_LATER)
}

EQ_6: Final = (
    breaks("R-EQ-6", "a core question not put to one",
           _asking(_FIRST, _SECOND, asked=_NOT_TIME, **_core(_TIME)), at(_TIME, "question")),
    breaks("R-EQ-6", "all of them are core, and one was not put to one",
           _asking(_FIRST, _SECOND, asked=_NOT_TIME, **_core(_PRICE, _TIME)),
           at(_TIME, "question")),
    breaks("R-EQ-6", "core in the version that holds now",
           _asking(_FIRST, _SECOND, asked=_ticked(_SECOND, _PRICE, _TIME), **_LATER),
           at(_PRICE_LATER, "question")),
    keeps("R-EQ-6", "not put to one, and other questions are core",
          _asking(_FIRST, _SECOND, asked=_NOT_TIME, **_core(_PRICE))),
    keeps("R-EQ-6", "core no longer in the version that holds now",
          _asking(_FIRST, _SECOND, asked=_NOT_TIME, **_LATER)),
    keeps("R-EQ-6", "a core question left out with a reason", _asking(
        _FIRST, _SECOND, asked=_NOT_TIME, gaps=_why(reason="Leverer ikke selv"), **_core(_TIME))),
    breaks("R-EQ-6", "one by a newer guide", _asking(_FIRST, _SECOND, _BY_NEW),
           at(_BY_NEW, "guide")),
    breaks("R-EQ-6", "one by no guide", _asking(_FIRST, _SECOND, _BY_NONE), at(_BY_NONE, "guide")),
    breaks("R-EQ-6", "of two guides the first counts as the usual", _asking(_FIRST, _BY_NEW),
           at(_BY_NEW, "guide")),
    breaks("R-EQ-6", "a question not put to one",
           _asking(_FIRST, _SECOND, asked=_NOT_TIME, **_GUIDE), at(_TIME, "question")),
    breaks("R-EQ-6", "what was asked in return is no answer",
           _asking(_FIRST, _SECOND, asked=_NOT_TIME, inputs=(_ASKED_BACK,), **_GUIDE),
           at(_TIME, "question")),
    keeps("R-EQ-6", "all by the same", _asking(_FIRST, _SECOND, _THIRD)),
    keeps("R-EQ-6", "the other one was not held yet", _asking(_FIRST, _SECOND, _PLANNED)),
    keeps("R-EQ-6", "every question put to both",
          _asking(_FIRST, _SECOND, asked=_BOTH, **_GUIDE)),
    keeps("R-EQ-6", "not ticked and answered all the same",
          _asking(_FIRST, _SECOND, asked=_NOT_TIME, inputs=(_SAID_OF_TIME,), **_GUIDE)),
    keeps("R-EQ-6", "left out with a reason", _asking(
        _FIRST, _SECOND, asked=_NOT_TIME, gaps=_why(reason="Leverer ikke selv"), **_GUIDE)),
    keeps("R-EQ-6", "to be asked in writing", _asking(
        _FIRST, _SECOND, asked=_NOT_TIME, gaps=_why(follow_up="Svarer 31.3."), **_GUIDE)),
)  # fmt: skip

# -- R-EQ-8 -----------------------------------------------------------------------------------------

_DUE = promised(Milestone.WRITTEN_INPUT, DAY)


def _days_before(days: int, one: Answer, due: Any = _DUE, **more: Any) -> Case:
    day = DAY - timedelta(days=days)
    return answered(one, dates=(due,), publications=(out(1, day),), **more)


_EARLIER: Final = DAY - timedelta(days=9)
_IN_TIME = answer(asked_on=_EARLIER)
_NO_DAY = answer(asked_on=None)
_FROM_MEETING = answer(asked_on=None, input=asks().id)
_MOVED = promised(Milestone.WRITTEN_INPUT, DAY, moved_to=DAY + timedelta(days=1))

EQ_8: Final = (
    breaks("R-EQ-8", "two days before", _days_before(2, _IN_TIME), at(_DUE)),
    breaks("R-EQ-8", "on the last day", _days_before(0, _NO_DAY), at(_DUE)),
    breaks("R-EQ-8", "asked in time, answered after", _days_before(-1, _IN_TIME),
           at(_DUE, "after")),
    breaks("R-EQ-8", "asked on the last day, answered after", _days_before(-1, answer()),
           at(_DUE, "after")),
    breaks("R-EQ-8", "three where four are set",
           _days_before(3, _IN_TIME, settings=set_to("answer-days", 4)), at(_DUE)),
    keeps("R-EQ-8", "exactly three days", _days_before(3, _IN_TIME)),
    keeps("R-EQ-8", "two days before, and the deadline moved by one",
          _days_before(2, _IN_TIME, _MOVED)),
    keeps("R-EQ-8", "on the last day where none are wanted",
          _days_before(0, _IN_TIME, settings=set_to("answer-days", 0))),
    keeps("R-EQ-8", "asked after the deadline",
          _days_before(-2, answer(asked_on=DAY + timedelta(days=1)))),
    breaks("R-EQ-8", "answered after, and nobody knows when it was asked",
           _days_before(-2, _NO_DAY), at(_DUE, "no-day")),
    breaks("R-EQ-8", "answered after, and asked in time in a meeting",
           _days_before(-2, _FROM_MEETING, inputs=(asks(said_at=noon(DAY)),)),
           at(_DUE, "after")),
    keeps("R-EQ-8", "asked in a meeting after the deadline",
          _days_before(-2, _FROM_MEETING, inputs=(
              asks(said_at=noon(DAY + timedelta(days=1))),))),
    keeps("R-EQ-8", "no deadline", answered(_IN_TIME)),
)  # fmt: skip

EXAMPLES: Final[tuple[Example, ...]] = (*EQ_1, *EQ_3, *EQ_6, *EQ_8)
