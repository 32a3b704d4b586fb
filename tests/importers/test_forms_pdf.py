"""Forms that come back as a PDF, filled in by other programs, mended by hand, or broken."""

from __future__ import annotations

import io
import re
import warnings
import zlib
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from lupdesk.documents.forms.sheet_pdf import form_pdf
from lupdesk.domain.form_fields import (
    LONGEST,
    Part,
    line_field,
    marked_field,
    read_field,
    tidy,
    whole_field,
)
from lupdesk.domain.form_lines import FormAnswer, LineAnswer
from lupdesk.domain.review import FormKind, ReviewWay, Stance
from lupdesk.importers.forms import MAX_FORM_BYTES, read_form
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from tests.forms import InBrowser, field, filled, sheet

OTHERS = Path(__file__).parents[2].parent / "shared" / "data" / "pdf-forms"
OF = sheet()
BLANK = form_pdf(OF).data
GUIDE = sheet(FormKind.GUIDE)
BLANK_GUIDE = form_pdf(GUIDE).data


def refused(data: bytes) -> Problem:
    with pytest.raises(Problem) as told:
        read_form(data, "svar.pdf")
    for language in ("nb", "en"):
        assert "svar.pdf" in Wording(language).problem(told.value)
    return told.value


def spoilt(change: Any, data: bytes = BLANK, **how: Any) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        with warnings.catch_warnings():
            # Fields that are gone leave their places on the page.
            warnings.simplefilter("ignore", pikepdf.exceptions.PageCopyWarning)
            pdf.save(out, **how)
        return out.getvalue()


def line(number: int, answer: FormAnswer) -> LineAnswer:
    return next(one for one in answer.lines if one.id == OF.lines[number].id)


# -- what was filled in ------------------------------------------------------------------------------


def test_a_blank_form_says_nothing() -> None:
    answer = read_form(BLANK, "svar.pdf")
    assert (answer.form, answer.version, answer.sha256) == (OF.form, 2, OF.sha256)
    assert answer.kind == FormKind.MINUTES
    assert answer.way is ReviewWay.PDF
    assert [one.id for one in answer.lines] == [one.id for one in OF.lines]
    assert {(one.stance, one.wording, one.reason) for one in answer.lines} == {(None, "", "")}
    assert not answer.unknown
    assert re.fullmatch("[0-9a-f]{64}", answer.source)


@pytest.mark.parametrize(
    ("choice", "wording", "reason"),
    [
        (Stance.AGREE, "", "ord"),
        (Stance.CHANGE, "ord", ""),
        (Stance.REMOVE, "", "ord"),
        (Stance.SECRET, "", "ord"),
    ],
)
def test_the_one_box_holds_the_wording_or_the_reason(
    choice: Stance, wording: str, reason: str
) -> None:
    values = {field(OF, 1, Part.CHOICE): Name(f"/{choice}"), field(OF, 1, Part.WORDS): "ord"}
    answer = read_form(filled(BLANK, values), "svar.pdf")
    assert line(1, answer) == LineAnswer(OF.lines[1].id, choice, wording, reason)
    assert line(0, answer).stance is None


def test_words_without_a_choice_are_a_remark() -> None:
    answer = read_form(filled(BLANK, {field(OF, 0, Part.WORDS): "Husk drift."}), "svar.pdf")
    assert line(0, answer) == LineAnswer(OF.lines[0].id, Stance.REMARK, "Husk drift.")


def test_a_guide() -> None:
    values = {
        field(GUIDE, 0, Part.ANSWER): "Åpne standarder.",
        field(GUIDE, 1, Part.ANSWER): "Ni måneder.",
        field(GUIDE, 1, Part.SECRET): Name("/yes"),
        field(GUIDE, 1, Part.REASON): "Konkurrentene vet det ikke.",
    }
    answer = read_form(filled(BLANK_GUIDE, values), "svar.pdf")
    assert answer.kind == FormKind.GUIDE
    assert [(one.stance, one.wording, one.reason) for one in answer.lines] == [
        (None, "Åpne standarder.", ""),
        (Stance.SECRET, "Ni måneder.", "Konkurrentene vet det ikke."),
        (None, "", ""),
    ]


