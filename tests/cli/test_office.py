from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.cli.conftest import OF, Call, Done, Records, text_of
from tests.documents.test_logo import SVG, png


def test_colour_logo_and_sections_are_on_the_next_paper(
    records: Records, done: Done, desk: Path, tmp_path: Path
) -> None:
    logo = tmp_path / "våpen.png"
    logo.write_bytes(png())
    (found,) = records(
        "office", desk, "--accent", "#7a1f5c", "--logo", logo,
        "--sections", "summary=secrecy,given,findings",
    )  # fmt: skip
    assert (found["accent"], found["logo"]) == ("#7A1F5C", "våpen.png")
    assert found["sections"]["summary"] == ["secrecy", "given", "findings"]
    out = tmp_path / "s.pdf"
    paper = ("export", "summary", "--desk", desk, *OF, "--audience", "public", "--out", out)
    done(*paper)
    text = text_of(out)
    assert text.index("Slik tok vi vare på") < text.index("Opplysninger gitt")
    assert "Fra behov til konkurranse" not in text
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages[0].get_images()) == 1
    assert "nothing" in done("prove", out, "--desk", desk, *OF, "--audience", "public").lower()
    done("office", desk, "--no-logo", "--accent", "", "--sections", "summary=")
    done(*paper)
    assert "Fra behov til konkurranse" in text_of(out)
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages[0].get_images()) == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--accent", "burgunder"), "#RRGGBB"),
        (("--accent", "#12345"), "#RRGGBB"),
        (("--sections", "summary=need"), "R-DATE-2"),
        (("--sections", "summary=findings,given,secrecy,funn"), "funn"),
        (("--sections", "minute=said"), "minutes"),
        (("--sections", "answers=all"), "no sections"),
        (("--logo", "missing.svg"), "missing.svg"),
        (("--logo", "."), "folder"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(
    call: Call, records: Records, desk: Path, options: tuple[str, ...], said: str
) -> None:
    before = records("office", desk)
    told = call("office", desk, *options)
    assert told.exit_code == 1
    assert said in told.stderr
    assert records("office", desk) == before


def test_a_logo_that_is_none_is_refused(call: Call, desk: Path, tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_bytes(SVG.replace(b"<defs>", b"<text>Oss</text><defs>"))
    told = call("office", desk, "--logo", logo)
    assert (told.exit_code, "paths" in told.stderr) == (1, True)


def test_it_is_undone_as_any_other_act(done: Done, records: Records, desk: Path) -> None:
    done("office", desk, "--accent", "#112233")
    done("office", desk, "--accent", "#445566")
    done("undo", desk)
    (found,) = records("office", desk)
    assert found["accent"] == "#112233"
