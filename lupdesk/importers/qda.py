"""Coded text that another program exported as REFI-QDA has it: a project or a codebook.

The standard: qdasoftware.org. Positions are characters of the text as its file holds it; ATLAS.ti
alone counts a line break of two as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from uuid import UUID

from lxml import etree

from lupdesk.domain.coding import SAYS_THE_SAME, own_code_names
from lupdesk.importers.files import check_size
from lupdesk.importers.limits import (
    MAX_CELL_CHARACTERS,
    MAX_CODE_NAME,
    MAX_CODED_CHARACTERS,
    MAX_CODING_BYTES,
    MAX_ROWS,
)
from lupdesk.importers.notice_xml import parse
from lupdesk.importers.qda_package import ONE_SIGN, Texts
from lupdesk.importers.values import flat
from lupdesk.problems import Problem
from lupdesk.wording import LANGUAGES, Wording

_ROOTS: Final = {
    f"{{urn:QDA-XML:{kind}:{version}}}{root}": root
    for kind, root in (("project", "Project"), ("codebook", "CodeBook"))
    for version in ("1.0", "1:0")
}
"""Programs write the version in both ways."""
_MOST_CASES: Final = 50
"""That one passage or source belongs to."""


@dataclass(frozen=True, slots=True)
class FoundCode:
    id: UUID
    path: tuple[str, ...]
    """Its name, after those of the codes that it stands under."""
    meaning: str = ""

    @property
    def says_our_field(self) -> bool:
        """Whether its words are those of a type, phase or side as our own books have them."""
        return self.path in _own_paths()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source with all the codes that they have, also by several selections."""

    ids: tuple[UUID, ...]
    """Of the selections that lie here, one over the other."""
    start: int
    end: int
    text: str
    codes: tuple[UUID, ...]
    cases: tuple[str, ...]
    """Names of those whose words they are."""


@dataclass(frozen=True, slots=True)
class FoundSource:
    id: UUID
    name: str
    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class FoundCoding:
    file: str
    is_book: bool
    """A codebook alone, without any text."""
    codes: tuple[FoundCode, ...]
    sources: tuple[FoundSource, ...] = ()
    left: tuple[tuple[str, int], ...] = ()
    """Kinds of sources that are no text, and how many of each were left."""
    same: tuple[tuple[UUID, UUID], ...] = ()
    """Selections that a project of ours says are the same, each with the one that stands for all."""


def read_coding(data: bytes, name: str) -> FoundCoding:
    """All of a ``.qdpx``, ``.qde`` or ``.qdc``; Problem ``qda-…``, and nothing is read, where any
    of it cannot be.
    """
    check_size(data, name)
    texts = Texts(data, name)
    root = parse(texts.project, name, MAX_CODING_BYTES, "qda")
    kind = _ROOTS.get(str(root.tag))
    if kind is None:
        raise Problem("qda-other-xml", file=name, root=etree.QName(root).localname)
    return _Reader(root, texts, name).read(kind == "CodeBook")


@cache
def _own_paths() -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(wording.text(one) for one in (above, below) if one is not None)
        for wording in map(Wording, LANGUAGES)
        for above, below in own_code_names()
    )


def _line(element: etree._Element) -> int:
    line: Any = element.sourceline
    return int(line or 1)


