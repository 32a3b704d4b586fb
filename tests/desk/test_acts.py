"""Every act that a person can do: done, undone and redone, with all that can be seen compared.

Acts that told somebody something have a counter-act instead. An act without a recipe here, or
without its line in ``docs/acts.md``, fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest

from lupdesk.desk import (
    backups,
    capture,
    files,
    guides,
    importing,
    importing_notice,
    inputs,
    meetings,
    minutes,
    parcels,
    phrases,
    printing,
    procurements,
    publishing,
    purging,
    room,
    suppliers,
)
from lupdesk.desk.differences import differences, settle
from lupdesk.desk.importing import TableKind
from lupdesk.desk.meetings import AgendaLine
from lupdesk.desk.opening import open_desk
from lupdesk.desk.parcels import Joined
from lupdesk.desk.procurements import Body, Person
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.audience import BUYER_TEAM
from lupdesk.domain.capture import Captured
from lupdesk.domain.kinds import (
    Disposition,
    DocumentKind,
    InputKind,
    InputType,
    MeetingKind,
    Milestone,
    MinutesState,
    Response,
    Role,
    Secrecy,
)
from lupdesk.domain.results import Insight
from lupdesk.domain.things import (
    Attachment,
    Input,
    Minutes,
    Question,
    Sending,
)
from tests.desk import (
    benefit_recipes,
    measure_recipes,
    phase_recipes,
    review_recipes,
    synthesis_recipes,
    template_recipes,
    theming_recipes,
)
from tests.desk import treatment_recipes as recipes
from tests.store.soundness import assert_sound, everything

WORDS: Final = ("drift", "åpne", "blå", "gren", "rad", "kort", "ny")


@dataclass(slots=True)
class Scene:
    """A procurement in the middle of its dialogue, made by the real acts."""

    desk: Desk
    folder: Path
    procurement: UUID
    firms: tuple[UUID, ...]
    questions: tuple[UUID, ...]
    meeting: UUID
    """A one-to-one that has been started."""
    planned: UUID
    """One that has not, and in which nothing has been said."""
    said: tuple[UUID, ...]
    file: UUID


@pytest.fixture
def scene(desk: Desk, tmp_path: Path) -> Scene:
    procurement = procurements.add_procurement(
        desk, reference="P-1", title="Trygg hverdag", buyers=(Body("Lysvika"),)
    )
    procurements.add_member(desk, procurement, Person("Tor Hauge", role=Role.CHAIR))
    procurements.add_date(desk, procurement, Milestone.CONFERENCE, promised=date(2027, 3, 16))
    firms = tuple(
        suppliers.add_supplier(desk, name=name, procurement=procurement)
        for name in ("Heim AS", "Sansea AS", "Granlås AS")
    )
    texts = ("Hva er uklart?", "Hva hindrer?", "Hvor lang tid?")
    questions = tuple(guides.add_question(desk, procurement, text) for text in texts)
    meeting, planned = (
        meetings.add_meeting(
            desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firm,)
        )
        for firm in firms[:2]
    )
    meetings.set_agenda(desk, planned, [AgendaLine("Velkommen", minutes=5), AgendaLine("Runde")])
    room.start_meeting(desk, meeting)
    said = tuple(
        capture.write_input(desk, meeting, Captured(text=text, themes=("drift",))).id
        for text in ("åpne grensesnitt i drift", "blå lenke", "rad tre, kort sagt, ny")
    )
    source = tmp_path / "lysark.txt"
    source.write_text("Lysark")
    file = files.add_file(desk, procurement, source)
    phrases.set_phrases(desk, [("takk", "Takk for innspillet.")])
    minutes.draft_minutes(desk, meeting)
    return Scene(desk, tmp_path, procurement, firms, questions, meeting, planned, said, file)


def _table(kind: TableKind, *lines: str) -> Callable[[Scene], object]:
    def take_in(scene: Scene) -> object:
        data = "\n".join(lines).encode()
        found = importing.preview(scene.desk, scene.procurement, kind, data, "t.csv")
        return importing.import_rows(scene.desk, found)

    return take_in


def _notice(scene: Scene) -> object:
    source = Path(__file__).parents[2].parent / "shared" / "data" / "eforms" / "E1_minimal.xml"
    if not source.exists():
        pytest.skip("the sample notices beside the checkout are not here")
    return importing_notice.import_notice(scene.desk, source.read_bytes(), source.name)


def _first(scene: Scene, thing: type[Any], **filters: Any) -> UUID:
    id: UUID = scene.desk.all(thing, **filters)[0].id
    return id


UNDOABLE: Final[dict[Act, Callable[[Scene], object]]] = {
    Act.ADD_PROCUREMENT: lambda s: procurements.add_procurement(
        s.desk, reference="P-2", title="Ny sak", buyers=(Body("Storøy"), Body("Lysvika"))
    ),
    Act.EDIT_PROCUREMENT: lambda s: procurements.edit_procurement(
        s.desk, s.procurement, title="Nytt navn", effect="Færre alarmer", cpv=("85311100",)
    ),
    Act.REMOVE_PROCUREMENT: lambda s: procurements.remove_procurement(s.desk, s.procurement),
    Act.SETTLE_DIFFERENCE: lambda s: settle(s.desk, differences(s.desk)[0], other=True),
    Act.MOVE_PHASE: lambda s: procurements.move_phase(s.desk, s.procurement, 4),
    Act.EDIT_TEAM: lambda s: procurements.add_member(s.desk, s.procurement, Person("Kari Nes")),
    Act.EDIT_TIMELINE: lambda s: procurements.add_date(
        s.desk, s.procurement, Milestone.SUMMARY, promised=date(2027, 4, 1)
    ),
    Act.IMPORT_NOTICE: _notice,
    Act.ADD_SUPPLIER: lambda s: suppliers.add_supplier(
        s.desk, name="Ny AS", procurement=s.procurement
    ),
    Act.EDIT_SUPPLIER: lambda s: suppliers.edit_supplier(s.desk, s.firms[0], name="Heimen AS"),
    Act.REMOVE_SUPPLIER: lambda s: suppliers.remove_supplier(s.desk, s.firms[2]),
    Act.SET_PARTICIPATION: lambda s: suppliers.set_participation(
        s.desk, s.procurement, s.firms[0], wants_one_to_one=True
    ),
    Act.IMPORT_SUPPLIERS: _table(TableKind.SUPPLIERS, "Navn;Type", "Kort AS;lås", "Rad AS;nett"),
    Act.ADD_QUESTION: lambda s: guides.add_question(s.desk, s.procurement, "Hvilken pris?"),
    Act.EDIT_QUESTION: lambda s: guides.edit_question(s.desk, s.questions[0], text="Hva mangler?"),
    Act.MARK_CORE: lambda s: guides.mark_core(s.desk, s.questions[0], True),
    Act.MOVE_QUESTION: lambda s: guides.move_question(s.desk, s.questions[0], 3),
    Act.REMOVE_QUESTION: lambda s: guides.remove_question(s.desk, s.questions[1]),
    Act.NEW_GUIDE_VERSION: lambda s: guides.new_version(s.desk, s.procurement),
    Act.IMPORT_QUESTIONS: _table(TableKind.QUESTIONS, "Nr;Spørsmål", "1;Hva koster det?"),
    Act.ADD_MEETING: lambda s: meetings.add_meeting(
        s.desk, s.procurement, kind=MeetingKind.CONFERENCE, title="Dialog", suppliers=s.firms
    ),
    Act.EDIT_MEETING: lambda s: meetings.set_suppliers(s.desk, s.planned, s.firms[1:]),
    Act.REMOVE_MEETING: lambda s: meetings.remove_meeting(s.desk, s.planned),
    Act.IMPORT_SLOTS: _table(
        TableKind.SLOTS, "Dato;Start;Minutter;Leverandør", "2027-03-18;09:00;45;Granlås AS"
    ),
    Act.EDIT_AGENDA: lambda s: meetings.set_agenda(
        s.desk, s.planned, [AgendaLine("Runde", minutes=10), AgendaLine("Slutt")]
    ),
    Act.START_MEETING: lambda s: room.start_meeting(s.desk, s.planned),
    Act.PAUSE_MEETING: lambda s: room.pause_meeting(s.desk, s.meeting),
    Act.RESUME_MEETING: lambda s: room.resume_meeting(s.desk, s.meeting),
    Act.END_MEETING: lambda s: room.end_meeting(s.desk, s.meeting),
    Act.GO_TO_QUESTION: lambda s: room.go_to_question(
        s.desk,
        s.meeting,
        _first(s, Question, short_name=s.desk.the(Question, s.questions[2]).short_name),
    ),
    Act.TICK_QUESTION: lambda s: room.tick_question(s.desk, s.meeting, s.questions[2], True),
    Act.SET_ATTENDANCE: lambda s: room.add_attendee(s.desk, s.meeting, "Åse Øy"),
    Act.WRITE_INPUT: lambda s: capture.write_input(
        s.desk, s.meeting, Captured(text="ny drift", type=InputType.BAR)
    ),
    Act.EDIT_INPUT: lambda s: capture.edit_input(
        s.desk, s.said[0], Captured(text="lukkede grøfter")
    ),
    Act.EDIT_INPUTS: lambda s: inputs.edit_inputs(s.desk, s.said, type=InputType.RISK),
    Act.ONE_WORDING: lambda s: inputs.say_once(s.desk, s.said[:2], "Det er lukket"),
    **theming_recipes.RECIPES,
    Act.MOVE_INPUT: lambda s: capture.move_input(s.desk, s.said[0], 1),
    Act.SPLIT_INPUT: lambda s: capture.split_input(s.desk, s.said[0], 6),
    Act.JOIN_INPUTS: lambda s: capture.join_with_previous(s.desk, s.said[1]),
    Act.PARK_INPUT: lambda s: capture.park_input(s.desk, s.said[0], True),
    Act.REMOVE_INPUT: lambda s: capture.remove_input(s.desk, s.said[2]),
    Act.SET_SECRECY: lambda s: inputs.set_secrecy(s.desk, s.said, Secrecy.SECRET),
    Act.SET_DISPOSITION: lambda s: inputs.set_disposition(
        s.desk, s.said[:2], Disposition.PARTLY, "delvis"
    ),
    Act.IMPORT_INPUTS: _table(
        TableKind.INPUTS, "Tekst;Leverandør", "rad fra fil;Heim AS", "kort rad;Sansea AS"
    ),
    Act.SET_FOLLOW_UP: lambda s: inputs.add_follow_up(
        s.desk, s.procurement, kind=InputKind.ACTION, text="Sjekk drift", owner="Tor"
    ),
    Act.ADD_FILE: lambda s: files.add_file(s.desk, s.procurement, s.folder / "lysark.txt"),
    Act.EDIT_FILE: lambda s: files.edit_file(s.desk, s.file, name="lysark-2.txt"),
    Act.REMOVE_FILE: lambda s: files.remove_file(s.desk, s.file),
    Act.EDIT_PHRASES: lambda s: phrases.set_phrases(s.desk, [("hei", "Hei."), ("takk", "Takk!")]),
    Act.DRAFT_MINUTES: lambda s: minutes.draft_minutes(s.desk, s.planned),
    Act.RECORD_RESPONSE: lambda s: minutes.record_response(s.desk, s.meeting, Response.CONFIRMED),
    **recipes.UNDOABLE,
    **review_recipes.UNDOABLE,
    **benefit_recipes.UNDOABLE,
    **measure_recipes.UNDOABLE,
    **phase_recipes.UNDOABLE,
    **template_recipes.UNDOABLE,
    **synthesis_recipes.UNDOABLE,
}


def _parted(scene: Scene) -> Joined:
    """Another laptop reworded a statement that was reworded here too; its parcel is joined."""
    desk, other = scene.desk, scene.folder / "annen.lupdesk"
    backups.copy_desk(desk.path, other)
    there = open_desk(other, author="Tor", clock=desk.clock)
    inputs.edit_input(there, scene.said[0], text="åpne grensesnitt, sa den andre", speaker="Nora")
    parcels.make_parcel(there, scene.folder / "annen.lupparcel")
    there.close()
    inputs.edit_input(desk, scene.said[0], text="åpne grensesnitt, sa vi")
    return parcels.join_parcel(
        desk, scene.folder / "annen.lupparcel", backups=scene.folder / "kopier"
    )


BEFORE: Final[dict[Act, Callable[[Scene], object]]] = {
    Act.ONE_WORDING: lambda s: inputs.set_secrecy(s.desk, s.said, Secrecy.OPEN),
    Act.RESUME_MEETING: lambda s: room.pause_meeting(s.desk, s.meeting),
    Act.RECORD_RESPONSE: lambda s: minutes.send_minutes(s.desk, s.meeting),
    Act.SETTLE_DIFFERENCE: _parted,
    **recipes.BEFORE,
    **review_recipes.BEFORE,
    **benefit_recipes.BEFORE,
    **measure_recipes.BEFORE,
    **phase_recipes.BEFORE,
    **template_recipes.BEFORE,
    **theming_recipes.BEFORE,
    **synthesis_recipes.BEFORE,
}
"""What must have been done first."""


def kinds_since(desk: Desk, number: int) -> list[str]:
    rows = desk.database.execute("SELECT kind FROM act WHERE n > ? ORDER BY n", [number])
    return [kind for (kind,) in rows.fetchall()]


def last_act(desk: Desk) -> int:
    return int(desk.database.execute("SELECT max(n) FROM act").fetchone()[0])


@pytest.mark.parametrize("act", [act for act in Act if act.undoable], ids=lambda act: act.code)
def test_done_undone_redone(scene: Scene, act: Act) -> None:
    desk = scene.desk
    if act in BEFORE:
        BEFORE[act](scene)
    number = last_act(desk)
    before = everything(desk, *WORDS)
    UNDOABLE[act](scene)
    after = everything(desk, *WORDS)
    assert kinds_since(desk, number) == [act.code], "one act, and this one"
    assert after != before
    for _ in range(2):
        assert desk.undo_label == act.code
        undone = desk.undo()
        assert undone is not None
        assert (undone.act, undone.left) == (act.code, ())
        assert everything(desk, *WORDS) == before
        assert desk.redo_label == act.code
        redone = desk.redo()
        assert redone is not None
        assert (redone.act, redone.left) == (act.code, ())
        assert everything(desk, *WORDS) == after
    assert_sound(desk)
    desk.close()
    again = open_desk(desk.path, author="Tor", clock=desk.clock)
    assert again.undo_label == act.code
    again.undo()
    assert everything(again, *WORDS) == before
    again.close()


def test_all_acts_of_the_scene_can_be_undone_one_by_one(scene: Scene) -> None:
    desk = scene.desk
    states = []
    while (label := desk.undo_label) is not None:
        states.append((label, everything(desk, *WORDS)))
        undone = desk.undo()
        assert undone is not None
        assert undone.left == ()
    assert not any(everything(desk, *WORDS).values())
    for label, state in reversed(states):
        assert desk.redo_label == label
        desk.redo()
        assert everything(desk, *WORDS) == state
    assert desk.redo_label is None
    assert_sound(desk)


# -- acts that told somebody something, or took something away -----------------------------------------


def _state(scene: Scene) -> MinutesState:
    return minutes.the_minutes(scene.desk, scene.meeting).state


def _export(scene: Scene) -> object:
    return publishing.export_document(
        scene.desk,
        scene.procurement,
        DocumentKind.GUIDE,
        BUYER_TEAM,
        scene.folder / "guide.pdf",
    )


def _print(scene: Scene) -> object:
    one = printing.paper_to_print(scene.desk, scene.procurement, DocumentKind.GUIDE, BUYER_TEAM)
    return printing.remember_printed(scene.desk, one, printing.proved(one).paper, "guide på papir")


def _sendings(scene: Scene) -> list[tuple[str, str]]:
    return [(one.file_name, one.withdrawn_reason) for one in scene.desk.all(Sending)]


@dataclass(frozen=True, slots=True)
class Told:
    """An act and its counter-act: what must be done first, and what shows where it stands."""

    first: tuple[Callable[[Scene], object], ...]
    do: Callable[[Scene], object]
    counter: Callable[[Scene], object]
    look: Callable[[Scene], object]
    done: object
    countered: object


def _send(scene: Scene) -> object:
    return minutes.send_minutes(scene.desk, scene.meeting)


def _approve(scene: Scene) -> object:
    return minutes.approve_minutes(scene.desk, scene.meeting)


def _withdraw(scene: Scene) -> object:
    return minutes.withdraw_minutes(scene.desk, scene.meeting, "feil navn")


def _reopen(scene: Scene) -> object:
    return minutes.reopen_minutes(scene.desk, scene.meeting, "feil navn")


def _withdraw_document(scene: Scene) -> None:
    publishing.withdraw_document(scene.desk, _first(scene, Sending), "feil navn")


TOLD: Final[dict[Act, Told]] = {
    Act.SEND_MINUTES: Told(
        (), _send, _withdraw, _state, MinutesState.IN_REVIEW, MinutesState.DRAFT
    ),
    Act.WITHDRAW_MINUTES: Told(
        (_send,), _withdraw, _send, _state, MinutesState.DRAFT, MinutesState.IN_REVIEW
    ),
    Act.APPROVE_MINUTES: Told(
        (_send,), _approve, _reopen, _state, MinutesState.APPROVED, MinutesState.DRAFT
    ),
    Act.REOPEN_MINUTES: Told(
        (_send, _approve),
        _reopen,
        lambda s: (_send(s), _approve(s)),
        _state,
        MinutesState.DRAFT,
        MinutesState.APPROVED,
    ),
    Act.MAKE_FORM: Told(
        (review_recipes.send_first,),
        review_recipes.make_form,
        _withdraw_document,
        review_recipes.withdrawn,
        [("review", False)],
        [("review", True)],
    ),
    Act.EXPORT_DOCUMENT: Told(
        (),
        _export,
        _withdraw_document,
        _sendings,
        [("guide.pdf", "")],
        [("guide.pdf", "feil navn")],
    ),
    Act.PRINT_DOCUMENT: Told(
        (),
        _print,
        _withdraw_document,
        _sendings,
        [("guide på papir", "")],
        [("guide på papir", "feil navn")],
    ),
    Act.WITHDRAW_DOCUMENT: Told(
        (_export,),
        _withdraw_document,
        _export,
        _sendings,
        [("guide.pdf", "feil navn")],
        [("guide.pdf", "feil navn"), ("guide.pdf", "")],
    ),
    Act.PUBLISH: Told(
        (recipes.confirm,),
        recipes.publish,
        recipes.withdraw_publication,
        recipes.published,
        [True],
        [False],
    ),
    Act.WITHDRAW_PUBLICATION: Told(
        (recipes.confirm, recipes.publish),
        recipes.withdraw_publication,
        recipes.publish,
        recipes.published,
        [False],
        [False, True],
    ),
    Act.RECORD_DISPATCH: Told(
        (recipes.export_for_all,),
        recipes.record,
        recipes.withdraw_dispatch,
        recipes.dispatched,
        1,
        0,
    ),
    Act.WITHDRAW_DISPATCH: Told(
        (recipes.export_for_all, recipes.record),
        recipes.withdraw_dispatch,
        recipes.record,
        recipes.dispatched,
        0,
        1,
    ),
}
NEEDS_REASON: Final = {
    Act.WITHDRAW_MINUTES,
    Act.REOPEN_MINUTES,
    Act.WITHDRAW_DOCUMENT,
    Act.WITHDRAW_PUBLICATION,
    Act.WITHDRAW_DISPATCH,
}


@pytest.mark.parametrize("act", TOLD, ids=lambda act: act.code)
def test_told_and_taken_back(scene: Scene, act: Act) -> None:
    desk, told = scene.desk, TOLD[act]
    for step in told.first:
        step(scene)
    number, could_undo = last_act(desk), desk.undo_label
    told.do(scene)
    assert kinds_since(desk, number) == [act.code]
    assert told.look(scene) == told.done
    assert desk.undo_label == could_undo, "Ctrl+Z passes it over"
    number = last_act(desk)
    told.counter(scene)
    assert kinds_since(desk, number)[-1] == act.value.counter
    assert told.look(scene) == told.countered
    reasons = dict(desk.database.execute("SELECT kind, reason FROM act").fetchall())
    for kind in NEEDS_REASON & {act}:
        assert reasons[kind.code] == "feil navn"
    assert_sound(desk)


def test_undo_leaves_what_was_told_as_it_was(scene: Scene) -> None:
    """Ctrl+Z goes past an approval to older acts, but never into the approved words."""
    desk = scene.desk
    _send(scene)
    _approve(scene)
    approved = minutes.the_minutes(desk, scene.meeting)
    words = [one.text for one in desk.all(Input, meeting=scene.meeting)]
    while desk.undo():
        pass
    assert desk.the(Minutes, approved.id) == approved
    assert [one.text for one in desk.all(Input, meeting=scene.meeting)] == words


def _restored(scene: Scene, source: Path, reason: str) -> tuple[Path, Desk]:
    scene.desk.close()
    kept = backups.restore(
        source,
        scene.desk.path,
        author="Tor",
        folder=scene.folder / "kopier",
        reason=reason,
        clock=scene.desk.clock,
    )
    assert kept is not None
    return kept, open_desk(scene.desk.path, author="Tor", clock=scene.desk.clock)


_PURGES = (Act.PURGE_INPUT, Act.PURGE_RESULT, Act.PURGE_FILE)


@pytest.mark.parametrize("act", _PURGES, ids=lambda act: act.code)
def test_purged_and_brought_back_from_the_backup_that_still_holds_it(
    scene: Scene, act: Act
) -> None:
    desk, folder = scene.desk, scene.folder / "kopier"
    with desk.act(Act.ADD_INSIGHT) as writer:
        finding = writer.add(Insight, procurement=scene.procurement, heard="krever drift")
    before = everything(desk, *WORDS)
    backups.back_up_now(desk, folder)
    number = last_act(desk)
    if act is Act.PURGE_INPUT:
        purged = purging.purge_input(desk, scene.said[0], reason="krav", backups=[folder])
        assert desk.get(Input, scene.said[0]) is None
    elif act is Act.PURGE_RESULT:
        purged = purging.purge_result(desk, finding, reason="krav", backups=[folder])
        assert desk.get(Insight, finding) is None
    else:
        purged = purging.purge_file(desk, scene.file, reason="krav", backups=[folder])
        assert desk.the(Attachment, scene.file).content == ""
    assert kinds_since(desk, number) == [act.code]
    assert desk.undo_label != act.code
    assert act.value.counter == Act.RESTORE_DESK.code
    (backup,) = purged.backups
    _, again = _restored(scene, backup, "slettet feil innspill")
    assert everything(again, *WORDS) == before
    again.close()


def test_joined_and_taken_back_by_the_backup_of_before(scene: Scene) -> None:
    desk = scene.desk
    inputs.edit_input(desk, scene.said[0], text="åpne grensesnitt, sa vi")
    before = everything(desk, *WORDS)
    desk.undo()
    joined = _parted(scene)
    assert Act.JOIN_PARCEL.code in kinds_since(desk, 0)
    assert desk.undo_label == Act.EDIT_INPUT.code, "Ctrl+Z passes the joining over"
    assert everything(desk, *WORDS) != before
    assert_sound(desk)
    assert joined.backup is not None
    _, again = _restored(scene, joined.backup, "feil pakke")
    assert everything(again, *WORDS) == before
    again.close()


def test_restored_and_restored_back(scene: Scene) -> None:
    desk = scene.desk
    made = backups.back_up_now(desk, scene.folder / "kopier")
    early = everything(desk, *WORDS)
    capture.write_input(desk, scene.meeting, Captured(text="ny drift etter kopien"))
    late = everything(desk, *WORDS)
    kept, again = _restored(scene, made, "prøve")
    assert everything(again, *WORDS) == early
    assert kinds_since(again, 0)[-1] == Act.RESTORE_DESK.code
    assert again.undo_label is None
    again.close()
    assert Act.RESTORE_DESK.value.counter == Act.RESTORE_DESK.code
    _, back = _restored(scene, kept, "tilbake")
    assert everything(back, *WORDS) == late
    back.close()


# -- nothing is forgotten -----------------------------------------------------------------------------------


def test_every_act_has_a_recipe() -> None:
    others = {*_PURGES, Act.JOIN_PARCEL, Act.RESTORE_DESK}
    assert set(UNDOABLE) == {act for act in Act if act.undoable}
    assert set(TOLD) | others == {act for act in Act if not act.undoable}
    assert {act.value.counter for act in Act if not act.undoable} <= {act.code for act in Act}


def test_every_act_stands_in_the_list_and_the_list_is_true() -> None:
    written = (Path(__file__).parents[2] / "docs" / "acts.md").read_text("utf-8")
    lines = re.findall(r"^\| `([a-z-]+)` \| (.+?) \| (.+?) \|$", written, re.MULTILINE)
    listed = {code: back for code, _, back in lines}
    assert len(listed) == len(lines)
    expected = {
        act.code: "Ctrl+Z" if act.undoable else f"`{act.value.counter}`, with a reason"
        for act in Act
    }
    assert listed.keys() == expected.keys()
    for code, back in listed.items():
        assert back.startswith(expected[code].removesuffix(", with a reason")), code


def test_the_code_does_no_act_that_is_not_listed_and_each_that_is() -> None:
    """Each member of ``Act`` stands somewhere in the desk's room, so none is a dead name."""
    room_ = Path(__file__).parents[2] / "lupdesk" / "desk"
    used = set()
    for source in room_.glob("*.py"):
        used |= set(re.findall(r"Act\.([A-Z_]+)", source.read_text("utf-8")))
    assert used == {act.name for act in Act}
