"""Under the wording for everybody: whom the texts name, and other words for it place by place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea, QWidget

from lupdesk.desk.standing import Judgement
from lupdesk.domain.anonymising import Generic, Hit, code_of, coded, found_in, instead, worded
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import Input
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.fields import LongText
from lupdesk.gui.widgets.flow import Flow
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.shortcuts import within
from lupdesk.gui.widgets.word_watch import NameWatch, Spot, WordWatch, personal_spots
from lupdesk.wording import Wording

_NOWHERE: Final = -1
_BESIDE: Final = 24
"""Letters on either side of a place whose text may be out of sight."""


class Naming(QWidget):
    """``field`` holds the wording for everybody. While it is empty the places are those of
    ``original``, which is never written in, and the first one taken begins the wording with the
    whole text; then they are those that are left in ``field``.
    """

    def __init__(
        self,
        original: LongText,
        field: LongText,
        wording: Wording,
        parent: QWidget | None = None,
        *,
        wide: bool = False,
    ) -> None:
        super().__init__(parent)
        self._wide = wide
        self._original = original
        self._field = field
        self._wording = wording
        self._judgement: Judgement | None = None
        self._input: UUID | None = None
        self._at = _NOWHERE
        self.told = WordWatch(
            original, lambda text: (*personal_spots(text, wording), *self.places(text))
        )
        self.watch = NameWatch(field, wording)
        self._names = meta("", wrap=True)
        # When the rows that came are laid out.
        self._scroll = QTimer(self, singleShot=True, interval=0)
        self._scroll.timeout.connect(self._into_view)
        self._build()
        original.textChanged.connect(self._offer)
        field.textChanged.connect(self._offer)
        self._offer()

    def _build(self) -> None:
        say = self._wording.say
        self.before = icon_button("arrow-left", say("Previous place (Shift+F8)"))
        self.before.clicked.connect(partial(self.go, -1))
        self.after = icon_button("arrow-right", say("Next place (F8)"))
        self.after.clicked.connect(partial(self.go, 1))
        self.place = meta("", wrap=True)
        self.take = Button(say("Replace here"))
        self.take.clicked.connect(self._take_one)
        self.suggest = Button(
            say("Suggest a wording without names"), kind="quiet", icon="hat-glasses"
        )
        self.suggest.clicked.connect(self._take)
        steps = row(self.before, self.after, gap=4)
        steps.addWidget(self.place, 1)
        offered = steps if self._wide else Flow(gap=LOOK.px(4))
        offered.addWidget(self.take)
        offered.addWidget(self.suggest)
        self._offer_rows = QWidget()
        self._offer_rows.setLayout(steps if self._wide else column(steps, offered, gap=4))
        self.setLayout(column(self.watch, self._names, self._offer_rows, gap=4))

    def serve(self, page: QWidget) -> None:
        """F8 and Shift+F8 anywhere in it."""
        within(page, "F8", partial(self.go, 1))
        within(page, "Shift+F8", partial(self.go, -1))

    def know(self, judgement: Judgement) -> None:
        self._judgement = judgement
        self.watch.know(judgement.names)
        self._look()

    def show_input(self, said: Input) -> None:
        if said.id != self._input:
            self._at = _NOWHERE
        self._input = said.id
        self._look()

    def _look(self) -> None:
        self.told.look()
        self.watch.look()
        text = self._original.toPlainText()
        hits = self._hits(text)
        told = ", ".join(dict.fromkeys(text[hit.start : hit.end] for hit in hits))
        self._names.setText(self._wording.say("The text names: {names}", names=told))
        self._names.setVisible(bool(hits) and not self._wide)
        self._offer()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._offer()

    # -- from place to place ------------------------------------------------------------------

    def _worked_on(self) -> tuple[WordWatch, str, tuple[Hit, ...]]:
        text = self._field.toPlainText()
        if text.strip():
            return self.watch, text, self._hits(text)
        text = self._original.toPlainText()
        return self.told, text, self._hits(text)

    def _offer(self) -> None:
        watch, text, hits = self._worked_on()
        self._offer_rows.setVisible(bool(hits))
        self._at = min(self._at, len(hits) - 1) if self.isEnabled() else _NOWHERE
        pointed = hits[self._at] if self._at != _NOWHERE else None
        for one in (self.told, self.watch):
            here = one is watch and pointed is not None
            one.point_to((pointed.start, pointed.end) if here and pointed else None)
        if not hits:
            return
        say = self._wording.say
        new = watch is self.told
        all_words = say("Suggest a wording without names") if new else say("Replace in all places")
        self.suggest.show_words(all_words)
        self.take.setVisible(pointed is not None)
        if pointed is None:
            shown = self._wording.count("{n} place (F8)", "{n} places (F8)", len(hits))
        else:
            shown = say(
                "{n} of {whole}: «{name}» becomes «{words}»",
                n=self._at + 1,
                whole=len(hits),
                name=text[pointed.start : pointed.end],
                words=instead(text, pointed, self._words_for(pointed)),
            )
            if watch is self.told and not self._wide:
                shown = f"{shown}\n{_around(text, pointed)}"
        self.place.setText(shown)
        self.take.setAccessibleDescription(shown)

    def go(self, way: int) -> None:
        """To the next place or the one before, round and round."""
        _, _, hits = self._worked_on()
        if not hits or not self.isEnabled():
            return
        if self._at == _NOWHERE:
            self._at = 0 if way > 0 else len(hits) - 1
        else:
            self._at = (self._at + way) % len(hits)
        self._offer()
        self.take.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.start()

    def _into_view(self) -> None:
        """A panel scrolls to what is reached with Tab, and not to what is given the focus."""
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                # What is found by the rules grows in above it, after each place taken.
                if (inside := above.widget()) is not None:
                    inside.installEventFilter(self)
                for part in (self._field, self._offer_rows):
                    above.ensureWidgetVisible(part, 0, LOOK.px(12))
                return
            above = above.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.take.hasFocus():
            self._scroll.start()
        return False

    def _take_one(self) -> None:
        _, text, hits = self._worked_on()
        if 0 <= self._at < len(hits):
            self._write(worded(text, [hits[self._at]], self._words_for))

    def _take(self) -> None:
        _, text, hits = self._worked_on()
        if hits:
            self._write(worded(text, hits, self._words_for))

    def _write(self, text: str) -> None:
        # As if it was typed: the field's own undo takes it back.
        cursor = QTextCursor(self._field.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self._look()
        self._field.commit()
        # The page was shown anew, and the button hidden for a moment.
        left = self._worked_on()[2] and self._at != _NOWHERE
        (self.take if left else self._field).setFocus()
        self._scroll.start()

    # -- what is found ------------------------------------------------------------------------

    def _hits(self, text: str) -> tuple[Hit, ...]:
        return found_in(text, self._judgement.names) if self._judgement and text else ()

    def places(self, text: str) -> Iterator[Spot]:
        """Where a text names somebody."""
        return (Spot(hit.start, hit.end, "") for hit in self._hits(text))

    def _words_for(self, hit: Hit) -> Generic:
        """In the language of the papers; the supplier's pseudonym where the office chose those."""
        known = self._judgement or Judgement()
        words = Wording(known.language)
        code = known.pseudonyms.get(hit.whose, "") if hit.whose else ""

        def of(*, owning: bool) -> str:
            with_code = coded(hit.why, owning=owning) if code else None
            if with_code is None:
                return words.code(code_of(hit.why, owning=owning))
            return words.phrase(Phrase.of(with_code, pseudonym=code))

        return Generic(of(owning=False), of(owning=True))


def _around(text: str, hit: Hit) -> str:
    start, end = max(hit.start - _BESIDE, 0), min(hit.end + _BESIDE, len(text))
    before, after = text[start : hit.start], text[hit.end : end]
    # Whole words only.
    if start:
        before = f"… {before.partition(' ')[2]}"
    if end < len(text):
        after = f"{after.rpartition(' ')[0]} …"
    return " ".join(f"{before}{text[hit.start : hit.end]}{after}".split())
