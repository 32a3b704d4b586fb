"""A form as a PDF to be filled in: the look of the papers, and fields between the lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from lupdesk.documents.forms.strips import Answer, Box, Setter, under
from lupdesk.documents.forms.words import FormWords, words_of
from lupdesk.documents.pdf.blocks import bullets, heading, paragraph
from lupdesk.documents.pdf.flow import Bookmark, Flow, Group
from lupdesk.documents.pdf.logo import read_logo
from lupdesk.documents.pdf.palette import palette
from lupdesk.documents.pdf.story import furniture, opening
from lupdesk.documents.pdf.strips import Cell, Row
from lupdesk.documents.pdf.styles import AXIS, MARGIN, TEXT
from lupdesk.documents.pdf.tables import tint_box
from lupdesk.documents.pdf.typesetter import Typesetter
from lupdesk.documents.pdf.writing import HOUSE, Print, printed_pages
from lupdesk.domain.composition.document import (
    Bullets,
    ClassMark,
    Heading,
    Paragraph,
    TintBox,
)
from lupdesk.domain.form_fields import (
    TICKED,
    Part,
    line_field,
    longest,
    mark_text,
    marked_field,
    whole_field,
)
from lupdesk.domain.form_lines import FormLine, FormSheet
from lupdesk.wording import Wording

_WORDS: Final = 54.0
"""Height of the box for new words: three lines, and the reader's program scrolls."""
_ANSWER: Final = 100.0
_REASON: Final = 28.0
_REMARKS: Final = 84.0
_ONE_LINE: Final = 20.0
_TOGETHER: Final = 300.0
"""A statement up to this height keeps its answer beside it on the page."""


@dataclass(frozen=True, slots=True)
class _Front:
    """What the designed head of the first page and the furniture need."""

    kicker: str
    title: str
    subtitle: str
    office: str
    reference: str
    version: str
    on: date
    class_mark: ClassMark
    class_word: str


def form_pdf(sheet: FormSheet) -> Print:
    """Same sheet, same bytes."""
    wording = Wording(sheet.language)
    setter = Typesetter(wording, palette(sheet.look.accent or HOUSE))
    logo = read_logo(sheet.look.logo) if sheet.look.logo else None
    words = words_of(sheet, wording, page=False)
    front = _front(sheet, words)
    around = furniture(front, setter, logo)
    groups = [*opening(front, setter), *_Form(sheet, words, setter).groups()]
    pages = Flow().run([group for group in groups if group.strips])
    mark = f"{sheet.form.hex}-{mark_text(sheet.mark)}"
    return printed_pages(pages, setter, around, logo, sheet.language, sheet.made_on, mark)


def _front(sheet: FormSheet, words: FormWords) -> _Front:
    return _Front(
        kicker=words.kicker,
        title=words.title,
        subtitle=words.subtitle,
        office=sheet.office,
        reference=sheet.reference,
        version=words.version,
        on=sheet.made_on,
        class_mark=words.class_mark,
        class_word=words.class_word,
    )


class _Form:
    def __init__(self, sheet: FormSheet, words: FormWords, setter: Typesetter) -> None:
        self._sheet = sheet
        self._words = words
        self._setter = setter
        self._fields = Setter(setter)

    def groups(self) -> Iterator[Group]:
        words, setter = self._words, self._setter
        yield from paragraph(Paragraph(words.intro), setter)
        if words.key_facts:
            yield from tint_box(TintBox(words.key_facts), setter)
        yield heading(Heading(2, words.how), setter, 2)
        yield from bullets(Bullets(words.steps), setter)
        if words.silence:
            yield from paragraph(Paragraph(words.silence), setter)
        yield heading(Heading(2, words.lines), setter, 2)
        for line in self._sheet.lines:
            yield self._line(line)
        yield heading(Heading(2, words.whole), setter, 2)
        yield self._whole()

    def _line(self, line: FormLine) -> Group:
        """The label in the margin, the words beside it, and under them what is answered."""
        setter = self._setter
        label = setter.line(line.label)
        head = [setter.piece(label, setter.sheet.mark, MARGIN, setter.root.add("H3"))]
        said = setter.pieces(line.text, setter.sheet.body, TEXT, setter.root, after=4.0)
        row = Row(
            [Cell(0.0, MARGIN, head if label else []), Cell(AXIS, TEXT, said)],
            below=8.0,
            anchor=setter.sheet.body.size,
            whole=160.0,
        )
        answer = self._of_statement(line) if self._words.is_minutes else self._of_question(line)
        near = row.height + answer.height <= _TOGETHER
        return Group(
            [row, answer],
            before=8.0,
            after=20.0,
            together=2 if near else 1,
            bookmark=Bookmark(1, label) if label else None,
        )

    def _of_statement(self, line: FormLine) -> Answer:
        words = self._words
        ticks = self._fields.ticks(
            words.choices,
            self._name(line, Part.CHOICE),
            f"{line.label}: {words.answer}",
            AXIS,
            TEXT,
            one_of=True,
        )
        return under([ticks, self._box(line, Part.WORDS, words.words, _WORDS)], 4.0)

    def _of_question(self, line: FormLine) -> Answer:
        words = self._words
        answer = self._box(line, Part.ANSWER, words.answer, _ANSWER)
        secret = self._fields.ticks(
            ((TICKED, words.secret),),
            self._name(line, Part.SECRET),
            f"{line.label}: {words.secret}",
            AXIS,
            TEXT,
            one_of=False,
        )
        return under([answer, secret, self._box(line, Part.REASON, words.reason, _REASON)], 6.0)

    def _box(self, line: FormLine, part: Part, label: str, tall: float) -> Answer:
        said = f"{line.label}: {label}" if line.label else label
        box = Box(label, self._name(line, part), said, longest(part), tall)
        return self._fields.boxes([box], AXIS, TEXT)

    def _name(self, line: FormLine, part: Part) -> str:
        return line_field(self._sheet.form, line.id, part)

    def _whole(self) -> Group:
        words, form = self._words, self._sheet.form
        remarks = Box(
            words.remarks, marked_field(self._sheet.mark), words.remarks, longest(Part.REMARKS),
            _REMARKS,
        )  # fmt: skip
        short = [
            Box(label, whole_field(form, part), label, longest(part), _ONE_LINE, lines=False)
            for label, part in (
                (words.name, Part.NAME),
                (words.organisation, Part.ORGANISATION),
                (words.date, Part.DATE),
            )
        ]
        strips = [
            self._fields.boxes([remarks], AXIS, TEXT),
            self._fields.boxes(short, AXIS, TEXT),
        ]
        return Group([under(strips, 12.0)])
