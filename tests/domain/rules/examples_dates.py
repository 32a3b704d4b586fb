"""Examples for and against R-DATE-1, 2, 3 and R-PRED-1."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import InputKind, MeetingKind, Milestone, PublicationKind, Secrecy
from lupdesk.domain.things import PromisedDate
from tests.domain.rules.examples import (
    TODAY,
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
)
from tests.domain.small_case import HEIM, said

BEGINS: Final = date(2027, 6, 15)
BEFORE: Final = BEGINS - timedelta(days=1)
COMPETITION: Final = promised(Milestone.COMPETITION, BEGINS)


def competing(*dates: PromisedDate, **more: Any) -> Case:
    return told(dates=(COMPETITION, *dates), **more)


# -- R-DATE-1 ---------------------------------------------------------------------------------------

_ON_THE_DAY = met(1, BEGINS)
_THE_DAY_BEFORE = met(1, BEFORE)
_LATER = met(1, BEFORE, lasted=40, actual_start=noon(BEGINS))
_CONFERENCE = met(1, BEGINS, kind=MeetingKind.CONFERENCE)
_ROUND = met(1, BEGINS, kind=MeetingKind.WRITTEN)
_TALK = met(1, BEGINS, kind=MeetingKind.INTERNAL)
_HEARD = said(1, HEIM, "Dyrt", Secrecy.OPEN, meeting=None, said_at=noon(BEGINS))
_HEARD_BEFORE = said(1, HEIM, "Dyrt", Secrecy.OPEN, meeting=None, said_at=noon(BEFORE))
_TOLD = said(1, HEIM, "Kart", Secrecy.OPEN, kind=InputKind.GIVEN, said_at=noon(BEGINS))
_DEADLINE = promised(Milestone.WRITTEN_INPUT, BEGINS)
_TALKS = promised(Milestone.ONE_TO_ONE, BEFORE, promised_end=BEGINS)
_MOVED_BACK = promised(Milestone.ONE_TO_ONE, BEGINS, moved_to=BEFORE)

DATE_1: Final = (
    breaks("R-DATE-1", "a one-to-one on the very day", competing(meetings=(_ON_THE_DAY,)),
           at(_ON_THE_DAY, "meeting")),
    breaks("R-DATE-1", "planned before, held on the day", competing(meetings=(_LATER,)),
           at(_LATER, "meeting")),
    breaks("R-DATE-1", "a conference and no one-to-one", competing(meetings=(_CONFERENCE,)),
           at(_CONFERENCE, "meeting")),
    breaks("R-DATE-1", "a written round", competing(meetings=(_ROUND,)), at(_ROUND, "meeting")),
    breaks("R-DATE-1", "said on the day", competing(inputs=(_HEARD,)), at(_HEARD, "input")),
    breaks("R-DATE-1", "a deadline for written input on the day", competing(_DEADLINE),
           at(_DEADLINE, "date")),
    breaks("R-DATE-1", "the last day of the one-to-ones", competing(_TALKS), at(_TALKS, "date")),
    keeps("R-DATE-1", "the day before", competing(meetings=(_THE_DAY_BEFORE,))),
    keeps("R-DATE-1", "said the day before", competing(inputs=(_HEARD_BEFORE,))),
    keeps("R-DATE-1", "the team among itself", competing(meetings=(_TALK,))),
    keeps("R-DATE-1", "what the buyer told by itself", competing(inputs=(_TOLD,))),
    keeps("R-DATE-1", "moved to the day before", competing(_MOVED_BACK)),
    keeps("R-DATE-1", "nobody knows yet when it begins", told(meetings=(_ON_THE_DAY,))),
)  # fmt: skip

# -- R-DATE-2 ---------------------------------------------------------------------------------------

AFTER: Final = BEGINS + timedelta(days=1)
_SUMMARY_LATE = promised(Milestone.SUMMARY, AFTER)
_SUMMARY_KEPT_LATE = promised(Milestone.SUMMARY, BEFORE, kept=AFTER)
_SUMMARY_ON_THE_DAY = promised(Milestone.SUMMARY, BEGINS)
_CAME_LATE = out(1, AFTER, kind=PublicationKind.SUMMARY)
_CAME_ON_THE_DAY = out(1, BEGINS, kind=PublicationKind.SUMMARY)
_MESSAGE = out(1, AFTER, kind=PublicationKind.MESSAGE)
_WITHDRAWN = out(1, None, kind=PublicationKind.SUMMARY)

DATE_2: Final = (
    breaks("R-DATE-2", "planned for the day after", competing(_SUMMARY_LATE), at(_SUMMARY_LATE)),
    breaks("R-DATE-2", "came a day later than promised", competing(_SUMMARY_KEPT_LATE),
           at(_SUMMARY_KEPT_LATE)),
    breaks("R-DATE-2", "published after, whatever the timeline says",
           competing(publications=(_CAME_LATE,)), at(_CAME_LATE, "published")),
    breaks("R-DATE-2", "neither planned nor published", competing(),
           at(COMPETITION, "missing")),
    breaks("R-DATE-2", "withdrawn again, and no other planned",
           competing(publications=(_WITHDRAWN,)), at(COMPETITION, "missing")),
    breaks("R-DATE-2", "planned, and not come when the competition began",
           competing(_SUMMARY_ON_THE_DAY, today=BEGINS), at(COMPETITION, "never")),
    keeps("R-DATE-2", "planned, and come without a word in the timeline",
          competing(_SUMMARY_ON_THE_DAY, publications=(_CAME_ON_THE_DAY,), today=BEGINS)),
    keeps("R-DATE-2", "the day before it begins, the summary is still to come",
          competing(_SUMMARY_ON_THE_DAY, today=BEFORE)),
    keeps("R-DATE-2", "nobody knows yet when the competition begins", told()),
    keeps("R-DATE-2", "on the very day", competing(_SUMMARY_ON_THE_DAY)),
    keeps("R-DATE-2", "published on the very day", competing(publications=(_CAME_ON_THE_DAY,))),
    keeps("R-DATE-2", "another publication after", competing(_SUMMARY_ON_THE_DAY, publications=(_MESSAGE,))),
    keeps("R-DATE-2", "withdrawn again", competing(_SUMMARY_ON_THE_DAY, publications=(_WITHDRAWN,))),
    keeps("R-DATE-2", "the competition moved, too", told(dates=(
        promised(Milestone.COMPETITION, BEGINS, moved_to=AFTER), _SUMMARY_LATE))),
)  # fmt: skip

# -- R-DATE-3 ---------------------------------------------------------------------------------------

HELD: Final = date(2027, 2, 25)
_EVENT = promised(Milestone.CONFERENCE, HELD)
_HALL = met(2, HELD, kind=MeetingKind.CONFERENCE)


def _noticed(days: int, **more: Any) -> PromisedDate:
    return promised(Milestone.NOTICE, HELD - timedelta(days=days), **more)


def _sign_up(day: date) -> PromisedDate:
    return promised(Milestone.REGISTRATION, day)


_EARLY_DEADLINE = _sign_up(HELD - timedelta(days=15))
_LATE_DEADLINE = _sign_up(HELD + timedelta(days=1))
_NOTICE_OUT_LATE = out(2, HELD - timedelta(days=13), kind=PublicationKind.NOTICE)
_IN_TIME = _sign_up(HELD - timedelta(days=6))

DATE_3: Final = (
    breaks("R-DATE-3", "thirteen days", told(dates=(_noticed(13), _EVENT, _IN_TIME)), at(_EVENT)),
    breaks("R-DATE-3", "the notice was kept late", told(dates=(
        _noticed(20, kept=HELD - timedelta(days=13)), _EVENT, _IN_TIME)), at(_EVENT)),
    breaks("R-DATE-3", "it was published late", told(
        dates=(_noticed(20), _EVENT, _IN_TIME), publications=(_NOTICE_OUT_LATE,)), at(_EVENT)),
    breaks("R-DATE-3", "a conference that is not on the timeline",
           told(dates=(_noticed(13), _IN_TIME), meetings=(_HALL,)), at(_HALL)),
    breaks("R-DATE-3", "fourteen where fifteen are set",
           told(dates=(_noticed(14), _EVENT, _IN_TIME), settings=set_to("notice-days", 15)), at(_EVENT)),
    breaks("R-DATE-3", "the deadline lies before the notice",
           told(dates=(_noticed(14), _EVENT, _EARLY_DEADLINE)), at(_EARLY_DEADLINE, "sign-up")),
    breaks("R-DATE-3", "the deadline lies after the conference",
           told(dates=(_noticed(14), _EVENT, _LATE_DEADLINE)), at(_LATE_DEADLINE, "sign-up")),
    breaks("R-DATE-3", "no notice", told(dates=(_EVENT, _IN_TIME)), at(_EVENT, "no-notice")),
    breaks("R-DATE-3", "no deadline", told(dates=(_noticed(14), _EVENT)),
           at(_EVENT, "no-sign-up")),
    breaks("R-DATE-3", "no notice, and the deadline after the conference",
           told(dates=(_EVENT, _LATE_DEADLINE)),
           at(_EVENT, "no-notice"), at(_LATE_DEADLINE, "sign-up")),
    keeps("R-DATE-3", "exactly fourteen days", told(dates=(_noticed(14), _EVENT, _IN_TIME))),
    keeps("R-DATE-3", "thirteen where thirteen are set",
          told(dates=(_noticed(13), _EVENT, _IN_TIME), settings=set_to("notice-days", 13))),
    keeps("R-DATE-3", "the deadline on the day of the notice",
          told(dates=(_noticed(14), _EVENT, _sign_up(HELD - timedelta(days=14))))),
    keeps("R-DATE-3", "the deadline on the day of the conference",
          told(dates=(_noticed(14), _EVENT, _sign_up(HELD)))),
    keeps("R-DATE-3", "one-to-ones without a conference",
          told(dates=(_noticed(13),), meetings=(met(2, HELD),))),
)  # fmt: skip

# -- R-PRED-1 ---------------------------------------------------------------------------------------

_WEEK = timedelta(days=7)


def _input_due(day: date, **more: Any) -> PromisedDate:
    return promised(Milestone.WRITTEN_INPUT, day, **more)


def _one_date(one: PromisedDate) -> Case:
    return told(dates=(one,))


def _slips(says: str, one: PromisedDate, what: str) -> Example:
    return breaks("R-PRED-1", says, _one_date(one), at(one, what))


def _stands(says: str, one: PromisedDate) -> Example:
    return keeps("R-PRED-1", says, _one_date(one))


_LATER_DAY: Final = TODAY + _WEEK
_EXPLAINED: Final[dict[str, Any]] = {"told_on": TODAY, "reason": "Kartet kom sent"}

PRED_1: Final = (
    _slips("moved, and nobody was told", _input_due(TODAY, moved_to=_LATER_DAY), "untold"),
    _slips("moved forward, and nobody was told", _input_due(_LATER_DAY, moved_to=TODAY), "untold"),
    _slips("told without a reason", _input_due(TODAY, moved_to=_LATER_DAY, told_on=TODAY,
                                               reason=" "), "unexplained"),
    _slips("yesterday, and not kept", _input_due(TODAY - timedelta(days=1)), "passed"),
    _slips("kept a day late", _input_due(TODAY - _WEEK, kept=TODAY), "untold"),
    _slips("kept late, and why is not said",
           _input_due(TODAY - _WEEK, kept=TODAY, told_on=TODAY), "unexplained"),
    _slips("moved, told, and passed all the same",
           _input_due(TODAY - _WEEK, moved_to=TODAY - timedelta(days=1), **_EXPLAINED), "passed"),
    _slips("moved, told, and kept later still",
           _input_due(TODAY - 2 * _WEEK, moved_to=TODAY - _WEEK, kept=TODAY, **_EXPLAINED),
           "untold"),
    _stands("today is not passed", _input_due(TODAY)),
    _stands("kept on the day", _input_due(TODAY - _WEEK, kept=TODAY - _WEEK)),
    _stands("moved, told and explained", _input_due(TODAY, moved_to=_LATER_DAY, **_EXPLAINED)),
    _stands("kept late, told and explained", _input_due(TODAY - _WEEK, kept=TODAY, **_EXPLAINED)),
    _stands("kept on the last of its days",
            _input_due(TODAY - _WEEK, promised_end=TODAY, kept=TODAY)),
    _stands("moved within the days that were promised",
            _input_due(TODAY - _WEEK, promised_end=_LATER_DAY, moved_to=TODAY)),
    _stands("promised for no day", promised(Milestone.SUMMARY, None)),
)  # fmt: skip

EXAMPLES: Final[tuple[Example, ...]] = (*DATE_1, *DATE_2, *DATE_3, *PRED_1)
