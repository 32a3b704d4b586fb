"""Blocks that are read line by line."""

from __future__ import annotations

from typing import Final

from lupdesk.documents.beside import begins_with_question, is_label
from lupdesk.documents.word.look import TEXT
from lupdesk.documents.word.text import HARD, Setter, bold, colour, run, sizes, tab
from lupdesk.documents.word.xml import Element, Facts, el, twips, val
from lupdesk.domain.composition import document as d
from lupdesk.domain.phrases import Text

_SECOND: Final = 2
_TOGETHER: Final = 8
_LETTER: Final = 5.4
"""About as wide as a letter of a label, in points."""
_LABEL_LEAST: Final = 84.0
_LABEL_MOST: Final = 150.0
_LINE: Final = 14.0
_WITHHELD: Final = 0.38
_BETWEEN: Final = f"{HARD}{HARD}·{HARD} "


def heading(block: d.Heading, setter: Setter, *, alone: bool) -> list[Element]:
    """``alone``: none of the second level stands above it, so that it is one itself, and looks as
    it did: no level is left out on the way down.
    """
    text = setter.line(block.text)
    if not text:
        return []
    if alone:
        close = el("w:spacing", before=240, after=80, line=320, lineRule="atLeast")
        return [setter.p("Heading2", run(text, *sizes(10.5)), more=(close,))]
    return [setter.p("Heading2" if block.level <= _SECOND else "Heading3", run(text))]


def paragraph(block: d.Paragraph, setter: Setter) -> list[Element]:
    return setter.each("Muted" if block.muted else "Normal", block.text)


def bullets(block: d.Bullets, setter: Setter) -> list[Element]:
    """A further line of an item goes on in it, under a break."""
    made = []
    for item in block.items:
        parts = setter.paragraphs(item)
        runs = [run(parts[0])] if parts else []
        for part in parts[1:]:
            runs += [el("w:r", el("w:br")), run(part)]
        made += [setter.p("ListBullet", *runs)] if runs else []
    return made


def noted(block: d.Noted, setter: Setter) -> list[Element]:
    strong = begins_with_question(block, setter.line)
    labelled = is_label(block, setter.line)
    made = _label(block, setter) if labelled else []
    for number, text in enumerate(block.body):
        parts = setter.paragraphs(text)
        leads = strong and not number
        close = (val("w:keepNext", 1), el("w:spacing", after=20)) if leads else ()
        made += [setter.p("Normal", (bold if leads else run)(part), more=close) for part in parts]
    for text in block.detail:
        made += setter.each("Detail", text)
    if not labelled:
        for text in block.notes:
            made += setter.each("Muted", text)
    return made


def _label(block: d.Noted | d.Withheld, setter: Setter) -> list[Element]:
    """Mark and notes on one line over the body."""
    runs: list[Element] = []
    count = block.count if isinstance(block, d.Noted) else None
    muted = colour(setter.colours.muted)
    if count is not None:
        large = (colour(setter.colours.accent), *sizes(16))
        runs += [bold(setter.line(count), *large), run(" ")]
    if block.mark:
        runs += [setter.sign(block.mark.shape), bold(setter.line(block.mark.word))]
    notes = [line for line in map(setter.line, block.notes) if line]
    for number, note in enumerate(notes):
        before = _BETWEEN if number or block.mark else ""
        named = not number and not block.mark and count is None
        runs.append(bold(note) if named else run(before + note, muted))
    return [setter.p("Label", *runs)] if runs else []


def withheld(block: d.Withheld, setter: Setter) -> list[Element]:
    """The bar is as high as what is kept back is long; its words say how much, and by which right."""
    made = _label(block, setter) + setter.each("Normal", block.extent, (val("w:keepNext", 1),))
    narrow = block.lines <= 1
    shade = el("w:shd", val="thinDiagStripe", color=setter.colours.soft, fill="FFFFFF")
    high = el("w:spacing", after=120, line=twips(_LINE * max(block.lines, 1)), lineRule="exact")
    end = el("w:ind", right=twips(TEXT * (1 - _WITHHELD)) if narrow else 0)
    made.append(setter.p("Bar", more=(shade, high, end)))
    for text in block.why:
        made += setter.each("Detail", text)
    return made


def facts(block: d.Facts, setter: Setter) -> list[Element]:
    """Label and value with a tab between, ruled off from each other."""
    rows = [(setter.line(label), value) for label, value in block.rows]
    widest = max((len(label) for label, _ in rows), default=0) * _LETTER + 12
    column = twips(min(max(widest, _LABEL_LEAST), _LABEL_MOST))
    fine: Facts = {"val": "single", "sz": 4, "space": 4, "color": setter.colours.line}
    heavy: Facts = {**fine, "sz": 6, "color": setter.colours.ink}
    made = []
    for label, value in rows:
        about = (
            el(
                "w:pBdr",
                el("w:top", **heavy),
                el("w:bottom", **heavy),
                el("w:between", **fine),
            ),
            el("w:tabs", el("w:tab", val="left", pos=column)),
            el("w:spacing", before=60, after=60),
            el("w:ind", left=column, hanging=column),
        )
        said = _over_lines(setter, value)
        small = (colour(setter.colours.muted), *sizes(9))
        made.append(setter.p("Fact", bold(label, *small), tab(), *said, more=about))
    if made:
        made.append(setter.p("After"))
    return made + (setter.each("Muted", block.note) if block.note else [])


def _over_lines(setter: Setter, text: Text) -> list[Element]:
    made: list[Element] = []
    for number, part in enumerate(setter.paragraphs(text)):
        made += [el("w:r", el("w:br"))] if number else []
        made.append(run(part))
    return made


def answer_space(block: d.AnswerSpace, setter: Setter) -> list[Element]:
    rule: Facts = {"val": "single", "sz": 4, "space": 0, "color": setter.colours.soft}
    together = block.lines <= _TOGETHER
    lines = []
    for number in range(block.lines):
        last = number == block.lines - 1
        about = (
            el("w:pBdr", el("w:bottom", **rule)),
            el("w:spacing", line=480, lineRule="exact"),
            # Unlike its neighbour, or the two would have one border between them.
            el("w:ind", right=number % 2),
        )
        keep = (val("w:keepNext", 1),) if together and not last else ()
        lines.append(setter.p("Ruled", more=(*keep, *about)))
    return [*lines, setter.p("After")] if lines else []


def page_break(_block: d.PageBreak, setter: Setter) -> list[Element]:
    setter.break_before = True
    return []
