"""The office's own logo at the head of the first page."""

from __future__ import annotations

import io
import random
from contextlib import suppress
from dataclasses import replace

import docx
import page
import pytest
from PIL import Image

from lupdesk.documents.papers import paper_bytes
from lupdesk.documents.pdf import writing
from lupdesk.documents.pdf.logo import LARGEST, WIDE, read_logo
from lupdesk.documents.proof import prove
from lupdesk.domain.composition.document import Document, Paragraph
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.formats import Format
from lupdesk.domain.house import Look
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from tests.documents.samples import document

SVG = b"""<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 viewBox="0 0 120 40"><style>.a{fill:#0B6175}</style><defs><circle id="c" r="8"/></defs>
<rect class="a" width="120" height="40" rx="6"/><use xlink:href="#c" x="20" y="20" fill="#fff"/>
<path d="M40 20 C 60 0, 80 40, 110 20" stroke="white" fill="none" stroke-width="3"/></svg>"""


def png(size: tuple[int, int] = (80, 40), mode: str = "RGBA") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 120 if mode in ("L", "P") else (10, 90, 110, 128)[: len(mode)]).save(
        out, "PNG"
    )
    return out.getvalue()


def with_logo(data: bytes) -> Document:
    return replace(document(Paragraph("Noe")), look=Look(logo=data))


@pytest.mark.parametrize(
    "data",
    [SVG, png(), png(mode="RGB"), png(mode="L"), png(mode="P"), png((1, 400)), png((900, 3))],
)
def test_a_logo_fits_its_room(data: bytes) -> None:
    logo = read_logo(data)
    assert 0 < logo.wide <= WIDE
    made = writing.printed(with_logo(data), Wording("nb"))
    assert page.validate_pdf_bytes(made.data, profile="ua1").is_compliant
    assert prove(made.data, [], pictures=made.pictures) == []


def test_another_picture_than_the_logo_is_not_let_through() -> None:
    made = writing.printed(with_logo(png()), Wording("nb"))
    (found,) = prove(made.data, [], pictures=read_logo(png((10, 10))).pictures)
    assert (found.where, found.forbidden.why) == ("image", "unprovable")


@pytest.mark.parametrize("data", [SVG, png(), png((1, 400))])
def test_a_word_file_has_the_logo_as_a_picture_that_the_proof_knows(data: bytes) -> None:
    made = paper_bytes(with_logo(data), Format.DOCX)
    known = read_logo(data).pictures
    (shape,) = docx.Document(io.BytesIO(made)).inline_shapes
    with Image.open(io.BytesIO(read_logo(data).png)) as image:
        assert image.getbbox() is not None, "something is drawn"
        assert image.width / image.height == pytest.approx(shape.width / shape.height, rel=0.1)
    assert prove(made, [], Format.DOCX, known) == []
    (found,) = prove(made, [], Format.DOCX)
    assert (found.where, found.forbidden.why) == ("image", "unprovable")
    assert paper_bytes(with_logo(data), Format.DOCX) == made


def test_a_supplier_named_after_the_place_of_the_picture_holds_up_nothing() -> None:
    made = paper_bytes(with_logo(SVG), Format.DOCX)
    names = [Forbidden(name, "names-somebody") for name in ("Media", "Image", "Picture", "Inline")]
    assert prove(made, names, Format.DOCX, read_logo(SVG).pictures) == []


def test_the_same_logo_gives_the_same_bytes() -> None:
    for data in (SVG, png()):
        one, other = (writing.pdf_bytes(with_logo(data), Wording("nb")) for _ in range(2))
        assert one == other


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "logo-kind"),
        (b"GIF89a", "logo-kind"),
        (b"\xff\xd8\xff\xe0 a photograph", "logo-kind"),
        (b"x" * (LARGEST + 1), "logo-too-large"),
        (png()[:60], "logo-broken"),
        (b"\x89PNG\r\n\x1a\n", "logo-broken"),
        (png((5000, 5000), "L"), "logo-too-large"),
        (SVG[:-30], "logo-broken"),
        (b"<svg/>", "logo-broken"),
        (SVG.replace(b"<defs>", b"<text>Oss</text><defs>"), "logo-letters"),
        (SVG.replace(b"#c\"", b"file:///etc/passwd\""), "logo-outside"),
        (SVG.replace(b"#0B6175", b"url(http://example.org/a.svg#b)"), "logo-outside"),
        (SVG.replace(b".a{", b"@import 'x.css';.a{"), "logo-outside"),
        (SVG.replace(b"<defs>", b"<image href='a.png'/><defs>"), "logo-outside"),
        (SVG.replace(b"<svg ", b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg "), "logo-outside"),
        (SVG.replace(b'<circle id="c" r="8"/>', b'<g id="c"><use href="#c"/></g>'), "logo-broken"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"></svg>', "logo-broken"),
    ],
)  # fmt: skip
def test_what_is_no_logo_is_refused_plainly(data: bytes, code: str) -> None:
    with pytest.raises(Problem) as told:
        read_logo(data, "logo.svg")
    assert told.value.code == code


def test_any_damage_is_a_plain_message() -> None:
    chance = random.Random(4)
    for whole in (SVG, png()):
        for _ in range(300):
            spoilt = bytearray(whole)
            for _ in range(chance.randint(1, 6)):
                spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
            with suppress(Problem):
                assert read_logo(bytes(spoilt)).wide <= WIDE
