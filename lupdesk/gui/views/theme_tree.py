"""The left side of *Themes*: the tree with how many suppliers each has, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lupdesk.desk import theming
from lupdesk.desk.input_table import inputs_at
from lupdesk.desk.theming import Themes
from lupdesk.domain.theming import BETWEEN, Place, Tree
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.dialogs.theme_acts import (
    MergeThemeDialog,
    RemoveThemeDialog,
    SplitThemeDialog,
    ThemeNameDialog,
)
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.flow import Flow
from lupdesk.gui.widgets.frames import Ground, column, row
from lupdesk.gui.widgets.labels import head, meta
from lupdesk.gui.widgets.theme_rows import ROW_EDGE, ThemeRows
from lupdesk.wording import N_

_WIDTH: Final = 264
_LEAST: Final = 200
_SPLIT: Final = 60
"""Statements that are offered for a split; of more one marks them in the table of inputs."""
_BUTTONS: Final = (
    ("new", "plus", N_("New theme (Ins)")),
    ("rename", "pencil", N_("Rename or explain (F2)")),
    ("merge", "merge", N_("Merge (Ctrl+M)")),
    ("split", "split", N_("Split (Ctrl+D)")),
    ("remove", "trash-2", N_("Remove (Del)")),
)


class ThemeTree(Ground):
    """``wanted`` brings the theme whose statements somebody wants to read, ``given`` the one for
    the statement that is read.
    """

    wanted = Signal(object)
    given = Signal(object)

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._wording = context.wording
        self._procurement = procurement
        self._themes: Themes | None = None
        say = self._wording.say
        self.rows = ThemeRows(self._wording)
        self.rows.called.connect(self.do)
        self.rows.opened.connect(self.wanted)
        self.rows.picked.connect(self._explain)
        self.meaning = meta("", wrap=True)
        bar = QWidget()
        flow = Flow(bar, gap=4)
        self.buttons: dict[str, Button] = {}
        for key, icon, words in _BUTTONS:
            button = self.buttons[key] = icon_button(icon, self._wording.constant(words))
            button.clicked.connect(lambda _=False, key=key: self.do(key))
            flow.addWidget(button)
        self._none = meta(
            say("No themes yet. Give the first one in the line beside, or make it here."), wrap=True
        )
        self._none.hide()
        self._named = (head(say("Theme")), head(say("Suppliers")))
        self._heads = row(self._named[0], None, self._named[1])
        self._over_the_rows()
        self.rows.verticalScrollBar().rangeChanged.connect(lambda *_: self._over_the_rows())
        whole = column(bar, self._heads, self._none, gap=8, margins=(0, 0, 0, 16))
        whole.addWidget(self.rows, 1)
        whole.addWidget(self.meaning)
        self.setLayout(whole)
        self._page = 0
        self.setFixedWidth(LOOK.px(_WIDTH))
        self._explain(None)

    def _over_the_rows(self) -> None:
        """The heads stand over what they name, also where a scrollbar takes its room."""
        bar = self.rows.verticalScrollBar()
        scrolls = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._heads.setContentsMargins(ROW_EDGE, 0, ROW_EDGE + scrolls, 0)

    def fit(self, page: int) -> None:
        """Wider for long names where the page has room; on a narrow one what is read comes first."""
        self._page = page
        usual = min(LOOK.px(_WIDTH), max(page // 3, _LEAST))
        self.setFixedWidth(max(usual, min(self.rows.wanted(), page * 3 // 10)))

    # -- showing ------------------------------------------------------------------------------

    def show_themes(self, themes: Themes) -> None:
        self._themes = themes
        places = themes.tree.places
        at = self.rows.currentIndex().row()
        self.rows.show_rows(places, key=lambda one: one.key)
        if at >= 0 and self.value() is None:
            # Where one went away its neighbour is worked with next.
            self.rows.pick_row(min(at, len(places) - 1))
        if self._page:
            self.fit(self._page)
        self._none.setVisible(not places)
        for one in self._named:
            one.setVisible(bool(places))
        self._explain(self.rows.value())

    def value(self) -> Place | None:
        found = self.rows.value()
        return found if isinstance(found, Place) else None

    def _explain(self, place: Place | None) -> None:
        words = place.theme.meaning if place is not None and place.theme is not None else ""
        self.meaning.setText(words)
        self.meaning.setVisible(bool(words))
        for key in ("rename", "merge", "split", "remove"):
            self.buttons[key].setEnabled(place is not None)

    # -- acts ---------------------------------------------------------------------------------

    def do(self, act: str) -> None:
        place = self.value()
        if act == "new":
            self._ask(ThemeNameDialog(self._context, self._procurement, None, place, self))
        elif place is not None and self._themes is not None:
            acts: dict[str, Callable[[Place, Tree], None]] = {
                "rename": self._rename,
                "merge": self._merge,
                "split": self._split,
                "remove": self._remove,
                "give": lambda one, _: self.given.emit(one),
            }
            if act in acts:
                acts[act](place, self._themes.tree)
            else:
                self._move(place, self._themes.tree, act)

    def _ask(self, dialog: Dialog) -> bool:
        agreed = bool(dialog.exec())
        dialog.deleteLater()
        self.rows.setFocus()
        return agreed

    def _rename(self, place: Place, tree: Tree) -> None:
        dialog = ThemeNameDialog(self._context, self._procurement, place, None, self)
        if self._ask(dialog) and (found := self._now().find(dialog.made)):
            self.rows.pick_key(found.key)

    def _now(self) -> Tree:
        assert self._themes is not None
        return self._themes.tree

    def _others(self, place: Place, tree: Tree) -> list[tuple[str, str]]:
        return [(BETWEEN.join(one.path), one.name) for one in tree.places if one.key != place.key]

    def _merge(self, place: Place, tree: Tree) -> None:
        others = self._others(place, tree)
        if not others:
            return
        dialog = MergeThemeDialog(self._context, self._procurement, place, others, self)
        into = dialog.into
        if self._ask(dialog) and (found := self._now().find(into.value())):
            self.rows.pick_key(found.key)

    def _split(self, place: Place, tree: Tree) -> None:
        assert self._themes is not None
        behind = self._themes.said.behind_any((place.key,))
        if not behind:
            say = self._wording.say
            told = say(
                "No statement has “{theme}” itself: split what lies under it.", theme=place.name
            )
            self._context.tell(told, "accent")
            return
        rows = [self._themes.said.rows[at] for at in behind[:_SPLIT]]
        label = self._wording.input_label
        said = [
            (f"{label(one.kind, one.number)}  {one.text}"[:120], one.id)
            for _, one in inputs_at(self._context.desk, rows)
        ]
        self._ask(SplitThemeDialog(self._context, self._procurement, place, said, self))

    def _remove(self, place: Place, tree: Tree) -> None:
        carriers = theming.carried_by(self._context.desk, self._procurement, place.key)
        if carriers == 0:
            with self._context.trouble():
                theming.remove_theme(self._context.desk, self._procurement, place.name)
            return
        others = self._others(place, tree)
        self._ask(
            RemoveThemeDialog(self._context, self._procurement, place, others, carriers, self)
        )

    def _move(self, place: Place, tree: Tree, way: str) -> None:
        beside = [one.key for one in tree.children(place.above)]
        at = beside.index(place.key)
        under, where = place.above, at
        if way == "in":
            if at == 0:
                return
            under, where = beside[at - 1], len(tree.children(beside[at - 1]))
        elif way == "out":
            over = tree.find(place.above) if place.above is not None else None
            if over is None:
                return
            under = over.above
            where = [one.key for one in tree.children(under)].index(over.key) + 1
        else:
            where = at + (1 if way == "down" else -1)
            if not 0 <= where < len(beside):
                return
        name = tree.find(under) if under is not None else None
        with self._context.trouble():
            theming.move_theme(
                self._context.desk,
                self._procurement,
                place.name,
                name.name if name else None,
                where,
            )
