"""What became of a document: sent out to whom, not sent after all, or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from lupdesk.desk.meetings import start_at
from lupdesk.desk.publishing import withdraw_document
from lupdesk.desk.session import ZONE
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.desk.treatment import all_readers, record_dispatch, withdraw_dispatches
from lupdesk.domain.kinds import Channel
from lupdesk.domain.papers import PUBLIC_PAPERS
from lupdesk.domain.things import Sending, Supplier
from lupdesk.domain.treatment import Dispatch
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import (
    Choice,
    DayField,
    TextField,
    TimeField,
    mark,
    named,
    read_time,
)
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import body, head, meta
from lupdesk.problems import Problem

_ALL: Final = "all"
_TEAM: Final = "team"
_OTHER: Final = "other"
_CHANNELS: Final = (Channel.EMAIL, Channel.DOCUMENT, Channel.WEB, Channel.MEETING)


class RecordDialog(Dialog):
    """To whom a file was sent, how and when; now, unless it is said otherwise."""

    def __init__(self, context: PageContext, one: Sending, facts: str, parent: QWidget) -> None:
        say, code = context.wording.say, context.wording.code
        self._context = context
        self._file = one
        self.to = Choice(say("To whom"), list(_readers(context, one)))
        self.who = TextField(say("Who"), hint=say("Name, e.g. of somebody who asked for access"))
        self._who = QWidget()
        self._who.setLayout(named(say("Who"), self.who))
        self.to.currentIndexChanged.connect(self._fit)
        self.channel = Choice(say("How"), [(code(f"channel.{way}"), way) for way in _CHANNELS])
        now = context.desk.now().astimezone(ZONE)
        self.day = DayField(say("Day"), now.date(), now.date())
        self.time = TimeField(say("Time"), f"{now:%H:%M}")
        self._now = (self.day.text(), self.time.text())
        times = row(gap=16)
        times.addLayout(named(say("How"), self.channel), 1)
        times.addLayout(named(say("Day"), self.day))
        times.addLayout(named(say("Time"), self.time))
        content = column(
            body(one.file_name, wrap=True, strong=True),
            meta(facts, wrap=True),
            meta(say("SHA-256 {sum}", sum=one.sha256), wrap=True),
            4,
            named(say("To whom"), self.to),
            self._who,
            times,
            gap=8,
        )
        super().__init__(say("Record sending"), say("Record"), content, context.wording, parent)
        self.setMinimumWidth(LOOK.px(520))
        self._fit()
        self.to.setFocus()

    def _fit(self) -> None:
        self._who.setVisible(self.to.value() == _OTHER)

    def agree(self) -> None:
        to, note = self.to.value(), ""
        if to == _OTHER:
            note = self.who.text().strip()
            mark(self.who, not note)
            if not note:
                raise Problem("dispatch-who")
        elif to == _TEAM and self._file.audience == PUBLIC_PAPERS:
            note = self._context.wording.say("The team")
        desk = self._context.desk
        readers = all_readers(desk, self._file.id) if to == _ALL else (_supplier(to),)
        record_dispatch(
            desk, self._file.id, readers, channel=self.channel.value(), at=self._at(), note=note
        )

    def _at(self) -> datetime | None:
        """None: just now."""
        if (self.day.text(), self.time.text()) == self._now:
            return None
        try:
            day = self.day.day()
        except ValueError:
            mark(self.day, True)
            raise Problem("day-wrong", value=self.day.text()) from None
        try:
            clock = read_time(self.time.text())
        except ValueError:
            mark(self.time, True)
            raise Problem("day-and-time") from None
        if day is None or not clock:
            raise Problem("day-and-time")
        return start_at(day, clock)


def _supplier(to: object) -> UUID | None:
    return to if isinstance(to, UUID) else None


def _readers(context: PageContext, one: Sending) -> Iterator[tuple[str, Any]]:
    """Whom it was made for; a public one may go to anybody."""
    say, desk = context.wording.say, context.desk
    if one.supplier is not None:
        yield desk.the(Supplier, one.supplier).name, one.supplier
    elif one.audience != PUBLIC_PAPERS:
        yield say("The team"), _TEAM
    else:
        yield say("All suppliers that take part"), _ALL
        for _, firm in suppliers_of(desk, one.procurement):
            yield firm.name, firm.id
        yield say("The team"), _TEAM
        yield say("Somebody else"), _OTHER


class TakeBackDialog(Dialog):
    """What was recorded as sent and was not; a reason is wanted."""

    def __init__(self, context: PageContext, one: Sending, parent: QWidget) -> None:
        say = context.wording.say
        self._context = context
        self.which = Choice(say("Sending"), list(_recorded(context, one)))
        self.reason = TextField(say("Reason"), hint=say("Why, in a sentence"))
        content = column(
            body(one.file_name, wrap=True, strong=True),
            named(say("Sending"), self.which),
            head(say("Reason")),
            self.reason,
            gap=8,
        )
        super().__init__(
            say("It was not sent after all"), say("Take back"), content, context.wording, parent
        )
        self.setMinimumWidth(LOOK.px(520))
        self.reason.setFocus()

    def agree(self) -> None:
        withdraw_dispatches(self._context.desk, self.which.value(), self.reason.text())


def _recorded(context: PageContext, file: Sending) -> Iterator[tuple[str, tuple[UUID, ...]]]:
    """What was recorded together, newest first, and each of it by itself."""
    words = context.wording
    together: dict[tuple[datetime | None, Channel], list[Dispatch]] = {}
    for one in reversed(context.desk.all(Dispatch, sending=file.id)):
        together.setdefault((one.sent_at, one.channel), []).append(one)
    for (at, channel), some in together.items():
        how = words.code(f"channel.{channel}")
        when = words.date_time(at) if at is not None else "–"
        if len(some) > 1:
            to = words.count("{n} reader", "{n} readers", len(some))
            yield f"{when}: {to}, {how}", tuple(one.id for one in some)
        for one in some:
            yield f"{when}: {_reader(context, file, one)}, {how}", (one.id,)


def _reader(context: PageContext, file: Sending, one: Dispatch) -> str:
    say = context.wording.say
    if one.supplier is not None:
        firm = context.desk.get(Supplier, one.supplier)
        return firm.name if firm else ""
    if one.to_somebody_else:
        return one.note
    return say("Everybody") if file.audience == PUBLIC_PAPERS else say("The team")


class WithdrawDialog(Dialog):
    """Says of a document that it no longer holds; a reason is wanted."""

    def __init__(self, context: PageContext, one: Sending, facts: str, parent: QWidget) -> None:
        say = context.wording.say
        self._context = context
        self._sending = one.id
        self.reason = TextField(say("Reason"), hint=say("Why, in a sentence"))
        content = column(
            body(one.file_name, wrap=True, strong=True),
            meta(facts, wrap=True),
            body(
                say(
                    "It is kept in the list as withdrawn. The copies that were sent out still exist, so tell those who have them."
                ),
                wrap=True,
            ),
            4,
            head(say("Reason")),
            self.reason,
            gap=8,
        )
        super().__init__(
            say("Withdraw the document"), say("Withdraw"), content, context.wording, parent
        )
        self.setMinimumWidth(LOOK.px(520))
        self.reason.setFocus()

    def agree(self) -> None:
        withdraw_document(self._context.desk, self._sending, self.reason.text())
