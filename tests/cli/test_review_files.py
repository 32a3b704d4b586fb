"""``review send`` and ``receive``, ``form make`` and ``read``: out, filled in, and back again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lupdesk.domain.form_fields import Part, line_field
from lupdesk.domain.form_lines import read_lines
from lupdesk.domain.review import Form, Stance
from tests.cli.conftest import OF, Call, Done, Records
from tests.cli.test_review import MEETING, NEW, sent
from tests.forms import filled

__all__ = ["sent"]


def forms(desk: Path) -> list[Form]:
    from lupdesk.desk.opening import open_desk

    opened = open_desk(desk, author="Selma Lie")
    found = opened.all(Form)
    opened.close()
    return found


@pytest.fixture
def out(records: Records, sent: Path, tmp_path: Path) -> list[dict[str, Any]]:
    return records("review", "send", sent, "--meeting", MEETING, "--out", tmp_path / "ut")


def answered(desk: Path, path: Path, values: dict[tuple[int, Part], Any]) -> Path:
    form = forms(desk)[-1]
    lines = read_lines(form.lines)
    named = {line_field(form.id, lines[n].id, part): value for (n, part), value in values.items()}
    back = path.with_name(f"svar-{len(values)}.pdf")
    back.write_bytes(filled(path.read_bytes(), named))
    return back


def test_out_and_back(sent: Path, out: list[dict[str, Any]], records: Records, call: Call) -> None:
    assert {Path(one["file"]).suffix for one in out} == {".pdf", ".html", ".eml"}
    assert {(one["supplier"], one["version"], one["lines"]) for one in out} == {
        ("Heimkontakt AS", 1, 2)
    }
    pdf = next(Path(one["file"]) for one in out if one["file"].endswith(".pdf"))
    back = answered(sent, pdf, {(0, Part.CHOICE): Stance.CHANGE.value, (0, Part.WORDS): NEW})
    (looked,) = records("review", "receive", sent, back, "--dry-run")
    assert looked["state"] == "good"
    assert looked["answers"][0]["wording"] == NEW
    assert looked["unanswered"] == ["I02"]
    assert records("review", "list", sent, "--meeting", MEETING)[0]["waiting"] == 0
    (taken,) = records("review", "receive", sent, back)
    assert len(taken["remarks"]) == 1
    assert records("review", "list", sent, "--meeting", MEETING)[0]["waiting"] == 1
    again = call("review", "receive", sent, back)
    assert again.exit_code == 1
    assert "was read before" in again.stderr


def test_what_was_read_before_a_bad_file_stays_read(
    sent: Path, out: list[dict[str, Any]], call: Call, records: Records, tmp_path: Path
) -> None:
    pdf = next(Path(one["file"]) for one in out if one["file"].endswith(".pdf"))
    good = answered(sent, pdf, {(1, Part.CHOICE): Stance.AGREE.value})
    bad = tmp_path / "annet.pdf"
    bad.write_bytes(b"%PDF-1.4 nothing")
    result = call("review", "receive", sent, good, bad)
    assert result.exit_code == 1
    assert "annet.pdf" in result.stderr
    assert records("review", "list", sent, "--meeting", MEETING)[1]["state"] == "confirmed"


def test_the_guide_goes_out_and_its_answers_become_statements(
    sent: Path, records: Records, call: Call, done: Done, tmp_path: Path
) -> None:
    questions = tmp_path / "q.csv"
    questions.write_text("Spørsmål\nHva hindrer?\nHva koster det?\n", "utf-8")
    done("import", "questions", questions, "--desk", sent, *OF)
    (made,) = records("form", "make", sent, *OF, "--out", tmp_path / "f", "--format", "pdf")
    assert made["supplier"] is None
    back = answered(sent, Path(made["file"]), {(0, Part.ANSWER): "Referansekravene"})
    unknown = call("form", "read", sent, back)
    assert unknown.exit_code == 1
    assert "Who answered" in unknown.stderr
    (taken,) = records("form", "read", sent, back, "--supplier", "Heimkontakt AS")
    assert len(taken["inputs"]) == 1
    texts = {one["text"] for one in records("list", "inputs", sent, *OF)}
    assert "Referansekravene" in texts


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--format", "docx"), 2),
        (("--due", "snart"), 2),
        (("--supplier", "Ukjent AS"), 1),
    ],
)
def test_wrong_calls_are_told(
    sent: Path, call: Call, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    result = call("review", "send", sent, "--meeting", MEETING, "--out", tmp_path / "ut", *words)
    assert result.exit_code == code
    assert forms(sent) == []


def test_answers_from_microsoft_forms(
    sent: Path, records: Records, call: Call, tmp_path: Path
) -> None:
    path = tmp_path / "svar.csv"
    path.write_text(
        "ID;Starttidspunkt;Fullføringstidspunkt;E-post;Navn;Virksomhet;Hva hindrer?\n"
        "1;17.03.2027 09:00;17.03.2027 09:12;anonymous;;Heimkontakt AS;Krav;\n"
        "2;17.03.2027 09:00;17.03.2027 09:13;anonymous;;;Pris;\n",
        "utf-8",
    )
    words = ("import", "forms", path, "--desk", sent, *OF)
    (looked,) = records(*words, "--dry-run")
    assert [one["state"] for one in looked["responses"]] == ["good", "nobody"]
    refused = call(*words)
    assert refused.exit_code == 1
    assert "Who answered is not known for 1" in refused.stderr
    (taken,) = records(*words, "--supplier", "Heimkontakt AS")
    assert len(taken["inputs"]) == 2
    assert call(*words).exit_code == 1
