"""A form as one HTML file: no network, no script but its own, and no answer kept in the browser.

Answers are saved by the reader as a file of their own. Nothing is kept in the browser: the computer
may be shared.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Final

from reportlab.lib.colors import Color

from lupdesk.documents.forms.words import FormWords, words_of
from lupdesk.documents.letters import one_line, paragraphs
from lupdesk.documents.papers import fit_for_a_file
from lupdesk.documents.pdf.logo import Logo, read_logo
from lupdesk.documents.pdf.palette import INK, LINE, MUTED, SOFT, palette
from lupdesk.documents.pdf.typesetter import TAGS
from lupdesk.documents.pdf.writing import HOUSE
from lupdesk.domain.form_fields import (
    FORMAT,
    TICKED,
    Part,
    line_field,
    longest,
    whole_field,
)
from lupdesk.domain.form_lines import FormLine, FormSheet
from lupdesk.domain.spoken import spoken_in
from lupdesk.paths import resources
from lupdesk.wording import Wording

_WAVES: Final = (
    '<svg viewBox="0 0 30 30" aria-hidden="true"><rect width="30" height="30" rx="4" '
    'fill="var(--accent)"/><path d="M6 9C11 4.5 16 13.5 24 9M6 15.5C11 11 16 20 24 15.5'
    'M6 22C11 17.5 16 26.5 24 22" fill="none" stroke="#fff" stroke-width="1.8" '
    'stroke-linecap="round"/></svg>'
)
"""Three waves on a plain square, as on the papers of an office without a logo."""
_WRONG: Final = "#A3261B"
"""Reads at 7:1 on white; the words beside it say the same."""


@dataclass(frozen=True, slots=True)
class Page:
    data: bytes
    pictures: frozenset[str]
    """SHA-256 of its pictures, of which none is but the office's own logo."""


def form_page(sheet: FormSheet) -> Page:
    """Same sheet, same bytes. UTF-8. Problem ``logo-…``."""
    wording = Wording(sheet.language)
    words = words_of(sheet, wording, page=True)
    logo = read_logo(sheet.look.logo) if sheet.look.logo else None
    made = "".join(_Writer(sheet, words, wording, logo).lines())
    return Page(made.encode("utf-8"), frozenset() if logo is None else logo.pictures)


@cache
def script() -> str:
    return (resources() / "forms" / "form.js").read_text("utf-8")


@cache
def _look() -> str:
    return (resources() / "forms" / "form.css").read_text("utf-8")


def style(accent: str) -> str:
    """The look of the papers in the office's colour."""
    colours = palette(accent or HOUSE)
    named = {
        "ink": _hex(INK),
        "muted": _hex(MUTED),
        "rule": _hex(LINE),
        "frame": _hex(SOFT),
        "accent": _hex(colours.accent),
        "tint": _hex(colours.tint),
        "wrong": _WRONG,
    }
    return f":root{{{';'.join(f'--{name}:{value}' for name, value in named.items())}}}\n{_look()}"


def _hex(colour: Color) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in colour.rgb())


