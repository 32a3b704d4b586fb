"""Examples for and against R-ADV-1 and 2, R-HAB-1, R-PROM-1, R-BEN-1 and R-INN-1."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import Disposition, InputKind, InputType, Role, Secrecy
from lupdesk.domain.results import Requirement, Target, Tie
from lupdesk.domain.things import Attendance, Input, Supplier, TeamMember
from lupdesk.domain.treatment import Adviser, Answer
from tests.domain.rules.examples import CASE, TODAY, Example, at, breaks, keeps, met, told
from tests.domain.small_case import HEIM, SANS, P, said, uid

# -- R-ADV-1 ----------------------------------------------------------------------------------------


def _adviser(**more: Any) -> Adviser:
    whole: dict[str, Any] = {"name": "Fjordlab", "assessed_on": TODAY, **more}
    return Adviser(id=uid(900), procurement=P, **whole)


def _member(role: Role = Role.NOTE_TAKER, on: date | None = TODAY, **more: Any) -> TeamMember:
    whole: dict[str, Any] = {"name": "Selma Lie", **more}
    return TeamMember(id=uid(910), procurement=P, role=role, impartial_on=on, **whole)


_BOTH: Final = {"shared": "Rapporten ble lagt ut", "extra_time": "To uker"}
_HIRED: Final = _member(Role.ADVISER, name="Fjordlab")

ADV_1: Final = (
    breaks("R-ADV-1", "nothing was done", told(advisers=(_adviser(),)), at(_adviser())),
    breaks("R-ADV-1", "shared, and no extra time",
           told(advisers=(_adviser(shared="Rapporten", extra_time=" "),)), at(_adviser())),
    breaks("R-ADV-1", "extra time, and nothing shared",
           told(advisers=(_adviser(extra_time="To uker"),)), at(_adviser())),
    breaks("R-ADV-1", "nobody assessed it",
           told(advisers=(_adviser(**_BOTH, assessed_on=None),)), at(_adviser())),
    breaks("R-ADV-1", "an adviser on the team who is not noted", told(team=(_HIRED,)),
           at(_HIRED, "unflagged")),
    keeps("R-ADV-1", "shared, and time given", told(advisers=(_adviser(**_BOTH),))),
    keeps("R-ADV-1", "something else was done",
          told(advisers=(_adviser(other_measure="Deltar ikke selv"),))),
    keeps("R-ADV-1", "shared, and something else instead of time",
          told(advisers=(_adviser(shared="Rapporten", other_measure="Deltar ikke selv"),))),
    keeps("R-ADV-1", "an adviser on the team who is noted", told(
        team=(replace(_HIRED, name="fjordlab "),), advisers=(_adviser(**_BOTH),))),
    keeps("R-ADV-1", "an expert of the buyer's own", told(team=(_member(Role.EXPERT),))),
)  # fmt: skip

# -- R-ADV-2 ----------------------------------------------------------------------------------------

_MAKERS: Final = (
    Supplier(id=HEIM, name="Heimkontakt AS", products=("Puls",)),
    Supplier(id=SANS, name="Sansea AS"),
)


def _wish(n: int = 1, supplier: Any = HEIM, text: str = "Be om logg", **more: Any) -> Input:
    whole: dict[str, Any] = {
        "type": InputType.REQ,
        "disposition": Disposition.ACCEPTED,
        "themes": ("drift",),
        **more,
    }
    return said(n, supplier, text, Secrecy.OPEN, **whole)


def _wishes(*inputs: Input) -> Case:
    return told(inputs=inputs, suppliers=_MAKERS)


_BRAND = _wish(text="Be om eget produktnavn", disposition=None)
_PRODUCT = _wish(text="Be om Puls", disposition=None)

_TEXT: Final = Requirement(id=uid(700), procurement=P, text="Løsningen skal ha åpne grensesnitt")


def _shaped(*inputs: Input, text: str = _TEXT.text, **more: Any) -> Case:
    """A requirement that rests on all of them; nobody was taken up by name."""
    ties = tuple(
        Tie(id=uid(710 + n), procurement=P, of=_TEXT.id, basis=one.id)
        for n, one in enumerate(inputs)
    )
    return told(
        inputs=inputs,
        suppliers=_MAKERS,
        requirements=(replace(_TEXT, text=text),),
        ties=ties,
        **more,
    )


def _heard(n: int = 1, supplier: Any = HEIM, **more: Any) -> Input:
    return _wish(n, supplier, **{"disposition": None, "type": InputType.BAR, **more})


ADV_2: Final = (
    breaks("R-ADV-2", "a text that one alone has shaped", _shaped(_heard()),
           at(_TEXT, "tailored")),
    breaks("R-ADV-2", "a text that one has shaped twice", _shaped(_heard(), _heard(2)),
           at(_TEXT, "tailored")),
    breaks("R-ADV-2", "a text with a make that two asked for",
           _shaped(_heard(), _heard(2, SANS), text="Skal virke med Windows"), at(_TEXT, "make")),
    breaks("R-ADV-2", "a text with a supplier's product", _shaped(text="Skal ha Puls"),
           at(_TEXT, "make")),
    keeps("R-ADV-2", "a text that two have shaped", _shaped(_heard(), _heard(2, SANS))),
    keeps("R-ADV-2", "a text that rests on a need of the buyer's too",
          _shaped(_heard(), _heard(2, None))),
    keeps("R-ADV-2", "a text that nobody has shaped", _shaped()),
    breaks("R-ADV-2", "taken up from one alone", _wishes(_wish()), at(_wish(), "alone")),
    breaks("R-ADV-2", "taken up in part",
           _wishes(_wish(disposition=Disposition.PARTLY)), at(_wish(), "alone")),
    breaks("R-ADV-2", "the other spoke of something else",
           _wishes(_wish(), _wish(2, SANS, themes=("pris",), disposition=None)),
           at(_wish(), "alone")),
    breaks("R-ADV-2", "the same supplier twice", _wishes(_wish(), _wish(2)),
           at(_wish(), "alone"), at(_wish(2), "alone")),
    breaks("R-ADV-2", "a make, before it is taken up", _wishes(_BRAND), at(_BRAND, "brand")),
    breaks("R-ADV-2", "its own product", _wishes(_PRODUCT), at(_PRODUCT, "brand")),
    keeps("R-ADV-2", "two wanted the same", _wishes(_wish(), _wish(2, SANS))),
    keeps("R-ADV-2", "not taken up", _wishes(_wish(disposition=Disposition.NOT_ACCEPTED))),
    keeps("R-ADV-2", "nobody has decided", _wishes(_wish(disposition=None))),
    keeps("R-ADV-2", "no requirement", _wishes(_wish(type=InputType.BAR))),
    keeps("R-ADV-2", "the name within a word",
          _wishes(_wish(text="Tåle impulsstøt", disposition=None))),
)  # fmt: skip

# -- R-HAB-1 ----------------------------------------------------------------------------------------

_MEETING = met(1, TODAY)


def _there(**more: Any) -> Case:
    whole: dict[str, Any] = {"name": "Per Gjest", "role": Role.EXPERT, "present": True, **more}
    person = Attendance(id=uid(501), meeting=_MEETING.id, **whole)
    return told(team=(_member(),), meetings=(_MEETING,), attendance=(person,))


HAB_1: Final = (
    breaks("R-HAB-1", "one has not confirmed", told(team=(_member(on=None),)), at(_member())),
    breaks("R-HAB-1", "an observer has not confirmed",
           told(team=(_member(Role.OBSERVER, None),)), at(_member())),
    breaks("R-HAB-1", "somebody for the buyer who is not on the team", _there(),
           at(_MEETING, "guest")),
    keeps("R-HAB-1", "all have confirmed", told(team=(_member(),))),
    keeps("R-HAB-1", "a supplier's own person on the list",
          told(team=(_member(Role.SUPPLIER, None),))),
    keeps("R-HAB-1", "somebody from a supplier", _there(supplier=HEIM)),
    keeps("R-HAB-1", "invited, and did not come", _there(present=False)),
    keeps("R-HAB-1", "somebody of the team", _there(name=" selma lie")),
)  # fmt: skip

# -- R-PROM-1 ---------------------------------------------------------------------------------------


def _says(text: str, kind: InputKind = InputKind.GIVEN, **more: Any) -> Input:
    return said(1, HEIM, text, Secrecy.OPEN, kind=kind, **more)


def _replies(text: str) -> Answer:
    return Answer(id=uid(600), procurement=P, number=1, question="Får vi?", answer=text)


def _promises(says: str, one: Input) -> Example:
    return breaks("R-PROM-1", says, told(inputs=(one,)), at(one, "input"))


_OTHERS: Final = InputKind.INPUT

PROM_1: Final = (
    _promises("told in a meeting", _says("Dere vil få kontrakt")),
    _promises("a decision", _says("Vi garanterer 900 brukere", InputKind.DECISION)),
    _promises("in the words for everybody", _says("Tid", _OTHERS, public_wording="Vi lover tid")),
    _promises("in the reason for what became of it",
              _says("Tid", _OTHERS, disposition_reason="Vi lover mer tid")),
    breaks("R-PROM-1", "in an answer", told(answers=(_replies("We promise it"),)),
           at(_replies(""), "answer")),
    keeps("R-PROM-1", "a supplier may promise",
          told(inputs=(_says("Vi garanterer levering", _OTHERS),))),
    keeps("R-PROM-1", "nothing is promised", told(inputs=(_says("Vi vurderer det"),))),
    keeps("R-PROM-1", "a guarantee as a thing", told(answers=(_replies("Volumgaranti vurderes"),))),
)  # fmt: skip

# -- R-BEN-1 ----------------------------------------------------------------------------------------


def _benefit(**more: Any) -> Target:
    whole: dict[str, Any] = {
        "what": "Unødige turer",
        "owner": "Kari Nes",
        "baseline": "41 %",
        "target": "16 %",
        "measured_on": date(2029, 2, 1),
        "planned": True,
        **more,
    }
    return Target(id=uid(310), procurement=P, **whole)


def _half(says: str, **lacks: Any) -> Example:
    return breaks("R-BEN-1", says, told(targets=(_benefit(**lacks),)), at(_benefit()))


BEN_1: Final = (
    _half("no owner", owner=" "),
    _half("no baseline", baseline=""),
    _half("no target", target=""),
    _half("no day of measuring", measured_on=None),
    keeps("R-BEN-1", "whole", told(targets=(_benefit(),))),
    keeps("R-BEN-1", "not called planned yet", told(targets=(_benefit(owner="", planned=False),))),
)

# -- R-INN-1 ----------------------------------------------------------------------------------------


def _need(**more: Any) -> Case:
    return told(procurement=replace(CASE, **more))


INN_1: Final = (
    breaks("R-INN-1", "no effect", _need(effect=" "), at(CASE, "no-effect")),
    breaks("R-INN-1", "for nobody", _need(for_whom=""), at(CASE, "for-whom")),
    breaks("R-INN-1", "a way to it", _need(effect="En app for pårørende"), at(CASE, "solution")),
    breaks("R-INN-1", "in another form", _need(effect="Sensorene skal virke"),
           at(CASE, "solution")),
    keeps("R-INN-1", "an effect for somebody", _need()),
    keeps("R-INN-1", "a word that begins like one", _need(effect="Færre apparater, flere turer")),
    keeps("R-INN-1", "those who have one today", _need(for_whom="Innbyggere med trygghetsalarm")),
)  # fmt: skip

EXAMPLES: Final[tuple[Example, ...]] = (*ADV_1, *ADV_2, *HAB_1, *PROM_1, *BEN_1, *INN_1)
