"""Three laptops, wrong clocks, any order of work and exchange: the same desk for all in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lupdesk.desk import inputs, minutes, purging
from lupdesk.desk.differences import differences, settle
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import MinutesState, Secrecy
from lupdesk.domain.things import Input, Meeting, Minutes, Procurement, Supplier
from lupdesk.problems import Problem
from tests.joining.laptops import Laptop, exchange, seen, until_all_have_all
from tests.store.soundness import assert_sound

LEVELS: Final = (Secrecy.OPEN, Secrecy.SECRET, Secrecy.ANONYMISE, Secrecy.UNASSESSED)
SKEW: Final = st.integers(-10 * 3600, 10 * 3600).map(lambda s: timedelta(seconds=s))
REFUSED: Final = frozenset({
    "minutes-locked", "minutes-move", "minutes-missing", "gone", "findings-stop",
})  # fmt: skip
"""What the desk itself refuses: locked minutes, nothing to move, removed meanwhile."""
STEP: Final = st.tuples(
    st.integers(0, 2),
    st.sampled_from((
        "write", "write", "edit", "edit", "level", "remove", "undo", "redo", "join", "join", "join",
        "minutes", "reopen", "register", "meeting", "purge", "decide", "clock",
    )),
    st.integers(0, 9),
)  # fmt: skip


class Story:
    """What three people do, with what they wrote remembered beside the desks."""

    def __init__(self, start: Path, skews: tuple[timedelta, ...]) -> None:
        self.laptops = [Laptop(name, start, skew) for name, skew in zip("abc", skews, strict=True)]
        self.written = {(one.id.bytes, one.text) for one in self.laptops[0].desk.all(Input)}
        self.purged: set[bytes] = set()
        self._count = 0

    def text(self, who: Laptop) -> str:
        self._count += 1
        return f"{who.name}{self._count} sagt"

    def do(self, place: int, what: str, which: int) -> None:
        who = self.laptops[place]
        who.clock.go_on(1 + which)
        call: Callable[[Laptop, int], Any] = getattr(self, f"do_{what}")
        try:
            call(who, which)
        except Problem as problem:
            if problem.code not in REFUSED:
                raise

    def do_write(self, who: Laptop, which: int) -> None:
        procurement = who.desk.all(Procurement)[0].id
        meetings = [one.id for one in who.desk.all(Meeting)]
        text = self.text(who)
        meeting = meetings[which % len(meetings)] if meetings else None
        id = inputs.add_input(who.desk, procurement, text=text, meeting=meeting)
        self.written.add((id.bytes, text))

    def do_edit(self, who: Laptop, which: int) -> None:
        for one in self._one_of(who.desk, which):
            text = self.text(who)
            inputs.edit_input(who.desk, one.id, text=text)
            self.written.add((one.id.bytes, text))

    def do_level(self, who: Laptop, which: int) -> None:
        for one in self._one_of(who.desk, which):
            inputs.set_secrecy(who.desk, [one.id], LEVELS[which % len(LEVELS)])

    def do_remove(self, who: Laptop, which: int) -> None:
        for one in self._one_of(who.desk, which):
            inputs.remove_inputs(who.desk, [one.id])

    def do_undo(self, who: Laptop, which: int) -> None:
        who.desk.undo()

    def do_redo(self, who: Laptop, which: int) -> None:
        who.desk.redo()

    def do_register(self, who: Laptop, which: int) -> None:
        firm = who.desk.all(Supplier)[which % 2]
        with who.desk.act(Act.EDIT_SUPPLIER) as act:
            act.set(Supplier, firm.id, **{("name", "trade", "note")[which % 3]: self.text(who)})

    def do_meeting(self, who: Laptop, which: int) -> None:
        meetings = who.desk.all(Meeting)
        if meetings:
            with who.desk.act(Act.REMOVE_MEETING) as act:
                act.remove(Meeting, meetings[which % len(meetings)].id)

    def do_minutes(self, who: Laptop, which: int) -> None:
        for meeting in who.desk.all(Meeting)[:1]:
            if which % 2:
                self._approve(who.desk)
            else:
                minutes.send_minutes(who.desk, meeting.id)

    def _approve(self, desk: Desk) -> None:
        for one in desk.all(Minutes):
            if one.state is MinutesState.IN_REVIEW:
                minutes.approve_minutes(desk, one.meeting)

    def do_reopen(self, who: Laptop, which: int) -> None:
        for one in who.desk.all(Minutes)[:1]:
            minutes.reopen_minutes(who.desk, one.meeting, "rettelse")

    def do_purge(self, who: Laptop, which: int) -> None:
        if which < 3:
            for one in self._one_of(who.desk, which):
                purging.purge_input(who.desk, one.id, reason="innsigelse")
                self.purged.add(one.id.bytes)

    def do_decide(self, who: Laptop, which: int) -> None:
        found = differences(who.desk)
        if found:
            settle(who.desk, found[which % len(found)], other=which % 2 == 0)

    def do_join(self, who: Laptop, which: int) -> None:
        others = [one for one in self.laptops if one is not who]
        exchange(others[which % 2], who)

    def do_clock(self, who: Laptop, which: int) -> None:
        who.clock.go_on((which - 5) * 600)

    def _one_of(self, desk: Desk, which: int) -> Iterator[Input]:
        found = desk.all(Input)
        if found:
            yield found[which % len(found)]

    def close(self) -> None:
        for one in self.laptops:
            one.close()


@pytest.mark.slow
@pytest.mark.parametrize("part", range(5))
def test_any_order_of_exchange_ends_in_the_same_desk(
    start: Path, part: int, thorough: bool
) -> None:
    """400 in all, with ``--thorough`` a thousand, in parts that several cores can share."""

    @settings(
        max_examples=200 if thorough else 80,
        deadline=None,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(skews=st.tuples(SKEW, SKEW, SKEW), steps=st.lists(STEP, min_size=5, max_size=16))
    def one_history(skews: tuple[timedelta, ...], steps: list[tuple[int, str, int]]) -> None:
        _end_alike(start, skews, steps)

    one_history()


def _end_alike(
    start: Path, skews: tuple[timedelta, ...], steps: list[tuple[int, str, int]]
) -> None:
    story = Story(start, skews)
    for step in steps:
        story.do(*step)
    until_all_have_all(story.laptops)
    first, *others = [seen(one) for one in story.laptops]
    for other in others:
        for table, told in first.items():
            assert other[table] == told, table
    assert_nothing_vanished(story)
    for one in story.laptops:
        assert_sound(one.desk)
    story.close()


def assert_nothing_vanished(story: Story) -> None:
    """Whatever anybody wrote is in every journal, unless it was purged; then it is in none."""
    for laptop in story.laptops:
        said = laptop.db.execute(
            "SELECT c.row, c.value FROM change c JOIN field f ON f.n = c.field"
            " WHERE f.thing = 'input' AND f.name = 'text' AND c.value <> ''"
        ).fetchall()
        expected = {(row, text) for row, text in story.written if row not in story.purged}
        assert set(said) == expected
        frozen = laptop.db.execute("SELECT value FROM change WHERE typeof(value) = 'text'")
        gone = [text for row, text in story.written if row in story.purged]
        for (value,) in frozen.fetchall():
            assert not any(text in value for text in gone)
