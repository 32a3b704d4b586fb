"""The answer file of the page: JSON that somebody may have broken, or made up."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lupdesk.domain.form_fields import LONGEST, LONGEST_LINE
from lupdesk.domain.review import FormKind, Stance
from lupdesk.importers.form_json import MAX_BYTES, MAX_LINES
from lupdesk.importers.forms import read_form
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from tests.forms import sheet

OF = sheet()


def whole(**changed: Any) -> dict[str, Any]:
    return {
        "kind": "lupdesk-answer",
        "format": 1,
        "form": OF.form.hex,
        "form_kind": "minutes",
        "version": 2,
        "sha256": OF.sha256,
        "lines": [{"id": one.id.hex, "words": ""} for one in OF.lines],
        "remarks": "",
        "name": "",
        "organisation": "",
        "date": "",
        **changed,
    }


def line(**changed: Any) -> list[dict[str, Any]]:
    return [{"id": OF.lines[0].id.hex, **changed}]


def refused(data: bytes | str | dict[str, Any]) -> Problem:
    given = json.dumps(data) if isinstance(data, dict) else data
    with pytest.raises(Problem) as told:
        read_form(given if isinstance(given, bytes) else given.encode(), "svar.json")
    for language in ("nb", "en"):
        assert "svar.json" in Wording(language).problem(told.value)
    return told.value


def test_what_a_page_saves() -> None:
    given = whole(lines=line(choice="secret", words="Pris."), date="24.03.2027")
    answer = read_form(json.dumps(given).encode(), "svar.json")
    assert (answer.lines[0].stance, answer.lines[0].reason) == (Stance.SECRET, "Pris.")
    assert str(answer.on) == "2027-03-24"
    assert answer.kind == FormKind.MINUTES


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_encodings(codec: str) -> None:
    data = json.dumps(whole(remarks="Čáŋ 😀"), ensure_ascii=False).encode(codec)
    assert read_form(data, "svar.json").remarks == "Čáŋ 😀"


def test_what_is_not_ours_is_told_and_not_read() -> None:
    given = whole(lines=line(words="a", mood="b"), colour="red")
    answer = read_form(json.dumps(given).encode(), "svar.json")
    assert answer.unknown == ("colour", "lines[0].mood")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "form-other-format"),
        (b"[]", "form-other-format"),
        (b"\xff\xfe\x00", "answer-not-text"),
        ("æ".encode("cp1252") + b"{}", "answer-not-text"),
        (b"hei", "form-other-format"),
        (b"{}", "form-other-format"),
        (b'{"kind":"other"}', "form-other-format"),
        (b'{"kind":"lupdesk-answer"', "answer-broken"),
        (b'{"kind":"lupdesk-answer","format":NaN}', "answer-broken"),
        (b'{"kind":"lupdesk-answer","format":Infinity}', "answer-broken"),
        (b'{"kind":"lupdesk-answer","format":' + b"9" * 5000 + b"}", "answer-broken"),
        (b'{"kind":"lupdesk-answer","a":1,"a":1}', "answer-key-twice"),
        (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "answer-too-deep"),
        (b'{"a":' * 20 + b"1" + b"}" * 20, "answer-too-deep"),
        (b'{"kind":"lupdesk-answer"}' + b" " * MAX_BYTES, "import-file-too-large"),
        (b"PK\x03\x04", "form-other-format"),
    ],
)
def test_what_is_no_answer_file(data: bytes, code: str) -> None:
    assert refused(data).code == code


@pytest.mark.parametrize(
    ("changed", "code", "place"),
    [
        ({"format": "1"}, "answer-wants-number", "format"),
        ({"format": True}, "answer-wants-number", "format"),
        ({"format": 1.5}, "answer-wants-number", "format"),
        ({"version": -1}, "answer-wants-number", "version"),
        ({"form": "7"}, "answer-wants-mark", "form"),
        ({"form": None}, "answer-wants-mark", "form"),
        ({"sha256": "x" * 64}, "answer-wants-mark", "sha256"),
        ({"lines": {}}, "answer-wants-list", "lines"),
        ({"lines": [1]}, "answer-wants-object", "lines[0]"),
        ({"lines": [{}]}, "answer-wants-mark", "lines[0].id"),
        ({"lines": line(words=1)}, "answer-wants-text", "lines[0].words"),
        ({"lines": line(words=None)}, "answer-wants-text", "lines[0].words"),
        ({"lines": line(words=["a"])}, "answer-wants-text", "lines[0].words"),
        ({"lines": line(secret="yes")}, "answer-wants-truth", "lines[0].secret"),
        ({"lines": line(choice="maybe")}, "form-choice-unknown", "lines[0].choice"),
        ({"lines": line(choice="remark")}, "form-choice-unknown", "lines[0].choice"),
        ({"lines": line() * 2}, "form-two-values", "lines[1]"),
        ({"lines": line(words="x" * (LONGEST + 1))}, "form-text-too-long", "lines[0].words"),
        ({"name": "x" * (LONGEST_LINE + 1)}, "form-text-too-long", "name"),
        ({"remarks": 7}, "answer-wants-text", "remarks"),
    ],
)
def test_each_value_is_looked_at(changed: dict[str, Any], code: str, place: str) -> None:
    problem = refused(whole(**changed))
    assert (problem.code, problem.facts["place"]) == (code, place)


def test_too_many_lines() -> None:
    many = [{"id": f"{number:032x}"} for number in range(MAX_LINES + 1)]
    assert refused(whole(lines=many)).code == "form-too-many-fields"


def test_a_newer_program() -> None:
    assert refused(whole(format=2)).code == "form-newer"


def test_another_kind_of_form() -> None:
    assert refused(whole(form_kind="votes")).code == "form-other-format"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)


@settings(max_examples=200)
@given(st.sampled_from(sorted(whole())), _JSON)
def test_any_value_in_any_place(key: str, value: Any) -> None:
    """It is read, or refused in one sentence."""
    try:
        read_form(json.dumps(whole(**{key: value})).encode(), "svar.json")
    except Problem as problem:
        said = Wording("nb").problem(problem)
    else:
        said = "svar.json"
    assert "svar.json" in said


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    refused(b"{" + data)
