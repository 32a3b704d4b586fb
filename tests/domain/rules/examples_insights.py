"""Examples for and against what several rules find of a main finding of the synthesis."""

from __future__ import annotations

from typing import Any, Final

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import Disposition, Secrecy
from lupdesk.domain.results import Insight, Tie
from lupdesk.domain.things import Input, TeamMember
from tests.domain.rules.examples import TODAY, Example, at, breaks, keeps, told
from tests.domain.small_case import HEIM, SANS, P, said, uid

_LOUD: Final = said(1, HEIM, "Lukkede grensesnitt er dyre", Secrecy.OPEN, meeting=None)
_TOO: Final = said(2, SANS, "Åpne grensesnitt savnes", Secrecy.OPEN, meeting=None)
_QUIET: Final = said(3, SANS, "Vi mister kunder i nord", Secrecy.ANONYMISE, meeting=None,
                     public_wording="Kunder går tapt")  # fmt: skip
_SECRET: Final = said(4, SANS, "Innkjøpsprisen er 412 kr for hver sensor", Secrecy.SECRET,
                      meeting=None)  # fmt: skip


def insight(**more: Any) -> Insight:
    whole: dict[str, Any] = {
        "heard": "Grensesnitt er dyre", "does": "Krever åpne grensesnitt",
        "answer": Disposition.ACCEPTED, "why": "Det senker prisen", **more,
    }  # fmt: skip
    return Insight(id=uid(7000), procurement=P, **whole)


def resting(one: Insight, *behind: Input, against: tuple[Input, ...] = (), **more: Any) -> Case:
    """A case with a finding that rests on these statements."""
    ties = tuple(
        Tie(id=uid(7100 + n), procurement=P, of=one.id, basis=basis.id, against=basis in against)
        for n, basis in enumerate((*behind, *against))
    )
    return told(inputs=(*behind, *against), insights=(one,), ties=ties, **more)


def _broken(rule: str, says: str, what: str, one: Insight, *behind: Input, **more: Any) -> Example:
    return breaks(rule, says, resting(one, *behind, **more), at(one, what))


_TEAM: Final = (TeamMember(id=uid(910), procurement=P, name="Tor Hauge", impartial_on=TODAY),)
_WHOLE: Final = resting(insight(), _LOUD, _TOO)
_BUDGET: Final = said(5, None, "Rammen er 38 mill. kr", Secrecy.INTERNAL, meeting=None)

EXAMPLES: Final = (
    _broken("R-DOC-2", "a finding without an answer", "insight-answer", insight(answer=None), _LOUD),
    _broken("R-DOC-2", "a finding that does not say why", "insight-why", insight(why=" "), _LOUD),
    _broken("R-DOC-2", "not accepted, and nobody says why", "insight-why-not",
            insight(why="", answer=Disposition.NOT_ACCEPTED), _LOUD),
    _broken("R-DOC-2", "a finding on nothing", "insight-voices", insight()),
    _broken("R-DOC-2", "a disagreement that is not told", "insight-against", insight(), _LOUD,
            against=(_TOO,)),
    keeps("R-DOC-2", "a disagreement that is told",
          resting(insight(disagreement="Ikke alle savner dem"), _LOUD, against=(_TOO,))),
    keeps("R-DOC-2", "a whole finding", _WHOLE),
    _broken("R-SEC-4", "a finding names a supplier", "insight",
            insight(heard="Heimkontakt mener at grensesnitt er dyre"), _LOUD, _TOO),
    _broken("R-SEC-4", "a finding tells what a secret holds", "insight",
            insight(why="Innkjøpsprisen er 412 kr for hver sensor"), _LOUD, _SECRET),
    _broken("R-SEC-4", "a theme names a supplier", "insight", insight(theme="Sansea"), _LOUD),
    keeps("R-SEC-4", "a finding in the buyer's words", resting(insight(), _LOUD, _SECRET)),
    keeps("R-SEC-4", "a new finding on nothing yet is no leak of itself",
          resting(insight(heard="Det tar for lang tid"))),
    _broken("R-SEC-4", "a new finding on nothing names a supplier", "insight",
            insight(heard="Heimkontakt mener at grensesnitt er dyre")),
    _broken("R-SEC-5", "a finding on one that is not to be known", "insight", insight(), _QUIET),
    keeps("R-SEC-5", "a finding on what one said openly", resting(insight(), _LOUD)),
    keeps("R-SEC-5", "a finding on two", resting(insight(), _LOUD, _QUIET)),
    _broken("R-SEC-7", "a finding tells the buyer's figure", "insight",
            insight(does="Vi holder oss under 38 mill. kr"), _LOUD, _BUDGET),
    keeps("R-SEC-7", "a finding without figures", resting(insight(), _LOUD, _BUDGET)),
    _broken("R-PROM-1", "a finding promises", "insight", insight(does="Dere vil få kontrakt"), _LOUD),
    keeps("R-PROM-1", "a finding says what is done", _WHOLE),
    _broken("R-GDPR-4", "a finding names somebody", "insight",
            insight(does="Tor Hauge lager kart"), _LOUD, team=_TEAM),
    keeps("R-GDPR-4", "a finding names a role",
          resting(insight(does="Møtelederen lager kart"), _LOUD, team=_TEAM)),
    _broken("R-GDPR-5", "a number in a finding", "note-number", insight(why="Ring 01818000010"),
            _LOUD),
    keeps("R-GDPR-5", "no number in a finding", _WHOLE),
    _broken("R-UU-2", "a short form in a finding", "own", insight(does="Vi ber om SLA"), _LOUD),
    keeps("R-UU-2", "a short form that is explained",
          resting(insight(does="Vi ber om tjenestenivå (SLA)"), _LOUD)),
)  # fmt: skip
