"""Coded statements are a valid REFI-QDA project, and each code stands where its words stand."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lupdesk.documents.qda import CODEBOOK, PROJECT, codebook_bytes, project_bytes
from lupdesk.domain.case import Case
from lupdesk.domain.kinds import InputType, Secrecy, Side
from lupdesk.domain.results import Theme
from lupdesk.importers.qda import read_coding
from tests.domain.small_case import HEIM, SANS, P, case_of, said, uid

Q = {"q": PROJECT, "b": CODEBOOK}


def small() -> Case:
    return case_of(
        said(1, HEIM, "Čáhppes beana 🐕 i drift", Secrecy.OPEN, themes=("drift", "språk"), phase=6),
        said(2, SANS, "To\r\nlinjer\x07 med klokke", Secrecy.SECRET, type=InputType.RISK),
        said(3, None, "Vår egen", Secrecy.INTERNAL, type=None, meeting=None),
    )


def opened(data: bytes) -> tuple[etree._Element, dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        texts = {
            name.removeprefix("sources/"): package.read(name).decode("utf-8")
            for name in package.namelist()
            if name.startswith("sources/")
        }
        return etree.fromstring(package.read("project.qde")), texts


@pytest.mark.parametrize("language", ["nb", "en"])
def test_it_is_valid_by_the_published_schema(shared: Path, language: str) -> None:
    schema = etree.XMLSchema(etree.parse(shared / "data" / "refi-qda" / "Project.xsd"))
    root, _ = opened(project_bytes(small(), language))
    schema.assertValid(root)
    empty, _ = opened(project_bytes(case_of(), language))
    schema.assertValid(empty)


def branched() -> Case:
    """Themes under themes, and two that say the same."""
    case = small()
    first = replace(case.inputs[1], same_as=case.inputs[0].id)
    themes = (
        Theme(id=uid(701), procurement=P, name="avtale", meaning="alt i kontrakten \x07"),
        Theme(id=uid(702), procurement=P, name="drift", parent=uid(701)),
        Theme(id=uid(703), procurement=P, name="ubrukt", parent=uid(702)),
    )
    return replace(case, inputs=(case.inputs[0], first, case.inputs[2]), themes=themes)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_tree_of_themes_is_nested_codes_by_the_published_schema(
    shared: Path, language: str
) -> None:
    schema = etree.XMLSchema(etree.parse(shared / "data" / "refi-qda" / "Project.xsd"))
    root, _ = opened(project_bytes(branched(), language))
    schema.assertValid(root)
    book = etree.fromstring(codebook_bytes(branched(), language))
    for found in (root, book):
        space = etree.QName(found).namespace
        codes = {one.get("name"): one for one in found.iter(f"{{{space}}}Code")}
        assert codes["drift"].getparent() is codes["avtale"]
        assert codes["ubrukt"].getparent() is codes["drift"]
        assert codes["avtale"].get("isCodable") == "true"
        assert codes["avtale"].findtext(f"{{{space}}}Description") == "alt i kontrakten \ufffd"
        dividers = [one for one in codes.values() if one.get("isCodable") == "false"]
        assert dividers
        assert all(
            (over := one.getparent()) is not None and str(over.tag).endswith("Codes")
            for one in dividers
        )
    (link,) = root.iterfind(".//q:Link", Q)
    assert link.get("originGUID") == str(branched().inputs[1].id)
    assert link.get("targetGUID") == str(branched().inputs[0].id)


def test_each_selection_is_its_statements_words() -> None:
    case = small()
    root, texts = opened(project_bytes(case, "nb"))
    found = {}
    for source in root.iterfind(".//q:TextSource", Q):
        text = texts[source.get("plainTextPath", "").removeprefix("internal://")]
        for one in source.iterfind("q:PlainTextSelection", Q):
            start, end = int(one.get("startPosition", "")), int(one.get("endPosition", ""))
            found[one.get("guid")] = text[start:end]
    assert found == {
        str(case.inputs[0].id): case.inputs[0].text,
        str(case.inputs[1].id): "To\nlinjer\ufffd med klokke",
        str(case.inputs[2].id): "Vår egen",
    }


def test_every_code_that_is_given_stands_in_the_codebook_and_every_voice_is_a_case() -> None:
    root, _ = opened(project_bytes(small(), "nb"))
    codes = {one.get("guid"): one.get("name") for one in root.iterfind(".//q:Code", Q)}
    given_ = [one.get("targetGUID") for one in root.iterfind(".//q:CodeRef", Q)]
    assert set(given_) <= codes.keys()
    assert {"drift", "språk", "Risiko og fordeling"} <= {codes[one] for one in given_}
    cases = {one.get("name") for one in root.iterfind(".//q:Case", Q)}
    assert cases == {"Heimkontakt AS", "Sansea AS"}
    book = etree.fromstring(codebook_bytes(small(), "nb"))
    assert {one.get("guid") for one in book.iterfind(".//b:Code", Q)} == codes.keys()


def test_the_same_case_gives_the_same_bytes() -> None:
    assert project_bytes(small(), "nb") == project_bytes(small(), "nb")


@given(st.lists(st.text(), max_size=6))
def test_whatever_was_said_can_be_written_and_read(texts: list[str]) -> None:
    case = case_of(*(said(n, HEIM, text, Secrecy.OPEN) for n, text in enumerate(texts, 1)))
    root, files = opened(project_bytes(case, "en"))
    whole = "".join(files.values())
    for one in root.iterfind(".//q:PlainTextSelection", Q):
        assert (
            0 <= int(one.get("startPosition", "")) <= int(one.get("endPosition", "")) <= len(whole)
        )


def test_a_selection_is_called_by_its_words_so_that_others_see_how_we_count() -> None:
    long = "Ordet " * 60
    case = case_of(
        said(1, HEIM, "Kort og 🐕 godt", Secrecy.OPEN), said(2, HEIM, long, Secrecy.OPEN)
    )
    data = project_bytes(case, "nb")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert [name.partition("/")[0] for name in package.namelist()] == ["project.qde", "sources"]
    root, _ = opened(data)
    names = [one.get("name") for one in root.iterfind(".//q:PlainTextSelection", Q)]
    assert names == ["Kort og 🐕 godt", f"{long[:119]}…"]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_two_codes_have_one_name_and_ours_are_known_all_the_same(language: str) -> None:
    """QualCoder keeps only the first of two, and qc makes one of them."""
    taken = ("Barriere", "Leverandør", "Barrier", "Supplier", "pris")
    first = said(1, HEIM, "Dyrt", Secrecy.OPEN, themes=taken, type=InputType.BAR)
    case = case_of(replace(first, side=Side.SUPPLIER))
    root, _ = opened(project_bytes(case, language))
    names = [one.get("name") for one in root.iter(f"{{{PROJECT}}}Code")]
    assert len(names) == len(set(names))
    found = read_coding(project_bytes(case, language), "ut.qdpx")
    codes = {one.id: one for one in found.codes}
    (passage,) = (one for source in found.sources for one in source.passages)
    assert {codes[id].path[-1] for id in passage.codes if not codes[id].says_our_field} == set(
        taken
    )
    assert sum(codes[id].says_our_field for id in passage.codes) == 2
