"""Coded text comes in: our own project with themes from elsewhere, and others' passages."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from lxml import etree

from lupdesk.desk import inputs, meetings, saying_alike, suppliers, theming
from lupdesk.desk.cases import read_case
from lupdesk.desk.exchange import Exchange, export_exchange
from lupdesk.desk.importing_qda import PassageState, look_at_book, look_at_coding, take_in_coding
from lupdesk.desk.opening import create_desk
from lupdesk.desk.procurements import add_procurement
from lupdesk.desk.session import Desk
from lupdesk.documents.qda import CODEBOOK, PROJECT
from lupdesk.domain.kinds import InputType, MeetingKind, Secrecy, Side
from lupdesk.domain.theming import DEEPEST
from lupdesk.domain.things import Input, Meeting
from lupdesk.importers.qda_found import Left
from lupdesk.problems import Problem
from tests.importers.refi_dialog import CODED, FILES, FJELL, HEIM, TREE

Edit = Callable[[etree._Element], None]


def tag(name: str) -> str:
    return f"{{{PROJECT}}}{name}"


def code(under: etree._Element, name: str) -> str:
    """A new code at the top of the codebook; its id."""
    codes = under.find(f".//{tag('Codes')}")
    assert codes is not None
    id = str(uuid4())
    etree.SubElement(codes, tag("Code"), guid=id, name=name, isCodable="true")
    return id


def give(selection: etree._Element, *codes: str) -> None:
    for id in codes:
        coding = etree.SubElement(selection, tag("Coding"), guid=str(uuid4()))
        etree.SubElement(coding, tag("CodeRef"), targetGUID=id)


def select(source: etree._Element, start: int, end: int) -> etree._Element:
    return etree.SubElement(
        source,
        tag("PlainTextSelection"),
        guid=str(uuid4()),
        startPosition=str(start),
        endPosition=str(end),
    )


def edited(data: bytes, edit: Edit) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "project.qde":
                root = etree.fromstring(content)
                edit(root)
                content = etree.tostring(root)
            after.writestr(name, content)
    return out.getvalue()


@pytest.fixture
def said(desk: Desk, procurement: UUID) -> tuple[UUID, UUID]:
    firm = suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    meeting = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firm,)
    )
    first = inputs.add_input(
        desk, procurement, text="Čáhppes beana 🐕 i drift", supplier=firm, meeting=meeting,
        type=InputType.RISK, themes=("drift",), phase=6, side=Side.SUPPLIER,
        secrecy=Secrecy.SECRET,
    )  # fmt: skip
    second = inputs.add_input(
        desk, procurement, text="To\r\nlinjer", supplier=firm, meeting=meeting
    )
    return first, second


@pytest.fixture
def exported(desk: Desk, procurement: UUID, said: tuple[UUID, UUID], tmp_path: Path) -> bytes:
    out = tmp_path / "ut.qdpx"
    export_exchange(desk, procurement, Exchange.QDPX, out)
    return out.read_bytes()


def test_our_own_project_says_nothing_new(desk: Desk, procurement: UUID, exported: bytes) -> None:
    looked = look_at_coding(desk, procurement, exported, "ut.qdpx")
    assert {one.state for one in looked.passages} == {PassageState.KNOWN}
    with pytest.raises(Problem, match="qda-nothing-new"):
        take_in_coding(desk, looked)


def test_themes_given_elsewhere_come_back_and_nothing_else_changes(
    desk: Desk, procurement: UUID, said: tuple[UUID, UUID], exported: bytes
) -> None:
    before = {one.id: one for one in desk.all(Input)}

    def edit(root: etree._Element) -> None:
        new, known = code(root, "leveranserisiko"), code(root, "DRIFT")
        source = root.find(f".//{tag('TextSource')}")
        assert source is not None
        selections = {
            UUID(one.get("guid")): one for one in source.iterfind(tag("PlainTextSelection"))
        }
        for coding in selections[said[0]].findall(tag("Coding")):
            selections[said[0]].remove(coding)
        give(selections[said[0]], new)
        # Two words within the second statement, selected by the analyst.
        start = int(selections[said[1]].get("startPosition") or "")
        give(select(source, start + 3, start + 9), known, new)

    looked = look_at_coding(desk, procurement, edited(exported, edit), "inn.qdpx")
    assert desk.all(Input) == list(before.values())
    taken = take_in_coding(desk, looked)
    assert (taken.inputs, taken.themed) == ((), 2)
    first, second = (desk.the(Input, id) for id in said)
    assert first.themes == ("drift", "leveranserisiko")
    assert second.themes == ("drift", "leveranserisiko")
    for one in (first, second):
        old = before[one.id]
        assert (one.text, one.type, one.secrecy, one.phase) == (
            old.text, old.type, old.secrecy, old.phase,
        )  # fmt: skip
    desk.undo()
    assert {one.id: one for one in desk.all(Input)} == before


def test_a_program_that_gives_all_new_ids_makes_nothing_twice(
    desk: Desk, procurement: UUID, said: tuple[UUID, UUID], exported: bytes
) -> None:
    def edit(root: etree._Element) -> None:
        source = root.find(f".//{tag('TextSource')}")
        assert source is not None
        give(source.findall(tag("PlainTextSelection"))[1], code(root, "pris"))

    data = edited(exported, edit)
    new: dict[bytes, bytes] = {}

    def renamed(found: re.Match[bytes]) -> bytes:
        return new.setdefault(found[0], str(uuid4()).upper().encode())

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "project.qde":
                content = re.sub(rb'(?<=UID=")[^"]+|(?<=guid=")[^"]+', renamed, content)
            after.writestr(name, content)
    looked = look_at_coding(desk, procurement, out.getvalue(), "inn.qdpx")
    taken = take_in_coding(desk, looked)
    assert (taken.inputs, taken.themed) == ((), 1)
    assert desk.the(Input, said[0]).themes == ("drift",)
    assert desk.the(Input, said[1]).themes == ("pris",)


def test_what_was_removed_or_lies_over_two_is_left(
    desk: Desk, procurement: UUID, said: tuple[UUID, UUID], exported: bytes
) -> None:
    inputs.remove_inputs(desk, [said[0]])

    def edit(root: etree._Element) -> None:
        source = root.find(f".//{tag('TextSource')}")
        assert source is not None
        last = source.findall(tag("PlainTextSelection"))[1]
        give(select(source, 0, int(last.get("endPosition") or "")), code(root, "alt"))

    looked = look_at_coding(desk, procurement, edited(exported, edit), "inn.qdpx")
    assert {one.state for one in looked.passages} == {PassageState.LEFT}
    with pytest.raises(Problem, match="qda-nothing-new"):
        take_in_coding(desk, looked)


def test_another_procurements_statements_are_refused(desk: Desk, exported: bytes) -> None:
    other = add_procurement(desk, reference="ANNEN", title="Annen")
    with pytest.raises(Problem, match="qda-other-procurement"):
        look_at_coding(desk, other, exported, "ut.qdpx")
    assert read_case(desk, other).inputs == ()


A, B, C, S, CASE = (str(UUID(int=n)) for n in range(50, 55))
FOREIGN = f"""<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="{PROJECT}" name="Intervju" origin="Annet program">
<CodeBook><Codes>
 <Code guid="{A}" name="Pris" isCodable="true"><Code guid="{B}" name="Høy" isCodable="true"/></Code>
 <Code guid="{C}" name="Tid" isCodable="true"/>
