from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain import kinds
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputKind, InputType
from lupdesk.domain.phrases import Phrase
from lupdesk.problems import Problem
from lupdesk.wording import PSEUDO, Wording, system_language
from lupdesk.wording_phrases import PHRASES
from lupdesk.wording_problems import PROBLEMS
from tools import catalogue

TUESDAY = date(2027, 3, 16)
TWO_PAST_TEN = datetime(2027, 3, 16, 9, 2, tzinfo=UTC)


@pytest.fixture
def nb() -> Wording:
    return Wording("nb")


@pytest.fixture
def en() -> Wording:
    return Wording("en")


def test_days_in_bokmal(nb: Wording) -> None:
    assert nb.date(TUESDAY) == "16.\u00a0mars\u00a02027"
    assert nb.short_date(TUESDAY) == "16.\u00a0mars"
    assert nb.short_date(date(2027, 1, 3)) == "3.\u00a0jan."
    assert nb.weekday_date(TUESDAY) == "tirsdag\u00a016.\u00a0mars\u00a02027"
    assert nb.weekday(date(2027, 3, 20)) == "lørdag\u00a020.\u00a0mars"


def test_days_in_english(en: Wording) -> None:
    assert en.date(TUESDAY) == "16\u00a0March\u00a02027"
    assert en.short_date(TUESDAY) == "16\u00a0Mar"
    assert en.weekday_date(TUESDAY) == "Tuesday\u00a016\u00a0March\u00a02027"


def test_moments_are_local(nb: Wording, en: Wording) -> None:
    assert nb.time(TWO_PAST_TEN) == "10.02"
    assert en.time(TWO_PAST_TEN) == "10:02"
    assert nb.date_time(TWO_PAST_TEN) == "16.\u00a0mars\u00a02027\u00a0kl.\u00a010.02"
    assert en.date_time(TWO_PAST_TEN) == "16\u00a0March\u00a02027,\u00a010:02"
    assert nb.clock_span(TWO_PAST_TEN, TWO_PAST_TEN + timedelta(minutes=45)) == (
        "kl.\u00a010.02–10.47"
    )


def test_a_moment_after_local_midnight_is_the_next_day(nb: Wording) -> None:
    late = datetime(2027, 3, 16, 23, 30, tzinfo=UTC)
    assert nb.date(late) == "17.\u00a0mars\u00a02027"
    assert nb.time(late) == "00.30"


def test_the_hour_when_summer_time_ends_comes_twice(nb: Wording) -> None:
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert [nb.time(first), nb.time(first + timedelta(hours=1))] == ["02.30", "02.30"]


def test_durations(nb: Wording) -> None:
    assert nb.duration_clock(828) == "13:48"
    assert nb.duration_clock(3720) == "1:02:00"
    assert nb.duration_clock(-75) == "−1:15"
    assert nb.duration_clock(-0.2) == "0:00"


def test_numbers_in_bokmal(nb: Wording) -> None:
    assert nb.number(1034.5) == "1\u00a0034,5"
    assert nb.number(38_000_000) == "38\u00a0000\u00a0000"
    assert nb.number(38_000_000.0) == "38\u00a0000\u00a0000"
    assert nb.number(-7) == "−7"
    assert nb.percent(2.5) == "2,5\u00a0%"
    assert nb.size(999) == "999\u00a0B"
    assert nb.size(999_600) == "1\u00a0MB"
    assert nb.size(12_345_678) == "12,3\u00a0MB"


def test_numbers_in_english(en: Wording) -> None:
    assert en.number(1034.5) == "1,034.5"
    assert en.percent(25) == "25%"


def test_plurals(nb: Wording, en: Wording) -> None:
    assert [nb.minutes(n) for n in (0, 1, 45)] == ["0 minutter", "1 minutt", "45 minutter"]
    assert [en.minutes(n) for n in (0, 1, 45)] == ["0 minutes", "1 minute", "45 minutes"]


def test_facts_are_worded_first(nb: Wording) -> None:
    phrase = Phrase.of("secrecy.open")
    assert nb.fact(phrase) == "Åpen"
    assert nb.fact(TUESDAY) == "16.\u00a0mars\u00a02027"
    assert nb.fact(1234) == "1\u00a0234"
    assert nb.fact(2027, "plain") == "2027"
    assert nb.fact("2027-03-16T09:02:00+00:00", "moment").endswith("10.02")
    assert nb.fact("in spring", "moment") == "in spring"


def test_an_unknown_way_to_word_a_fact_is_our_bug(nb: Wording) -> None:
    with pytest.raises(ValueError, match="fortnight"):
        nb.fact(3, "fortnight")


@given(st.text())
def test_facts_are_never_templates(text: str) -> None:
    problem = Problem("no-permission", path=text)
    assert text in Wording("en").problem(problem)


def test_golden_sentences(nb: Wording, en: Wording) -> None:
    locked = Problem(
        "desk-locked",
        path="kontor.lupdesk",
        computer="PC-7",
        person="Selma",
        since="2027-03-16T09:02:00+00:00",
    )
    assert nb.problem(locked) == (
        "kontor.lupdesk er åpen på PC-7 hos Selma siden "
        "16.\u00a0mars\u00a02027\u00a0kl.\u00a010.02. Lukk den der først."
    )
    assert en.problem(locked) == (
        "kontor.lupdesk is open on PC-7 by Selma since "
        "16\u00a0March\u00a02027,\u00a010:02. Close it there first."
    )


