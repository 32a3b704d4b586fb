"""Reads an HTML page back: what is seen, what stands in attributes and comments, and nothing that
could show more than is there.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import hashlib
import re
from collections.abc import Container
from html.parser import HTMLParser
from typing import Final

from lupdesk.documents.forms.page import script, style
from lupdesk.documents.letters_read import CONTROL, MOST
from lupdesk.documents.markup import Word
from lupdesk.documents.reading import Place, Reading
from lupdesk.problems import Problem

_WITHIN: Final = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "font", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
))  # fmt: skip
"""Elements that part no word."""
_LEADS: Final = frozenset((
    "action", "background", "cite", "classid", "codebase", "data", "formaction", "href", "longdesc",
    "manifest", "ping", "poster", "profile", "src", "srcset", "usemap", "xlink:href", "xml:base",
))  # fmt: skip
"""Attributes that name another place."""
_WITHIN_THE_FILE: Final = re.compile(r"(?:#|mailto:)[^\s]*|", re.IGNORECASE)
_PICTURE: Final = re.compile(r"data:image/[\w.+-]+;base64,([A-Za-z0-9+/=]*)")
_FETCHES: Final = re.compile(r"@import|\burl\s*\(|image-set|expression\s*\(", re.IGNORECASE)
_EMBEDS: Final = {
    "applet": "script",
    "audio": "embedded-file",
    "base": "external-link",
    "embed": "embedded-file",
    "frame": "external-link",
    "iframe": "external-link",
    "link": "external-link",
    "object": "embedded-file",
    "video": "embedded-file",
}
_ENDS: Final = re.compile(r"</[A-Za-z][^\s/>]*([^>]*)>")
_AS_WE_WRITE: Final = re.compile(r'<[a-z][a-z0-9]*(?: [a-zA-Z-]+(?:="[^"]*")?)*\s?/?>')
_NAMED: Final = ("alt", "title", "aria-label", "placeholder")


def read_page(
    data: bytes, pictures: frozenset[str] = frozenset(), familiar: Container[Word] = ()
) -> Reading:
    """``familiar`` are attributes that every page of ours has. Problem ``proof-unreadable``."""
    if not data.strip() or len(data) > MOST:
        raise Problem("proof-unreadable")
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem("proof-unreadable") from error
    if CONTROL.search(text):
        raise Problem("proof-unreadable")
    reader = _Reader(pictures, familiar)
    # What stands in an end behind its name is passed over by the parser.
    reader.words |= dict.fromkeys(("comment", one) for one in _ENDS.findall(text) if one.strip())
    reader.feed(text)
    reader.close()
    return reader.reading()


class _Reader(HTMLParser):
    """Every piece of the file goes somewhere: into the text, a place, or what is refused."""

    def __init__(self, pictures: frozenset[str], familiar: Container[Word]) -> None:
        super().__init__(convert_charrefs=True)
        self._made = Reading(pictures=pictures)
        self._familiar = familiar
        self._text: list[str] = []
        self._raw: list[str] | None = None
        """What stands in a script or a style, while one is open."""
        self.words: dict[Word, None] = {}

    def reading(self) -> Reading:
        if self._raw is not None:
            raise Problem("proof-unreadable")
        seen = "".join(self._text)
        if seen.strip():
            self._made.flows.append(Place("text", seen))
        self._made.places += [
            Place(_place_of(where), text)
            for where, text in self.words
            if (where, text) not in self._familiar
        ]
        return self._made

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = self.get_starttag_text() or ""
        if not _AS_WE_WRITE.fullmatch(written):
            self.words["comment", written] = None
        self.words["name", " ".join((tag, *(name for name, _ in attrs)))] = None
        if tag in _EMBEDS:
            self._made.refused.append(_EMBEDS[tag])
        if tag not in _WITHIN:
            self._text.append("\n")
        if tag in ("script", "style"):
            self._raw = []
        for name, value in attrs:
            self._attribute(tag, name, value or "")
        if tag == "meta" and any(
            name == "http-equiv" and (value or "").strip().casefold() == "refresh"
            for name, value in attrs
        ):
            self._made.refused.append("external-link")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in ("script", "style"):
            # A browser does not take it as ended.
            raise Problem("proof-unreadable")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style") and self._raw is not None:
            self._own("".join(self._raw), tag)
            self._raw = None
        if tag not in _WITHIN:
            self._text.append("\n")

    def handle_data(self, data: str) -> None:
        (self._text if self._raw is None else self._raw).append(data)

    def handle_comment(self, data: str) -> None:
        self.words["comment", data] = None

    def handle_decl(self, decl: str) -> None:
        if decl.casefold() != "doctype html":
            self.words["comment", decl] = None

    def handle_pi(self, data: str) -> None:
        self.words["comment", data] = None

    def unknown_decl(self, data: str) -> None:
        self.words["comment", data] = None

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on"):
            self._made.refused.append("script")
        if name == "style" and _FETCHES.search(value):
            self._made.refused.append("external-link")
        if name in _LEADS:
            picture = _PICTURE.fullmatch(value.strip())
            if picture:
                self._picture(picture[1])
                return
            if not _WITHIN_THE_FILE.fullmatch(value.strip()):
                self._made.refused.append("external-link")
        self.words[f"{tag}@{name}", value] = None

    def _picture(self, packed: str) -> None:
        try:
            data = base64.b64decode(packed, validate=True)
        except (binascii.Error, ValueError) as error:
            raise Problem("proof-unreadable") from error
        if hashlib.sha256(data).hexdigest() not in self._made.pictures:
            self._made.refused.append("image")

    def _own(self, text: str, tag: str) -> None:
        """A script or a style: ours, or not proved."""
        if tag == "script":
            if text != script():
                self._made.refused.append("script")
            return
        own = style("").partition("\n")[2]
        colours, _, rest = text.partition("\n")
        said = [colours] if rest == own else [text]
        self._made.places += [Place("elsewhere", one) for one in said]
        if any(map(_FETCHES.search, said)):
            self._made.refused.append("external-link")


def _place_of(where: str) -> str:
    if where == "comment":
        return "comment"
    name = where.rpartition("@")[2]
    if name in _NAMED:
        return "alternative-text"
    return "link" if name in _LEADS else "elsewhere"


def words_in(data: bytes) -> frozenset[Word]:
    """The attributes and names of a page of ours."""
    reader = _Reader(frozenset(), frozenset())
    reader.feed(data.decode("utf-8"))
    return frozenset(reader.words)
