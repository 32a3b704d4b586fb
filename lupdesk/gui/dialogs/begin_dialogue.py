"""Beginning a dialogue with what is there already: a template, or an earlier procurement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QWidget

from lupdesk.desk.beginning import begin_from_template, present
from lupdesk.desk.dialogue_templates import templates
from lupdesk.desk.reuse import REUSED, Held, Reusable, reusable_beside, reuse
from lupdesk.domain.dialogue_templates import Contents, Part
from lupdesk.domain.things import Procurement
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.jobs import Job
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import Choice, named
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import head, meta
from lupdesk.wording import Wording

_SHOWN: Final = 4
"""Texts that are not copied, shown one by one; how many more there are is told."""


class BeginDialog(Dialog):
    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._present = present(self._desk, procurement)
        self._found: Reusable | None = None
        self._job: Job | None = None
        say = self._wording.say
        self.source = Choice(say("Begin with"), self._sources())
        self.source.chosen.connect(lambda _: self._look())
        self.parts = {part: QCheckBox("") for part in Part}
        for box in self.parts.values():
            box.setFont(LOOK.font())
        self.replace = QCheckBox(say("Put it in place of what is there"))
        self.replace.setFont(LOOK.font())
        self._changes = meta("", wrap=True)
        self._stays = meta("", wrap=True)
        self._held = meta("", wrap=True)
        content = column(
            named(say("Begin with"), self.source),
            self._changes,
            head(say("What it brings")),
            *self.parts.values(),
            self._stays,
            self.replace,
            self._held,
            gap=8,
        )
        super().__init__(
            say("Begin from a template or an earlier procurement"),
            say("Bring it in"),
            content,
            self._wording,
            parent,
        )
        self.setMinimumWidth(LOOK.px(600))
        for box in self.parts.values():
            box.toggled.connect(lambda _: self._settle())
        self._look()
        self.source.setFocus()

    def _sources(self) -> list[tuple[str, Any]]:
        """Templates in the case's own language first, then earlier procurements, newest first."""
        say = self._wording.say
        of = self._desk.the(Procurement, self._procurement)
        known = sorted(templates(self._desk), key=lambda one: one.language != of.language)
        made = [(say("{name}, version {n}", name=one.name, n=one.version), one) for one in known]
        earlier = [
            (say("From: {name}", name=one.title or one.reference), one.id)
            for one in reversed(self._desk.all(Procurement))
            if one.id != of.id
        ]
        return [*made, *earlier]

    # -- what it would bring ------------------------------------------------------------------------

    def _look(self) -> None:
        """Of an earlier procurement each text is looked through first, beside the window."""
        chosen = self.source.value()
        self._found = None
        if self._job is not None:
            self._job.drop()
            self._job = None
        if isinstance(chosen, Contents):
            self._show(Reusable(chosen.beginning), tuple(Part), chosen.changes)
            return
        self._offer({}, ())
        self._changes.hide()
        self._settle()
        self._held.show()
        self._held.setText(self._wording.say("Looking for what must not go along …"))
        if isinstance(chosen, UUID):
            look = partial(reusable_beside, self._desk.working_path, chosen, self._desk.clock)
            self._job = self._context.jobs.run(lambda _: look(), self._looked)

    def _looked(self, found: Reusable) -> None:
        self._job = None
        self._show(found, REUSED, "")

    def _show(self, found: Reusable, parts: Sequence[Part], changes: str) -> None:
        self._found = found
        self._changes.setText(self._wording.say("New in this version: {changes}", changes=changes))
        self._changes.setVisible(bool(changes))
        self._offer(dict(found.beginning.counts), parts)
        self._held.setText(
            held_words([one for one in found.held if one.part in parts], self._wording)
        )
        self._held.setVisible(bool(self._held.text()))
        self._settle()

    def _offer(self, counts: dict[Part, int], parts: Sequence[Part]) -> None:
        for part, box in self.parts.items():
            count = counts.get(part, 0) if part in parts else 0
            box.setText(part_words(part, count, self._wording))
            box.setVisible(bool(count))
            box.setChecked(bool(count))

    def _chosen(self) -> list[Part]:
        return [part for part, box in self.parts.items() if not box.isHidden() and box.isChecked()]

    def _settle(self) -> None:
        """What is there already stays, and is named before it is put away."""
        chosen = self._chosen()
        there = [part for part in self._present if part in chosen]
        names = ", ".join(self._wording.code(f"template-part.{part}") for part in there)
        self._stays.setText(
            self._wording.say(
                "There already: {parts}. It stays, unless you tick below; the questions are then kept as a version of their own.",
                parts=names,
            )
        )
        self._stays.setVisible(bool(there))
        self.replace.setVisible(bool(there))
        self.ok.setEnabled(bool(chosen) and self._found is not None)

    def agree(self) -> None:
        chosen, parts = self.source.value(), self._chosen()
        instead = not self.replace.isHidden() and self.replace.isChecked()
        if isinstance(chosen, Contents):
            begin_from_template(self._desk, self._procurement, chosen, parts=parts, replace=instead)
        elif self._found is not None:
            reuse(
                self._desk,
                chosen,
                self._procurement,
                parts=parts,
                replace=instead,
                found=self._found,
            )


def part_words(part: Part, count: int, wording: Wording) -> str:
    """With how much there is of it; of the invitation there is one text."""
    words = wording.code(f"template-part.{part}")
    return words if part is Part.INVITATION else f"{words}: {wording.number(count)}"


def held_words(held: Sequence[Held], wording: Wording) -> str:
    """The texts that stay behind, and why; the first few one by one."""
    if not held:
        return ""
    lines = [
        wording.say(
            "Not copied: “{text}” ({reason})",
            text=one.text,
            reason=wording.code(f"held.{one.reason}"),
        )
        for one in held[:_SHOWN]
    ]
    more = len(held) - _SHOWN
    if more > 0:
        lines.append(wording.say("and {n} more", n=more))
    return "\n".join(lines)
