"""The history of a thing, the journal's clock, and the ids."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from lupdesk.desk.opening import create_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.things import Input, Procurement


def said(desk: Desk, procurement: UUID, text: str, **fields: object) -> UUID:
    with desk.act(Act.WRITE_INPUT) as act:
        return act.add(Input, procurement=procurement, text=text, **fields)


def edit(desk: Desk, id: UUID, **fields: object) -> None:
    with desk.act(Act.EDIT_INPUT) as act:
        act.set(Input, id, **fields)


def test_history_tells_who_did_what_when(desk: Desk, procurement: UUID) -> None:
    id = said(desk, procurement, "A")
    edit(desk, id, secrecy=Secrecy.OPEN)
    desk.undo()
    desk.redo()
    told = [
        (one.act, one.way, one.field, one.before, one.after)
        for one in desk.history(id)
        if one.field in ("text", "secrecy", "deleted")
    ]
    assert told == [
        ("write-input", "done", "text", None, "A"),
        ("write-input", "done", "deleted", None, False),
        ("edit-input", "done", "secrecy", Secrecy.UNASSESSED, Secrecy.OPEN),
        ("edit-input", "undone", "secrecy", Secrecy.OPEN, Secrecy.UNASSESSED),
        ("edit-input", "redone", "secrecy", Secrecy.UNASSESSED, Secrecy.OPEN),
    ]
    assert {one.author for one in desk.history(id)} == {"Selma"}
    assert all(one.at.tzinfo is not None for one in desk.history(id))


def test_reasons_stand_in_the_journal(desk: Desk, procurement: UUID) -> None:
    id = said(desk, procurement, "A")
    with desk.act(Act.EXPORT_DOCUMENT, reason="feil versjon") as act:
        act.set(Input, id, text="B")
    assert desk.history(id)[-1].reason == "feil versjon"


def test_the_journals_clock_never_goes_back(tmp_path: Path) -> None:
    at = datetime(2027, 3, 16, 8, tzinfo=UTC)
    desk = create_desk(tmp_path / "a.lupdesk", author="S", clock=lambda: at)
    with desk.act(Act.ADD_PROCUREMENT) as act:
        id = act.add(Procurement, title="1")
    for hours in (-5, -24 * 900, 0, 3, 2):
        at = datetime(2027, 3, 16, 8, tzinfo=UTC) + timedelta(hours=hours)
        with desk.act(Act.EDIT_PROCUREMENT) as act:
            act.set(Procurement, id, title=f"{hours} timer")
    clocks = [row[0] for row in desk.database.execute("SELECT clock FROM act ORDER BY n")]
    assert clocks == sorted(set(clocks))
    assert [one.after for one in desk.history(id) if one.field == "title"][-1] == "2 timer"
    desk.undo()
    assert desk.the(Procurement, id).title == "3 timer"
    desk.close()


def test_ids_are_uuid7_of_the_desks_clock(tmp_path: Path) -> None:
    at = datetime(2027, 3, 16, 8, tzinfo=UTC)
    desk = create_desk(tmp_path / "a.lupdesk", author="S", clock=lambda: at)
    id = desk.new_id()
    assert (id.version, id.variant) == (7, "specified in RFC 4122")
    assert id.int >> 80 == int(at.timestamp() * 1000)
    desk.close()


def test_today_is_the_local_day(tmp_path: Path) -> None:
    late = datetime(2027, 6, 30, 22, 30, tzinfo=UTC)
    desk = create_desk(tmp_path / "a.lupdesk", author="S", clock=lambda: late)
    assert desk.today() == date(2027, 7, 1)
    desk.close()
