"""A project (``.qdpx``) and a codebook (``.qdc``) as REFI-QDA 1.0 has them (qdasoftware.org)."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Collection, Iterator
from typing import Final
from uuid import UUID

from lxml import etree

from lupdesk.domain.case import Case
from lupdesk.domain.coding import (
    SAYS_THE_SAME,
    Code,
    Coding,
    Source,
    coding_of,
    told_apart,
)
from lupdesk.domain.composition.parts import kicker_of, office_of
from lupdesk.domain.phrases import Phrase
from lupdesk.wording import Wording

PROJECT: Final = "urn:QDA-XML:project:1.0"
CODEBOOK: Final = "urn:QDA-XML:codebook:1.0"
_ORIGIN: Final = "LUPDesk"
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME: Final = 120
"""Characters of a selection's name."""
_WHEN: Final = (1980, 1, 1, 0, 0, 0)


def project_bytes(case: Case, language: str) -> bytes:
    """A zip of ``project.qde`` and one text for each meeting. Same case, same bytes."""
    wording = Wording(language)
    coding = coding_of(case)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        _put(package, "project.qde", _written(_project(case, coding, wording)))
        for source in coding.sources:
            # In small letters, as the standard has it: some programs find no other.
            _put(package, f"sources/{source.id}.txt", _fit(source.text).encode("utf-8"))
    return out.getvalue()


def codebook_bytes(case: Case, language: str) -> bytes:
    wording = Wording(language)
    root = etree.Element(f"{{{CODEBOOK}}}CodeBook", nsmap={None: CODEBOOK}, origin=_ORIGIN)  # type: ignore[dict-item]
    root.append(_codes(coding_of(case).codes, wording, CODEBOOK))
    return _written(root)


def _put(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    package.writestr(entry, data)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _project(case: Case, coding: Coding, wording: Wording) -> etree._Element:
    user = uuid.uuid5(case.procurement.id, "user")
    root = etree.Element(
        f"{{{PROJECT}}}Project",
        nsmap={None: PROJECT},  # type: ignore[dict-item]
        name=_fit(kicker_of(case) or str(case.procurement.id)),
        origin=_ORIGIN,
        creatingUserGUID=str(user),
    )
    users = _add(root, "Users")
    _add(users, "User", guid=str(user), name=_fit(office_of(case) or _ORIGIN))
    book = _add(root, "CodeBook")
    book.append(_codes(coding.codes, wording, PROJECT))
    cases = [one for one in case.suppliers if _said_by(coding, one.id)]
    if cases:
        under = _add(root, "Cases")
        for firm in cases:
            element = _add(under, "Case", guid=str(firm.id), name=_fit(firm.name))
            for selection in _said_by(coding, firm.id):
                _add(element, "SelectionRef", targetGUID=str(selection))
    if coding.sources:
        sources = _add(root, "Sources")
        for source in coding.sources:
            _source(sources, source, user, wording)
    if coding.same:
        links = _add(root, "Links")
        for one, other in coding.same:
            _add(
                links,
                "Link",
                guid=str(uuid.uuid5(one, str(other))),
                name=SAYS_THE_SAME,
                direction="OneWay",
                originGUID=str(one),
                targetGUID=str(other),
            )
    description = _add(root, "Description")
    description.text = wording.code("secrecy.internal")
    return root


def _said_by(coding: Coding, supplier: UUID) -> list[UUID]:
    return [one.id for source in coding.sources for one in source.said if one.supplier == supplier]


def _codes(codes: tuple[Code, ...], wording: Wording, space: str) -> etree._Element:
    element = etree.Element(f"{{{space}}}Codes")
    themes = {one.name for code in codes for one in _all_in(code) if isinstance(one.name, str)}
    for code in codes:
        _code(element, code, wording.text(code.name), wording, themes)
    return element


def _all_in(code: Code) -> Iterator[Code]:
    yield code
    for one in code.inside:
        yield from _all_in(one)


def _code(
    under: etree._Element, code: Code, name: str, wording: Wording, themes: Collection[str]
) -> None:
    space = etree.QName(under).namespace
    element = etree.SubElement(
        under,
        f"{{{space}}}Code",
        guid=str(code.id),
        name=_fit(name),
        isCodable="true" if code.given else "false",
    )
    if code.meaning:
        etree.SubElement(element, f"{{{space}}}Description").text = _fit(code.meaning)
    for one in code.inside:
        called = wording.text(one.name)
        if isinstance(one.name, Phrase) and called in themes:
            called = told_apart(called, name)
        _code(element, one, called, wording, themes)


def _source(under: etree._Element, source: Source, user: UUID, wording: Wording) -> None:
    element = _add(
        under,
        "TextSource",
        guid=str(source.id),
        name=_fit(wording.text(source.name)),
        plainTextPath=f"internal://{source.id}.txt",
        creatingUser=str(user),
    )
    for one in source.said:
        selection = _add(
            element,
            "PlainTextSelection",
            guid=str(one.id),
            name=_quoted(source.text[one.start : one.end]),
            startPosition=str(one.start),
            endPosition=str(one.end),
            creatingUser=str(user),
        )
        for code in one.codes:
            coding = _add(
                selection,
                "Coding",
                guid=str(uuid.uuid5(one.id, str(code))),
                creatingUser=str(user),
            )
            _add(coding, "CodeRef", targetGUID=str(code))


def _add(under: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(under, f"{{{PROJECT}}}{tag}", attributes)


def _quoted(words: str) -> str:
    """What a selection is called: others show it, and know by it how we count."""
    return _fit(words if len(words) <= _NAME else f"{words[: _NAME - 1]}…")


def _fit(text: str) -> str:
    """What XML cannot hold is one sign for one, so that places in the text stay right."""
    return _UNFIT.sub("\ufffd", text)