def test_what_concerns_the_whole() -> None:
    values = {
        marked_field(OF.mark): "Takk for møtet.\r\nVi ses.\r",
        whole_field(OF.form, Part.NAME): " Kari Ås ",
        whole_field(OF.form, Part.ORGANISATION): "Heimkontakt",
        whole_field(OF.form, Part.DATE): "24. mars 2027",
    }
    answer = read_form(filled(BLANK, values), "svar.pdf")
    assert answer.remarks == "Takk for møtet.\nVi ses."
    assert (answer.name, answer.organisation) == ("Kari Ås", "Heimkontakt")
    assert answer.on == date(2027, 3, 24)
    assert not answer.notes


def test_a_date_that_is_none_is_told() -> None:
    values = {whole_field(OF.form, Part.DATE): "i går"}
    answer = read_form(filled(BLANK, values), "svar.pdf")
    assert answer.on is None
    assert [Wording("nb").phrase(one) for one in answer.notes] == [
        "Datoen «i går» kunne ikke leses. Skriv den inn for hånd."
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_comes_back_as_it_was_typed(text: str) -> None:
    text = text.encode("utf-16", "replace").decode("utf-16")
    answer = read_form(filled(BLANK, {field(OF, 0, Part.WORDS): text}), "svar.pdf")
    assert line(0, answer).wording == tidy(text)


@pytest.mark.parametrize("text", ["Čáŋŧđšž ÆØÅ", "«sitat» “q” 'a' \\ ( )", "😀 👩‍🔧", "to\nlinjer"])
def test_letters_of_all_kinds(text: str) -> None:
    assert tidy(text) == text
    answer = read_form(filled(BLANK, {field(OF, 0, Part.WORDS): text}), "svar.pdf")
    assert line(0, answer).wording == text


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (b"bl\xe5b\xe6r \x80", "blåbær •"),
        (b"\xfe\xff" + "Čá\u001bnb\u001b\rŋ".encode("utf-16-be"), "Čá\nŋ"),
        (b"\xff\xfe" + "Čáŋ".encode("utf-16-le"), "Čáŋ"),
        (b"\xef\xbb\xbf" + "Čáŋ".encode(), "Čáŋ"),
        (b"\xfe\xff\xd8\x00" + "x".encode("utf-16-be"), "\ufffdx"),
        (b"a\x00\x07b\x0bc", "ab\nc"),
    ],
)
def test_encodings_of_a_value(raw: bytes, read: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for one in pdf.Root.AcroForm.Fields:
            if str(one.T) == field(OF, 0, Part.WORDS):
                one.V = pikepdf.Object.parse(b"<" + raw.hex().encode() + b">")

    assert line(0, read_form(spoilt(change), "svar.pdf")).wording == read


def test_a_value_in_a_stream() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for one in pdf.Root.AcroForm.Fields:
            if str(one.T) == field(OF, 0, Part.WORDS):
                one.V = pdf.make_stream("langt svar med ŋ".encode("utf-16"))

    assert line(0, read_form(spoilt(change), "svar.pdf")).wording == "langt svar med ŋ"


# -- by other programs -------------------------------------------------------------------------------


def test_filled_in_by_the_reader_of_edge_and_chrome() -> None:
    browser = InBrowser(BLANK)
    browser.click(field(OF, 0, Part.CHOICE), "agree")
    browser.click(field(OF, 0, Part.CHOICE), "change")
    browser.type(field(OF, 0, Part.WORDS), "Čáhppes «gáŋga» đŧžš\nlinje to")
    browser.click(field(OF, 2, Part.CHOICE), "agree")
    answer = read_form(browser.saved(), "svar.pdf")
    assert line(0, answer) == LineAnswer(
        OF.lines[0].id, Stance.CHANGE, "Čáhppes «gáŋga» đŧžš\nlinje to"
    )
    assert line(1, answer).stance is None
    assert line(2, answer).stance is Stance.AGREE


def test_a_guide_filled_in_by_the_reader_of_edge_and_chrome() -> None:
    browser = InBrowser(BLANK_GUIDE)
    browser.type(field(GUIDE, 0, Part.ANSWER), "Et svar")
    browser.click(field(GUIDE, 0, Part.SECRET), "yes")
    first = read_form(browser.saved(), "svar.pdf").lines[0]
    assert (first.stance, first.wording) == (Stance.SECRET, "Et svar")


@pytest.mark.parametrize("incremental", [False, True])
def test_filled_in_by_pypdf(incremental: bool) -> None:
    pypdf = pytest.importorskip("pypdf")
    given = io.BytesIO(BLANK)
    writer = pypdf.PdfWriter(given, incremental=True) if incremental else None
    writer = writer or pypdf.PdfWriter(clone_from=given)
    values = {
        field(OF, 0, Part.CHOICE): "/remove",
        field(OF, 0, Part.WORDS): "Æ, ø og å – š",
        marked_field(OF.mark): "Alt i alt godt.",
    }
    writer.update_page_form_field_values(None, values, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    if incremental:
        assert out.getvalue().startswith(BLANK)
    answer = read_form(out.getvalue(), "svar.pdf")
    assert line(0, answer) == LineAnswer(OF.lines[0].id, Stance.REMOVE, reason="Æ, ø og å – š")
    assert answer.remarks == "Alt i alt godt."


@pytest.mark.expects_log
def test_the_last_of_several_savings_holds() -> None:
    pypdf = pytest.importorskip("pypdf")
    data = BLANK
    for text in ("først", "så", "sist"):
        writer = pypdf.PdfWriter(io.BytesIO(data), incremental=True)
        writer.update_page_form_field_values(
            None, {field(OF, 0, Part.WORDS): text}, auto_regenerate=False
        )
        out = io.BytesIO()
        writer.write(out)
        data = out.getvalue()
    assert line(0, read_form(data, "svar.pdf")).wording == "sist"


def test_a_tick_whose_value_was_forgotten() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for one in pdf.Root.AcroForm.Fields:
            if str(one.T) == field(OF, 0, Part.CHOICE):
                one.Kids[1].AS = Name("/change")

    assert line(0, read_form(spoilt(change), "svar.pdf")).stance is Stance.CHANGE


def test_a_tick_written_as_text() -> None:
    answer = read_form(filled(BLANK, {field(OF, 0, Part.CHOICE): "/agree"}), "svar.pdf")
    assert line(0, answer).stance is Stance.AGREE


def test_what_the_page_shows_is_not_read() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for one in pdf.Root.AcroForm.Fields:
            if str(one.T) == field(OF, 0, Part.WORDS):
                one.AP.N = pdf.make_stream(b"BT /LUP 10 Tf (vist) Tj ET")

    assert line(0, read_form(spoilt(change), "svar.pdf")).wording == ""


# -- fields that are gone, renamed, or somebody else's ------------------------------------------------


def test_fields_of_others_are_told_and_not_read() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for name in ("Kommentar", f"lupdesk-{OF.form.hex}-hemmelig", "lupdesk"):
            pdf.Root.AcroForm.Fields.append(
                pdf.make_indirect(Dictionary(FT=Name.Tx, T=String(name), V=String("noe")))
            )

    answer = read_form(spoilt(change), "svar.pdf")
    assert answer.unknown == ("Kommentar", f"lupdesk-{OF.form.hex}-hemmelig", "lupdesk")
    assert "noe" not in repr(answer.lines)


def test_a_field_that_was_renamed_or_removed() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        fields = pdf.Root.AcroForm.Fields
        for number, one in reversed(list(enumerate(fields))):
            if str(one.T) == field(OF, 0, Part.WORDS):
                one.T = String("ord")
            elif str(one.T).startswith(line_field(OF.form, OF.lines[1].id, Part.CHOICE)[:-7]):
                del fields[number]

    answer = read_form(spoilt(change), "svar.pdf")
    assert answer.unknown == ("ord",)
    assert [one.id for one in answer.lines] == [OF.lines[0].id, OF.lines[2].id]


def test_the_mark_is_found_in_the_properties_too() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for one in pdf.Root.AcroForm.Fields:
            if str(one.T) == marked_field(OF.mark):
                one.T = String(whole_field(OF.form, Part.REMARKS))

    answer = read_form(spoilt(change), "svar.pdf")
    assert (answer.version, answer.sha256) == (2, OF.sha256)

    def both(pdf: pikepdf.Pdf) -> None:
        change(pdf)
        del pdf.trailer.Info["/LUPDesk"]

    assert refused(spoilt(both)).code == "form-mark-missing"


def test_a_form_of_a_newer_program() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for one in pdf.Root.AcroForm.Fields:
            if str(one.T) == marked_field(OF.mark):
                one.T = String(marked_field(OF.mark).replace("remarks-1-", "remarks-2-"))

    assert refused(spoilt(change)).code == "form-newer"


def test_two_forms_in_one_file() -> None:
    other = form_pdf(sheet(form=9)).data

    def change(pdf: pikepdf.Pdf) -> None:
        with pikepdf.open(io.BytesIO(other)) as second:
            for one in second.Root.AcroForm.Fields:
                pdf.Root.AcroForm.Fields.append(pdf.copy_foreign(one))

    assert refused(spoilt(change)).code == "form-two-forms"


def test_one_field_twice() -> None:
    name = field(OF, 0, Part.WORDS)

    def twice(*values: str) -> bytes:
        def change(pdf: pikepdf.Pdf) -> None:
            fields = pdf.Root.AcroForm.Fields
            kept = [one for one in fields if str(one.T) != name]
            made = [
                pdf.make_indirect(
                    Dictionary(FT=Name.Tx, T=String(name), TU=String("I01: Svar"), V=String(one))
                )
                for one in values
            ]
            pdf.Root.AcroForm.Fields = Array([*kept, *made])

        return spoilt(change)

    assert line(0, read_form(twice("likt", "likt"), "svar.pdf")).wording == "likt"
    problem = refused(twice("likt", "ulikt"))
    assert (problem.code, problem.facts["place"]) == ("form-two-values", "I01: Svar")


def test_a_field_in_pieces_of_a_name() -> None:
    """Some programs put fields under others; ours stand by themselves and are known all the same."""

    def change(pdf: pikepdf.Pdf) -> None:
        root = pdf.make_indirect(Dictionary(Kids=pdf.Root.AcroForm.Fields))
        pdf.Root.AcroForm.Fields = Array([root])

    assert len(read_form(spoilt(change), "svar.pdf").lines) == 3


@pytest.mark.parametrize(
    ("part", "value", "code"),
    [
        (Part.CHOICE, Name("/ja"), "form-choice-unknown"),
        (Part.CHOICE, Array([Name("/agree"), Name("/change")]), "form-two-values"),
        (Part.WORDS, Dictionary(), "form-value-odd"),
        (Part.WORDS, 7, "form-value-odd"),
        (Part.WORDS, "x" * (LONGEST + 1), "form-text-too-long"),
    ],
)
def test_values_that_no_form_has(part: Part, value: Any, code: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for one in pdf.Root.AcroForm.Fields:
            if str(one.T) == field(OF, 0, part):
                one.V = value

    problem = refused(spoilt(change))
    assert problem.code == code
    assert str(problem.facts["place"]).startswith("I01: ")


def test_as_long_as_a_field_may_be() -> None:
    text = "å" * LONGEST
    answer = read_form(filled(BLANK, {field(OF, 0, Part.WORDS): f"  {text}\n"}), "svar.pdf")
    assert line(0, answer).wording == text


# -- files that are broken or hostile -----------------------------------------------------------------


@pytest.mark.skipif(not OTHERS.is_dir(), reason="the files of others are not beside this checkout")
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("field-types.pdf", "form-not-ours"),
        ("sample-form.pdf", "form-not-ours"),
        ("form-filled-by-acrobat.pdf", "form-not-ours"),
        ("form-bad-fields-array.pdf", "form-damaged"),
    ],
)
def test_forms_of_others(name: str, code: str) -> None:
    assert refused((OTHERS / name).read_bytes()).code == code


def test_a_password() -> None:
    locked = spoilt(lambda _: None, encryption=pikepdf.Encryption(owner="eier", user="bruker"))
    assert refused(locked).code == "form-encrypted"
    readable = spoilt(lambda _: None, encryption=pikepdf.Encryption(owner="eier", user=""))
    assert len(read_form(readable, "svar.pdf").lines) == 3


def test_a_form_of_another_kind() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=String("x"))

    assert refused(spoilt(change)).code == "form-xfa"


