"""What was said in one meeting, as rows of a list: each row is put into words when it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from lupdesk.desk.room import Room
from lupdesk.domain.kinds import InputKind, Voice
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.rules.finding import Finding
from lupdesk.domain.things import Input
from lupdesk.gui.widgets.rows import NO_PARENT
from lupdesk.gui.widgets.said_chips import SaidChip, found_chip, found_sentences
from lupdesk.wording import Wording

Index = QModelIndex | QPersistentModelIndex
STATEMENT: Final = Qt.ItemDataRole.UserRole + 1
"""The ``Statement`` of the row, for the delegate."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One row in words. ``detail`` is who, for when, which question, which themes."""

    said: Input
    time: str
    detail: str
    late: bool = False
    sign: SaidChip | None = None
    """Of what the rules found in it; ``found`` says it in sentences."""
    found: str = ""


class StatementModel(QAbstractListModel):
    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._inputs: list[Input] = []
        self._room: Room | None = None
        self._words: dict[UUID, Statement] = {}
        self._firms: dict[UUID, str] = {}
        self._found: dict[UUID, tuple[Finding, ...]] = {}

    def show_room(self, room: Room) -> None:
        """Keeps what is the same, so that selection and scroll position stay."""
        self._room = room
        self._firms = {supplier.id: supplier.name for supplier in room.suppliers}
        self._words.clear()
        if [one.id for one in room.inputs] == [one.id for one in self._inputs]:
            self._inputs = list(room.inputs)
            self.dataChanged.emit(self.index(0), self.index(len(self._inputs) - 1))
            return
        if list(room.inputs[: len(self._inputs)]) == self._inputs:
            self._append(room.inputs[len(self._inputs) :])
            return
        self.beginResetModel()
        self._inputs = list(room.inputs)
        self.endResetModel()

    def _append(self, added: tuple[Input, ...]) -> None:
        first = len(self._inputs)
        self.beginInsertRows(QModelIndex(), first, first + len(added) - 1)
        self._inputs.extend(added)
        self.endInsertRows()

    def show_found(self, found: Mapping[UUID, tuple[Finding, ...]]) -> None:
        """Paints only those rows anew whose findings are others."""
        before, self._found = self._found, dict(found)
        other = {id for id in {*before, *found} if before.get(id) != found.get(id)}
        for row, one in enumerate(self._inputs) if other else ():
            if one.id in other:
                self._words.pop(one.id, None)
                self.dataChanged.emit(self.index(row), self.index(row))

    def said_at(self, row: int) -> Input | None:
        return self._inputs[row] if 0 <= row < len(self._inputs) else None

    def row_of(self, id: UUID) -> int:
        """-1 where it is not in the list."""
        return next((row for row, one in enumerate(self._inputs) if one.id == id), -1)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._inputs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.said_at(index.row())
        if one is None or self._room is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one.text
        if role == STATEMENT:
            return self._in_words(one, self._room)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(one, self._room)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._in_words(one, self._room).found
        return None

    def _in_words(self, one: Input, room: Room) -> Statement:
        if one.id not in self._words:
            time = self._wording.time(one.said_at) if one.said_at else ""
            found = self._found.get(one.id, ())
            self._words[one.id] = Statement(
                one,
                time,
                " · ".join(self._details(one, room)),
                room.is_late(one),
                found_chip(found, self._wording) if found else None,
                found_sentences(found, self._wording),
            )
        return self._words[one.id]

    def _details(self, one: Input, room: Room) -> list[str]:
        say = self._wording.say
        parts = [self._who(one, room)]
        if one.due is not None:
            parts.append(say("due {day}", day=self._wording.short_date(one.due)))
        if number := room.number_of(one.question):
            parts.append(say("question {number}", number=number))
        parts += [f"#{theme}" for theme in one.themes]
        return [part for part in parts if part]

    def _who(self, one: Input, room: Room) -> str:
        firm = self._firms.get(one.supplier, "") if one.supplier else ""
        name = one.owner or one.speaker
        if firm and (not name or len(room.suppliers) > 1) and name != firm:
            return ", ".join(part for part in (name, firm) if part)
        return name

    def _spoken(self, one: Input, room: Room) -> str:
        words = self._in_words(one, room)
        said = [words.time, one.text, kind_name(one, self._wording)]
        said.append(self._wording.phrase(Phrase(f"secrecy.{one.secrecy}")))
        if one.voice != Voice.OWN:
            said.append(self._wording.phrase(Phrase(f"voice.{one.voice}")))
        if words.late:
            said.append(self._wording.say("Late"))
        if one.parked:
            said.append(self._wording.say("Parked"))
        said.append(words.detail)
        if words.sign is not None:
            said.append(f"{words.sign.text}. {words.found}")
        return ", ".join(part for part in said if part)


def kind_name(one: Input, wording: Wording) -> str:
    """The type of an input; the kind of what is the buyer's own."""
    if one.kind != InputKind.INPUT:
        return wording.phrase(Phrase(f"kind.{one.kind}"))
    return wording.phrase(Phrase(f"type-short.{one.type}")) if one.type else ""
