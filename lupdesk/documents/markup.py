"""Reads XML for all that it says: paragraphs, and what stands in attributes and names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

BLOCKS: Final = frozenset(("p", "si", "is"))
"""Elements whose pieces of text are one text."""
_BREAKS: Final = {
    "br": "\n",
    "cr": "\n",
    "tab": "\t",
    "ptab": "\t",
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",
}
UNSHOWN: Final = frozenset(("delText", "instrText", "delInstrText", "rPh", "Fallback"))
"""What is in the file and not on the page; who looks closer finds it."""
_HIDING: Final = ("vanish", "webHidden")
UNPROVABLE: Final = {
    "binaryData": "embedded-file",
    "binData": "embedded-file",
    "altChunk": "embedded-file",
    "oleObject": "embedded-file",
    "OLEObject": "embedded-file",
    "control": "script",
}

_PLACES: Final = frozenset(("r", "ref", "sqref", "topLeftCell", "activeCell", "spans"))
_CELLS: Final = re.compile(r"(?:[A-Z]{0,3}[1-9]\d{0,6}:?){1,2}")
"""Places in a sheet, of which there are very many."""

Word = tuple[str, str]
"""Where it stands, as ``val`` or ``@descr``, and the word itself."""


@dataclass(slots=True)
class Markup:
    """What one part says."""

    shown: str = ""
    """Its paragraphs, as they are seen, one on each line."""
    whole: str = ""
    """The same with what is not seen: deleted text, fields, text in hiding."""
    words: dict[Word, None] = field(default_factory=dict)
    """Everything else, each once."""
    refused: list[str] = field(default_factory=list)


def parsed(data: bytes) -> etree._Element:
    """A ``ValueError`` for XML that brings a document type; lxml's own for what is broken."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a document type")
    return root


def read_markup(root: etree._Element) -> Markup:
    made = Markup()
    made.whole = _Reader(unshown=True).read(root)
    hides = next(root.iter(*(f"{{*}}{one}" for one in (*UNSHOWN, *_HIDING))), None) is not None
    made.shown = _Reader(unshown=False).read(root) if hides else made.whole
    for node in (*root.itersiblings(preceding=True), *root.itersiblings()):
        made.words["comment", str(node.text or "")] = None
    for node in root.iter(etree.Comment, etree.PI):
        made.words["comment", str(node.text or "")] = None
    names: dict[str, str] = {}
    for element in root.iter(etree.Element):
        tag = str(element.tag)
        if tag not in names:
            names[tag] = _named(element, made)
        for key, value in element.attrib.items():
            name = str(key)
            if name not in names:
                names[name] = _local(name, made)
            if names[name] not in _PLACES or not _CELLS.fullmatch(str(value)):
                made.words[f"{names[tag]}@{names[name]}", str(value)] = None
    return made


def _named(element: etree._Element, made: Markup) -> str:
    """What the first element of its name tells: the name, and where the names come from."""
    local = _local(str(element.tag), made)
    for prefix in element.nsmap:
        made.words["prefix", prefix or ""] = None
    if local in UNPROVABLE:
        made.refused.append(UNPROVABLE[local])
    return local


def _local(tag: str, made: Markup) -> str:
    name = etree.QName(tag)
    made.words["name", name.localname] = None
    made.words["space", name.namespace or ""] = None
    return name.localname


class _Reader:
    """Paragraphs in the order in which they end; text outside them stands by itself."""

    def __init__(self, *, unshown: bool) -> None:
        self._unshown = unshown
        self._lines: list[str] = []
        self._open: list[list[str]] = []

    def read(self, root: etree._Element) -> str:
        hidden = 0
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                self._add(element.tail or "", hidden)
                continue
            local = etree.QName(element).localname
            unseen = not self._unshown and (local in UNSHOWN or _vanishes(element, local))
            if event == "start":
                hidden += unseen
                self._begin(local, element, hidden)
            else:
                self._end(local)
                hidden -= unseen
                self._add(element.tail or "", hidden)
        return "\n".join(self._lines)

    def _begin(self, local: str, element: etree._Element, hidden: int) -> None:
        if local in BLOCKS:
            self._open.append([])
        if local in _BREAKS and not len(element):
            self._add(_BREAKS[local], hidden)
        elif local == "sym":
            self._add(_symbol(element), hidden)
        self._add(element.text or "", hidden)

    def _end(self, local: str) -> None:
        if local in BLOCKS:
            self._lines.append("".join(self._open.pop()))

    def _add(self, text: str, hidden: int) -> None:
        if hidden or not text:
            return
        if self._open:
            self._open[-1].append(text)
        elif text.strip():
            self._lines.append(text)


def _vanishes(element: etree._Element, local: str) -> bool:
    """A run that is set as hidden."""
    return (
        local == "r" and next(element.iter(*(f"{{*}}{one}" for one in _HIDING)), None) is not None
    )


def _symbol(element: etree._Element) -> str:
    """A letter by its number; fonts of signs have theirs in a range of their own."""
    for key, value in element.attrib.items():
        if etree.QName(key).localname == "char":
            code = int(str(value), 16)
            return chr(code - 0xF000 if 0xF020 <= code <= 0xF0FF else code)
    return ""