def test_a_paper_that_is_no_form() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.AcroForm

    assert refused(spoilt(change)).code == "form-not-ours"


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.8, 0.95, 0.999])
def test_cut_short(share: float) -> None:
    assert refused(BLANK[: int(len(BLANK) * share)]).code in ("form-cut-short", "form-damaged")


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(BLANK) - 1), st.integers(0, 255), st.integers(1, 40))
def test_bytes_that_were_changed(at: int, byte: int, count: int) -> None:
    """It reads what is left, or says in one sentence that it does not."""
    data = bytearray(BLANK)
    data[at : at + count] = bytes([byte]) * min(count, len(data) - at)
    with suppress(Problem):
        assert len(read_form(bytes(data), "svar.pdf").lines) <= 3


def test_a_tree_that_leads_back_into_itself() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        one = pdf.make_indirect(Dictionary(T=String("a")))
        two = pdf.make_indirect(Dictionary(T=String("b"), Kids=Array([one])))
        one.Kids = Array([two, one])
        pdf.Root.AcroForm.Fields.append(one)

    assert len(read_form(spoilt(change), "svar.pdf").lines) == 3


def test_a_tree_that_is_too_deep() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        one = pdf.make_indirect(Dictionary(T=String("a")))
        for _ in range(60):
            one = pdf.make_indirect(Dictionary(T=String("a"), Kids=Array([one])))
        pdf.Root.AcroForm.Fields.append(one)

    assert refused(spoilt(change)).code == "form-too-deep"


