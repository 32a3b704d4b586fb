"""Dialogs of the tree of themes: a name with what belongs under it, and where statements go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QWidget

from lupdesk.desk import theming
from lupdesk.domain.theming import Place
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import Choice, LongText, TextField, named
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import body, meta

Options = Sequence[tuple[str, Any]]


class ThemeNameDialog(Dialog):
    """A new theme, or another name for one that is there; ``made`` is its name then."""

    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        place: Place | None = None,
        under: Place | None = None,
        parent: QWidget | None = None,
    ) -> None:
        say = context.wording.say
        self._context, self._procurement, self._place = context, procurement, place
        self.made = ""
        self.name = TextField(say("Name"), place.name if place else "")
        if place is None and under is not None:
            self.name.setText(f"{' / '.join(under.path)} / ")
        meaning = place.theme.meaning if place and place.theme else ""
        self.meaning = LongText(say("What belongs under it"), meaning, lines=2)
        told = (
            say("Every statement and finding that has the theme follows.")
            if place
            else say("A stroke between blanks puts one theme under another: drift / support.")
        )
        content = column(
            meta(told, wrap=True),
            named(say("Name"), self.name),
            named(say("What belongs under it"), self.meaning),
            gap=12,
        )
        title = say("Rename or explain the theme") if place else say("New theme")
        super().__init__(title, say("Save"), content, context.wording, parent)
        self.setMinimumWidth(LOOK.px(480))
        self.name.setFocus()
        if place is not None:
            self.name.selectAll()

    def agree(self) -> None:
        name, meaning = self.name.text(), self.meaning.toPlainText()
        desk = self._context.desk
        if self._place is None:
            theming.add_theme(desk, self._procurement, name, meaning=meaning)
        else:
            before = self._place.theme.meaning if self._place.theme else ""
            theming.edit_theme(
                desk,
                self._procurement,
                self._place.name,
                new=name,
                meaning=meaning if meaning.strip() != before else None,
            )
        self.made = name


class MergeThemeDialog(Dialog):
    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        place: Place,
        others: Options,
        parent: QWidget | None = None,
    ) -> None:
        say = context.wording.say
        self._context, self._procurement, self._place = context, procurement, place
        self.into = Choice(say("Into"), others)
        told = say("Statements, findings and what lies under “{theme}” follow.", theme=place.name)
        content = column(meta(told, wrap=True), named(say("Into"), self.into), gap=12)
        title = say("Merge the theme with another")
        super().__init__(title, say("Merge"), content, context.wording, parent)
        self.setMinimumWidth(LOOK.px(480))
        self.into.setFocus()

    def agree(self) -> None:
        theming.merge_themes(
            self._context.desk, self._procurement, [self._place.name], self.into.value() or ""
        )


class RemoveThemeDialog(Dialog):
    """What carries the theme gets another, or is without it."""

    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        place: Place,
        others: Options,
        carriers: int,
        parent: QWidget | None = None,
    ) -> None:
        say, count = context.wording.say, context.wording.count
        self._context, self._procurement, self._place = context, procurement, place
        self.to = Choice(say("They get"), [(say("No theme instead"), None), *others])
        told = count(
            "{n} statement has the theme “{theme}”.",
            "{n} statements have the theme “{theme}”.",
            carriers,
            theme=place.name,
        )
        content = column(
            body(told, wrap=True),
            meta(say("What lies under it moves up."), wrap=True),
            named(say("They get"), self.to),
            gap=12,
        )
        super().__init__(say("Remove the theme"), say("Remove"), content, context.wording, parent)
        self.setMinimumWidth(LOOK.px(480))
        self.to.setFocus()

    def agree(self) -> None:
        theming.remove_theme(
            self._context.desk, self._procurement, self._place.name, give_to=self.to.value()
        )


class SplitThemeDialog(Dialog):
    """The statements that are ticked go to a new theme beside this one."""

    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        place: Place,
        said: Sequence[tuple[str, UUID]],
        parent: QWidget | None = None,
    ) -> None:
        say = context.wording.say
        self._context, self._procurement, self._place = context, procurement, place
        self.name = TextField(say("Name of the new theme"))
        self.ticks: dict[UUID, QCheckBox] = {}
        lines: list[QWidget] = []
        for words, id in said:
            tick = self.ticks[id] = QCheckBox(words.replace("&", "&&"))
            tick.setFont(LOOK.font())
            lines.append(tick)
        told = say("Those that are ticked go from “{theme}” to the new theme.", theme=place.name)
        content = column(
            named(say("Name of the new theme"), self.name),
            meta(told, wrap=True),
            column(*lines, gap=4),
            gap=12,
        )
        super().__init__(say("Split the theme"), say("Split"), content, context.wording, parent)
        self.setMinimumWidth(LOOK.px(560))
        self.name.setFocus()

    def agree(self) -> None:
        ids = [id for id, tick in self.ticks.items() if tick.isChecked()]
        theming.split_theme(
            self._context.desk, self._procurement, self._place.name, ids, self.name.text()
        )
