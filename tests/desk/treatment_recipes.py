"""How each act of equal treatment and secrecy is done, for ``test_acts``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final
from uuid import UUID

from lupdesk.desk import answering, assessing, judging, office, telling, treatment
from lupdesk.desk.assessing import Verdict
from lupdesk.desk.consent import note_consent
from lupdesk.domain.acts import Act
from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.kinds import (
    Channel,
    DocumentKind,
    InputKind,
    PublicationKind,
    Secrecy,
    SecretKind,
)
from lupdesk.domain.rules.finding import Severity
from lupdesk.domain.things import Input, Sending, TeamMember
from lupdesk.domain.treatment import Adviser, Answer, Dispatch, Publication, Reason

Recipe = Callable[[Any], object]
"""On the ``Scene`` of ``test_acts``."""


def _one(s: Any, thing: type[Any], **filters: Any) -> UUID:
    id: UUID = s.desk.all(thing, **filters)[0].id
    return id


def _tell(s: Any) -> object:
    return telling.tell(
        s.desk, s.procurement, text="ny frist", channel=Channel.PHONE, supplier=s.firms[0]
    )


def _given(s: Any) -> UUID:
    return _one(s, Input, kind=InputKind.GIVEN)


def _ask(s: Any) -> object:
    return answering.add_answer(s.desk, s.procurement, question="Hvor?", answer="Her.")


def _advise(s: Any) -> object:
    return treatment.add_adviser(s.desk, s.procurement, name="Fjordlab")


def confirm(s: Any) -> None:
    treatment.confirm_impartiality(
        s.desk, _one(s, TeamMember), on=date(2027, 3, 1), interests="ingen"
    )


def _reason(s: Any) -> object:
    found = judging.findings(s.desk, s.procurement)
    warned = next(one for one in found if one.severity is Severity.WARN)
    return judging.give_reason(s.desk, s.procurement, warned, "vurdert")


def publish(s: Any) -> object:
    return telling.publish(s.desk, s.procurement, PublicationKind.MESSAGE, title="ny frist")


def withdraw_publication(s: Any) -> None:
    telling.withdraw_publication(s.desk, s.desk.all(Publication)[-1].id, "feil navn")


def _tell_and_publish(s: Any) -> None:
    _tell(s)
    confirm(s)
    publish(s)


def export_for_all(s: Any) -> object:
    from lupdesk.desk import publishing

    return publishing.export_document(
        s.desk, s.procurement, DocumentKind.GUIDE, PUBLIC, s.folder / "guide.pdf"
    )


def record(s: Any) -> object:
    return treatment.record_dispatch(s.desk, _one(s, Sending), [s.firms[0]])


def withdraw_dispatch(s: Any) -> None:
    treatment.withdraw_dispatch(s.desk, s.desk.all(Dispatch)[-1].id, "feil navn")


def published(s: Any) -> list[bool]:
    return [one.published_at is not None for one in s.desk.all(Publication)]


def dispatched(s: Any) -> int:
    return len(s.desk.all(Dispatch))


UNDOABLE: Final[dict[Act, Recipe]] = {
    Act.ASSESS_INPUT: lambda s: assessing.assess(
        s.desk,
        s.said[0],
        Verdict(
            level=Secrecy.SECRET,
            kind=SecretKind.CALCULATION,
            harmful=True,
            harm="røper kost",
            legal_basis="fvl-13-1-2",
            review_on=date(2028, 3, 1),
        ),
    ),
    Act.SET_CLAIM: lambda s: assessing.set_claim(s.desk, s.said[0], Secrecy.SECRET, "vår metode"),
    Act.MARK_PARTS: lambda s: assessing.mark_parts(s.desk, s.said[0], ["grensesnitt"]),
    Act.WRITE_GIVEN: _tell,
    Act.LINK_PUBLICATION: lambda s: telling.link_publication(
        s.desk, [_given(s)], _one(s, Publication)
    ),
    Act.EXPLAIN_UNPUBLISHED: lambda s: telling.explain_unpublished(
        s.desk, [_given(s)], "bare praktisk"
    ),
    Act.ADD_ANSWER: _ask,
    Act.EDIT_ANSWER: lambda s: answering.edit_answer(s.desk, _one(s, Answer), answer="Der."),
    Act.REMOVE_ANSWER: lambda s: answering.remove_answer(s.desk, _one(s, Answer)),
    Act.SET_GAP: lambda s: treatment.set_gap(
        s.desk, s.firms[0], s.questions[1], reason="tiden var ute"
    ),
    Act.ADD_ADVISER: _advise,
    Act.EDIT_ADVISER: lambda s: treatment.edit_adviser(
        s.desk, _one(s, Adviser), shared="hele rapporten"
    ),
    Act.REMOVE_ADVISER: lambda s: treatment.remove_adviser(s.desk, _one(s, Adviser)),
    Act.CONFIRM_IMPARTIALITY: confirm,
    Act.NOTE_CONSENT: lambda s: note_consent(
        s.desk, _one(s, TeamMember), on=date(2027, 3, 2), shown_for="deltakerlisten"
    ),
    Act.SET_SIGN_UP: lambda s: treatment.set_sign_up(
        s.desk, s.procurement, purpose="påmelding", controller="Lysvika"
    ),
    Act.SET_PARAMETER: lambda s: treatment.set_parameter(s.desk, s.procurement, "notice-days", 10),
    Act.SET_OFFICE: lambda s: office.set_accent(s.desk, "#7a1f5c"),
    Act.SET_TEMPLATE: lambda s: office.set_sections(
        s.desk, DocumentKind.SUMMARY, ("secrecy", "given", "findings")
    ),
    Act.GIVE_REASON: _reason,
    Act.TAKE_BACK_REASON: lambda s: judging.take_back_reason(s.desk, _one(s, Reason)),
}
BEFORE: Final[dict[Act, Recipe]] = {
    Act.LINK_PUBLICATION: _tell_and_publish,
    Act.EXPLAIN_UNPUBLISHED: _tell,
    Act.EDIT_ANSWER: _ask,
    Act.REMOVE_ANSWER: _ask,
    Act.EDIT_ADVISER: _advise,
    Act.REMOVE_ADVISER: _advise,
    Act.TAKE_BACK_REASON: _reason,
}
