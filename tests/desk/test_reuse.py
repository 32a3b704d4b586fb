"""Taking over from an earlier procurement: what is learnt goes along, and no secret of it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lupdesk.desk import guides, inputs, meetings, procurements, suppliers
from lupdesk.desk.dialogue_templates import every_version
from lupdesk.desk.meetings import AgendaLine
from lupdesk.desk.reuse import Held, proposed_changes, reusable, reuse, save_template
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import ContactPerson
from lupdesk.domain.acts import Act
from lupdesk.domain.dialogue_templates import Part
from lupdesk.domain.kinds import MeetingKind, Secrecy, Side
from lupdesk.domain.results import DialogueTemplate, Lesson, Theme
from lupdesk.domain.things import Participation, Question, Supplier
from lupdesk.problems import Problem

SECRET = "Sensoren koster 412 kroner i måneden og tåler ikke kulde under minus ti"


@pytest.fixture
def source(desk: Desk, procurement: UUID) -> UUID:
    """A case with a supplier, a secret of it, and questions and themes of which some tell."""
    firm = suppliers.add_supplier(
        desk,
        name="Granlås AS",
        procurement=procurement,
        organisation_number="101051854",
        trade="låser",
        note="Vanskelig å forhandle med",
        contacts=[ContactPerson("Pernille Kvikk")],
    )
    suppliers.set_participation(
        desk, procurement, firm, invited_on=date(2027, 2, 1), wants_one_to_one=True
    )
    inputs.add_input(
        desk, procurement, text=SECRET, supplier=firm, secrecy=Secrecy.SECRET, themes=("Minus ti",)
    )
    inputs.add_input(
        desk, procurement, text="Åpne grensesnitt", secrecy=Secrecy.OPEN, themes=("Drift",)
    )
    for text in (
        "Hva er uklart i behovet?",
        "Hvorfor valgte Granlås en egen sky?",
        f"Er det riktig at «{SECRET.lower()}»?",
        "Kan Pernille Kvikk vise dette?",
    ):
        guides.add_question(desk, procurement, text)
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        root = act.add(Theme, procurement=procurement, name="Lås", meaning="Dører og nøkler")
        act.add(Theme, procurement=procurement, name="Granlåsmodellen", parent=root)
        held = act.add(Theme, procurement=procurement, name="Sky", meaning="Det Granlås sa")
        act.add(Theme, procurement=procurement, name="Under sky", parent=held)
    return procurement


@pytest.fixture
def target(desk: Desk) -> UUID:
    return procurements.add_procurement(desk, reference="NY-1", title="Neste")


def everything_of(desk: Desk, procurement: UUID) -> str:
    """All text that belongs to a procurement, wherever it lies."""
    found = []
    guide = guides.latest_guide(desk, procurement)
    things = [*desk.all(Theme, procurement=procurement)]
    things += desk.all(Participation, procurement=procurement)  # type: ignore[arg-type]
    things += desk.all(Question, guide=guide.id) if guide else []  # type: ignore[arg-type]
    for thing in things:
        found += [str(getattr(thing, one.name)) for one in fields(thing)]
    return "\n".join(found)


def test_questions_and_themes_go_along_and_what_tells_stays(
    desk: Desk, source: UUID, target: UUID
) -> None:
    done = reuse(desk, source, target)
    assert done.begun.made == {Part.GUIDE: 1, Part.THEMES: 2, Part.SUPPLIERS: 1}
    held = {(one.part, one.text, one.reason) for one in done.held}
    assert held == {
        (Part.GUIDE, "Hvorfor valgte Granlås en egen sky?", "names-somebody"),
        (Part.GUIDE, f"Er det riktig at «{SECRET.lower()}»?", "repeats-secret"),
        (Part.GUIDE, "Kan Pernille Kvikk vise dette?", "names-somebody"),
        (Part.THEMES, "Lås / Granlåsmodellen", "names-somebody"),
        (Part.THEMES, "Det Granlås sa", "names-somebody"),
        (Part.THEMES, "Sky / Under sky", "under-held"),
        (Part.THEMES, "Minus ti", "only-not-open"),
    }
    copied = everything_of(desk, target)
    for secret in ("granlås", "kvikk", "412", "kulde", "minus ti", "sky"):
        assert secret not in copied.casefold()
    assert [one.name for one in desk.all(Theme, procurement=target)] == ["Lås", "Drift"]


def test_a_supplier_comes_as_a_candidate_and_nothing_of_its_part(
    desk: Desk, source: UUID, target: UUID
) -> None:
    reuse(desk, source, target, parts=(Part.SUPPLIERS,))
    (part,) = desk.all(Participation, procurement=target)
    bare = Participation(
        id=part.id, procurement=target, supplier=part.supplier, code="L1", position=1.0
    )
    assert part == bare
    assert len(desk.all(Supplier)) == 1, "the register is one"


def test_the_order_of_codes_is_not_the_order_in_which_they_came(
    desk: Desk, source: UUID, target: UUID
) -> None:
    suppliers.add_supplier(desk, name="Alfa AS", procurement=source)
    reuse(desk, source, target, parts=(Part.SUPPLIERS,))
    names = [firm.name for _, firm in suppliers.suppliers_of(desk, target)]
    assert names == ["Alfa AS", "Granlås AS"]


def test_a_name_in_the_cases_own_need_is_no_excuse(desk: Desk, source: UUID, target: UUID) -> None:
    procurements.edit_procurement(
        desk, source, title="Etter Granlås", effect="Granlås skal byttes", for_whom="Granlås"
    )
    reuse(desk, source, target)
    assert "granlås" not in everything_of(desk, target).casefold()


def test_it_is_one_act_and_is_not_done_to_itself(desk: Desk, source: UUID, target: UUID) -> None:
    reuse(desk, source, target)
    assert desk.undo_label == "reuse-procurement"
    desk.undo()
    assert everything_of(desk, target) == ""
    with pytest.raises(Problem):
        reuse(desk, source, source)


def test_a_template_holds_no_secret_of_the_case_it_is_made_of(desk: Desk, source: UUID) -> None:
    procurements.edit_procurement(desk, source, notice_text="Vi byttet ut Granlås AS.")
    conference = meetings.add_meeting(
        desk, source, kind=MeetingKind.CONFERENCE, title="Dag hos Granlås"
    )
    meetings.set_agenda(desk, conference, [AgendaLine("Kaffe"), AgendaLine("Granlås viser lås")])
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        act.add(Lesson, procurement=source, change="Ikke la Granlås snakke først")
        act.add(Lesson, procurement=source, side=Side.SUPPLIER, change="Granittlås vil ha kake")
    saved = save_template(desk, source, name="Lås", changes=proposed_changes(desk, source))
    assert {one.part for one in saved.held} == {
        Part.GUIDE, Part.PROGRAMME, Part.THEMES, Part.INVITATION,
    }  # fmt: skip
    (kept,) = desk.all(DialogueTemplate)
    written = " ".join(str(getattr(kept, one.name)) for one in fields(kept)).casefold()
    assert "kaffe" in written
    assert "granlås" not in written
    assert "granittlås" not in written
    assert "412" not in written
    assert [one.questions[0].text for one in every_version(desk) if one.own] == [
        "Hva er uklart i behovet?"
    ]


def test_what_is_typed_in_as_new_and_as_name_is_looked_through_too(
    desk: Desk, source: UUID
) -> None:
    saved = save_template(
        desk, source, name="Lås", changes="Kortere spørsmål\nGranlås AS får snakke sist"
    )
    assert saved.contents.changes == "Kortere spørsmål"
    assert "Granlås AS får snakke sist" in [one.text for one in saved.held]
    with pytest.raises(Problem, match="template-name-tells"):
        save_template(desk, source, name="Slik Granlås vil ha det")


def test_a_figure_of_the_buyers_own_stays(desk: Desk, source: UUID) -> None:
    """The next procurement does not know that it is none of the suppliers' business."""
    procurements.edit_procurement(
        desk, source, note="Ramme 38 mill. kr", notice_text="Vi kan bruke 38 mill. kr."
    )
    found = reusable(desk, source)
    assert found.beginning.invitation == ""
    assert Held(Part.INVITATION, "Vi kan bruke 38 mill. kr.", "own-figure") in found.held


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    before=st.sampled_from(["Hva sier ", "Om «", "Se: ", ""]),
    after=st.sampled_from(["?", "» stemmer", "s løsning?", " – og så"]),
    what=st.sampled_from(["Granlås", "Granlås AS", "granlås", "GRANLÅS", SECRET, "Pernille Kvikk"]),
)
def test_however_it_is_written_it_is_not_copied(
    desk: Desk, source: UUID, before: str, after: str, what: str
) -> None:
    id = guides.add_question(desk, source, f"{before}{what}{after}")
    texts = [one.text for one in reusable(desk, source).beginning.questions]
    assert texts == ["Hva er uklart i behovet?"]
    guides.remove_question(desk, id)
