"""The form as one HTML file: nothing from outside, everything escaped, and answers that come back."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.colors import HexColor

from lupdesk.documents.forms.page import answer_name, form_page, script, style
from lupdesk.documents.pdf.palette import WHITE, contrast
from lupdesk.domain.form_fields import LONGEST, Part, tidy, whole_field
from lupdesk.domain.form_lines import FormSheet
from lupdesk.domain.house import Look
from lupdesk.domain.review import FormKind, ReviewWay, Stance
from lupdesk.importers.forms import read_form
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from tests.forms import field, sheet

_RUNNER = Path(__file__).parent / "browser" / "filled.mjs"
_EMPTY = frozenset(("meta", "input", "img", "br", "rect", "path", "link"))
_OUTSIDE = re.compile(
    r"https?://|//[a-z]|@import|\burl\(|localStorage|fetch\(|XMLHttp", re.IGNORECASE
)


class Seen(HTMLParser):
    """The page as a test looks at it."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(data.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _EMPTY:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [facts for name, facts in self.tags if name == tag]

    @property
    def said(self) -> str:
        return " ".join(" ".join(self.text).split())

    @property
    def fields(self) -> list[dict[str, Any]]:
        """What can be filled in, as a script finds it."""
        found = []
        for tag, facts in self.tags:
            if tag in ("input", "textarea", "button"):
                kind = facts.get("type", "textarea")
                found.append(
                    {
                        "name": facts.get("name", ""),
                        "id": facts.get("id", ""),
                        "type": kind,
                        "tagName": tag.upper(),
                        "value": facts.get("value", ""),
                        "checked": False,
                    }
                )
        return found

    @property
    def about(self) -> dict[str, str]:
        (form,) = self.all("form")
        return {key[5:]: value for key, value in form.items() if key.startswith("data-")}


def answered(
    of: FormSheet, values: Mapping[tuple[str, str], str | bool], file: str | None = None
) -> dict[str, Any]:
    """What the script of the page does of the values, by the name of a field and what it ticks, and
    of a file with answers that is read first.
    """
    node = shutil.which("node")
    if node is None:
        pytest.skip("the script of the page wants node to run in a test")
    seen = Seen(form_page(of).data)
    at = {}
    for number, one in enumerate(seen.fields):
        tick = one["value"] if one["type"] in ("radio", "checkbox") else ""
        if (one["name"], tick) in values:
            at[number] = values[one["name"], tick]
    assert len(at) == len(values)
    given = {"script": script(), "about": seen.about, "fields": seen.fields, "values": at}
    if file is not None:
        given["file"] = file
    made = subprocess.run(
        [node, str(_RUNNER)],
        input=json.dumps(given),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    found: dict[str, Any] = json.loads(made.stdout)
    return found


@pytest.mark.parametrize("kind", FormKind)
def test_nothing_comes_from_outside(kind: FormKind) -> None:
    data = form_page(sheet(kind)).data
    assert _OUTSIDE.search(data.decode("utf-8")) is None
    seen = Seen(data)
    assert seen.open == []
    policy = next(
        one["content"]
        for one in seen.all("meta")
        if one.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    for text, what in ((script(), "script-src"), (style(""), "style-src")):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{what} 'sha256-{digest}'" in policy
        assert f">{text}</".encode() in data
    assert not any(
        "style" in facts or any(k.startswith("on") for k in facts) for _, facts in seen.tags
    )


def test_it_says_what_the_pdf_says() -> None:
    said = Seen(form_page(sheet()).data).said
    for words in (
        "Les hvert utsagn",
        "onsdag 31. mars 2027",
        "innkjop@nordvik.example",
        "Hører vi ikke fra dere innen fristen",
        "Kun for Heimkontakt AS",
        "2027/114",
        "versjon 2",
        "đ ŋ š ŧ ž",
        "Lagre svar",
    ):
        assert words in said.replace("\u00a0", " ")


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("en", "en-GB")])
@pytest.mark.parametrize("kind", FormKind)
def test_whoever_hears_it_knows_each_field(kind: FormKind, language: str, tag: str) -> None:
    seen = Seen(form_page(sheet(kind, language=language)).data)
    assert seen.all("html")[0]["lang"] == tag
    assert len(seen.all("h1")) == len(seen.all("title")) == len(seen.all("main")) == 1
    levels = [int(name[1]) for name, _ in seen.tags if re.fullmatch("h[1-6]", name)]
    assert all(b <= a + 1 for a, b in pairwise(levels))
    labelled = {one["for"] for one in seen.all("label") if "for" in one}
    ids = [facts["id"] for _, facts in seen.tags if "id" in facts]
    assert len(ids) == len(set(ids))
    typed = [one for one in seen.fields if one["type"] in ("text", "date", "textarea")]
    assert {one["id"] for one in typed} == labelled
    assert len(seen.all("legend")) == len(seen.all("fieldset"))
    assert all(one["maxlength"] == str(LONGEST) for one in seen.all("textarea"))


