"""Purging takes the words out of what is half typed, and leaves what else is being typed."""

from __future__ import annotations

from uuid import UUID

from lupdesk.desk import inputs, purging
from lupdesk.desk.draft_line import DraftLine, save_line, unfinished_line
from lupdesk.desk.session import Desk
from lupdesk.desk.unsaved import UnsavedText, keep_unsaved, unsaved_texts

SECRET = 'Han sa "prisen er 14 millioner" i dag.\nOg mer hemmelig.'


def test_of_the_texts_of_fields_only_that_one_goes(desk: Desk, procurement: UUID) -> None:
    said = inputs.add_input(desk, procurement, text=SECRET)
    other = UnsavedText("p", "Tiltak", 'Et "annet" tiltak')
    keep_unsaved(desk, [UnsavedText("p", "Merknad", f"{SECRET} Ja."), other])
    assert purging.purge_input(desk, said, reason="personvern").drafts == 1
    found = unsaved_texts(desk)
    assert found is not None
    assert found[0] == [other]
    assert b"14 millioner" not in desk.path.read_bytes()


def test_the_line_of_a_meeting_goes_with_quotes_in_it(desk: Desk, procurement: UUID) -> None:
    said = inputs.add_input(desk, procurement, text=SECRET)
    meeting = desk.new_id()
    save_line(desk, meeting, DraftLine(SECRET))
    assert purging.purge_input(desk, said, reason="personvern").drafts == 1
    assert unfinished_line(desk, meeting) is None


def test_a_short_statement_goes_where_it_is_the_whole_line(desk: Desk, procurement: UUID) -> None:
    said = inputs.add_input(desk, procurement, text="Kr 14")
    meeting, other = desk.new_id(), desk.new_id()
    save_line(desk, meeting, DraftLine("Kr 14"))
    save_line(desk, other, DraftLine("Kr 14 er mye"))
    assert purging.purge_input(desk, said, reason="personvern").drafts == 1
    assert unfinished_line(desk, meeting) is None
    assert unfinished_line(desk, other) is not None
