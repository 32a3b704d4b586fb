"""Under the wording for everybody: whom the texts name, and a wording that names nobody."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from lupdesk.desk.standing import Judgement
from lupdesk.domain.anonymising import Generic, Hit, code_of, found_in, generic
from lupdesk.domain.known_names import Named
from lupdesk.domain.things import Input
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import LongText
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.word_watch import Spot, WordWatch, personal_spots
from lupdesk.wording import Wording


class Naming(QWidget):
    """``field`` holds the wording for everybody. A suggestion is offered only while it is empty, so
    that none takes the place of what somebody wrote.
    """

    def __init__(self, field: LongText, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._wording = wording
        self._judgement: Judgement | None = None
        self._text = ""
        self.watch = WordWatch(field, self._revealing)
        self._names = meta("", wrap=True)
        self.suggest = Button(
            wording.say("Suggest a wording without names"), kind="quiet", icon="hat-glasses"
        )
        self.suggest.clicked.connect(self._take)
        self._offer_row = QWidget()
        self._offer_row.setLayout(row(self.suggest, None))
        self.setLayout(column(self.watch, self._names, self._offer_row, gap=4))
        field.textChanged.connect(self._offer)
        self._offer()

    def know(self, judgement: Judgement) -> None:
        self._judgement = judgement
        self._look()

    def show_input(self, said: Input) -> None:
        self._text = said.text
        self._look()

    def _look(self) -> None:
        self.watch.look()
        hits = self._hits(self._text)
        told = ", ".join(dict.fromkeys(self._text[hit.start : hit.end] for hit in hits))
        self._names.setText(self._wording.say("The text names: {names}", names=told))
        self._names.setVisible(bool(hits))
        self._offer()

    def _offer(self) -> None:
        empty = not self._field.toPlainText().strip()
        self._offer_row.setVisible(empty and bool(self._hits(self._text)))

    def _hits(self, text: str) -> tuple[Hit, ...]:
        return found_in(text, self._judgement.names) if self._judgement and text else ()

    def places(self, text: str) -> Iterator[Spot]:
        """Where a text names somebody."""
        return (Spot(hit.start, hit.end, "") for hit in self._hits(text))

    def _revealing(self, text: str) -> Iterator[Spot]:
        yield from personal_spots(text, self._wording)
        for hit in self._hits(text):
            name = self._wording.say("Names {name}", name=text[hit.start : hit.end])
            yield Spot(hit.start, hit.end, name)

    def _take(self) -> None:
        if self._judgement is None or self._field.toPlainText().strip():
            return
        words = Wording(self._judgement.language)

        def of(what: Named) -> Generic:
            plain, owning = (words.code(code_of(what, owning=one)) for one in (False, True))
            return Generic(plain, owning)

        general = {what: of(what) for what in Named}
        self._field.setPlainText(generic(self._text, self._hits(self._text), general))
        self._field.setFocus()
        self._field.commit()
