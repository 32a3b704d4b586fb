"""A form that goes out passes the same gate as a paper: as a PDF, as a page, and in an e-mail."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from lupdesk.documents.forms.page import form_page
from lupdesk.documents.forms.sheet_pdf import form_pdf
from lupdesk.documents.mail import mail_bytes
from lupdesk.documents.papers import form_bytes, paper_bytes, proven_form, proven_mail
from lupdesk.documents.proof import prove
from lupdesk.documents.readers import format_within
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.form_fields import Part
from lupdesk.domain.form_lines import FormLine, FormSheet
from lupdesk.domain.formats import FORMS, Format
from lupdesk.domain.house import Look
from lupdesk.domain.mail_drafts import Draft, DraftKind, Enclosed
from lupdesk.domain.review import FormKind
from lupdesk.problems import Problem
from tests.documents.samples import KINDS
from tests.forms import field, filled, sheet

NAME = Forbidden("Tryggkom AS", "other-supplier")
LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
)


def wheres(data: bytes, format: Format, pictures: frozenset[str] = frozenset()) -> list[str]:
    found = prove(data, (NAME,), format, pictures)
    return [one.where if one.forbidden == NAME else f"!{one.where}" for one in found]


# -- as they are made --------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMS)
@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("kind", FormKind)
@pytest.mark.parametrize("look", [Look(), Look("#7A1F5C", LOGO)], ids=["plain", "logo"])
def test_a_form_is_let_out(kind: FormKind, language: str, format: Format, look: Look) -> None:
    data, pictures = form_bytes(sheet(kind, language=language, look=look), format)
    assert wheres(data, format, pictures) == []


@pytest.mark.parametrize("format", FORMS)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda of: replace(of, title="Møte med Tryggkom AS"),
        lambda of: replace(of, office="Tryggkom AS"),
        lambda of: replace(of, who="Tryggkom AS"),
        lambda of: replace(of, reference="Tryggkom AS"),
        lambda of: replace(of, silence="Tryggkom AS"),
        lambda of: replace(of, lines=(FormLine(UUID(int=1), "Tryggkom AS", "Noe"),)),
        lambda of: replace(of, lines=(FormLine(UUID(int=1), "I01", "Som Tryggkom AS sa."),)),
        lambda of: replace(of, lines=(FormLine(UUID(int=1), "I01", "Trygg\u00adkom\nAS"),)),
    ],
    ids=["title", "office", "who", "reference", "silence", "label", "text", "hyphen"],
)
def test_a_name_in_any_part_stops_the_form(
    spoil: Callable[[FormSheet], FormSheet], format: Format, tmp_path: Path
) -> None:
    path = tmp_path / f"skjema{format.suffix}"
    with pytest.raises(Problem) as told, proven_form(spoil(sheet()), path, [NAME], format=format):
        pytest.fail("it was let out")
    assert told.value.code in ("proof-found", "proof-found-hidden")
    assert [one for one in tmp_path.iterdir() if one.is_file()] == []


@pytest.mark.parametrize("format", FORMS)
def test_a_form_that_was_proved_lies_there(format: Format, tmp_path: Path) -> None:
    path = tmp_path / f"skjema{format.suffix}"
    with proven_form(sheet(), path, [NAME], ("Kari Ås",), format=format) as paper:
        assert not path.exists()
    data = path.read_bytes()
    assert paper.sha256 == hashlib.sha256(data).hexdigest()
    assert paper.size == len(data)
    assert paper.language == "nb-NO"
    wanting = () if format is Format.PDF else ("archive-format",)
    assert paper.wanting == wanting
    assert format_within(data, "skjema") is format


def test_people_in_a_form_are_noted(tmp_path: Path) -> None:
    of = sheet(said=("Kari Ås sa det.",), count=1)
    for format in FORMS:
        with proven_form(of, tmp_path / "x", [], ("Kari Ås",), format=format) as paper:
            assert "person-shown" in paper.wanting


def test_other_formats_are_for_papers() -> None:
    with pytest.raises(Problem, match="format-not-for-kind"):
        form_bytes(sheet(), Format.DOCX)
    for format in (Format.HTML, Format.EML):
        with pytest.raises(Problem, match="format-not-for-kind"):
            paper_bytes(KINDS["oppsummering"](), format)


# -- a PDF with fields -------------------------------------------------------------------------------


def spoilt(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(form_pdf(sheet()).data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def _first(pdf: pikepdf.Pdf) -> Any:
    return next(one for one in pdf.Root.AcroForm.Fields if "/MaxLen" in one)


def _value(pdf: pikepdf.Pdf) -> None:
    _first(pdf).V = String("Tryggkom AS")


def _usual(pdf: pikepdf.Pdf) -> None:
    _first(pdf).DV = String("Tryggkom AS")


def _named(pdf: pikepdf.Pdf) -> None:
    _first(pdf).T = String("Tryggkom AS")


def _said(pdf: pikepdf.Pdf) -> None:
    _first(pdf).TU = String("Tryggkom AS")


def _offered(pdf: pikepdf.Pdf) -> None:
    _first(pdf).Opt = Array([String("x"), Array([String("y"), String("Tryggkom AS")])])


@pytest.mark.parametrize("change", [_value, _usual, _named, _said, _offered])
def test_what_a_field_holds_is_read(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert wheres(spoilt(change), Format.PDF)


def _shown(pdf: pikepdf.Pdf) -> None:
    _first(pdf).AP.N = pdf.make_stream(b"/Tx BMC BT /LUP 10 Tf (Tryggkom AS) Tj ET EMC")


def _shown_when_ticked(pdf: pikepdf.Pdf) -> None:
    radio = next(one for one in pdf.Root.AcroForm.Fields if "/Kids" in one)
    radio.Kids[0].AP.N.agree = pdf.make_stream(b"BT /LUP 10 Tf [(T)(r)] TJ ET")


def _shown_deeper(pdf: pikepdf.Pdf) -> None:
    shown = pdf.make_stream(b"/A Do")
    shown.Resources = Dictionary(XObject=Dictionary(A=pdf.make_stream(b"")))
    _first(pdf).AP.N = shown


def _xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")


def _script(pdf: pikepdf.Pdf) -> None:
    _first(pdf).AA = Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (_shown, "!form"),
        (_shown_when_ticked, "!form"),
        (_shown_deeper, "!form"),
        (_xfa, "!form"),
        (_script, "!script"),
    ],
)
def test_what_a_field_shows_cannot_be_proved(
    change: Callable[[pikepdf.Pdf], None], where: str
) -> None:
    assert where in wheres(spoilt(change), Format.PDF)


def test_what_came_back_filled_in_can_be_proved_too() -> None:
    of = sheet()
    data = filled(form_pdf(of).data, {field(of, 0, Part.WORDS): "Vi kjenner Tryggkom AS."})
    assert wheres(data, Format.PDF) == ["elsewhere"]


# -- a page ------------------------------------------------------------------------------------------

PAGE = form_page(sheet()).data.decode()


def planted(before: str, what: str) -> list[str]:
    assert before in PAGE
    return wheres(PAGE.replace(before, f"{what}{before}", 1).encode(), Format.HTML)


@pytest.mark.parametrize(
    ("what", "where"),
    [
        ("<p>Tryggkom AS</p>", "text"),
        ("<p>Trygg<b>kom</b> AS</p>", "text"),
        ("<p>Trygg&shy;kom&nbsp;&#65;S</p>", "text"),
        ("<p hidden>Tryggkom AS</p>", "text"),
        ("<p>Tryggkom</p><p>AS</p>", "text"),
        ("<!-- Tryggkom AS -->", "comment"),
        ("<![CDATA[Tryggkom AS]]>", "comment"),
        ("<?xml Tryggkom AS?>", "comment"),
        ('<p title="Tryggkom AS">', "alternative-text"),
        ('<p aria-label="Tryggkom&#32;AS">', "alternative-text"),
        ('<p class="Tryggkom AS">', "elsewhere"),
        ('<p data-x="Tryggkom AS">', "elsewhere"),
        ('<input value="Tryggkom AS">', "elsewhere"),
        ('<a href="mailto:a@b?subject=Tryggkom AS">', "!external-link"),
        ('<a href="#Tryggkom">AS</a><p>Tryggkom AS', "text"),
        ('<meta name="author" content="Tryggkom AS">', "elsewhere"),
        ("<template>Tryggkom AS</template>", "text"),
        ("<textarea>Tryggkom AS</textarea>", "text"),
        ("<title>Tryggkom AS</title>", "text"),
        ("<style>\np{content:'Tryggkom AS'}</style>", "elsewhere"),
    ],
)
def test_planted_in_a_page(what: str, where: str) -> None:
    assert where in planted("</main>", what)


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("<script>x()</script>", "script"),
        ('<script src="x.js"></script>', "script"),
        ('<p onclick="x()">', "script"),
        ('<a href="javascript:x()">', "external-link"),
        ('<a href="https://example.com">', "external-link"),
        ('<img alt="" src="x.png">', "external-link"),
        ('<img alt="" src="data:image/png;base64,AAAA">', "image"),
        ('<a href="data:text/html,hei">', "external-link"),
        ("<iframe></iframe>", "external-link"),
        ("<object></object>", "embedded-file"),
        ('<link rel="stylesheet" href="x">', "external-link"),
        ('<base href="x">', "external-link"),
        ('<meta http-equiv="Refresh" content="0;url=x">', "external-link"),
        ("<style>@import 'x'</style>", "external-link"),
        ("<style>p{background:url(x)}</style>", "external-link"),
        ('<p style="background:url(x)">', "external-link"),
        ('<form action="x">', "external-link"),
        ('<button formaction="x">', "external-link"),
        ('<img alt="" srcset="x 2x">', "external-link"),
    ],
)
def test_what_a_page_cannot_prove(what: str, code: str) -> None:
    assert f"!{code}" in planted("</main>", what)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe<\0h\0",
        PAGE.encode()[:-400] + b"<script>",
        b"<html>\x01</html>",
        b"<html><script/></html>",
        PAGE.replace("<main>", '<img src="data:image/png;base64,A">').encode(),
    ],
)
def test_a_page_that_does_not_open_up(data: bytes) -> None:
    with pytest.raises(Problem, match="proof-unreadable"):
        prove(data, (), Format.HTML)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(PAGE)))
def test_a_name_anywhere_in_the_page(at: int) -> None:
    """In a tag, in the script, between two letters of a mark: there is no place that is not read."""
    spoilt = f"{PAGE[:at]} Tryggkom AS {PAGE[at:]}".encode()
    try:
        found = prove(spoilt, (NAME,), Format.HTML)
    except Problem as problem:
        found = []
        unreadable = problem.code == "proof-unreadable"
    else:
        unreadable = False
    assert found or unreadable


def test_only_the_logo_of_the_office() -> None:
    made = form_page(sheet(look=Look("", LOGO)))
    assert wheres(made.data, Format.HTML, made.pictures) == []
    assert wheres(made.data, Format.HTML) == ["!image"]


def test_words_that_every_page_has_hold_up_no_form() -> None:
    """A supplier may be called as a word of the language of pages is."""
    for name in ("Width", "Short", "Radio", "Status", "Alert", "Submit", "Checkbox"):
        assert prove(PAGE.encode(), (Forbidden(name, "other-supplier"),), Format.HTML) == []


# -- an e-mail ---------------------------------------------------------------------------------------


def draft(**facts: Any) -> Draft:
    given: dict[str, Any] = {
        "kind": DraftKind.REVIEW,
        "language": "nb",
        "about": "Referat",
        "office": "Nordvik kommune",
        "to": "kari@heim.example",
        "enclosed": (
            Enclosed("Skjema.pdf", form_pdf(sheet()).data),
            Enclosed("Skjema.html", PAGE.encode()),
            Enclosed("Referat.docx", paper_bytes(KINDS["oppsummering"](), Format.DOCX)),
        ),
        **facts,
    }
    return Draft(**given)


def test_a_draft_is_let_out(tmp_path: Path) -> None:
    path = tmp_path / "utkast.eml"
    with proven_mail(draft(), path, [NAME]) as paper:
        pass
    assert paper.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert paper.wanting == ()
    assert format_within(path.read_bytes(), path.name) is Format.EML


def _pdf() -> Enclosed:
    return Enclosed("x.pdf", form_pdf(replace(sheet(), title="Tryggkom AS")).data)


def _page() -> Enclosed:
    return Enclosed("x.html", form_page(replace(sheet(), title="Tryggkom AS")).data)


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({"about": "Tryggkom AS"}, "text"),
        ({"office": "Tryggkom AS"}, "text"),
        ({"to": "post@tryggkom-as.example", "silence": "Tryggkom AS"}, "text"),
        ({"enclosed": (Enclosed("Tryggkom AS.txt", b"hei"),)}, "mail-head"),
        ({"enclosed": (Enclosed("x.txt", b"Tryggkom AS"),)}, "attachment"),
        ({"enclosed": (_pdf(),)}, "attachment"),
        ({"enclosed": (_page(),)}, "attachment"),
        ({"enclosed": (Enclosed("x.bin", b"hei"),)}, "!embedded-file"),
        ({"enclosed": (Enclosed("x.eml", b"Subject: hei\r\n\r\nhei"),)}, "!embedded-file"),
        ({"enclosed": (Enclosed("x.png", b"\x89PNG"),)}, "!embedded-file"),
    ],
)
def test_planted_in_an_e_mail(facts: dict[str, Any], where: str, tmp_path: Path) -> None:
    assert where in wheres(mail_bytes(draft(**facts)), Format.EML)
    with pytest.raises(Problem), proven_mail(draft(**facts), tmp_path / "x.eml", [NAME]):
        pytest.fail("it was let out")
    assert [one for one in tmp_path.iterdir() if one.is_file()] == []


MAIL = mail_bytes(draft(enclosed=(Enclosed("a.txt", b"hei"),)))
_SPLIT = b"\r\n\r\n"


@pytest.mark.parametrize(
    ("before", "what", "where"),
    [
        (b"X-Unsent", b"X-Note: Tryggkom AS\r\n", "mail-head"),
        (b"X-Unsent", b"Tryggkom: AS\r\nX-Note: =?utf-8?q?Tryggkom_AS?=\r\n", "mail-head"),
        (b"--lupdesk", b"Tryggkom AS\r\n", "elsewhere"),
    ],
)
def test_in_the_heads_and_between_the_parts(before: bytes, what: bytes, where: str) -> None:
    at = MAIL.index(before) if before != b"--lupdesk" else MAIL.index(b"\r\n--lupdesk") + 2
    assert where in wheres(MAIL[:at] + what + MAIL[at:], Format.EML)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(MAIL)), st.sampled_from((b" Tryggkom AS ", b"\r\nTryggkom AS\r\n")))
def test_a_name_anywhere_in_the_e_mail(at: int, what: bytes) -> None:
    try:
        found = prove(MAIL[:at] + what + MAIL[at:], (NAME,), Format.EML)
    except Problem as problem:
        assert problem.code == "proof-unreadable"  # noqa: PT017
    else:
        assert found


def test_after_the_last_part() -> None:
    assert "elsewhere" in wheres(MAIL + b"Tryggkom AS\r\n", Format.EML)


def test_a_part_in_base64() -> None:
    made = b"".join(
        (
            b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\n",
            b"Content-Transfer-Encoding: base64\r\n\r\n",
            base64.b64encode("blåbær Tryggkom AS".encode("latin-1")),
        )
    )
    assert wheres(made, Format.EML) == ["text"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hei",
        b"To: x\r\n\r\nhei",
        MAIL[: MAIL.rindex(b"--lupdesk")],
        b"Subject: x\r\nContent-Type: text/plain; charset=none\r\n\r\nhei",
        b"Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!",
    ],
)
def test_an_e_mail_that_does_not_open_up(data: bytes) -> None:
    with pytest.raises(Problem, match="proof-unreadable"):
        prove(data, (), Format.EML)
