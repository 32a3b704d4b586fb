"""Coded text that another program exported as REFI-QDA has it: a project or a codebook.

The standard: qdasoftware.org; how programs differ from it and from each other stands where it is
met.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from lxml import etree

from lupdesk.domain.coding import SAYS_THE_SAME
from lupdesk.importers.files import check_size
from lupdesk.importers.limits import (
    MAX_CELL_CHARACTERS,
    MAX_CODE_NAME,
    MAX_CODED_CHARACTERS,
    MAX_CODING_BYTES,
    MAX_ROWS,
)
from lupdesk.importers.notice_xml import parse
from lupdesk.importers.qda_counting import CountedText, Counting, Selected, counting_of
from lupdesk.importers.qda_found import FoundCode, FoundCoding, FoundSource, Passage
from lupdesk.importers.qda_left import OURS, left_of, selections_in, texts_of
from lupdesk.importers.qda_package import Texts
from lupdesk.importers.values import flat
from lupdesk.problems import Problem

_ROOT: Final = re.compile(
    r"\{urn:QDA-XML:(?:project:[01][.:]\d+\}Project|codebook:[01][.:]\d+\}CodeBook)"
)
"""Programs write the version as 1.0, 1:0 and, ATLAS.ti in its codebooks, 0:4."""
_MOST_CASES: Final = 50
"""That one passage or source belongs to."""
_ENDING: Final = re.compile(r"\.(?:txt|docx?|odt|rtf|pdf|html?|md|transcribed)$", re.IGNORECASE)
_BY_DOTS: Final = "taguette"
"""Writes the names of the codes above in front of a name, and no code under another."""


@dataclass(frozen=True, slots=True)
class _Selection:
    id: UUID
    line: int
    """Of the file."""
    selected: Selected
    references: tuple[UUID, ...]
    """To codes, and to cases where a program has them as codes."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A text with what is selected in it, as the file has it."""

    id: UUID
    name: str
    raw: str
    selections: tuple[_Selection, ...]
    cases: tuple[str, ...]
    """Names of those whose words all of it are."""


def read_coding(data: bytes, name: str) -> FoundCoding:
    """All of a ``.qdpx``, ``.qde`` or ``.qdc``; Problem ``qda-…``, and nothing is read, where any
    of it cannot be.
    """
    check_size(data, name)
    texts = Texts(data, name)
    root = parse(texts.project, name, MAX_CODING_BYTES, "qda")
    kind = etree.QName(root).localname
    if _ROOT.fullmatch(str(root.tag)) is None:
        raise Problem("qda-other-xml", file=name, root=kind)
    return _Reader(root, texts, name).read(kind == "CodeBook")


def _line(element: etree._Element) -> int:
    line: Any = element.sourceline
    return int(line or 1)