</Codes></CodeBook>
<Cases><Case guid="{CASE}" name="heimkontakt as"><SelectionRef targetGUID="{UUID(int=61)}"/></Case></Cases>
<Sources>
 <TextSource guid="{S}" name="Samtale" >
  <PlainTextContent>Dyrt var det. Sent kom det.</PlainTextContent>
  <PlainTextSelection guid="{UUID(int=60)}" startPosition="0" endPosition="13">
   <Coding guid="{UUID(int=70)}"><CodeRef targetGUID="{B}"/></Coding></PlainTextSelection>
  <PlainTextSelection guid="{UUID(int=62)}" startPosition="0" endPosition="13">
   <Coding guid="{UUID(int=71)}"><CodeRef targetGUID="{A}"/></Coding></PlainTextSelection>
  <PlainTextSelection guid="{{{UUID(int=61)}}}" startPosition="14" endPosition="27">
   <Coding guid="{UUID(int=72)}"><CodeRef targetGUID="{C}"/></Coding></PlainTextSelection>
  <PlainTextSelection guid="{UUID(int=63)}" startPosition="0" endPosition="4"/>
 </TextSource>
 <PictureSource guid="{UUID(int=80)}" name="Tavle" path="internal://tavle.png"/>
</Sources></Project>""".encode()


def test_a_foreign_project_becomes_unassessed_statements_once(
    desk: Desk, procurement: UUID
) -> None:
    firm = suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    looked = look_at_coding(desk, procurement, FOREIGN, "annet.qde")
    assert looked.found.left == ((Left.PICTURE, 1), (Left.UNCODED, 1))
    assert looked.strangers == ()
    assert desk.all(Input) == []
    taken = take_in_coding(desk, looked)
    found = [desk.the(Input, id) for id in taken.inputs]
    assert [(one.text, one.themes, one.supplier) for one in found] == [
        ("Dyrt var det.", ("Høy", "Pris"), None),
        ("Sent kom det.", ("Tid",), firm),
    ]
    assert {one.secrecy for one in found} == {Secrecy.UNASSESSED}
    assert found[0].meeting is None
    assert found[1].meeting is not None
    assert desk.the(Meeting, found[1].meeting).kind is MeetingKind.WRITTEN
    assert found[0].source_id.startswith("qda:Samtale:0-13:")
    again = look_at_coding(desk, procurement, FOREIGN, "annet.qde")
    assert {one.state for one in again.passages} == {PassageState.KNOWN}
    desk.undo()
    assert desk.all(Input) == []


def test_what_other_programs_wrote_is_taken_in_with_tree_and_suppliers(
    desk: Desk, procurement: UUID
) -> None:
    firms = {
        n: suppliers.add_supplier(desk, name=n, procurement=procurement) for n in (HEIM, FJELL)
    }
    data = (FILES / "aqda-0.5.0.qdpx").read_bytes()
    looked = look_at_coding(desk, procurement, data, "aqda-0.5.0.qdpx")
    taken = take_in_coding(desk, looked)
    found = [desk.the(Input, id) for id in taken.inputs]
    assert {(one.supplier, one.text): set(one.themes) for one in found} == {
        (firms[talk], words): codes for (talk, words), codes in CODED.items()
    }
    assert {one.secrecy for one in found} == {Secrecy.UNASSESSED}
    assert tree(desk, procurement) == {" / ".join(path): said for path, said in TREE.items()}
    again = look_at_coding(desk, procurement, data, "aqda-0.5.0.qdpx")
    assert {one.state for one in again.passages} == {PassageState.KNOWN}
    assert again.grown == ()


@pytest.mark.parametrize("name", ["taguette-1.5.2.qdc", "aqda-0.5.0.qdc", "aqda-0.5.0.qdpx"])
def test_a_tree_of_codes_is_the_same_from_whoever_wrote_it(
    desk: Desk, procurement: UUID, name: str
) -> None:
    looked = look_at_book(desk, procurement, (FILES / name).read_bytes(), name)
    assert {kind for kind, _ in looked.found.left} <= {Left.SET, Left.COLOUR}
    take_in_coding(desk, looked)
    grown = set(tree(desk, procurement)) - {"interesting"}
    assert grown == {" / ".join(path) for path in TREE}


def test_a_code_that_no_passage_has_keeps_its_place(desk: Desk, procurement: UUID) -> None:
    more = FOREIGN.replace(
        b"</Codes>", f'<Code guid="{UUID(int=98)}" name="Ubrukt"/></Codes>'.encode()
    )
    take_in_coding(desk, look_at_coding(desk, procurement, more, "annet.qde"))
    assert set(tree(desk, procurement)) == {"Pris", "Pris / Høy", "Tid", "Ubrukt"}


def test_the_name_of_a_file_says_who_spoke_only_where_nothing_else_does(
    desk: Desk, procurement: UUID
) -> None:
    suppliers.add_supplier(desk, name="Samtale AS", procurement=procurement)
    looked = look_at_coding(desk, procurement, FOREIGN, "annet.qde")
    assert {one.supplier for one in looked.passages} == {None}
    silent = re.sub(rb"<Cases>.*</Cases>", b"", FOREIGN)
    looked = look_at_coding(desk, procurement, silent, "annet.qde")
    assert None not in {one.supplier for one in looked.passages}
    ours = silent.replace(b'origin="Annet program"', b'origin="LUPDesk"')
    looked = look_at_coding(desk, procurement, ours, "annet.qde")
    assert {one.supplier for one in looked.passages} == {None}


def test_our_types_are_no_themes_though_a_program_lost_the_tree(
    desk: Desk, procurement: UUID, said: tuple[UUID, UUID], exported: bytes
) -> None:
    """Potato and LibreQDA write all codes at the top, with ids of their own."""

    def edit(root: etree._Element) -> None:
        codes = root.find(f".//{tag('Codes')}")
        assert codes is not None
        give(root.findall(f".//{tag('PlainTextSelection')}")[1], code(root, "pris"))
        for one in list(codes.iter(tag("Code"))):
            codes.append(one)
            new = str(uuid4())
            for reference in root.iter(tag("CodeRef")):
                if reference.get("targetGUID") == one.get("guid"):
                    reference.set("targetGUID", new)
            one.set("guid", new)

    taken = take_in_coding(
        desk, look_at_coding(desk, procurement, edited(exported, edit), "inn.qdpx")
    )
    assert (taken.themed, taken.grown) == (1, 0)
    assert [desk.the(Input, id).themes for id in said] == [("drift",), ("pris",)]


@pytest.mark.parametrize("spoilt", ["windows", "trimmed", "both"])
def test_our_text_is_known_though_a_program_wrote_its_lines_anew(
    desk: Desk, procurement: UUID, said: tuple[UUID, UUID], exported: bytes, spoilt: str
) -> None:
    """All ids are new too, and the places count two signs for each line break."""

    def edit(root: etree._Element) -> None:
        source = root.find(f".//{tag('TextSource')}")
        assert source is not None
        selections = source.findall(tag("PlainTextSelection"))
        give(selections[1], code(root, "pris"))
        for one in selections:
            one.set("name", "")
            for name in ("startPosition", "endPosition"):
                at = int(one.get(name) or "")
                breaks = text.count("\n", 0, at) if spoilt != "trimmed" else 0
                one.set(name, str(at + breaks))
        for element in root.iter():
            if element.get("guid") in ids:
                element.set("guid", str(uuid4()))

    ids = {str(one) for one in said}
    with zipfile.ZipFile(io.BytesIO(exported)) as package:
        (path,) = [name for name in package.namelist() if name.endswith(".txt")]
        text = package.read(path).decode()
    anew = text.rstrip() if spoilt != "windows" else text
    anew = anew.replace("\n", "\r\n") if spoilt != "trimmed" else anew
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(edited(exported, edit))) as before,
        zipfile.ZipFile(out, "w") as after,
    ):
        for name in before.namelist():
            after.writestr(name, anew.encode() if name == path else before.read(name))
    taken = take_in_coding(desk, look_at_coding(desk, procurement, out.getvalue(), "inn.qdpx"))
    assert (taken.inputs, taken.themed) == ((), 1)
    assert desk.the(Input, said[1]).themes == ("pris",)


def test_codes_of_one_name_are_told_apart_by_what_they_stand_under(
    desk: Desk, procurement: UUID
) -> None:
    more = FOREIGN.replace(b'name="Tid" isCodable="true"/>', (
        f'name="Tid" isCodable="true"><Code guid="{UUID(int=99)}" name="H\u00f8y"/></Code>'
    ).encode())  # fmt: skip
    looked = look_at_coding(desk, procurement, more, "annet.qde")
    assert looked.passages[0].themes == ("Pris Høy", "Pris")


def test_our_own_codebook_says_nothing_new(
    desk: Desk, procurement: UUID, said: tuple[UUID, UUID], tmp_path: Path
) -> None:
    out = tmp_path / "bok.qdc"
    export_exchange(desk, procurement, Exchange.QDC, out)
    looked = look_at_coding(desk, procurement, out.read_bytes(), "bok.qdc")
    assert ("Tema", "drift") in {one.path for one in looked.found.codes}
    with pytest.raises(Problem, match="qda-nothing-new"):
        take_in_coding(desk, looked)


def tree(desk: Desk, procurement: UUID) -> dict[str, str]:
    places = theming.tree_in(desk, procurement)
    return {places.paths[one.key]: one.theme.meaning if one.theme else "" for one in places.places}


@pytest.fixture
def grown(desk: Desk, procurement: UUID, said: tuple[UUID, UUID]) -> dict[str, str]:
    theming.set_themes(desk, procurement, said[:1], add=["avtale / support"])
    theming.move_theme(desk, procurement, "drift", "avtale")
    theming.edit_theme(desk, procurement, "support", meaning="hjelp på telefon")
    theming.add_theme(desk, procurement, "ubrukt")
    return tree(desk, procurement)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_codebook_gives_the_tree_to_another_procurement_and_is_undone_as_one(
    desk: Desk, procurement: UUID, grown: dict[str, str], tmp_path: Path, language: str
) -> None:
    out = tmp_path / "bok.qdc"
    export_exchange(desk, procurement, Exchange.QDC, out, language=language)
    other = add_procurement(desk, reference="ANNEN", title="Annen")
    looked = look_at_book(desk, other, out.read_bytes(), "bok.qdc")
    assert tree(desk, other) == {}
    assert take_in_coding(desk, looked).grown == len(grown)
    assert tree(desk, other) == grown == {
        "avtale": "", "avtale / support": "hjelp på telefon", "avtale / drift": "", "ubrukt": "",
    }  # fmt: skip
    desk.undo()
    assert tree(desk, other) == {}


def test_a_project_into_an_empty_desk_keeps_tree_and_what_says_the_same(
    desk: Desk, procurement: UUID, said: tuple[UUID, UUID], grown: dict[str, str], tmp_path: Path
) -> None:
    saying_alike.join_said(desk, said)
    out = tmp_path / "ut.qdpx"
    export_exchange(desk, procurement, Exchange.QDPX, out)
    looked = look_at_coding(desk, procurement, out.read_bytes(), "ut.qdpx")
    assert (looked.same, looked.grown) == ((), ())
    there = create_desk(tmp_path / "annet.lupdesk", title="Annet", author="Tor", clock=desk.clock)
    case = add_procurement(there, reference="P-9", title="Annen")
    steps: list[tuple[int, int]] = []
    looked = look_at_coding(there, case, out.read_bytes(), "ut.qdpx")
    assert looked.strangers == ("Heimkontakt AS",)
    taken = take_in_coding(there, looked, lambda at, of: steps.append((at, of)))
    assert steps == [(0, 2)]
    first, second = (there.the(Input, id) for id in taken.inputs)
    assert first.themes == ("drift", "support")
    assert (first.type, first.phase, first.side) == (InputType.RISK, 6, Side.SUPPLIER)
    assert first.secrecy is Secrecy.UNASSESSED
    assert (second.type, second.phase, second.side) == (None, None, None)
    assert (second.text, second.same_as) == ("To\nlinjer", first.id)
    assert set(tree(there, case)) == {"avtale", "avtale / support", "avtale / drift", "ubrukt"}
    there.close()


def test_joined_statements_are_joined_again_where_they_come_in(
    desk: Desk, procurement: UUID, said: tuple[UUID, UUID], tmp_path: Path
) -> None:
    theming.set_themes(desk, procurement, said, add=["drift"])
    saying_alike.join_said(desk, said)
    out = tmp_path / "ut.qdpx"
    export_exchange(desk, procurement, Exchange.QDPX, out)
    saying_alike.part_said(desk, said)
    looked = look_at_coding(desk, procurement, out.read_bytes(), "ut.qdpx")
    assert take_in_coding(desk, looked).joined == 1
    assert desk.the(Input, said[1]).same_as == said[0]
    there = create_desk(tmp_path / "annet.lupdesk", title="Annet", author="Tor", clock=desk.clock)
    case = add_procurement(there, reference="P-9", title="Annen")
    taken = take_in_coding(there, look_at_coding(there, case, out.read_bytes(), "ut.qdpx"))
    first, second = (there.the(Input, id) for id in taken.inputs)
    assert (first.same_as, second.same_as) == (None, first.id)
    assert taken.joined == 1
    there.close()


def test_codes_under_codes_of_another_program_become_children(
    desk: Desk, procurement: UUID
) -> None:
    taken = take_in_coding(desk, look_at_coding(desk, procurement, FOREIGN, "annet.qde"))
    assert taken.grown == 1
    assert set(tree(desk, procurement)) == {"Pris", "Pris / Høy", "Tid"}


def test_codes_deeper_than_our_tree_stand_under_its_last(desk: Desk, procurement: UUID) -> None:
    opened = "".join(
        f'<Code guid="{uuid4()}" name="k{n}" isCodable="true">' for n in range(DEEPEST + 5)
    )
    book = (
        f'<CodeBook xmlns="{CODEBOOK}" origin="X"><Codes>{opened}'
        f"{'</Code>' * (DEEPEST + 5)}</Codes></CodeBook>"
    ).encode()
    taken = take_in_coding(desk, look_at_book(desk, procurement, book, "dyp.qdc"))
    assert taken.grown == DEEPEST + 5
    depths = [one.depth for one in theming.tree_in(desk, procurement).places]
    assert (max(depths), len(depths)) == (DEEPEST - 1, DEEPEST + 5)


def test_a_stopped_import_leaves_nothing(desk: Desk, procurement: UUID) -> None:
    looked = look_at_coding(desk, procurement, FOREIGN, "annet.qde")

    def stop(at: int, of: int) -> None:
        raise Problem("cancelled")

    with pytest.raises(Problem, match="cancelled"):
        take_in_coding(desk, looked, stop)
    assert desk.all(Input) == []
    assert tree(desk, procurement) == {}
