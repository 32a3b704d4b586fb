"""Examples for and against R-EQ-2, 4, 5, 7 and 9."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import InputKind, MeetingKind, Milestone, Secrecy, SignUpChannel
from lupdesk.domain.results import Target
from lupdesk.domain.things import (
    Input,
    Meeting,
    Participation,
    Procurement,
    Question,
    Sending,
    Supplier,
)
from lupdesk.domain.treatment import Dispatch
from tests.domain.rules.examples import (
    CASE,
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
    with_firms,
)
from tests.domain.small_case import HEIM, NAMES, OMSYN, SANS, P, said, uid

DAY: Final = date(2027, 3, 16)
ENDS: Final = date(2027, 2, 19)

# -- R-EQ-2 -----------------------------------------------------------------------------------------

_OUT, _NOT_OUT = out(1, DAY), out(1, None)
_ALONE = met(1, DAY, lasted=40)
_ROUND, _HALL, _OURS = (
    replace(_ALONE, kind=kind)
    for kind in (MeetingKind.WRITTEN, MeetingKind.CONFERENCE, MeetingKind.INTERNAL)
)


def _gives(**more: Any) -> Input:
    whole: dict[str, Any] = {"kind": InputKind.GIVEN, "type": None, "meeting": _ALONE.id, **more}
    return said(1, None, "Masten kommer i 2028", Secrecy.OPEN, **whole)


def _heard(one: Input, meeting: Meeting = _ALONE, **more: Any) -> Case:
    return told(inputs=(one,), **{**with_firms((meeting, [HEIM])), **more})


_ON_THE_PHONE = replace(_gives(meeting=None), supplier=HEIM)

EQ_2: Final = (
    breaks("R-EQ-2", "told in a one-to-one", _heard(_gives()), at(_gives())),
    breaks("R-EQ-2", "told in a written round", _heard(_gives(), _ROUND), at(_gives())),
    breaks("R-EQ-2", "told to one outside a meeting", told(inputs=(_ON_THE_PHONE,)),
           at(_ON_THE_PHONE)),
    breaks("R-EQ-2", "linked to what is not published",
           _heard(_gives(publication=_OUT.id), publications=(_NOT_OUT,)),
           at(_gives(publication=_OUT.id))),
    keeps("R-EQ-2", "linked to what was published",
          _heard(_gives(publication=_OUT.id), publications=(_OUT,))),
    keeps("R-EQ-2", "told at the conference", _heard(_gives(), _HALL)),
    keeps("R-EQ-2", "told among the team", _heard(_gives(), _OURS)),
    breaks("R-EQ-2", "told in a one-to-one that names nobody",
           told(inputs=(_gives(),), **with_firms((_ALONE, []))), at(_gives(), "nobody-named")),
    breaks("R-EQ-2", "a reason is no link",
           _heard(_gives(unpublished_reason="Sto i dialognotatet")), at(_gives(), "reason")),
    keeps("R-EQ-2", "a reason beside the link", _heard(_gives(
        publication=_OUT.id, unpublished_reason="Sto i dialognotatet"), publications=(_OUT,))),
    keeps("R-EQ-2", "told to all outside a meeting", told(inputs=(_gives(meeting=None),))),
    keeps("R-EQ-2", "what a supplier said", _heard(_gives(kind=InputKind.INPUT))),
)  # fmt: skip

# -- R-EQ-4 -----------------------------------------------------------------------------------------

_FIRM: Final = Supplier(id=HEIM, name=NAMES[HEIM])
_DEADLINE: Final = promised(Milestone.REGISTRATION, ENDS)


def _wants(**more: Any) -> Participation:
    whole: dict[str, Any] = {"wants_one_to_one": True, "registered_on": ENDS, **more}
    return Participation(id=uid(200), procurement=P, supplier=HEIM, **whole)


def _asked_for(one: Participation | None = None, **more: Any) -> Case:
    return told(participations=(one or _wants(),), **{"dates": (_DEADLINE,), **more})


def _choosing(on: date | None, how: str = "De fem første") -> Procurement:
    return replace(CASE, slot_criteria=how, criteria_published_on=on)


_PAST = met(1, TODAY - timedelta(days=1))
_NOTED = said(1, HEIM, "Dyrt", Secrecy.OPEN, meeting=_PAST.id)

EQ_4: Final = (
    breaks("R-EQ-4", "asked on the last day and has none", _asked_for(), at(_FIRM)),
    breaks("R-EQ-4", "nobody set a deadline", _asked_for(dates=()), at(_FIRM)),
    breaks("R-EQ-4", "another has one", _asked_for(**with_firms((met(1, TODAY), [SANS]))),
           at(_FIRM)),
    breaks("R-EQ-4", "a conference is none", _asked_for(
        **with_firms((met(1, TODAY, kind=MeetingKind.CONFERENCE), [HEIM]))), at(_FIRM)),
    breaks("R-EQ-4", "its day went by and nobody met", _asked_for(**with_firms((_PAST, [HEIM]))),
           at(_FIRM)),
    breaks("R-EQ-4", "criteria that nobody could read",
           _asked_for(procurement=_choosing(None)), at(_FIRM)),
    breaks("R-EQ-4", "criteria published a day after the deadline",
           _asked_for(procurement=_choosing(ENDS + timedelta(days=1))), at(_FIRM)),
    breaks("R-EQ-4", "criteria published after the first had met", _asked_for(
        dates=(), procurement=_choosing(DAY + timedelta(days=1)),
        **with_firms((met(1, DAY, lasted=40), [SANS]))), at(_FIRM)),
    breaks("R-EQ-4", "criteria published with nothing in them",
           _asked_for(procurement=_choosing(ENDS, " ")), at(_FIRM)),
    keeps("R-EQ-4", "has one that is still to come",
          _asked_for(**with_firms((met(1, TODAY), [HEIM])))),
    keeps("R-EQ-4", "had one", _asked_for(**with_firms((met(1, DAY, lasted=5), [HEIM])))),
    keeps("R-EQ-4", "had one that was only noted",
          _asked_for(inputs=(_NOTED,), **with_firms((_PAST, [HEIM])))),
    keeps("R-EQ-4", "asked a day too late",
          _asked_for(_wants(registered_on=ENDS + timedelta(days=1)))),
    keeps("R-EQ-4", "asked a day too late by telephone", _asked_for(_wants(
        registered_on=ENDS + timedelta(days=1), registered_by=SignUpChannel.PHONE))),
    breaks("R-EQ-4", "asked by telephone on a day that nobody noted",
           _asked_for(_wants(registered_on=None, registered_by=SignUpChannel.PHONE)), at(_FIRM)),
    keeps("R-EQ-4", "asked for none", _asked_for(_wants(wants_one_to_one=False))),
    keeps("R-EQ-4", "declined", _asked_for(_wants(declined_on=DAY))),
    keeps("R-EQ-4", "criteria published on the last day",
          _asked_for(procurement=_choosing(ENDS))),
)  # fmt: skip

# -- R-EQ-5 -----------------------------------------------------------------------------------------


def _slots(*meetings: Meeting, **more: Any) -> Case:
    firms = (HEIM, SANS, OMSYN)
    pairs = [(one, [firm]) for one, firm in zip(meetings, firms, strict=False)]
    return told(**with_firms(*pairs), **more)


_A, _B = met(1, DAY), met(2, DAY)
_SHORT = met(3, DAY, planned_minutes=30)
_FREE: Final = {"meetings": (_A, _B, _SHORT), "meeting_suppliers": with_firms(
    (_A, [HEIM]), (_B, [SANS]))["meeting_suppliers"]}  # fmt: skip
_LONG, _QUICK, _PAUSED = met(1, DAY, lasted=51), met(1, DAY, lasted=29), met(1, DAY, lasted=60)

EQ_5: Final = (
    breaks("R-EQ-5", "a shorter slot", _slots(_A, _B, _SHORT), at(_SHORT, "planned")),
    breaks("R-EQ-5", "of two lengths the first counts as the usual", _slots(_A, _SHORT),
           at(_SHORT, "planned")),
    breaks("R-EQ-5", "a minute more than a quarter too long", _slots(_LONG), at(_LONG, "lasted")),
    breaks("R-EQ-5", "a minute more than a quarter too short", _slots(_QUICK),
           at(_QUICK, "lasted")),
    breaks("R-EQ-5", "a quarter where a tenth is set",
           _slots(met(1, DAY, lasted=50), settings=set_to("length-tolerance", 10)),
           at(met(1, DAY), "lasted")),
    keeps("R-EQ-5", "all alike", _slots(_A, _B)),
    keeps("R-EQ-5", "exactly a quarter too long", _slots(met(1, DAY, lasted=50))),
    keeps("R-EQ-5", "exactly a quarter too short", _slots(met(1, DAY, lasted=30))),
    keeps("R-EQ-5", "a pause does not count", _slots(replace(_PAUSED, paused_seconds=600))),
    keeps("R-EQ-5", "a slot that nobody has", told(**_FREE)),
    keeps("R-EQ-5", "a conference is as long as it is",
          _slots(_A, met(2, DAY, kind=MeetingKind.CONFERENCE, planned_minutes=190))),
)  # fmt: skip

# -- R-EQ-7 -----------------------------------------------------------------------------------------

_PACK = Sending(id=uid(850), procurement=P, audience="public", file_name="dialognotat.pdf")
_OWN = replace(_PACK, audience="participant", supplier=HEIM)


def _registered(on: date | None = ENDS, **more: Any) -> tuple[Participation, ...]:
    return tuple(
        Participation(id=uid(200 + n), procurement=P, supplier=firm, registered_on=on, **more)
        for n, firm in enumerate((HEIM, SANS))
    )


def _sent(*copies: tuple[UUID | None, int], paper: Sending = _PACK, **more: Any) -> Case:
    """To whom, and how many minutes after noon."""
    dispatches = tuple(
        Dispatch(id=uid(860 + n), sending=paper.id, supplier=firm,
                 sent_at=noon(DAY) + timedelta(minutes=late))
        for n, (firm, late) in enumerate(copies)
    )  # fmt: skip
    whole: dict[str, Any] = {"participations": _registered(), "dispatches": dispatches}
    return told(sendings=(paper,), **{**whole, **more})


def _late_comer(on: date) -> tuple[Participation, ...]:
    first, second = _registered()
    return first, replace(second, registered_on=on)


def _by_form(on: date | None) -> tuple[Participation, ...]:
    """The second signed up by a form, on this day or on one that nobody noted."""
    first, second = _registered()
    return first, replace(second, registered_on=on, registered_by=SignUpChannel.FORM)


EQ_7: Final = (
    breaks("R-EQ-7", "signed up by a form on a day that nobody noted, and never got it",
           _sent((HEIM, 0), participations=_by_form(None)), at(_PACK, "missing")),
    breaks("R-EQ-7", "signed up on a day that nobody noted, and got it a day later",
           _sent((HEIM, 0), (SANS, 1440), participations=_by_form(None)), at(_PACK, "later")),
    keeps("R-EQ-7", "signed up by a form today",
          _sent((HEIM, 0), participations=_by_form(TODAY))),
    breaks("R-EQ-7", "one did not get it", _sent((HEIM, 0)), at(_PACK, "missing")),
    breaks("R-EQ-7", "one got it an hour and a minute later", _sent((HEIM, 0), (SANS, 61)),
           at(_PACK, "later")),
    breaks("R-EQ-7", "registered on the day it was sent",
           _sent((HEIM, 0), participations=_late_comer(DAY)), at(_PACK, "missing")),
    breaks("R-EQ-7", "one got it by mail and the others on the web the day after",
           _sent((HEIM, 0), (None, 1440)), at(_PACK, "later")),
    breaks("R-EQ-7", "an hour where half of one is set",
           _sent((HEIM, 0), (SANS, 60), settings=set_to("same-batch-minutes", 30)),
           at(_PACK, "later")),
    keeps("R-EQ-7", "exactly an hour later", _sent((HEIM, 0), (SANS, 60))),
    keeps("R-EQ-7", "a second copy later", _sent((HEIM, 0), (SANS, 5), (SANS, 900))),
    breaks("R-EQ-7", "registered the day after, and never got it",
           _sent((HEIM, 0), participations=_late_comer(DAY + timedelta(days=1))),
           at(_PACK, "missing")),
    keeps("R-EQ-7", "registered today",
          _sent((HEIM, 0), participations=_late_comer(TODAY))),
    keeps("R-EQ-7", "registered the day after, and could read it on the web",
          _sent((None, 0), participations=_late_comer(DAY + timedelta(days=1)))),
    keeps("R-EQ-7", "registered after it was withdrawn", _sent(
        (HEIM, 0), paper=replace(_PACK, withdrawn_on=DAY),
        participations=_late_comer(DAY + timedelta(days=1)))),
    keeps("R-EQ-7", "registered the day after, and got it then",
          _sent((HEIM, 0), (SANS, 1440), participations=_late_comer(DAY + timedelta(days=1)))),
    keeps("R-EQ-7", "everybody could read it on the web", _sent((None, 0))),
    keeps("R-EQ-7", "on the web for all, and to one as a copy the day after",
          _sent((None, 0), (HEIM, 1440))),
    keeps("R-EQ-7", "the other one declined",
          _sent((HEIM, 0), participations=(_registered()[0], _registered(declined_on=DAY)[1]))),
    keeps("R-EQ-7", "a paper for one alone", _sent((HEIM, 0), paper=_OWN)),
    keeps("R-EQ-7", "sent to nobody yet", _sent()),
)  # fmt: skip

# -- R-EQ-9 -----------------------------------------------------------------------------------------

_MAKER: Final = (Supplier(id=HEIM, name="Heimkontakt AS", products=("Puls", " ")),)


def _needs(text: str) -> Case:
    return told(procurement=replace(CASE, effect=text), suppliers=_MAKER)


_ASK = Question(id=uid(301), guide=uid(2), text="Er dere en lokal leverandør?")
_GOAL = Target(id=uid(310), procurement=P, what="Andel fra Trygg™", target="80 %")


def _prefers(says: str, text: str) -> Example:
    return breaks("R-EQ-9", says, _needs(text), at(CASE))


EQ_9: Final = (
    _prefers("a local supplier", "Vi ønsker en lokal leverandør"),
    _prefers("a sign of a make", "Brukes sammen med Heim®"),
    _prefers("or the like", "En alarm av typen H2"),
    _prefers("like X", "En løsning tilsvarende Heimdall"),
    _prefers("a process with a name", "Opplæring etter Bjerka-metoden"),
    _prefers("a product that is known here", "Kan brukes med PULS-klokka"),
    breaks("R-EQ-9", "in the title",
           told(procurement=replace(CASE, title="Norsk leverandør av trygghet")), at(CASE)),
    breaks("R-EQ-9", "in the notice",
           told(procurement=replace(CASE, notice_text="For lokalt næringsliv")), at(CASE)),
    breaks("R-EQ-9", "in a question", told(questions=(_ASK,)), at(_ASK)),
    breaks("R-EQ-9", "in a target", told(targets=(_GOAL,)), at(_GOAL)),
    _prefers("whoever is from a place", "Bedrifter fra Lysvika bør prioriteres"),
    _prefers("whoever is in the municipality", "Minst to leverandører i kommunen"),
    _prefers("the same in English", "Suppliers in the region come first"),
    _prefers("a known make", "Like enkelt som en iPhone"),
    keeps("R-EQ-9", "whoever is in a wide market", _needs("Leverandører fra EØS og i markedet")),
    keeps("R-EQ-9", "a make within a word", _needs("Windowsill og sapeboks")),
    keeps("R-EQ-9", "an effect", _needs("Færre unødige turer for nattjenesten")),
    keeps("R-EQ-9", "the local without a supplier", _needs("Færre turer i lokalsamfunnet")),
    keeps("R-EQ-9", "a product's name within a word", _needs("Færre impulskjøp")),
    keeps("R-EQ-9", "the like of what is no name", _needs("Responstid tilsvarende dagens")),
    keeps("R-EQ-9", "a process of no name", _needs("Bedre IT-prosesser og arbeidsmetoder")),
    keeps("R-EQ-9", "words that a supplier used", told(inputs=(
        said(1, HEIM, "Velg en lokal leverandør", Secrecy.OPEN),))),
)  # fmt: skip

EXAMPLES: Final[tuple[Example, ...]] = (*EQ_2, *EQ_4, *EQ_5, *EQ_7, *EQ_9)