@pytest.mark.parametrize("direct", [True, False])
def test_very_many_fields(direct: bool) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        one = Dictionary(FT=Name.Tx, T=String("a"))
        many = [one if direct else pdf.make_indirect(one) for _ in range(25_000)]
        pdf.Root.AcroForm.Fields = Array([*pdf.Root.AcroForm.Fields, *many])

    assert refused(spoilt(change)).code == "form-too-many-fields"


def test_a_stream_that_unpacks_without_end() -> None:
    packed = zlib.compress(b"1 0 <</Type/Catalog/Pages 3 0 R>>" + b" " * 300_000_000, 9)
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    pages = out.tell()
    out.write(b"3 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n")
    stream = out.tell()
    head = b"5 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n"
    out.write(head % len(packed) + packed + b"\nendstream\nendobj\n")
    table = out.tell()
    rows = ((0, 0, 65535), (2, 5, 0), (0, 0, 0), (1, pages, 0), (1, table, 0), (1, stream, 0))
    packed = b"".join(bytes([a]) + b.to_bytes(4, "big") + c.to_bytes(2, "big") for a, b, c in rows)
    head = b"4 0 obj\n<</Type/XRef/Size 6/W[1 4 2]/Root 1 0 R/Length %d>>stream\n"
    out.write(head % len(packed) + packed + b"\nendstream\nendobj\n")
    out.write(b"startxref\n%d\n%%%%EOF\n" % table)
    assert refused(out.getvalue()).code == "form-too-large-unpacked"


def test_too_large_a_file() -> None:
    assert refused(BLANK + b" " * MAX_FORM_BYTES).code == "import-file-too-large"


def test_the_page_itself_is_no_answer() -> None:
    assert refused(b"<!DOCTYPE html><html></html>").code == "form-unsaved-page"


@given(st.uuids(), st.uuids(), st.sampled_from(Part))
def test_names_of_fields(form: UUID, of: UUID, part: Part) -> None:
    own, whole = read_field(line_field(form, of, part)), read_field(whole_field(form, part))
    assert (own is None) is not (whole is None)
    known = own or whole
    assert known is not None
    assert (known.form, known.part) == (form, part)


@given(st.text())
def test_names_that_are_not_ours(name: str) -> None:
    assert read_field(name) is None
