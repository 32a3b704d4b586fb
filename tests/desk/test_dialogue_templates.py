"""Beginning from a template: what it makes, what stays, what is newer, and saving one's own."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from lupdesk.desk import guides, meetings, procurements, reuse
from lupdesk.desk.beginning import begin_from_template, present
from lupdesk.desk.dialogue_templates import (
    every_version,
    newer_template,
    shipped,
    template,
    templates,
)
from lupdesk.desk.meetings import AgendaLine
from lupdesk.desk.session import Desk
from lupdesk.domain.dialogue_templates import Part
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.results import Lesson, Theme
from lupdesk.domain.things import AgendaItem, Guide, Meeting, Procurement, Question
from lupdesk.problems import Problem

CODES = ("water-and-sewage", "welfare-technology", "zero-emission-sites")


def agenda(desk: Desk, meeting: UUID) -> list[str]:
    return [one.title for one in desk.all(AgendaItem, meeting=meeting)]


def asked(desk: Desk, procurement: UUID) -> list[str]:
    guide = guides.latest_guide(desk, procurement)
    return [one.short_name for one in guides.questions_of(desk, guide.id)] if guide else []


def test_the_program_brings_three_in_both_languages() -> None:
    assert sorted({one.code for one in shipped()}) == list(CODES)
    for code in CODES:
        nb, en = (
            next(o for o in shipped() if (o.code, o.language) == (code, la)) for la in ("nb", "en")
        )
        assert len(nb.questions) == len(en.questions) >= 12
        assert [one.core for one in nb.questions] == [one.core for one in en.questions]
        assert [one.start for one in nb.programme] == [one.start for one in en.programme]
        assert [one.count("/") for one in nb.themes] == [one.count("/") for one in en.themes]
        assert nb.invitation
        assert en.invitation
        for one in (nb, en):
            assert all(len(each.short_name.split()) <= 4 for each in one.questions)
            assert {each.kind for each in one.programme} == {
                MeetingKind.CONFERENCE, MeetingKind.ONE_TO_ONE,
            }  # fmt: skip


def test_a_new_procurement_begins_with_all_of_it_as_one_act(desk: Desk) -> None:
    found = template(desk, "zero-emission-sites", "nb")
    before = desk.undo_label
    id = procurements.add_procurement(desk, reference="U-1", title="Vei", begin=found.beginning)
    assert desk.the(Procurement, id).method == "zero-emission-sites 1"
    assert desk.the(Procurement, id).notice_text == found.invitation
    assert asked(desk, id)[:3] == ["Hindringer", "Bli med", "Strømtilgang"]
    (conference,) = desk.all(Meeting, procurement=id)
    assert (conference.kind, conference.title) == (MeetingKind.CONFERENCE, "Dialogkonferanse")
    assert agenda(desk, conference.id)[1] == "Velkommen: mål for anleggsplassene våre"
    tree = {one.name: one for one in desk.all(Theme, procurement=id)}
    assert tree["Bonus"].parent == tree["Krav og tildeling"].id
    desk.undo()
    assert desk.undo_label == before
    assert [desk.count(kind) for kind in (Question, Theme, Meeting)] == [0, 0, 0]


def test_a_later_one_to_one_gets_the_programme_of_the_template(desk: Desk) -> None:
    found = template(desk, "welfare-technology", "en")
    id = procurements.add_procurement(
        desk, reference="U-1", title="Home", language="en", begin=found.beginning
    )
    at = datetime(2027, 4, 1, 9, tzinfo=UTC)
    later = meetings.add_meeting(desk, id, kind=MeetingKind.ONE_TO_ONE, start=at)
    assert agenda(desk, later)[0] == "Welcome, roles and rules"
    assert agenda(desk, meetings.add_meeting(desk, id, kind=MeetingKind.INTERNAL)) == []


def test_what_is_there_stays_and_is_told(desk: Desk, procurement: UUID) -> None:
    guides.add_question(desk, procurement, "Hva er uklart?", "Uklart")
    procurements.edit_procurement(desk, procurement, notice_text="Vår tekst")
    conference = meetings.add_meeting(desk, procurement, kind=MeetingKind.CONFERENCE)
    meetings.set_agenda(desk, conference, [AgendaLine("Hei")])
    there = [Part.GUIDE, Part.PROGRAMME, Part.INVITATION]
    assert present(desk, procurement) == there
    begun = begin_from_template(desk, procurement, template(desk, "water-and-sewage", "nb"))
    assert begun.kept == there
    assert begun.made == {Part.THEMES: 12}
    assert asked(desk, procurement) == ["Uklart"]
    assert agenda(desk, conference) == ["Hei"]
    stands = desk.the(Procurement, procurement)
    assert (stands.notice_text, stands.method) == ("Vår tekst", ""), "it did not begin with it"


def test_replaced_the_old_guide_is_kept_as_a_version(desk: Desk, procurement: UUID) -> None:
    guides.add_question(desk, procurement, "Hva er uklart?", "Uklart")
    planned = meetings.add_meeting(desk, procurement, kind=MeetingKind.ONE_TO_ONE)
    found = template(desk, "water-and-sewage", "nb")
    begun = begin_from_template(desk, procurement, found, replace=True)
    assert begun.kept == []
    old, new = desk.all(Guide, procurement=procurement)
    assert (old.version, new.version) == (1, 2)
    assert [one.short_name for one in desk.all(Question, guide=old.id)] == ["Uklart"]
    assert asked(desk, procurement)[1] == "Grunnforhold"
    assert desk.the(Meeting, planned).guide == new.id
    assert agenda(desk, planned)[2] == "Samtale etter spørsmålsguiden"


def test_a_meeting_that_has_begun_is_left_alone(desk: Desk, procurement: UUID) -> None:
    held = meetings.add_meeting(desk, procurement, kind=MeetingKind.CONFERENCE)
    meetings.edit_meeting(desk, held, actual_start=desk.now())
    found = template(desk, "water-and-sewage", "nb")
    begin_from_template(desk, procurement, found, replace=True)
    assert agenda(desk, held) == []


def test_the_same_theme_is_not_made_twice(desk: Desk, procurement: UUID) -> None:
    found = template(desk, "water-and-sewage", "nb")
    for _ in range(2):
        begin_from_template(desk, procurement, found, parts=(Part.THEMES,))
    assert len(desk.all(Theme, procurement=procurement)) == 12


def test_one_saves_ones_own_version_and_is_told_of_it(desk: Desk) -> None:
    found = template(desk, "zero-emission-sites", "nb")
    id = procurements.add_procurement(desk, reference="U-1", title="Vei", begin=found.beginning)
    assert newer_template(desk, id) is None
    guides.add_question(desk, id, "Hvem eier batteriene?", "Batterier", core=True)
    saved = reuse.save_template(
        desk, id, name="Utslippsfri vei", code=found.code, changes="Eierskap ble glemt"
    )
    assert (saved.contents.version, saved.held) == (2, ())
    newer = newer_template(desk, id)
    assert newer is not None
    assert (newer.version, newer.changes, newer.own) == (2, "Eierskap ble glemt", True)
    assert newer.questions[-1].short_name == "Batterier"
    assert newer.themes == found.themes
    assert newer.programme[:9] == found.programme[:9]
    assert [one.version for one in templates(desk) if one.language == "nb"].count(2) == 1
    other = procurements.add_procurement(desk, reference="U-2", title="Bru", begin=newer.beginning)
    assert desk.the(Procurement, other).method == "zero-emission-sites 2"
    assert asked(desk, other)[-1] == "Batterier"
    assert len(every_version(desk)) == 7


def test_an_empty_dialogue_is_no_template(desk: Desk, procurement: UUID) -> None:
    for wanted, name in (("template-empty", "Vei"), ("template-name-wanted", "–")):
        with pytest.raises(Problem) as refused:
            reuse.save_template(desk, procurement, name=name)
        assert refused.value.code == wanted


def test_what_the_retrospective_wants_is_offered_as_the_change(
    desk: Desk, procurement: UUID
) -> None:
    from lupdesk.domain.acts import Act

    with desk.act(Act.EDIT_PROCUREMENT) as act:
        for change in ("Send spørsmålene før", ""):
            act.add(Lesson, procurement=procurement, change=change)
    assert reuse.proposed_changes(desk, procurement) == "Send spørsmålene før"
