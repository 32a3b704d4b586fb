"""One example or two for and against each rule whose cases are told at length in the test of its
family: secrecy, documentation, access, privacy.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from lupdesk.domain.freezing import checksum, freeze
from lupdesk.domain.kinds import (
    Disposition,
    Milestone,
    MinutesState,
    Secrecy,
    SecretKind,
    SignUpChannel,
)
from lupdesk.domain.papers import Paper
from lupdesk.domain.things import Buyer, Contact, Input, Minutes, Participation, Sending, TeamMember
from lupdesk.domain.treatment import SignUp
from tests.domain.rules.examples import (
    CASE,
    TODAY,
    Example,
    Found,
    at,
    breaks,
    keeps,
    met,
    promised,
    told,
    with_firms,
)
from tests.domain.small_case import HEIM, SANS, P, said, uid

_ASSESSED: Final[dict[str, Any]] = {
    "meeting": None,
    "secrecy_kind": SecretKind.CALCULATION.value,
    "harmful": True,
    "secrecy_harm": "Røper kalkylen",
    "decided_by": "Odd Rake",
    "decided_on": date(2027, 3, 24),
    "review_on": date(2028, 3, 24),
    "legal_basis": "fvl-13-1-2",
}
_SUM: Final = "ab" * 32


def _secret(n: int = 1, text: str = "Innkjøpsprisen er 412 kr", **more: Any) -> Input:
    return said(n, HEIM, text, Secrecy.SECRET, **{**_ASSESSED, **more})


def _open(text: str, **more: Any) -> Input:
    return said(9, HEIM, text, Secrecy.OPEN, **{"meeting": None, **more})


def _one(rule: str, bad: Input, what: str, good: Input, **more: Any) -> tuple[Example, Example]:
    """A statement that breaks the rule, and one that does not."""
    return (
        breaks(rule, "a statement", told(inputs=(bad,), **more), at(bad, what)),
        keeps(rule, "another statement", told(inputs=(good,), **more)),
    )


def _file(rule: str, code: str, what: str) -> tuple[Example, Example]:
    bad, good = Paper(_SUM, (code,)), Paper(_SUM, ())
    return (
        Example(rule, "a file", told(), (Found(what, None, None),), (bad,)),
        Example(rule, "another file", told(), (), (good,)),
    )


_DEAR = said(1, HEIM, "Dyrt", Secrecy.ANONYMISE, meeting=None, themes=("pris",))
_DEAR_TOO = said(2, SANS, "Dyrt her også", Secrecy.OPEN, meeting=None, themes=("pris",))
_MEETING = met(1, TODAY)
_SAME = tuple(_secret(n, f"Hemmelig {n}", meeting=_MEETING.id) for n in (1, 2, 3))
_WEIGHED = (*_SAME[:2], replace(_SAME[2], secrecy_harm="Røper noe annet"))
_ROOM: Final = with_firms((_MEETING, [HEIM]))
_LEAK = replace(CASE, notice_text="Verdi 38 mill. kr", note="Anslått 38 mill. kr")

SECRECY: Final = (
    *_one("R-SEC-1", said(1, HEIM, "Dyrt", Secrecy.UNASSESSED), "unassessed", _open("Dyrt")),
    *_one("R-SEC-2", _secret(review_on=None), "review", _secret()),
    breaks("R-SEC-3", "all for the same words", told(inputs=_SAME, **_ROOM), at(_MEETING)),
    keeps("R-SEC-3", "weighed one by one", told(inputs=_WEIGHED, **_ROOM)),
    keeps("R-SEC-3", "two are no whole meeting", told(inputs=_SAME[:2], **_ROOM)),
    *_one("R-SEC-4", _open("Som Heimkontakt sa"), "words", _open("Som en leverandør sa")),
    breaks("R-SEC-5", "one alone", told(inputs=(_DEAR,)), at(_DEAR)),
    keeps("R-SEC-5", "two of them", told(inputs=(_DEAR, _DEAR_TOO))),
    *_file("R-SEC-6", "hidden-text", "hidden-text"),
    breaks("R-SEC-7", "the budget in the notice", told(procurement=_LEAK), at(CASE, "notice")),
    keeps("R-SEC-7", "the budget in the note", told(procurement=replace(_LEAK, notice_text=""))),
)  # fmt: skip

# -- documentation ----------------------------------------------------------------------------------

_UNLOCKED = Minutes(id=uid(650), meeting=_MEETING.id, state=MinutesState.APPROVED)
_FROZEN: Final = freeze(told(meetings=(_MEETING,)), _MEETING.id)
_LOCKED = replace(_UNLOCKED, frozen=_FROZEN, sha256=checksum(_FROZEN))
_LATE: Final = replace(CASE, phase=7)
_SIGNED: Final = replace(CASE, contract_signed_on=date(2028, 2, 1))
_PROTOCOL = Sending(id=uid(850), procurement=P, kind="protocol")
_LONG_SENTENCE: Final = " ".join(["ord"] * 31)
_NOTICE: Final = replace(
    CASE,
    cpv=("35121700",),
    nuts=("NO0A3",),
    notice_text="Dialogkonferanse om trygghet. Dialogen er ikke bindende.",
)
_AROUND: Final[dict[str, Any]] = {
    "buyers": (Buyer(id=uid(20), procurement=P, name="Lysvika"),),
    "dates": (promised(Milestone.WRITTEN_INPUT, TODAY),),
}

DOCUMENTATION: Final = (
    breaks("R-DOC-1", "approved and not locked", told(minutes=(_UNLOCKED,)),
           at(_UNLOCKED, "hash")),
    keeps("R-DOC-1", "approved and locked", told(meetings=(_MEETING,), minutes=(_LOCKED,))),
    *_one("R-DOC-2", _open("Dyrt"), "none",
          _open("Dyrt", disposition=Disposition.ACCEPTED, disposition_reason="Ja"), procurement=_LATE),
    breaks("R-DOC-3", "no protocol", told(procurement=_LATE), at(CASE)),
    keeps("R-DOC-3", "a protocol", told(procurement=_LATE, sendings=(_PROTOCOL,))),
    breaks("R-DOC-4", "a day too short",
           told(procurement=replace(_SIGNED, keep_until=date(2031, 1, 31))), at(CASE)),
    keeps("R-DOC-4", "three years to the day",
          told(procurement=replace(_SIGNED, keep_until=date(2031, 2, 1)))),
    *_file("R-ARK-1", "archive-format", "format"),
    *_file("R-UU-1", "access-alt", "access-alt"),
    *_one("R-UU-2", _open(_LONG_SENTENCE), "", _open(_LONG_SENTENCE.removesuffix(" ord"))),
    breaks("R-NOT-1", "nothing of its being binding", told(
        procurement=replace(_NOTICE, notice_text="Dialogkonferanse"), **_AROUND),
        at(CASE, "binding")),
    keeps("R-NOT-1", "whole", told(procurement=_NOTICE, **_AROUND)),
)  # fmt: skip

# -- access and privacy -----------------------------------------------------------------------------

_NUMBER: Final = "01818000010"
"""Of nobody: the month of synthetic people."""
_PERSON = Contact(id=uid(700), supplier=HEIM, name="Ola Heim", title=f"Leder, {_NUMBER}")
_TEAM: Final = (
    TeamMember(id=uid(910), procurement=P, name="Tor Hauge", impartial_on=TODAY),
)  # fmt: skip
_SIGN_UP = SignUp(
    id=uid(600), procurement=P, controller="Trefjord", purpose="Konferansen",
    legal_basis="art. 6", recipients="Prosjektgruppen", rights="Innsyn",
    delete_on=TODAY + timedelta(days=1),
)  # fmt: skip
_NO_PURPOSE = replace(_SIGN_UP, purpose="")
_CAME: Final[dict[str, Any]] = {
    "participations": (
        Participation(id=uid(70), procurement=P, supplier=HEIM, registered_on=date(2027, 2, 1)),
    )
}

_BY_EMAIL: Final[dict[str, Any]] = {
    "participations": (
        Participation(id=uid(70), procurement=P, supplier=HEIM, registered_by=SignUpChannel.EMAIL),
    )
}

OTHERS: Final = (
    *_one("R-ACC-1", _secret(legal_basis=""), "basis", _secret()),
    *_one("R-ACC-2", _secret(legal_basis="offl-23-3"), "", _secret(legal_basis="offl-13")),
    breaks("R-GDPR-1", "a number on a list", told(contacts=(_PERSON,)), at(_PERSON, "number")),
    keeps("R-GDPR-1", "a role", told(contacts=(replace(_PERSON, title="Leder"),))),
    breaks("R-GDPR-2", "no purpose", told(sign_ups=(_NO_PURPOSE,), **_CAME), at(_NO_PURPOSE, "wanting")),
    keeps("R-GDPR-2", "whole", told(sign_ups=(_SIGN_UP,), **_CAME)),
    breaks("R-GDPR-3", "no purpose", told(sign_ups=(_NO_PURPOSE,), **_CAME), at(_NO_PURPOSE)),
    keeps("R-GDPR-3", "whole", told(sign_ups=(_SIGN_UP,), **_CAME)),
    breaks("R-GDPR-2", "signed up by e-mail on a day that nobody noted", told(**_BY_EMAIL),
           Found("wanting", None, None)),
    breaks("R-GDPR-3", "signed up by e-mail on a day that nobody noted", told(**_BY_EMAIL),
           Found("", None, None)),
    keeps("R-GDPR-3", "only invited", told(participations=(
        replace(_BY_EMAIL["participations"][0], registered_by=None),))),
    *_one("R-GDPR-4", _open("Tor Hauge lovet kart"), "", _open("Møtelederen lovet kart"),
          team=_TEAM),
    *_one("R-GDPR-5", _open(f"Ring {_NUMBER}"), "number", _open("Ring 901 00 004")),
)  # fmt: skip

EXAMPLES: Final[tuple[Example, ...]] = (*SECRECY, *DOCUMENTATION, *OTHERS)
