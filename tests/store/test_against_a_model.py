"""Random acts, undo, redo and reopening, against the same done with plain Python values."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputType, Secrecy, SupplierKind
from lupdesk.domain.things import Input, Procurement, Supplier
from tests.store.soundness import (
    assert_no_half_act,
    assert_rows_are_what_the_journal_says,
    assert_sound,
)

_WORDS = st.sampled_from(
    ["", "blåbær og fisk", "ČÁLLIT", "åpne grensesnitt", "a" * 300, "0", "\x00"]
)
_INPUT: dict[str, st.SearchStrategy[Any]] = {
    "text": _WORDS,
    "speaker": _WORDS,
    "type": st.none() | st.sampled_from(InputType),
    "secrecy": st.sampled_from(Secrecy),
    "phase": st.none() | st.integers(0, 9),
    "position": st.sampled_from([0.0, 1.0, -2.5, 1e300]),
    "parked": st.booleans(),
    "themes": st.lists(_WORDS, max_size=3).map(tuple),
    "due": st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    "said_at": st.none()
    | st.integers(1_600_000_000, 2_200_000_000).map(lambda at: datetime.fromtimestamp(at, UTC)),
}
_SUPPLIER: dict[str, st.SearchStrategy[Any]] = {
    "name": _WORDS,
    "kind": st.none() | st.sampled_from(SupplierKind),
    "earlier_names": st.lists(_WORDS, max_size=2).map(tuple),
}
Things = dict[UUID, Input | Supplier]


def _some(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


_CHANGE: st.SearchStrategy[tuple[str, int, dict[str, Any]]] = st.one_of(
    st.tuples(st.just("add input"), st.just(0), _some(_INPUT)),
    st.tuples(st.just("add supplier"), st.just(0), _some(_SUPPLIER)),
    st.tuples(st.just("set input"), st.integers(0, 50), _some(_INPUT)),
    st.tuples(st.just("set supplier"), st.integers(0, 50), _some(_SUPPLIER)),
    st.tuples(st.just("remove"), st.integers(0, 50), st.just({})),
)


class DeskAndModel(RuleBasedStateMachine):
    """The model is a list of whole states and a place in it: undo goes back, redo forward."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="model-"))
        self.desk: Desk = create_desk(self.folder / "a.lupdesk", author="S")
        self.states: list[Things] = [{}]
        self.place = 0

    @initialize()
    def begin(self) -> None:
        # Not undoable, so that there is always a procurement to speak in.
        with self.desk.act(Act.EXPORT_DOCUMENT) as act:
            self.procurement = act.add(Procurement, title="P")

    @property
    def now(self) -> Things:
        return self.states[self.place]

    @rule(changes=st.lists(_CHANGE, min_size=1, max_size=4))
    def act(self, changes: list[tuple[str, int, dict[str, Any]]]) -> None:
        after, before = dict(self.now), self._acts()
        with self.desk.act(Act.EDIT_INPUTS) as act:
            for what, which, values in changes:
                if what == "add input":
                    id = act.add(Input, procurement=self.procurement, **values)
                    after[id] = Input(id=id, procurement=self.procurement, **values)
                elif what == "add supplier":
                    id = act.add(Supplier, **values)
                    after[id] = Supplier(id=id, **values)
                elif after:
                    id = list(after)[which % len(after)]
                    thing = after[id]
                    if what == "remove":
                        act.remove(type(thing), id)
                        del after[id]
                    elif what == f"set {type(thing).__name__.lower()}":
                        act.set(type(thing), id, **values)
                        after[id] = replace(thing, **values)
        written = self._acts() > before
        # A field set to and fro, or a thing made and removed, is an act that shows nothing.
        assert written or after == self.now
        if written:
            self.states = [*self.states[: self.place + 1], after]
            self.place += 1

    def _acts(self) -> int:
        return int(self.desk.database.execute("SELECT count(*) FROM act").fetchone()[0])

    @precondition(lambda self: self.place > 0)
    @rule()
    def undo(self) -> None:
        undone = self.desk.undo()
        assert undone is not None
        assert undone.left == ()
        self.place -= 1

    @precondition(lambda self: self.place == 0)
    @rule()
    def nothing_to_undo(self) -> None:
        assert self.desk.undo() is None

    @rule()
    def redo(self) -> None:
        redone = self.desk.redo()
        if self.place + 1 < len(self.states):
            assert redone is not None
            assert redone.left == ()
            self.place += 1
        else:
            assert redone is None

    @rule()
    def reopen(self) -> None:
        self.desk.close()
        self.desk = open_desk(self.folder / "a.lupdesk", author="S")

    @rule()
    def fail(self) -> None:
        def half() -> None:
            with self.desk.act(Act.EDIT_INPUTS) as act:
                act.add(Supplier, name="halv")
                for id, thing in self.now.items():
                    act.remove(type(thing), id)
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            half()

    @invariant()
    def the_desk_shows_what_the_model_holds(self) -> None:
        found: Things = {one.id: one for one in self.desk.all(Input)}
        found |= {one.id: one for one in self.desk.all(Supplier)}
        assert found == self.now
        assert_no_half_act(self.desk)
        assert_rows_are_what_the_journal_says(self.desk)

    def teardown(self) -> None:
        assert_sound(self.desk)
        self.desk.close()
        shutil.rmtree(self.folder)


TestDeskAndModel = DeskAndModel.TestCase
TestDeskAndModel.settings = settings(
    max_examples=30, stateful_step_count=20, deadline=None, phases=[Phase.generate]
)


class Unrestrained(RuleBasedStateMachine):
    """With acts in between that cannot be undone: their fields stand, whatever is undone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="model-"))
        self.desk: Desk = create_desk(self.folder / "a.lupdesk", author="S")
        self.fixed: dict[UUID, str] = {}
        self.ids: list[UUID] = []

    @rule(name=_WORDS)
    def add(self, name: str) -> None:
        with self.desk.act(Act.ADD_SUPPLIER) as act:
            self.ids.append(act.add(Supplier, name=name))

    @precondition(lambda self: self.ids)
    @rule(which=st.integers(0, 99), name=_WORDS)
    def edit(self, which: int, name: str) -> None:
        id = self.ids[which % len(self.ids)]
        if self.desk.get(Supplier, id) is None:
            return
        with self.desk.act(Act.EDIT_SUPPLIER) as act:
            if act.set(Supplier, id, name=name):
                self.fixed.pop(id, None)

    @precondition(lambda self: self.ids)
    @rule(which=st.integers(0, 99), name=_WORDS)
    def publish(self, which: int, name: str) -> None:
        id = self.ids[which % len(self.ids)]
        if self.desk.get(Supplier, id) is None:
            return
        with self.desk.act(Act.EXPORT_DOCUMENT) as act:
            if act.set(Supplier, id, name=name):
                self.fixed[id] = name

    @rule(times=st.integers(1, 6))
    def undo(self, times: int) -> None:
        for _ in range(times):
            before = self.desk.undo_label
            assert (self.desk.undo() is None) == (before is None)

    @rule(times=st.integers(1, 6))
    def redo(self, times: int) -> None:
        for _ in range(times):
            before = self.desk.redo_label
            assert (self.desk.redo() is None) == (before is None)

    @invariant()
    def what_was_told_stands(self) -> None:
        for id, name in self.fixed.items():
            assert self.desk.the(Supplier, id).name == name
        assert_rows_are_what_the_journal_says(self.desk)

    def teardown(self) -> None:
        assert_sound(self.desk)
        self.desk.close()
        shutil.rmtree(self.folder)


TestUnrestrained = Unrestrained.TestCase
TestUnrestrained.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
