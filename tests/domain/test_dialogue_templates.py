"""Templates: what is kept is read back, versions are told apart, the tree of themes is a path."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.dialogue_templates import (
    UNDER,
    Beginning,
    Contents,
    Part,
    ProgrammePoint,
    TemplateQuestion,
    code_of,
    kept_fields,
    newer_than,
    newest,
    next_version,
    read_method,
    read_template,
    template_named,
    theme_lines,
)
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.results import DialogueTemplate, Theme
from lupdesk.problems import Problem

NO_ID = UUID(int=0)
words = st.text(min_size=1, max_size=30)
questions = st.builds(
    TemplateQuestion, text=words, short_name=st.text(max_size=9), core=st.booleans()
)
points = st.builds(
    ProgrammePoint,
    title=words,
    minutes=st.integers(0, 600),
    start=st.sampled_from(["", "09:00"]),
    kind=st.sampled_from(list(MeetingKind)),
    meeting=st.text(max_size=9),
)


@given(st.lists(questions, max_size=4), st.lists(points, max_size=4), st.text(max_size=50))
def test_what_is_kept_is_read_back(
    asked: list[TemplateQuestion], programme: list[ProgrammePoint], invitation: str
) -> None:
    made = Contents(
        "vei", "Vei", 3, "en", tuple(asked), tuple(programme), ("A", f"A{UNDER}B"), invitation,
        "ny", own=True,
    )  # fmt: skip
    assert read_template(DialogueTemplate(id=NO_ID, **kept_fields(made))) == made


def test_a_line_that_is_no_question_or_point_is_left_out() -> None:
    kept = DialogueTemplate(
        id=NO_ID,
        questions=("{", "[]", '{"short_name": "x"}', '{"text": "Hva?"}'),
        programme=('{"title": "Kaffe", "minutes": "mange", "kind": "ball"}', '{"minutes": 5}'),
    )
    read = read_template(kept)
    assert read.questions == (TemplateQuestion("Hva?"),)
    assert read.programme == (ProgrammePoint("Kaffe"),)


VEI = Contents("vei", "Vei", 1)
KNOWN = (VEI, replace(VEI, version=2, own=True), replace(VEI, language="en", name="Road"))


def test_the_newest_of_each_language_is_offered() -> None:
    assert [(one.name, one.version) for one in newest(KNOWN)] == [("Road", 1), ("Vei", 2)]
    both = (replace(VEI, own=True), VEI)
    assert newest(both) == [both[0]], "of two alike the office's own"


def test_a_template_is_named_by_code_or_by_code_and_version() -> None:
    assert template_named(KNOWN, "vei", "nb").version == 2
    assert template_named(KNOWN, "VEI 1", "nb") == VEI
    assert template_named(KNOWN, "vei", "en").name == "Road", "the language before the version"
    with pytest.raises(Problem) as unknown:
        template_named(KNOWN, "bru", "nb")
    assert unknown.value.code == "template-unknown"


def test_a_newer_version_is_found_by_what_the_dialogue_began_with() -> None:
    assert VEI.method == "vei 1"
    assert newer_than("vei 1", KNOWN) == KNOWN[1]
    assert newer_than("vei 2", KNOWN) is None
    assert newer_than("", KNOWN) is None
    assert newer_than("noe helt annet", KNOWN) is None
    assert (next_version("vei", KNOWN), next_version("bru", KNOWN)) == (3, 1)
    assert read_method("vei to") is None


@pytest.mark.parametrize(
    ("name", "code"), [("Vann og avløp", "vann-og-avløp"), ("  Vei & bru 2 ", "vei-bru-2")]
)
def test_a_code_is_made_of_a_name(name: str, code: str) -> None:
    assert code_of(name) == code


def test_a_name_without_letters_makes_no_code() -> None:
    with pytest.raises(Problem):
        code_of("–?!")


def test_the_tree_of_themes_is_told_from_the_root() -> None:
    of = UUID(int=9)
    root, leaf = UUID(int=1), UUID(int=2)
    themes = (
        Theme(id=leaf, procurement=of, name="Lading", parent=root, meaning="om dagen"),
        Theme(id=root, procurement=of, name="Strøm"),
    )
    lines = theme_lines(themes)
    assert [(one.path, one.meaning) for one in lines] == [
        ("Strøm", ""), ("Strøm / Lading", "om dagen"),
    ]  # fmt: skip
    ring = (
        Theme(id=leaf, procurement=of, name="A", parent=root),
        Theme(id=root, procurement=of, name="B", parent=leaf),
    )
    assert len(theme_lines(ring)) == 2, "a ring from two laptops ends"


def test_a_part_that_is_not_wanted_is_not_there() -> None:
    whole = Beginning(questions=(TemplateQuestion("Hva?"),), invitation="Kom", method="vei 1")
    assert whole.counts == {Part.GUIDE: 1, Part.INVITATION: 1}
    assert whole.of((Part.INVITATION,)) == Beginning(invitation="Kom", method="vei 1")
