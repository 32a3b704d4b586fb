"""The tree of themes: reading it, and the acts on it. A statement carries names, so every act that
changes a name changes the statements and findings that carry it too, as one act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.acts import Act
from lupdesk.domain.filters import InputFilter
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.results import Insight, Theme
from lupdesk.domain.said_columns import SaidColumns
from lupdesk.domain.theming import DEEPEST, Place, Tree, added, path_of, renamed, tree_of, tree_with
from lupdesk.domain.things import Input
from lupdesk.domain.uncollected import uncollected
from lupdesk.domain.vocabulary import theme_key
from lupdesk.problems import Problem
from lupdesk.store import counts, database, input_table, rows, said_columns
from lupdesk.store.database import Database

_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Themes:
    """What the page of themes counts. ``said`` is what was said, by number."""

    tree: Tree
    said: SaidColumns


def read_themes(desk: Desk, procurement: UUID) -> Themes:
    with database.told(desk.path):
        return _read(desk.database, procurement)


def read_themes_beside(path: Path, procurement: UUID) -> Themes:
    """On a reading connection of the calling thread: for a worker."""
    with database.told(path), database.beside(path) as db:
        return _read(db, procurement)


def _read(db: Database, procurement: UUID) -> Themes:
    with uncollected():
        said, voices = said_columns.said_columns(db, procurement)
        themes = rows.every(db, Theme, {"procurement": procurement})
        return Themes(tree_with(themes, said.names, voices), said)


def tree_in(desk: Desk, procurement: UUID) -> Tree:
    """With its counts."""
    return read_themes(desk, procurement).tree


def theme_in(desk: Desk, procurement: UUID, name: str) -> Place:
    """Problem ``theme-unknown``."""
    return _known(_names_in(desk, procurement), name)


def carried_by(desk: Desk, procurement: UUID, key: str) -> int:
    """How many statements, of any kind, carry a theme."""
    return len(_carriers(desk, procurement, frozenset((key,))))


def _names_in(desk: Desk, procurement: UUID) -> Tree:
    """Without counts: reads no statement."""
    with database.told(desk.path):
        names = counts.themes(desk.database, procurement)
    return tree_of(desk.all(Theme, procurement=procurement), (), names)


def _known(tree: Tree, name: str) -> Place:
    found = tree.find(name)
    if found is None:
        raise Problem("theme-unknown", theme=name)
    return found


def _carriers(desk: Desk, procurement: UUID, keys: frozenset[str]) -> list[Input]:
    """The statements that carry one of them, however it is written there; of any kind."""
    with database.told(desk.path):
        db = desk.database
        written = [one for one in counts.themes(db, procurement) if theme_key(one) in keys]
        numbers = {
            number: None
            for name in written
            for number in input_table.numbers(db, _carrying(procurement, name))
        }
        found = list(numbers)
        return [
            one
            for at in range(0, len(found), _AT_ONCE)
            for _, one in rows.numbered(db, Input, found[at : at + _AT_ONCE])
        ]


def _carrying(procurement: UUID, name: str) -> InputFilter:
    return InputFilter(procurement=procurement, kinds=tuple(InputKind), themes=(name,))


class _Growing:
    """The rows of the tree within an act; a name that has none gets one when it is placed."""

    def __init__(self, desk: Desk, act: OpenAct, procurement: UUID) -> None:
        self._act = act
        self._procurement = procurement
        self.rows: dict[str, UUID] = {}
        self.names: dict[str, str] = {}
        self._last: dict[UUID | None, float] = {}
        for one in desk.all(Theme, procurement=procurement):
            key = theme_key(one.name)
            self.rows.setdefault(key, one.id)
            self.names.setdefault(key, one.name)
            self._last[one.parent] = max(one.position, self._last.get(one.parent, 0.0))

    def row(self, name: str, parent: UUID | None = None) -> UUID:
        """A new one stands last below ``parent``; one that is there stays where it is."""
        key = theme_key(name)
        if key not in self.rows:
            self._last[parent] = self._last.get(parent, 0.0) + 1
            self.rows[key] = self._act.add(
                Theme,
                procurement=self._procurement,
                name=name,
                parent=parent,
                position=self._last[parent],
            )
            self.names[key] = name
        return self.rows[key]

    def grown(self, path: Sequence[str], *, all_of_it: bool = False) -> str:
        """The last name of a path, as the tree writes it; what is above it is made. A name alone
        needs no row.
        """
        parent: UUID | None = None
        if len(path) > DEEPEST:
            raise Problem("theme-too-deep", theme=path[-1], limit=DEEPEST)
        if len(path) > 1 or all_of_it:
            for name in path:
                parent = self.row(name, parent)
        return self.names.get(theme_key(path[-1]), path[-1])

    def order(self, siblings: Iterable[Place], parent: UUID | None) -> bool:
        """In this order below ``parent``; whether anything changed."""
        changed = False
        for at, one in enumerate(siblings, 1):
            row = self.row(one.name, parent)
            changed |= self._act.set(Theme, row, parent=parent, position=float(at))
        return changed


# -- statements -----------------------------------------------------------------------------------


def set_themes(
    desk: Desk,
    procurement: UUID,
    ids: Sequence[UUID],
    *,
    add: Sequence[str] = (),
    remove: Sequence[str] = (),
) -> int:
    """Give statements themes and take others away, as one act; how many changed. A path
    (``drift / support``) makes what is missing in the tree. Problem ``theme-name-wanted``.
    """
    paths = [path_of(one) for one in add]
    if not all(paths):
        raise Problem("theme-name-wanted")
    gone = frozenset(theme_key(name) for one in remove for name in path_of(one)[-1:])
    with desk.act(Act.SET_THEMES) as act:
        tree = _Growing(desk, act, procurement)
        names = [tree.grown(path) for path in paths]
        changed = 0
        for id in ids:
            themes = added(renamed(desk.the(Input, id).themes, gone, None), names)
            changed += act.set(Input, id, themes=themes)
    return changed


def grow_themes(
    desk: Desk, act: OpenAct, procurement: UUID, paths: Iterable[tuple[Sequence[str], str]]
) -> None:
    """Within an import's act: what is missing of the tree, each path whole, with what belongs
    under its last where nothing is said of that yet.
    """
    tree = _Growing(desk, act, procurement)
    for path, meaning in paths:
        is_new = theme_key(path[-1]) not in tree.rows
        tree.grown(path, all_of_it=True)
        if is_new and meaning:
            act.set(Theme, tree.rows[theme_key(path[-1])], meaning=meaning)


# -- the tree -------------------------------------------------------------------------------------


def add_theme(desk: Desk, procurement: UUID, path: str, *, meaning: str = "") -> UUID:
    """Problem ``theme-name-wanted``, ``theme-taken`` where the name stands in the tree already."""
    names = path_of(path)
    if not names:
        raise Problem("theme-name-wanted")
    found = _names_in(desk, procurement).find(names[-1])
    if found is not None and (found.theme is not None or len(names) == 1):
        raise Problem("theme-taken", theme=found.name)
    with desk.act(Act.ADD_THEME) as act:
        tree = _Growing(desk, act, procurement)
        tree.grown(names, all_of_it=True)
        made = tree.rows[theme_key(names[-1])]
        if meaning.strip():
            act.set(Theme, made, meaning=meaning.strip())
    return made


def edit_theme(
    desk: Desk, procurement: UUID, name: str, *, new: str | None = None, meaning: str | None = None
) -> None:
    """Another name, which every statement and finding gets, or what belongs under it. Problem
    ``theme-unknown``, ``theme-name-wanted``; ``theme-taken``: then they are merged.
    """
    tree = _names_in(desk, procurement)
    place = _known(tree, name)
    written = place.name if new is None else _one_name(new)
    other = tree.find(written)
    if other is not None and other.key != place.key:
        raise Problem("theme-taken", theme=other.name)
    keys = frozenset((place.key,))
    with desk.act(Act.EDIT_THEME) as act:
        if place.theme is not None:
            act.set(Theme, place.theme.id, name=written)
        if meaning is not None:
            row = _Growing(desk, act, procurement).row(written)
            act.set(Theme, row, meaning=meaning.strip())
        if written != place.name:
            _call(desk, act, procurement, keys, written)


def _one_name(written: str) -> str:
    path = path_of(written)
    if len(path) != 1:
        raise Problem("theme-name-wanted")
    return path[0]


def _call(
    desk: Desk, act: OpenAct, procurement: UUID, keys: frozenset[str], new: str | None
) -> None:
    """What carries one of them carries ``new``, or none of them."""
    for one in _carriers(desk, procurement, keys):
        act.set(Input, one.id, themes=renamed(one.themes, keys, new))
    for finding in desk.all(Insight, procurement=procurement):
        if theme_key(finding.theme) in keys:
            act.set(Insight, finding.id, theme=new or "")


def move_theme(
    desk: Desk, procurement: UUID, name: str, under: str | None, place: int | None = None
) -> bool:
    """Below another or to the top (None), at a place among those there, else last; whether
    anything changed. Problem ``theme-unknown``, ``theme-ring``.
    """
    tree = _names_in(desk, procurement)
    moved = _known(tree, name)
    over = _known(tree, under) if under is not None else None
    if not tree.may_move(moved.key, over.key if over else None):
        raise Problem("theme-ring", theme=moved.name)
    if (over.depth + 1 if over else 0) + tree.height(moved.key) > DEEPEST:
        raise Problem("theme-too-deep", theme=moved.name, limit=DEEPEST)
    siblings = [one for one in tree.children(over.key if over else None) if one.key != moved.key]
    siblings.insert(len(siblings) if place is None else max(place, 0), moved)
    with desk.act(Act.MOVE_THEME) as act:
        growing = _Growing(desk, act, procurement)
        return growing.order(siblings, growing.row(over.name) if over else None)


def merge_themes(desk: Desk, procurement: UUID, names: Sequence[str], into: str) -> None:
    """They become one: their statements, findings and what is below them follow. Problem
    ``theme-unknown``, ``theme-merge-itself``.
    """
    tree = _names_in(desk, procurement)
    kept = _known(tree, into)
    gone = {one.key: one for one in (_known(tree, name) for name in names)}
    gone.pop(kept.key, None)
    if not gone:
        raise Problem("theme-merge-itself")
    with desk.act(Act.MERGE_THEMES) as act:
        growing = _Growing(desk, act, procurement)
        lifted = _first_above(tree, kept, frozenset(gone))
        if lifted != kept.above:
            parent = growing.rows[lifted] if lifted is not None else None
            act.set(Theme, growing.row(kept.name), parent=parent)
        for one in tree.places:
            if one.above in gone and one.key != kept.key and one.key not in gone:
                act.set(Theme, growing.row(one.name), parent=growing.row(kept.name))
        _call(desk, act, procurement, frozenset(gone), kept.name)
        _drop_rows(desk, act, procurement, frozenset(gone))


def _first_above(tree: Tree, place: Place, gone: frozenset[str]) -> str | None:
    """Where a theme stands when some above it, and so all between, give way."""
    above = {one.key: one.above for one in tree.places}
    chain: list[str | None] = [place.above]
    while (at := chain[-1]) is not None:
        chain.append(above[at])
    last = max((at for at, key in enumerate(chain) if key in gone), default=-1)
    return chain[last + 1]


def _drop_rows(desk: Desk, act: OpenAct, procurement: UUID, keys: frozenset[str]) -> None:
    for one in desk.all(Theme, procurement=procurement):
        if theme_key(one.name) in keys:
            act.remove(Theme, one.id)


def split_theme(desk: Desk, procurement: UUID, name: str, ids: Sequence[UUID], new: str) -> None:
    """The chosen statements of a theme go to a new one beside it. Problem ``theme-unknown``,
    ``theme-taken``, ``theme-name-wanted``, ``theme-split-nothing``.
    """
    tree = _names_in(desk, procurement)
    old, written = _known(tree, name), _one_name(new)
    taken = tree.find(written)
    if taken is not None:
        raise Problem("theme-taken", theme=taken.name)
    keys = frozenset((old.key,))
    chosen = [one for one in _carriers(desk, procurement, keys) if one.id in set(ids)]
    if not chosen:
        raise Problem("theme-split-nothing", theme=old.name)
    with desk.act(Act.SPLIT_THEME) as act:
        growing = _Growing(desk, act, procurement)
        over = growing.rows[old.above] if old.above is not None else None
        growing.row(written, over)
        beside = _with_after(tree.children(old.above), old, written)
        growing.order(beside, over)
        for one in chosen:
            act.set(Input, one.id, themes=renamed(one.themes, keys, written))


def _with_after(siblings: Iterable[Place], old: Place, new: str) -> Iterator[Place]:
    for one in siblings:
        yield one
        if one.key == old.key:
            yield Place(theme_key(new), (*old.path[:-1], new), None, old.above, old.own, old.own)


def remove_theme(desk: Desk, procurement: UUID, name: str, *, give_to: str | None = None) -> None:
    """Its statements carry ``give_to`` instead, or lose it; what is below it moves up. Problem
    ``theme-unknown``.
    """
    tree = _names_in(desk, procurement)
    place = _known(tree, name)
    keys = frozenset((place.key,))
    other = _known(tree, give_to) if give_to is not None else None
    if other is not None and other.key == place.key:
        raise Problem("theme-merge-itself")
    with desk.act(Act.REMOVE_THEME) as act:
        growing = _Growing(desk, act, procurement)
        over = growing.rows[place.above] if place.above is not None else None
        for one in tree.children(place.key):
            act.set(Theme, growing.row(one.name), parent=over)
        _call(desk, act, procurement, keys, other.name if other else None)
        _drop_rows(desk, act, procurement, keys)