class _Reader:
    def __init__(self, root: etree._Element, texts: Texts, file: str) -> None:
        self._root = root
        self._texts = texts
        self._file = file
        self._space = f"{{{etree.QName(root).namespace}}}"
        self._origin = (root.get("origin") or "").strip()
        self._known: set[UUID] = set()
        self._cases: dict[UUID, str] = {}
        self._of_sources: dict[UUID, list[str]] = {}
        self._of_selections: dict[UUID, list[str]] = {}
        self._whole = 0
        self._passages = 0
        self._characters = 0

    def read(self, is_book: bool) -> FoundCoding:
        under = self._root if is_book else self._root.find(self._tag("CodeBook"))
        tops = under.find(self._tag("Codes")) if under is not None else None
        codes = self._nested(list(self._codes(tops, ()))) if tops is not None else []
        if is_book:
            left = left_of(self._root, self._space, 0)
            return FoundCoding(self._file, True, tuple(codes), left=left)
        self._known = {one.id for one in codes}
        self._read_cases()
        written = [
            one
            for element in self._root.iterfind(f"{self._tag('Sources')}/*")
            for one in self._texts_in(element)
        ]
        counting = counting_of(
            self._origin, [(one.raw, [each.selected for each in one.selections]) for one in written]
        )
        sources = tuple(self._found(one, counting) for one in written)
        same = tuple(
            (self._id(one, "originGUID"), self._id(one, "targetGUID"))
            for one in self._root.iterfind(f"{self._tag('Links')}/{self._tag('Link')}")
            if one.get("name") == SAYS_THE_SAME
        )
        # NVivo has its cases in the codebook too.
        kept = tuple(one for one in codes if one.id not in self._cases)
        left = left_of(self._root, self._space, self._whole)
        return FoundCoding(self._file, False, kept, sources, left, same)

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

    def _nested(self, codes: list[FoundCode]) -> list[FoundCode]:
        if not self._origin.casefold().startswith(_BY_DOTS):
            return codes
        paths: dict[str, tuple[str, ...]] = {}
        # Those above come first.
        for name in sorted({one.path[-1] for one in codes}, key=len):
            above, parted = name, ""
            while "." in above:
                above = above.rpartition(".")[0]
                if above in paths:
                    parted = name[len(above) + 1 :].strip()
                    break
            paths[name] = (*paths[above], parted) if parted else (name,)
        return [
            FoundCode(one.id, paths[one.path[-1]], one.meaning) if len(one.path) == 1 else one
            for one in codes
        ]

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

    def _texts_in(self, source: etree._Element) -> Iterator[_Written]:
        outer = self._of_sources.get(self._id(source), [])
        whole = self._of_whole(source)
        for element in texts_of(source, self._space):
            id = self._id(element)
            name = self._named(source) or self._named(element)
            inner = [] if element is source else self._of_whole(element)
            cases = tuple(dict.fromkeys([*outer, *self._of_sources.get(id, []), *whole, *inner]))
            selections = tuple(self._selected(element, name))
            if not selections:
                yield _Written(id, name, "", (), cases)
                continue
            inline = element.find(self._tag("PlainTextContent"))
            if inline is not None:
                raw = inline.text or ""
            else:
                path = element.get("plainTextPath") or ""
                raw = self._texts.of(path, name or path)
            yield _Written(id, name, raw, selections, cases)

    def _of_whole(self, element: etree._Element) -> list[str]:
        """Whose words all of it are, where that is said by its own codes, as NVivo does."""
        names: list[str] = []
        for reference in element.iterfind(f"{self._tag('Coding')}/{self._tag('CodeRef')}"):
            case = self._cases.get(self._id(reference, "targetGUID"))
            if case is None:
                self._whole += 1
            else:
                names.append(case)
        return names

    def _selected(self, element: etree._Element, source: str) -> Iterator[_Selection]:
        for one, start, end in selections_in(element, self._space):
            line = _line(one)
            try:
                selected = Selected(int(start), int(end), one.get("name") or "")
            except ValueError as error:
                raise self._outside(line, source) from error
            references = one.iterfind(f"{self._tag('Coding')}/{self._tag('CodeRef')}")
            ids = tuple(self._id(each, "targetGUID") for each in references)
            yield _Selection(self._id(one), line, selected, ids)

    def _outside(self, line: int, source: str) -> Problem:
        return Problem("qda-outside", file=self._file, source=source, line=line)

    def _found(self, written: _Written, counting: Counting) -> FoundSource:
        counted = CountedText(written.raw, counting)
        lying: dict[tuple[int, int], list[_Selection]] = {}
        for one in written.selections:
            place = counted.place(one.selected)
            if place is None:
                raise self._outside(one.line, written.name)
            lying.setdefault(place, []).append(one)
        around = self._spoken(lying)
        passages = tuple(
            self._passage(place, some, counted.text, (*written.cases, *around[place]), written.name)
            for place, some in lying.items()
        )
        speaks = not any(self._cases.values()) and self._origin != OURS
        speaker = _ENDING.sub("", written.name) if speaks else ""
        return FoundSource(written.id, written.name, counted.text, passages, speaker)

    def _spoken(
        self, lying: dict[tuple[int, int], list[_Selection]]
    ) -> dict[tuple[int, int], list[str]]:
        """For each place the names of those whose words it is, since it lies in what they said."""
        names: dict[tuple[int, int], list[str]] = {}
        # Those who speak, once each, by how far their words reach: a file may lay many over others.
        ends: list[tuple[int, str]] = []
        reach: dict[str, int] = {}
        for place in sorted(lying, key=lambda one: (one[0], -one[1])):
            while ends and ends[0][0] <= place[0]:
                del reach[ends.pop(0)[1]]
            own = [name for one in lying[place] for name in self._cases_of(one)]
            around = [name for _, name in ends[bisect_left(ends, (place[1], "")) :]]
            names[place] = list(dict.fromkeys([*around, *own]))
            if len(names[place]) > _MOST_CASES:
                raise Problem("qda-too-many-cases", file=self._file, limit=_MOST_CASES)
            for name in own:
                if name in reach and reach[name] < place[1]:
                    del ends[bisect_left(ends, (reach[name], name))]
                if reach.get(name, -1) < place[1]:
                    reach[name] = place[1]
                    insort(ends, (place[1], name))
        return names

    def _cases_of(self, one: _Selection) -> Iterator[str]:
        yield from self._of_selections.get(one.id, [])
        # MAXQDA and NVivo say whose words they are by a code that has the id of the case.
        yield from (self._cases[id] for id in one.references if id in self._cases)

    def _passage(
        self,
        place: tuple[int, int],
        lying: Sequence[_Selection],
        text: str,
        cases: Sequence[str],
        source: str,
    ) -> Passage:
        self._count(place, source)
        references = [id for one in lying for id in one.references]
        for one in references:
            if one not in self._known and one not in self._cases:
                raise Problem("qda-code-missing", file=self._file, source=source, id=str(one))
        codes = (one for one in references if one not in self._cases)
        return Passage(
            tuple(dict.fromkeys(one.id for one in lying)),
            *place,
            text[place[0] : place[1]].replace("\0", ""),
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