def test_a_statement_in_another_language_says_so() -> None:
    said = "We deliver alarms to forty municipalities and see that open interfaces are needed."
    data = form_page(sheet(said=(said,), count=1)).data
    assert b'<div class="said" lang="en-GB">' in data


@pytest.mark.parametrize("accent", ["", "#FFEE00", "#0B6175", "#C00000"])
def test_colours_can_be_read(accent: str) -> None:
    named = dict(re.findall(r"--(\w+):(#[0-9A-F]{6})", style(accent)))
    for ink in ("ink", "muted", "accent", "wrong"):
        assert contrast(HexColor(named[ink]), WHITE) >= 4.5
        assert contrast(HexColor(named[ink]), HexColor(named["tint"])) >= 4.5
    assert contrast(HexColor(named["frame"]), WHITE) >= 3


_NASTY = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"'><b>&amp;&#60;",
    "</textarea></form><base href=x>",
    "<!-- ",
    "\x00\u202etext",
)


@pytest.mark.parametrize("text", _NASTY)
def test_what_a_supplier_wrote_is_text(text: str) -> None:
    of = sheet(said=(text,), count=1, who=text, reply_to=text)
    plain, nasty = Seen(form_page(sheet(count=1)).data), Seen(form_page(of).data)
    assert [tag for tag, _ in nasty.tags] == [tag for tag, _ in plain.tags]
    assert nasty.open == []


def test_a_logo_is_in_the_page_itself() -> None:
    logo = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Kari</title><!-- Kari -->'
        b'<rect width="9" height="9"/></svg>'
    )
    made = form_page(sheet(look=Look("#7A1F5C", logo)))
    (picture,) = Seen(made.data).all("img")
    kept = base64.b64decode(picture["src"].removeprefix("data:image/svg+xml;base64,"))
    assert hashlib.sha256(kept).hexdigest() in made.pictures
    assert b"<rect" in kept
    assert b"Kari" not in kept
    assert picture["alt"] == ""
    with pytest.raises(Problem):
        form_page(sheet(look=Look("", b"GIF89a")))


def test_same_sheet_same_bytes() -> None:
    assert form_page(sheet()).data == form_page(sheet()).data


def test_the_name_of_the_answer_file() -> None:
    assert answer_name(sheet(), Wording("nb")) == "svar-2027-114-Heimkontakt-AS.json"
    odd = sheet(who='a/b\\c:"*?<>|\n', language="en")
    assert answer_name(odd, Wording("en")) == "answer-2027-114-a-b c.json"


# -- there and back ---------------------------------------------------------------------------------


def test_minutes_there_and_back() -> None:
    of = sheet()
    values: dict[tuple[str, str], str | bool] = {
        (field(of, 0, Part.CHOICE), "change"): True,
        (field(of, 0, Part.WORDS), ""): 'Čáŋgá «ny»\r\n😀 "q" \\ </script>',
        (field(of, 1, Part.CHOICE), "agree"): True,
        (field(of, 2, Part.WORDS), ""): " Husk drift. ",
        (whole_field(of.form, Part.REMARKS), ""): "Takk",
        (whole_field(of.form, Part.NAME), ""): "Kari Ås",
        (whole_field(of.form, Part.DATE), ""): "2027-03-24",
    }
    found = answered(of, values)
    assert found["name"] == "svar-2027-114-Heimkontakt-AS.json"
    assert "svar-2027-114" in found["told"]
    assert found["asks"] == [False, True, False]
    (text,) = found["saved"]
    answer = read_form(text.encode(), found["name"])
    assert (answer.form, answer.sha256, answer.version) == (of.form, of.sha256, of.version)
    assert answer.way is ReviewWay.HTML
    assert [(one.id, one.stance, one.wording, one.reason) for one in answer.lines] == [
        (of.lines[0].id, Stance.CHANGE, 'Čáŋgá «ny»\n😀 "q" \\ </script>', ""),
        (of.lines[1].id, Stance.AGREE, "", ""),
        (of.lines[2].id, Stance.REMARK, "Husk drift.", ""),
    ]
    assert (answer.remarks, answer.name, str(answer.on)) == ("Takk", "Kari Ås", "2027-03-24")
    assert not answer.unknown
    assert not answer.notes