def test_a_problem_without_a_sentence_is_our_bug(nb: Wording) -> None:
    with pytest.raises(KeyError):
        nb.problem(Problem("never-heard-of"))


NAMED: dict[str, type[StrEnum]] = {
    "type": InputType,
    "type-short": InputType,
    "secrecy": kinds.Secrecy,
    "kind": InputKind,
    "side": kinds.Side,
    "voice": kinds.Voice,
    "disposition": kinds.Disposition,
    "meeting": kinds.MeetingKind,
    "role": kinds.Role,
    "supplier-kind": kinds.SupplierKind,
    "minutes": kinds.MinutesState,
    "response": kinds.Response,
    "milestone": kinds.Milestone,
    "document": kinds.DocumentKind,
}


@pytest.mark.parametrize("prefix", NAMED)
def test_every_name_of_the_field_has_words(prefix: str, nb: Wording, en: Wording) -> None:
    for member in NAMED[prefix]:
        assert nb.phrase(Phrase(f"{prefix}.{member}"))
        assert en.phrase(Phrase(f"{prefix}.{member}"))


def test_every_act_and_phase_has_words(nb: Wording) -> None:
    for code in [act.code for act in Act]:
        assert nb.code(f"act.{code}")
    for number in kinds.PHASES:
        assert nb.code(f"phase.{number}")
        assert nb.code(f"phase-short.{number}")


def test_names_within_one_list_differ(nb: Wording, en: Wording) -> None:
    for prefix, members in NAMED.items():
        for wording in (nb, en):
            words = [wording.code(f"{prefix}.{member}") for member in members]
            assert len(set(words)) == len(words), (prefix, words)


def test_the_pseudo_language_wraps_every_string() -> None:
    pseudo = Wording(PSEUDO)
    assert pseudo.code("secrecy.open") == "⟦Open⟧"
    assert pseudo.minutes(2) == "⟦2 minutes⟧"
    assert pseudo.problem(Problem("gone")).startswith("⟦")


@pytest.mark.parametrize("name", ["nb_NO.UTF-8", "nn_NO", "no", "Norwegian Bokmål_Norway"])
def test_norwegian_systems_get_bokmal(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", name)
    assert system_language() == "nb"


@pytest.mark.parametrize("name", ["en_GB.UTF-8", "C", "sv_SE"])
def test_other_systems_get_english(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", name)
    assert system_language() == "en"


def test_the_catalogue_is_compiled_once_and_old_ones_go(home: Path) -> None:
    cache = home / "cache"
    cache.mkdir(parents=True)
    (cache / "nb-0000000000000000.mo").write_bytes(b"of an older program")
    Wording("nb")
    (kept,) = cache.glob("nb-*.mo")
    kept.write_bytes(b"\xde\x12\x04\x95torn")
    assert Wording("nb").code("secrecy.open") == "Åpen"
    assert len(kept.read_bytes()) > 1000


def test_a_cache_that_cannot_be_written_does_no_harm(home: Path) -> None:
    home.mkdir()
    (home / "cache").write_text("a file where the folder should be")
    assert Wording("nb").code("secrecy.open") == "Åpen"


def test_everything_said_is_translated_and_nothing_else_is() -> None:
    assert catalogue.wrongs() == []


def test_the_tool_fails_where_the_catalogue_does(tmp_path: Path, root: Path) -> None:
    """Run on a copy of one file with one string that nobody translated."""
    for name in ("tools", "lupdesk", "resources/i18n"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "tools/catalogue.py").write_text((root / "tools/catalogue.py").read_text("utf-8"))
    source = tmp_path / "lupdesk/said.py"

    def check() -> subprocess.CompletedProcess[str]:
        return _tool(tmp_path, "check")

    source.write_text('w.say("One moment")\nw.count("{n} line", "{n} lines", 3)\n')
    assert "not translated" in check().stdout
    assert check().returncode == 1
    _tool(tmp_path, "translate", "One moment", "Et øyeblikk")
    _tool(tmp_path, "translate", "--plural", "{n} line", "{n} lines", "{n} linje", "{m} linjer")
    assert "other facts" in check().stdout
    _tool(tmp_path, "translate", "--plural", "{n} line", "{n} lines", "{n} linje", "{n} linjer")
    assert check().returncode == 0
    source.write_text('w.say("One moment")\n')
    assert "said nowhere" in check().stdout
    source.write_text('w.say(f"One {moment}")\n')
    assert "no literal" in check().stdout
    source.write_text('w.say("One moment")\nw.say("Another")\n')
    _tool(tmp_path, "extract")
    assert "empty" in check().stdout


def _tool(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "tools/catalogue.py", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
        check=False,
    )


def test_sentences_for_problems_end_and_do_not_shout() -> None:
    """A list at the end, after a colon, is the one thing that goes without a full stop."""
    ends = (".", ": {headings}")
    assert [code for code, text in PROBLEMS.items() if not text.endswith(ends)] == []
    assert [code for code, text in PROBLEMS.items() if "!" in text] == []


def test_phrases_in_pairs_take_a_number() -> None:
    pairs = [template for template in PHRASES.values() if isinstance(template, tuple)]
    assert all("{n}" in many for _, many in pairs)


def test_a_short_day_at_the_end_of_a_sentence_has_one_full_stop() -> None:
    day = date(2027, 11, 13)
    said = Wording("nb").phrase(Phrase.of("finding.R-DATE-3.no-notice", day=day))
    assert "13.\u00a0nov.," in said
    assert ".." not in Wording("nb").phrase(Phrase.of("finding.R-GDPR-2.overdue", day=day))
