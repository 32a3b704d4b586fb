"""Coded text that strangers made is read whole, or refused in one sentence."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.documents.qda import CODEBOOK, PROJECT, codebook_bytes, project_bytes
from lupdesk.domain.coding import coding_of
from lupdesk.domain.kinds import InputType, Secrecy
from lupdesk.importers import limits, qda, qda_package
from lupdesk.importers.qda import read_coding
from lupdesk.problems import Problem
from lupdesk.wording import LANGUAGES, Wording
from tests.domain.small_case import HEIM, case_of, said

SOURCE, CODE, CASE, SELECTION = (str(UUID(int=n)) for n in range(1, 5))


def selection(start: object, end: object, code: str = CODE) -> str:
    return (
        f'<PlainTextSelection guid="{SELECTION}" startPosition="{start}" endPosition="{end}">'
        f'<Coding guid="{SELECTION}"><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
    )


def project(
    inside: str, *, path: str | None = "internal://en.txt", origin: str = "X", cases: str = ""
) -> str:
    where = f' plainTextPath="{path}"' if path is not None else ""
    return (
        f'<Project xmlns="{PROJECT}" name="P" origin="{origin}"><CodeBook><Codes>'
        f'<Code guid="{CODE}" name="Pris" isCodable="true"/></Codes></CodeBook>{cases}'
        f'<Sources><TextSource guid="{SOURCE}" name="Samtale"{where}>{inside}</TextSource>'
        "</Sources></Project>"
    )


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def whole(text: bytes, inside: str, **more: str) -> bytes:
    return packed({"project.qde": project(inside, **more), "sources/EN.txt": text})


@pytest.mark.parametrize(
    ("text", "start", "end", "origin", "words"),
    [
        ("Æ 🐕 b".encode(), 2, 3, "X", "🐕"),
        ("\ufeffab".encode(), 0, 1, "X", "a"),
        ("ab".encode("utf-16"), 1, 2, "X", "b"),
        (b"a\r\nbcd", 3, 5, "NVivo", "bc"),
        (b"a\r\nbcd", 2, 4, "ATLAS.ti Windows", "bc"),
        (b"a\r\nb", 0, 4, "X", "a\nb"),
        (b"a\rb", 0, 3, "X", "a\nb"),
    ],
)
def test_places_are_characters_of_the_file(
    text: bytes, start: int, end: int, origin: str, words: str
) -> None:
    found = read_coding(whole(text, selection(start, end), origin=origin), "a.qdpx")
    ((passage,),) = (source.passages for source in found.sources)
    assert passage.text == words


@given(st.lists(st.text(), min_size=1, max_size=5), st.sampled_from(LANGUAGES))
def test_what_we_write_is_read_as_it_was_said(texts: list[str], language: str) -> None:
    case = case_of(
        *(
            said(n, HEIM, text, Secrecy.OPEN, themes=("drift",), type=InputType.RISK)
            for n, text in enumerate(texts, 1)
        )
    )
    found = read_coding(project_bytes(case, language), "ut.qdpx")
    read = {passage.ids[0]: passage for source in found.sources for passage in source.passages}
    coding = coding_of(case)
    codes = {one.id: one for one in found.codes}
    for source in coding.sources:
        for one in source.said:
            passage = read[one.id]
            assert (passage.start, passage.end) == (one.start, one.end)
            assert passage.cases == ("Heimkontakt AS",)
            assert passage.codes == one.codes
            assert {codes[id].path[-1] for id in passage.codes if not codes[id].says_our_field} == {
                "drift"
            }
    book = read_coding(codebook_bytes(case, language), "bok.qdc")
    assert book.is_book
    assert book.codes == found.codes


BOMB = f'<!DOCTYPE a [<!ENTITY b "bb">]><Project xmlns="{PROJECT}"/>'
DEEP = f'<Code guid="{CODE}" name="a">' * 80 + "</Code>" * 80
HOSTILE = {
    "nothing": (b"", "qda-not-xml"),
    "not-xml": (b"hello", "qda-not-xml"),
    "entities": (BOMB.encode(), "qda-has-doctype"),
    "entities-in-utf-16": (BOMB.encode("utf-16"), "qda-has-doctype"),
    "other-namespace": (b'<Project xmlns="urn:other"/>', "qda-other-xml"),
    "no-namespace": (b"<Project/>", "qda-other-xml"),
    "deep": (
        f'<CodeBook xmlns="{CODEBOOK}"><Codes>{DEEP}</Codes></CodeBook>'.encode(),
        "qda-too-deep",
    ),
    "long-name": (project(selection(0, 1)).replace("Pris", "P" * 300).encode(), "qda-long-name"),
    "no-text": (project(selection(0, 1), path=None).encode(), "qda-source-missing"),
    "no-project": (packed({"a.txt": "a"}), "qda-no-project"),
    "no-source": (packed({"project.qde": project(selection(0, 1))}), "qda-source-missing"),
    "outside": (whole(b"abc", selection(1, 4)), "qda-outside"),
    "backwards": (whole(b"abc", selection(2, 1)), "qda-outside"),
    "negative": (whole(b"abc", selection(-1, 1)), "qda-outside"),
    "no-number": (whole(b"abc", selection("x", 1)), "qda-outside"),
    "huge-number": (whole(b"abc", selection(0, "9" * 5000)), "qda-outside"),
    "no-such-code": (whole(b"abc", selection(0, 1, CASE)), "qda-code-missing"),
    "no-id": (whole(b"abc", selection(0, 1, "../x")), "qda-bad-id"),
    "not-text": (whole(b"\xff\xfe\xd8", selection(0, 1)), "qda-not-text"),
    "latin-1": (whole("blåbær".encode("latin-1"), selection(0, 1)), "qda-not-text"),
    "many-parts": (packed({str(n): "" for n in range(limits.MAX_PARTS + 1)}), "qda-too-many-parts"),
    "large-project": (
        packed({"project.qde": b" " * (limits.MAX_CODING_BYTES + 1)}),
        "import-file-too-large",
    ),
    "long-passage": (
        whole(b"a" * 140_000, selection(0, limits.MAX_CELL_CHARACTERS + 1)),
        "qda-long-passage",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_whole_is_refused_in_one_sentence(name: str) -> None:
    data, code = HOSTILE[name]
    with pytest.raises(Problem) as refused:
        read_coding(data, "fremmed.qdpx")
    assert refused.value.code == code
    for language in LANGUAGES:
        told = Wording(language).problem(refused.value)
        assert "fremmed.qdpx" in told or "project.qde" in told


@pytest.mark.parametrize(
    "path",
    [
        "internal://../secret.txt",
        "internal:///etc/hostname",
        "internal://..\\secret.txt",
        "relative://secret.txt",
        "absolute:///etc/hostname",
        "/etc/hostname",
        "",
    ],
)
def test_no_path_leads_out_of_the_sources(path: str) -> None:
    parts = {"project.qde": project(selection(0, 1), path=path), "secret.txt": "abc"}
    with pytest.raises(Problem, match="qda-source-missing"):
        read_coding(packed(parts), "a.qdpx")


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    data = bytearray(packed({"project.qde": project("")}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", limits.MAX_UNPACKED_BYTES + 1)
    with pytest.raises(Problem, match="qda-too-large-unpacked"):
        read_coding(bytes(data), "a.qdpx")


def test_a_size_that_lies_is_damage() -> None:
    data = bytearray(packed({"project.qde": project(selection(0, 1)), "Sources/en.txt": "a" * 999}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    with pytest.raises(Problem, match="qda-damaged"):
        read_coding(bytes(data), "a.qdpx")


def test_texts_and_passages_have_a_limit_together(monkeypatch: pytest.MonkeyPatch) -> None:
    data = whole(b"abcdef", selection(0, 3) + selection(1, 4))
    monkeypatch.setattr(qda, "MAX_CODED_CHARACTERS", 5)
    with pytest.raises(Problem, match="qda-too-much-coded"):
        read_coding(data, "a.qdpx")
    monkeypatch.setattr(qda_package, "MAX_FILE_BYTES", 5)
    with pytest.raises(Problem, match="qda-too-much-text"):
        read_coding(data, "a.qdpx")


def test_a_locked_package_is_told() -> None:
    data = bytearray(whole(b"abc", selection(0, 1)))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(Problem, match="qda-encrypted"):
        read_coding(bytes(data), "a.qdpx")


@given(st.data())
def test_a_file_cut_or_spoilt_anywhere_is_refused_or_read_whole(data: st.DataObject) -> None:
    good = whole(b"abc def", selection(0, 3))
    cut = data.draw(st.integers(0, len(good)))
    spoilt = bytearray(good[:cut] if data.draw(st.booleans()) else good)
    if spoilt:
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] ^= data.draw(st.integers(1, 255))
    with suppress(Problem):
        found = read_coding(bytes(spoilt), "a.qdpx")
        assert all(len(one.text) <= 7 for source in found.sources for one in source.passages)


def test_whose_words_they_are_is_said_in_three_ways() -> None:
    cases = (
        f'<Cases><Case guid="{CASE}" name="A"/>'
        f'<Case guid="{UUID(int=8)}" name="B"><SourceRef targetGUID="{SOURCE}"/></Case>'
        f'<Case guid="{UUID(int=9)}" name="C"><SelectionRef targetGUID="{SELECTION}"/></Case>'
        "</Cases>"
    )
    inside = selection(0, 1) + selection(0, 1, CASE)
    found = read_coding(whole(b"abc", inside, cases=cases), "a.qdpx")
    ((passage,),) = (source.passages for source in found.sources)
    assert passage.cases == ("B", "C", "A")
    assert [str(one) for one in passage.codes] == [CODE]