def _hash(text: str) -> str:
    """As a policy names what may run."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


class _Writer:
    def __init__(
        self, sheet: FormSheet, words: FormWords, wording: Wording, logo: Logo | None
    ) -> None:
        self._logo = logo
        self._sheet = sheet
        self._words = words
        self._wording = wording

    def lines(self) -> Iterator[str]:
        yield "<!DOCTYPE html>\n"
        yield f'<html lang="{self._tag()}">\n'
        yield from self._head()
        yield "<body>\n"
        yield from self._header()
        yield "<main>\n"
        yield from self._opening()
        yield from self._form()
        yield "</main>\n"
        yield f"<footer><p>{escape(self._foot())}</p></footer>\n"
        yield f"<script>{script()}</script>\n"
        yield "</body>\n</html>\n"

    def _tag(self) -> str:
        return TAGS.get(self._sheet.language, "en-GB")

    def _head(self) -> Iterator[str]:
        look = style(self._sheet.look.accent)
        policy = (
            f"default-src 'none'; style-src {_hash(look)}; script-src {_hash(script())}; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        )
        title = self._line(self._words.title) or self._line(self._words.class_word)
        yield "<head>\n"
        yield '<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield '<meta name="referrer" content="no-referrer">\n'
        yield f"<title>{title}</title>\n"
        yield f"<style>{look}</style>\n</head>\n"

    def _header(self) -> Iterator[str]:
        words, sheet = self._words, self._sheet
        yield "<header>\n"
        yield f'<p class="office">{self._sign()}<span>{self._line(sheet.office)}</span></p>\n'
        yield f'<p class="class {words.class_mark}">{self._line(words.class_word)}</p>\n'
        yield "</header>\n"

    def _sign(self) -> str:
        """The office's name stands beside it as text."""
        if self._logo is None:
            return _WAVES
        kind, data = self._logo.web
        return f'<img alt="" src="data:{kind};base64,{base64.b64encode(data).decode("ascii")}">'

    def _opening(self) -> Iterator[str]:
        words = self._words
        yield f'<p class="kicker">{self._line(words.kicker)}</p>\n'
        yield f"<h1>{self._line(words.title)}</h1>\n"
        yield f'<p class="subtitle">{self._line(words.subtitle)}</p>\n'
        yield f"<p>{self._line(words.intro)}</p>\n"
        if words.key_facts:
            yield "<dl>\n"
            for label, value in words.key_facts:
                yield f"<div><dt>{self._line(label)}</dt><dd>{self._line(value)}</dd></div>\n"
            yield "</dl>\n"
        yield f"<h2>{self._line(words.how)}</h2>\n<ul>\n"
        for step in words.steps:
            yield f"<li>{self._line(step)}</li>\n"
        yield "</ul>\n"
        if words.silence:
            yield f"<p>{self._line(words.silence)}</p>\n"
        no_script = escape(
            self._wording.say(
                "This page cannot save your answers, since scripts are turned off here. Ask for the form as a PDF instead."
            )
        )
        yield f'<noscript><p class="warning">{no_script}</p></noscript>\n'

    def _form(self) -> Iterator[str]:
        sheet = self._sheet
        about = {
            "format": str(FORMAT),
            "form": sheet.form.hex,
            "kind": sheet.kind,
            "version": str(sheet.version),
            "sha256": sheet.sha256,
            "file": answer_name(sheet, self._wording),
            "saved": self._after_saving(),
            "read": self._wording.say("Your saved answers are in the page again."),
            "other": self._wording.say("The file does not hold answers to this form."),
            "wants": self._wording.say("Something is missing: see the marked box."),
        }
        facts = " ".join(f'data-{name}="{escape(value)}"' for name, value in about.items())
        yield f'<form id="form" novalidate autocomplete="off" {facts}>\n'
        resume = escape(self._wording.say("Go on with answers that you saved before"))
        yield f'<button type="button" class="resume needs-script" id="resume" hidden>{resume}</button>\n'
        yield '<input type="file" id="load" accept=".json,application/json" hidden>\n'
        yield f"<h2>{self._line(self._words.lines)}</h2>\n"
        for line in sheet.lines:
            yield from self._of(line)
        yield f"<h2>{self._line(self._words.whole)}</h2>\n"
        yield from self._whole()
        save = escape(self._wording.say("Save answers"))
        yield f'<button type="submit" class="save needs-script" hidden>{save}</button>\n'
        yield '<p class="told" id="told" role="status"></p>\n</form>\n'

    def _after_saving(self) -> str:
        name = answer_name(self._sheet, self._wording)
        if self._sheet.reply_to:
            return self._wording.say(
                "Your answers are saved in the file {file}. Send it to {to}.",
                file=name,
                to=self._sheet.reply_to,
            )
        return self._wording.say(
            "Your answers are saved in the file {file}. Send it back to us.", file=name
        )

    def _of(self, line: FormLine) -> Iterator[str]:
        spoken = spoken_in(line.text)
        other = f' lang="{TAGS[spoken]}"' if spoken and spoken != self._sheet.language else ""
        said = "".join(f"<p>{escape(part)}</p>" for part in paragraphs(line.text))
        kind = "statement" if self._words.is_minutes else "answer"
        yield f'<section class="line {kind}">\n<h3>{self._line(line.label)}</h3>\n'
        yield f'<div class="said"{other}>{said}</div>\n'
        yield from self._statement(line) if self._words.is_minutes else self._question(line)
        yield "</section>\n"

    def _statement(self, line: FormLine) -> Iterator[str]:
        name = self._name(line, Part.CHOICE)
        legend = f"{line.label}: {self._words.answer}"
        yield f"<fieldset><legend>{self._line(legend)}</legend>\n"
        for stance, said in self._words.choices:
            ticked = f'<input type="radio" name="{name}" value="{stance}">'
            yield f"<label>{ticked} {self._line(said)}</label>\n"
        yield f'<button type="button" class="clear" id="{name}-clear" hidden>'
        yield f'{escape(self._wording.say("Take the answer away"))}<span class="aloud"> {self._line(line.label)}</span></button>\n'
        yield "</fieldset>\n"
        yield self._box(line, Part.WORDS, self._words.words, wants=True)

    def _question(self, line: FormLine) -> Iterator[str]:
        yield self._box(line, Part.ANSWER, self._words.answer)
        name = self._name(line, Part.SECRET)
        ticked = f'<input type="checkbox" name="{name}" value="{TICKED}">'
        yield f'<label class="tick">{ticked} {self._line(self._words.secret)}{self._aloud(line)}</label>\n'
        yield self._box(line, Part.REASON, self._words.reason, wants=True, short=True)

    def _box(
        self, line: FormLine, part: Part, label: str, *, wants: bool = False, short: bool = False
    ) -> str:
        name = self._name(line, part)
        missing = escape(self._wording.say("Write this too, so that we know what you mean."))
        said = f'<p class="wants" id="{name}-wants" hidden>{missing}</p>\n' if wants else ""
        told = f' aria-describedby="{name}-wants"' if wants else ""
        size = ' class="short"' if short else ""
        return (
            f'<div><label class="label" for="{name}">{self._line(label)}{self._aloud(line)}</label>\n'
            f'<textarea id="{name}" name="{name}" maxlength="{longest(part)}"{size}{told}></textarea>\n'
            f"{said}</div>\n"
        )

    def _aloud(self, line: FormLine) -> str:
        """Which of all the boxes of that name this is, for whoever hears the page."""
        return f'<span class="aloud"> {self._line(line.label)}</span>'

    def _whole(self) -> Iterator[str]:
        words = self._words
        remarks = whole_field(self._sheet.form, Part.REMARKS)
        yield f'<label class="label" for="{remarks}">{self._line(words.remarks)}</label>\n'
        yield f'<textarea id="{remarks}" name="{remarks}" maxlength="{longest(Part.REMARKS)}"></textarea>\n'
        yield '<div class="who">\n'
        for part, label, kind in (
            (Part.NAME, words.name, "text"),
            (Part.ORGANISATION, words.organisation, "text"),
            (Part.DATE, words.date, "date"),
        ):
            name = whole_field(self._sheet.form, part)
            most = f' maxlength="{longest(part)}"' if kind == "text" else ""
            yield f'<div><label class="label" for="{name}">{self._line(label)}</label>'
            yield f'<input type="{kind}" id="{name}" name="{name}"{most}></div>\n'
        yield "</div>\n"

    def _name(self, line: FormLine, part: Part) -> str:
        return line_field(self._sheet.form, line.id, part)

    def _foot(self) -> str:
        day = self._wording.date(self._sheet.made_on)
        parts = (self._sheet.reference, self._words.version, day)
        return "  ·  ".join(filter(None, map(one_line, parts)))

    def _line(self, text: str) -> str:
        return escape(one_line(text))


def answer_name(sheet: FormSheet, wording: Wording) -> str:
    """``svar-2027-114-Heimkontakt-AS.json``."""
    parts = (wording.say("answer"), sheet.reference, sheet.who)
    stem = "-".join("-".join(part.replace("/", "-").split()) for part in parts if part)
    return f"{fit_for_a_file(stem)}.json"
