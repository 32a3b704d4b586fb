"""A form goes out in an e-mail, is filled in by its reader, and comes back."""

from __future__ import annotations

import email
import email.policy
import json
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lupdesk.documents.papers import form_bytes, proven_form, proven_mail
from lupdesk.documents.proof import prove
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.form_fields import Part, marked_field, whole_field
from lupdesk.domain.form_lines import FormAnswer, FormSheet, LineAnswer
from lupdesk.domain.formats import FORMS, Format
from lupdesk.domain.mail_drafts import Draft, DraftKind, Enclosed
from lupdesk.domain.review import FormKind, Stance
from lupdesk.importers.files import read_bytes
from lupdesk.importers.forms import MAX_FORM_BYTES, read_form
from lupdesk.wording import Wording
from tests.documents.test_form_page import answered
from tests.forms import InBrowser, field, sheet

_OTHERS = (Forbidden("Tryggkom AS", "other-supplier"), Forbidden("987654325", "other-supplier"))


def _sent(of: FormSheet, folder: Path) -> dict[str, bytes]:
    """The files that the reader takes out of the e-mail."""
    enclosed = []
    for format in FORMS:
        path = folder / f"Svarskjema Heimkontakt AS{format.suffix}"
        with proven_form(of, path, _OTHERS, format=format):
            pass
        enclosed.append(Enclosed(path.name, path.read_bytes()))
    draft = Draft(
        kind=DraftKind.REVIEW, language=of.language, about=Wording(of.language).text(of.title), office=of.office,
        reference=of.reference, to="kari@heim.example", due=of.due, silence=of.silence,
        enclosed=tuple(enclosed),
    )  # fmt: skip
    with proven_mail(draft, folder / "utkast.eml", _OTHERS):
        pass
    message = email.message_from_bytes(
        (folder / "utkast.eml").read_bytes(), policy=email.policy.default
    )
    assert isinstance(message, EmailMessage)
    return {
        str(one.get_filename()).rpartition(".")[2]: one.get_payload(decode=True)  # type: ignore[misc]
        for one in message.iter_attachments()
    }


def _back(data: bytes, name: str, folder: Path) -> FormAnswer:
    path = folder / name
    path.write_bytes(data)
    return read_form(read_bytes(path, MAX_FORM_BYTES), name)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_minutes_come_back_alike_by_either_way(language: str, tmp_path: Path) -> None:
    of = sheet(count=12, language=language)
    sent = _sent(of, tmp_path)
    assert set(sent) == {"pdf", "html"}
    words = "Bør lyde: «åpne grensesnitt, čđŋ»."
    browser = InBrowser(sent["pdf"])
    browser.click(field(of, 0, Part.CHOICE), "agree")
    browser.click(field(of, 9, Part.CHOICE), "change")
    browser.type(field(of, 9, Part.WORDS), words)
    browser.type(marked_field(of.mark), "Takk for møtet.")
    browser.type(whole_field(of.form, Part.NAME), "Kari Ås")
    browser.type(whole_field(of.form, Part.DATE), "24.03.2027")
    by_pdf = _back(browser.saved(), "svar.pdf", tmp_path)
    saved = answered(
        of,
        {
            (field(of, 0, Part.CHOICE), "agree"): True,
            (field(of, 9, Part.CHOICE), "change"): True,
            (field(of, 9, Part.WORDS), ""): words,
            (whole_field(of.form, Part.REMARKS), ""): "Takk for møtet.",
            (whole_field(of.form, Part.NAME), ""): "Kari Ås",
            (whole_field(of.form, Part.DATE), ""): "2027-03-24",
        },
    )
    by_page = _back(saved["saved"][0].encode(), saved["name"], tmp_path)
    assert by_pdf.lines == by_page.lines
    assert by_pdf.lines[0] == LineAnswer(of.lines[0].id, Stance.AGREE)
    assert by_pdf.lines[9] == LineAnswer(of.lines[9].id, Stance.CHANGE, words)
    for name in ("form", "sha256", "version", "kind", "remarks", "name", "on", "organisation"):
        assert getattr(by_pdf, name) == getattr(by_page, name)
    assert by_pdf.sha256 == of.sha256
    assert by_pdf.source != by_page.source


def test_a_tampered_statement_tells_another_form(tmp_path: Path) -> None:
    """What was laid before the reader is what the answer is about."""
    of, other = sheet(), sheet(said=("Noe annet.",))
    assert of.form == other.form
    for format in FORMS:
        sha = [form_bytes(one, format)[0] for one in (of, other)]
        if format is Format.PDF:
            told = [read_form(data, "svar.pdf").sha256 for data in sha]
        else:
            told = [json.loads(answered(one, {})["saved"][0])["sha256"] for one in (of, other)]
        assert told == [of.sha256, other.sha256]
        assert told[0] != told[1]


def test_a_guide_for_anybody(tmp_path: Path) -> None:
    of = sheet(FormKind.GUIDE, who="")
    browser = InBrowser(_sent(of, tmp_path)["pdf"])
    browser.type(field(of, 2, Part.ANSWER), "Avhengighet av én leverandør.")
    browser.type(whole_field(of.form, Part.ORGANISATION), "Heimkontakt AS")
    answer = _back(browser.saved(), "svar.pdf", tmp_path)
    assert answer.organisation == "Heimkontakt AS"
    assert answer.lines[2].wording == "Avhengighet av én leverandør."
    assert [one.stance for one in answer.lines] == [None, None, None]


_WORDS = st.text(max_size=120) | st.sampled_from(
    ("x" * 900, "ord " * 900, "\n" * 50, "", "李 \u0627")
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=6), _WORDS, _WORDS, st.sampled_from(FormKind))
def test_any_words_make_a_form_that_comes_back(
    said: list[str], title: str, who: str, kind: FormKind
) -> None:
    of = replace(
        sheet(kind, len(said), said=tuple(said)), title=title, who=who, office=who, silence=title
    )
    answer = read_form(form_bytes(of, Format.PDF)[0], "svar.pdf")
    assert (answer.form, answer.sha256, answer.kind) == (of.form, of.sha256, kind)
    assert [one.id for one in answer.lines] == [one.id for one in of.lines]
    for format in FORMS:
        data, pictures = form_bytes(of, format)
        assert prove(data, (), format, pictures) == []