def test_a_guide_there_and_back() -> None:
    of = sheet(FormKind.GUIDE)
    values: dict[tuple[str, str], str | bool] = {
        (field(of, 0, Part.ANSWER), ""): "Åpne standarder.",
        (field(of, 1, Part.ANSWER), ""): "Ni måneder.",
        (field(of, 1, Part.SECRET), "yes"): True,
        (field(of, 1, Part.REASON), ""): "Konkurranse.",
    }
    (text,) = answered(of, values)["saved"]
    answer = read_form(text.encode(), "svar.json")
    assert answer.kind == FormKind.GUIDE
    assert [(one.stance, one.wording, one.reason) for one in answer.lines] == [
        (None, "Åpne standarder.", ""),
        (Stance.SECRET, "Ni måneder.", "Konkurranse."),
        (None, "", ""),
    ]


@pytest.mark.parametrize("choice", ["change", "remove", "secret"])
def test_what_wants_words_is_not_saved_without(choice: str) -> None:
    of = sheet()
    found = answered(of, {(field(of, 1, Part.CHOICE), choice): True})
    assert found["saved"] == []
    assert found["focused"] == field(of, 1, Part.WORDS)
    assert found["wrong"] == [field(of, 1, Part.WORDS)]
    assert found["told"] == "Noe mangler: Se feltet som er merket."
    assert found["asks"] == [False, True, True]


def test_answers_that_were_saved_are_gone_on_with() -> None:
    minutes, guide = sheet(), sheet(FormKind.GUIDE)
    of_minutes: dict[tuple[str, str], str | bool] = {
        (field(minutes, 0, Part.CHOICE), "remove"): True,
        (field(minutes, 0, Part.WORDS), ""): "Feil",
        (whole_field(minutes.form, Part.NAME), ""): "Kari",
    }
    of_guide: dict[tuple[str, str], str | bool] = {
        (field(guide, 1, Part.ANSWER), ""): "Ja",
        (field(guide, 1, Part.SECRET), "yes"): True,
        (field(guide, 1, Part.REASON), ""): "Pris",
    }
    for of, values in ((minutes, of_minutes), (guide, of_guide)):
        (first,) = answered(of, values)["saved"]
        again = answered(of, {}, first)
        assert again["read"] == "Svarene dere lagret, står i siden igjen."
        assert again["saved"] == [first]


@pytest.mark.parametrize(
    "file", ["", "hei", "{}", "null", "[]", '{"kind":"lupdesk-answer","lines":[]}']
)
def test_another_file_changes_nothing(file: str) -> None:
    of = sheet()
    found = answered(of, {(field(of, 0, Part.WORDS), ""): "Står"}, file)
    assert found["read"] == "Filen inneholder ikke svar på dette skjemaet."
    assert "Står" in found["saved"][0]


def test_answers_to_other_words_are_not_taken() -> None:
    (other,) = answered(sheet(said=("Noe annet",)), {})["saved"]
    assert answered(sheet(), {}, other)["read"] == "Filen inneholder ikke svar på dette skjemaet."


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=300))
def test_any_text_there_and_back(text: str) -> None:
    of = sheet(count=1)
    text = text.encode("utf-16", "replace").decode("utf-16")
    (made,) = answered(of, {(field(of, 0, Part.WORDS), ""): text})["saved"]
    (line,) = read_form(made.encode(), "svar.json").lines
    assert line.wording == tidy(text)


def test_the_script_says_what_the_reader_of_answers_expects() -> None:
    """Also where there is no node to run it."""
    for word in ('kind: "lupdesk-answer"', "form_kind:", "sha256:", "beforeunload", "lines:"):
        assert word in script()
    assert "</" not in script()