class _Reader:
    def __init__(self, root: etree._Element, texts: Texts, file: str) -> None:
        self._root = root
        self._texts = texts
        self._file = file
        self._space = f"{{{etree.QName(root).namespace}}}"
        self._counts_one = "atlas" in (root.get("origin") or "").casefold()
        self._known: set[UUID] = set()
        self._cases: dict[UUID, str] = {}
        self._of_sources: dict[UUID, list[str]] = {}
        self._of_selections: dict[UUID, list[str]] = {}
        self._passages = 0
        self._characters = 0

    def read(self, is_book: bool) -> FoundCoding:
        under = self._root if is_book else self._root.find(self._tag("CodeBook"))
        tops = under.find(self._tag("Codes")) if under is not None else None
        codes = tuple(self._codes(tops, ())) if tops is not None else ()
        if is_book:
            return FoundCoding(self._file, True, codes)
        self._known = {one.id for one in codes}
        self._read_cases()
        sources: list[FoundSource] = []
        left: Counter[str] = Counter()
        for element in self._root.iterfind(f"{self._tag('Sources')}/*"):
            if element.tag == self._tag("TextSource"):
                sources.append(self._source(element))
            else:
                left[etree.QName(element).localname] += 1
        same = tuple(
            (self._id(one, "originGUID"), self._id(one, "targetGUID"))
            for one in self._root.iterfind(f"{self._tag('Links')}/{self._tag('Link')}")
            if one.get("name") == SAYS_THE_SAME
        )
        return FoundCoding(self._file, False, codes, tuple(sources), tuple(left.items()), same)

    def _tag(self, name: str) -> str:
        return f"{self._space}{name}"

    def _id(self, element: etree._Element, attribute: str = "guid") -> UUID:
        written = element.get(attribute) or ""
        try:
            return UUID(written.strip())
        except ValueError as error:
            raise Problem(
                "qda-bad-id", file=self._file, line=_line(element), id=written[:60]
            ) from error

    def _named(self, element: etree._Element) -> str:
        name = flat(element.get("name") or "")
        if len(name) > MAX_CODE_NAME:
            raise Problem(
                "qda-long-name",
                file=self._file,
                line=_line(element),
                limit=MAX_CODE_NAME,
            )
        return name

    def _codes(self, under: etree._Element, above: tuple[str, ...]) -> Iterator[FoundCode]:
        for element in under.iterfind(self._tag("Code")):
            path = (*above, self._named(element))
            meaning = flat(element.findtext(self._tag("Description")) or "")
            yield FoundCode(self._id(element), path, meaning[:MAX_CELL_CHARACTERS])
            yield from self._codes(element, path)

    def _read_cases(self) -> None:
        for element in self._root.iterfind(f"{self._tag('Cases')}/{self._tag('Case')}"):
            name = self._named(element)
            self._cases[self._id(element)] = name
            for tag, found in (
                ("SourceRef", self._of_sources),
                ("SelectionRef", self._of_selections),
            ):
                for reference in element.iterfind(self._tag(tag)):
                    names = found.setdefault(self._id(reference, "targetGUID"), [])
                    if name not in names:
                        names.append(name)
                    if len(names) > _MOST_CASES:
                        raise Problem("qda-too-many-cases", file=self._file, limit=_MOST_CASES)

    def _source(self, element: etree._Element) -> FoundSource:
        id, name = self._id(element), self._named(element)
        selections = element.findall(self._tag("PlainTextSelection"))
        if not selections:
            return FoundSource(id, name, "", ())
        inline = element.find(self._tag("PlainTextContent"))
        if inline is not None:
            text = inline.text or ""
        else:
            text = self._texts.of(element.get("plainTextPath") or "", name)
        if self._counts_one:
            text = ONE_SIGN.sub("\n", text)
        found: dict[tuple[int, int], list[etree._Element]] = {}
        for selection in selections:
            found.setdefault(self._place(selection, name, len(text)), []).append(selection)
        always = self._of_sources.get(id, [])
        passages = (
            self._passage(place, lying, text, always, name) for place, lying in found.items()
        )
        return FoundSource(id, name, ONE_SIGN.sub("\n", text), tuple(passages))

    def _place(self, selection: etree._Element, source: str, length: int) -> tuple[int, int]:
        try:
            start, end = (int(selection.get(f"{one}Position") or "") for one in ("start", "end"))
        except ValueError:
            start, end = -1, -1
        if not 0 <= start <= end <= length:
            raise Problem(
                "qda-outside",
                file=self._file,
                source=source,
                line=_line(selection),
            )
        return start, end

    def _passage(
        self,
        place: tuple[int, int],
        lying: list[etree._Element],
        text: str,
        always: list[str],
        source: str,
    ) -> Passage:
        self._count(place, source)
        ids = [self._id(one) for one in lying]
        references = [
            self._id(reference, "targetGUID")
            for one in lying
            for reference in one.iterfind(f"{self._tag('Coding')}/{self._tag('CodeRef')}")
        ]
        for one in references:
            if one not in self._known and one not in self._cases:
                raise Problem("qda-code-missing", file=self._file, source=source, id=str(one))
        # MAXQDA says whose words they are by a code that has the id of the case.
        cases = [
            *always,
            *(name for id in ids for name in self._of_selections.get(id, [])),
            *(self._cases[one] for one in references if one in self._cases),
        ]
        codes = [one for one in references if one not in self._cases]
        words = ONE_SIGN.sub("\n", text[place[0] : place[1]]).replace("\0", "")
        return Passage(
            tuple(dict.fromkeys(ids)),
            *place,
            words,
            tuple(dict.fromkeys(codes)),
            tuple(dict.fromkeys(cases)),
        )

    def _count(self, place: tuple[int, int], source: str) -> None:
        start, end = place
        if end - start > MAX_CELL_CHARACTERS:
            raise Problem(
                "qda-long-passage",
                file=self._file,
                source=source,
                start=start,
                limit=MAX_CELL_CHARACTERS,
            )
        self._passages += 1
        self._characters += end - start
        if self._passages > MAX_ROWS or self._characters > MAX_CODED_CHARACTERS:
            raise Problem("qda-too-much-coded", file=self._file, limit=MAX_ROWS)
