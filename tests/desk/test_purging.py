"""What was purged is in no file of the desk; what still holds it elsewhere is named."""

from __future__ import annotations

import hashlib
import json
import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk import answering, backups, files, minutes, purging
from lupdesk.desk.cases import read_case
from lupdesk.desk.exchange import Exchange
from lupdesk.desk.opening import open_desk
from lupdesk.desk.procurements import add_procurement
from lupdesk.desk.session import Desk
from lupdesk.desk.since_said import withdraw_said
from lupdesk.documents.open_json import case_json
from lupdesk.domain.acts import Act
from lupdesk.domain.audience import BuyerTeam, Public
from lupdesk.domain.composition.compose import READERS, compose
from lupdesk.domain.composition.sheets import compose_workbook
from lupdesk.domain.form_lines import FormLine, lines_text, read_lines
from lupdesk.domain.freezing import thaw
from lupdesk.domain.kinds import Disposition, DocumentKind, MinutesState, Secrecy, SheetKind
from lupdesk.domain.result_kinds import Relief
from lupdesk.domain.results import (
    Insight,
    Lesson,
    Measure,
    Measurement,
    Requirement,
    Risk,
    Target,
    Tie,
)
from lupdesk.domain.review import Form, Remark
from lupdesk.domain.things import Attachment, Input, Meeting, Sending, Thing
from lupdesk.problems import Problem
from lupdesk.store import database, purge, search
from lupdesk.store.rows import texts_of
from lupdesk.store.search import Scope
from tests.store.soundness import assert_sound

MARK = "Zyxwvutsk"
"""A word that nobody else says; each purged field holds it, in a text of its own."""
SECRET = f"{MARK} koster 412 kroner ved tusen stykk, sa {MARK}person"


@pytest.fixture
def meeting(desk: Desk, procurement: UUID) -> UUID:
    with desk.act(Act.ADD_MEETING) as act:
        return act.add(Meeting, procurement=procurement)


def test_the_other_lines_of_a_form_are_kept(desk: Desk, procurement: UUID, meeting: UUID) -> None:
    id = tell(desk, procurement, meeting)
    purging.purge_input(desk, id, reason="Den registrerte ba om det")
    (form,) = desk.all(Form)
    assert [(one.label, one.text) for one in read_lines(form.lines)] == [
        ("I01", ""),
        ("I02", "Noe annet"),
    ]
    (remark,) = desk.all(Remark)
    assert remark.about == remark.wording == remark.reason == ""


def fill(desk: Desk, procurement: UUID, count: int, seed: int = 1) -> None:
    """Neighbours, so that pages split and rows move before and after the secret one."""
    chance = random.Random(seed)
    with desk.act(Act.IMPORT_INPUTS) as act:
        for _ in range(count):
            text = " ".join(chance.choices(("drift", "pris", "krav", "nett", "øy"), k=30))
            act.add(Input, procurement=procurement, text=text)


def tell(desk: Desk, procurement: UUID, meeting: UUID) -> UUID:
    with desk.act(Act.WRITE_INPUT) as act:
        id = act.add(
            Input,
            procurement=procurement,
            meeting=meeting,
            text=SECRET,
            speaker=f"{MARK} Kari",
            claim_reason=f"fordi {MARK}grunn",
            secrecy_harm=f"skade {MARK}skade",
            secret_parts=(f"{MARK} koster 412 kroner",),
            unpublished_reason=f"bare {MARK} fikk det",
        )
    with desk.act(Act.EDIT_INPUT) as act:
        act.set(Input, id, text=SECRET + " igjen", public_wording=f"Om {MARK} generelt sagt")
    with desk.act(Act.SET_DISPOSITION) as act:
        act.set(Input, id, disposition_reason=f"Avvist, {MARK} er ikke lov")
    with desk.act(Act.SET_SECRECY) as act:
        act.set(Input, id, secrecy=Secrecy.SECRET)
    with desk.act(Act.MAKE_FORM) as act:
        line = lines_text((FormLine(id, "I01", SECRET), FormLine(meeting, "I02", "Noe annet")))
        form = act.add(Form, procurement=procurement, meeting=meeting, lines=line)
        act.add(
            Remark,
            procurement=procurement,
            form=form,
            input=id,
            about=SECRET,
            wording=f"{MARK} koster mindre",
            reason=f"{MARK} regnet feil",
        )
    return id


def bytes_around(desk: Desk) -> Iterator[tuple[Path, bytes]]:
    folders = [desk.path.parent, Path(tempfile.gettempdir())]
    for folder in folders:
        for one in folder.glob("*lupdesk*"):
            if one.is_file():
                yield one, one.read_bytes()


def holders(desk: Desk, mark: str) -> list[str]:
    forms = [mark.encode(), mark.lower().encode(), mark.upper().encode()]
    return [one.name for one, data in bytes_around(desk) if any(form in data for form in forms)]


def shadow_tables_hold(desk: Desk, mark: str) -> bool:
    """The words of the index, and the terms between its pages (stored cut short)."""
    cut = mark.lower()[:6].encode()
    for table in ("input_search_data", "input_search_idx"):
        column = "block" if table.endswith("data") else "term"
        for (value,) in desk.database.execute(f"SELECT {column} FROM {table}"):
            stored = value if isinstance(value, bytes) else str(value).encode()
            if cut in stored:
                return True
    return False


@pytest.mark.parametrize("neighbours", [0, 40, 1500])
def test_nothing_of_it_remains_in_the_desk(
    desk: Desk, procurement: UUID, meeting: UUID, tmp_path: Path, neighbours: int
) -> None:
    fill(desk, procurement, neighbours, seed=1)
    id = tell(desk, procurement, meeting)
    fill(desk, procurement, neighbours, seed=2)
    desk.save_draft(meeting, f'{{"text": "{SECRET} igjen og mer"}}')
    kept = backups.back_up_now(desk, tmp_path / "kopier")
    assert holders(desk, MARK)
    assert shadow_tables_hold(desk, MARK)

    purged = purging.purge_input(desk, id, reason="personvern", backups=[tmp_path / "kopier"])

    assert purged.emptied
    assert purged.drafts == 1
    assert purged.elsewhere == ()
    assert purged.backups == (kept,)
    assert holders(desk, MARK) == []
    assert not shadow_tables_hold(desk, MARK)
    assert search.numbers(desk.database, MARK, Scope(), limit=5) == []
    assert desk.get(Input, id) is None
    assert database.whole(desk.database)
    assert database.index_whole(desk.database)
    assert MARK.encode() in kept.read_bytes()
    later = backups.copy_desk(desk.path, tmp_path / "senere.lupdesk")
    assert (later.of("input"), dict(later.tables)["input"]) == (2 * neighbours, 2 * neighbours + 1)
    assert MARK.encode() not in (tmp_path / "senere.lupdesk").read_bytes()
    desk.close()
    assert holders(desk, MARK) == []


@pytest.mark.parametrize("seed", [5, 15, 19])
def test_nothing_remains_where_rows_and_words_have_moved_between_pages(
    desk: Desk, procurement: UUID, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """``secure_delete`` alone leaves copies in the free space of pages that rows have left (seen
    with 15 and 19), and the index a term between its pages (5 and 19).
    """
    chance = random.Random(seed)
    monkeypatch.setattr(os, "urandom", chance.randbytes)

    def words(count: int) -> str:
        letters = "abcdefghijklmnopqrstuvwxyzæøå"
        return " ".join(
            "".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(count)
        )

    def secret_words(count: int) -> str:
        return " ".join(f"{MARK}{''.join(chance.choices('abcdefghij', k=5))}" for _ in range(count))

    neighbours: list[UUID] = []
    secret = desk.new_id()
    for turn in range(20):
        with desk.act(Act.WRITE_INPUT) as act:
            neighbours += [
                act.add(Input, procurement=procurement, text=words(chance.randint(3, 30)))
                for _ in range(10)
            ]
            if turn == 10:
                text = f"{secret_words(30)} {words(chance.randint(3, 60))}"
                secret = act.add(Input, procurement=procurement, text=text)
    for turn in range(150):
        with desk.act(Act.EDIT_INPUT) as act:
            text = words(chance.randint(3, 120))
            act.set(Input, chance.choice(neighbours), text=text, speaker=words(1))
            if turn % 40 == 0:
                act.set(Input, secret, text=f"{secret_words(20)} {words(chance.randint(3, 60))}")
        if turn % 50 == 0:
            database.checkpoint(desk.database)
    purging.purge_input(desk, secret, reason="x")
    assert holders(desk, MARK) == []
    assert not shadow_tables_hold(desk, MARK)
    desk.close()
    assert holders(desk, MARK) == []


def test_the_journal_says_that_it_was_purged_and_why(
    desk: Desk, procurement: UUID, meeting: UUID
) -> None:
    id = tell(desk, procurement, meeting)
    purging.purge_input(desk, id, reason="innsigelse fra leverandøren")
    told = desk.history(id)
    last = [one for one in told if one.act == "purge-input"]
    assert {one.reason for one in last} == {"innsigelse fra leverandøren"}
    assert {one.field for one in last} == {*purging.FIELDS, "deleted"}
    assert not any(one.after for one in last if one.field != "deleted")
    assert [one for one in told if one.field in purging.FIELDS] == [
        one for one in last if one.field in purging.FIELDS
    ]


def test_no_undo_brings_it_back(desk: Desk, procurement: UUID, meeting: UUID) -> None:
    id = tell(desk, procurement, meeting)
    purging.purge_input(desk, id, reason="x")
    while desk.undo():
        one = desk.get(Input, id)
        assert one is None or not any(getattr(one, name) for name in purging.FIELDS)
    while desk.redo():
        one = desk.get(Input, id)
        assert one is None or not any(getattr(one, name) for name in purging.FIELDS)
    assert holders(desk, MARK) == []


def test_a_statement_that_was_removed_or_undone_can_be_purged(
    desk: Desk, procurement: UUID, meeting: UUID
) -> None:
    id = tell(desk, procurement, meeting)
    with desk.act(Act.REMOVE_INPUT) as act:
        act.remove(Input, id)
    purging.purge_input(desk, id, reason="x")
    assert holders(desk, MARK) == []
    with pytest.raises(Problem, match="gone"):
        purging.purge_input(desk, UUID(int=4), reason="x")


def test_other_things_with_the_same_words_are_named(
    desk: Desk, procurement: UUID, meeting: UUID
) -> None:
    id = tell(desk, procurement, meeting)
    with desk.act(Act.WRITE_INPUT) as act:
        other = act.add(Input, procurement=procurement, text=f"Gjentatt: {SECRET}")
    purged = purging.purge_input(desk, id, reason="x")
    assert purged.elsewhere == (purging.Elsewhere(Input, other, "text"),)


def test_what_came_of_it_is_named_where_it_holds_the_words(
    desk: Desk, procurement: UUID, meeting: UUID
) -> None:
    """A finding, a measure, a requirement, a risk, a benefit or a lesson may be made of them."""
    id = tell(desk, procurement, meeting)
    text = f"Hørt: {SECRET}"
    with desk.act(Act.ADD_INSIGHT) as act:
        made = {
            act.add(Insight, procurement=procurement, heard=text): (Insight, "heard"),
            act.add(Measure, procurement=procurement, title=text): (Measure, "title"),
            act.add(Requirement, procurement=procurement, text=text): (Requirement, "text"),
            act.add(Risk, procurement=procurement, what=text): (Risk, "what"),
            act.add(Target, procurement=procurement, what=text): (Target, "what"),
            act.add(Lesson, procurement=procurement, change=text): (Lesson, "change"),
        }
    purged = purging.purge_input(desk, id, reason="x")
    assert {one.id: (one.thing, one.field) for one in purged.elsewhere} == made
    assert {purging.called(desk, one)[:5] for one in purged.elsewhere} == {"Hørt:"}


def made_of(desk: Desk, procurement: UUID) -> list[UUID]:
    text = f"Hørt: {SECRET}"
    with desk.act(Act.ADD_INSIGHT) as act:
        target = act.add(Target, procurement=procurement, what=text, note=f"{MARK}merknad")
        ids = [
            act.add(Insight, procurement=procurement, heard=text, why=f"{MARK}hvorfor"),
            act.add(Measure, procurement=procurement, title=text, owner=f"{MARK}eier"),
            act.add(Requirement, procurement=procurement, text=text),
            act.add(Risk, procurement=procurement, what=text, relief_words=f"{MARK}avlaster"),
            act.add(Measurement, procurement=procurement, target=target, cause=text),
            act.add(Lesson, procurement=procurement, change=text),
            target,
        ]
    with desk.act(Act.EDIT_INSIGHT) as act:
        act.set(Insight, ids[0], heard=f"{text}, og mer")
    return ids


def test_what_came_of_it_is_taken_away_too(
    desk: Desk, procurement: UUID, meeting: UUID, tmp_path: Path
) -> None:
    id = tell(desk, procurement, meeting)
    made = made_of(desk, procurement)
    kept = backups.back_up_now(desk, tmp_path / "kopier")
    done = purging.purge_input(desk, id, reason="krav")
    assert {one.id for one in done.elsewhere} == set(made)
    for one in made:
        then = purging.purge_thing(desk, one, reason="krav", backups=[tmp_path / "kopier"])
        assert then.backups == (kept,)
        done = purging.together(done, then, one)
    assert done.elsewhere == ()
    assert holders(desk, MARK) == []
    assert not any(desk.all(one) for one in purging.RESULTS)
    assert [one.reason for one in desk.history(made[0])][-1] == "krav"
    while desk.undo():
        assert desk.get(Insight, made[0]) is None
    assert_sound(desk)
    assert holders(desk, MARK) == []


PROSE = {
    Insight: ("heard", "disagreement", "does", "why"),
    Lesson: ("text", "change"),
    Measure: ("title", "effect", "note"),
    Measurement: ("cause",),
    Requirement: ("text", "note"),
    Risk: ("what", "relief_words"),
    Target: ("what", "baseline_method", "note"),
}
"""The prose. A new field must be judged: names, themes, units, codes and figures stand in many."""


def thing_with(desk: Desk, thing: type[Thing], procurement: UUID, **texts: str) -> UUID:
    more = {}
    if thing is Measurement:
        more["target"] = thing_with(desk, Target, procurement)
    with desk.act(Act.ADD_INSIGHT) as act:
        return act.add(thing, procurement=procurement, **more, **texts)


def test_only_prose_is_looked_for_elsewhere() -> None:
    assert {one: tuple(filter(purge.is_prose, texts_of(one))) for one in purging.RESULTS} == PROSE
    assert {*purging.FIELDS} - {*purging.WORDS} == {"speaker", "claim_reason"}


@pytest.mark.parametrize(
    ("thing", "field"), [(one, field) for one in PROSE for field in texts_of(one)]
)
def test_names_and_themes_in_other_things_are_not_the_purged_words(
    desk: Desk, procurement: UUID, thing: type[Thing], field: str
) -> None:
    words = "Vedlikehold og drift"
    id = thing_with(desk, thing, procurement, **{field: words})
    other = thing_with(desk, Requirement, procurement, text=words)
    purged = purging.purge_result(desk, id, reason="krav")
    named = [one.id for one in purged.elsewhere]
    assert named == ([other] if field in PROSE[thing] else [])
    (gone,) = desk.ever(thing, id=id)
    assert getattr(gone, field) == ""
    assert not any(words in str(one.before or one.after) for one in desk.history(id))


def test_a_reason_may_be_a_word_that_is_a_theme(desk: Desk, procurement: UUID) -> None:
    id = thing_with(desk, Insight, procurement, heard="Hørt noe", theme="Personvern")
    purging.purge_result(desk, id, reason="Personvern")
    assert desk.get(Insight, id) is None


def test_what_the_same_person_said_and_claimed_is_not_the_purged_words(
    desk: Desk, procurement: UUID, meeting: UUID
) -> None:
    names = {"speaker": "Kari Nordmann-Hansen", "claim_reason": "Forretningshemmelighet"}
    with desk.act(Act.WRITE_INPUT) as act:
        id = act.add(Input, procurement=procurement, text=SECRET, **names)
        act.add(Input, procurement=procurement, text="Noe uskyldig", **names)
    desk.save_draft(meeting, '{"text": "", "speaker": "Kari Nordmann-Hansen"}')
    purged = purging.purge_input(desk, id, reason="Forretningshemmelighet")
    assert (purged.elsewhere, purged.drafts) == ((), 0)
    assert [one.reason for one in desk.history(id)][-1] == "Forretningshemmelighet"
    (gone,) = desk.ever(Input, id=id)
    assert (gone.speaker, gone.claim_reason) == ("", "")


def test_the_reason_does_not_keep_the_name_of_who_spoke(desk: Desk, procurement: UUID) -> None:
    with desk.act(Act.WRITE_INPUT) as act:
        id = act.add(Input, procurement=procurement, text="Noe", speaker="Kari Nordmann-Hansen")
    with pytest.raises(Problem, match="purge-reason-repeats"):
        purging.purge_input(desk, id, reason="Kari Nordmann-Hansen ba om det")


def test_a_half_typed_line_with_words_of_a_result_goes_too(
    desk: Desk, procurement: UUID, meeting: UUID
) -> None:
    desk.save_draft(meeting, f'{{"text": "{SECRET} og mer"}}')
    id = thing_with(desk, Measure, procurement, title=SECRET, owner="Kari Nordmann-Hansen")
    purged = purging.purge_result(desk, id, reason="krav")
    assert purged.drafts == 1
    assert holders(desk, MARK) == []


def test_a_theme_that_holds_the_words_stands_when_its_statement_goes(
    desk: Desk, procurement: UUID
) -> None:
    """A purge of a statement leaves its themes: the place is still there to be seen to."""
    with desk.act(Act.WRITE_INPUT) as act:
        id = act.add(Input, procurement=procurement, text=SECRET)
        other = act.add(Input, procurement=procurement, text=SECRET, themes=(SECRET,))
    purged = purging.purge_input(desk, id, reason="x")
    at = {one.field: one for one in purged.elsewhere}
    assert {field: purging.can_go(one) for field, one in at.items()} == {
        "text": True,
        "themes": False,
    }
    then = purging.together(purged, purging.purge_thing(desk, other, reason="x"), other)
    assert then.elsewhere == (at["themes"],)


def test_what_would_go_there_can_be_read_before(desk: Desk, procurement: UUID) -> None:
    id = thing_with(desk, Insight, procurement, heard="Hørt", why="Fordi", theme="Drift")
    assert purging.words_of(desk, purging.Elsewhere(Insight, id, "heard")) == (
        ("heard", "Hørt"),
        ("why", "Fordi"),
        ("theme", "Drift"),
    )


# -- papers that show what was made of statements -------------------------------------------------------


def test_papers_that_show_such_things_are_named(desk: Desk, procurement: UUID) -> None:
    other = add_procurement(desk, reference="T-2", title="To")
    kinds = [*DocumentKind, *SheetKind, *Exchange]
    with desk.act(Act.EXPORT_DOCUMENT) as act:
        for kind in kinds:
            for case in (procurement, other):
                act.add(Sending, procurement=case, kind=kind.value, file_name=kind.value)
    shown = {
        Insight: {"summary", "internal", "results", "json"},
        Lesson: {"lessons", "json"},
        Measure: {"internal", "plan", "results", "json"},
        Measurement: {"plan", "results", "json"},
        Requirement: {"results", "json"},
        Risk: {"plan", "results", "json"},
        Target: {"summary", "internal", "invitation", "plan", "results", "json"},
    }
    for thing, expected in shown.items():
        id = thing_with(desk, thing, procurement)
        documents = purging.purge_result(desk, id, reason="krav").documents
        assert {one.file_name for one in documents} == expected
        assert {one.procurement for one in documents} == {procurement}


def test_every_paper_that_shows_such_a_thing_is_among_those_named(
    desk: Desk, procurement: UUID
) -> None:
    """Composed with a word of its own in each thing, for whoever may read most."""
    made, marks = everything_made(desk, procurement)
    case = read_case(desk, procurement)
    said = {"json": case_json(case).decode()}
    for kind in READERS:
        for audience in (BuyerTeam(), Public()):
            with suppress(Problem):
                text = repr(compose(case, kind, audience))
                said[kind.value] = said.get(kind.value, "") + text
    said |= {one.value: repr(compose_workbook(case, one, BuyerTeam())) for one in SheetKind}
    assert {"summary", "internal", "plan", "lessons", "invitation", "results"} <= said.keys()
    with desk.act(Act.EXPORT_DOCUMENT) as act:
        for paper in said:
            act.add(Sending, procurement=procurement, kind=paper)
    for thing, id in made.items():
        showing = {paper for paper, text in said.items() if marks[thing] in text}
        named = {one.kind for one in purging.purge_result(desk, id, reason="krav").documents}
        assert showing, thing
        assert showing <= named, thing


def everything_made(
    desk: Desk, procurement: UUID
) -> tuple[dict[type[Thing], UUID], dict[type[Thing], str]]:
    day = date(2027, 5, 1)
    more: dict[type[Thing], dict[str, object]] = {
        Insight: {"answer": Disposition.ACCEPTED},
        Risk: {"likelihood": 5, "consequence": 5, "relief": Relief.STOP_POINT},
        Measure: {"due": day},
        Target: {"planned": True, "measured_on": day, "baseline_on": date(2026, 1, 1)},
        Measurement: {"measured_on": day},
        Lesson: {"score": 4},
    }
    marks = {one: f"Merke{number}qz" for number, one in enumerate(PROSE)}
    made: dict[type[Thing], UUID] = {}
    with desk.act(Act.ADD_INSIGHT) as act:
        said = act.add(Input, procurement=procurement, text="Noe", secrecy=Secrecy.OPEN)
        for one in sorted(PROSE, key=lambda one: one is Measurement):
            texts = {
                name: f"{marks[one]} sier noe viktig"
                for name in texts_of(one)
                if name != "instrument"
            }
            if one is Measurement:
                texts["target"] = made[Target]  # type: ignore[assignment]
            made[one] = act.add(one, procurement=procurement, **texts, **more.get(one, {}))
        for of, basis in (
            (made[Insight], said),
            (made[Measure], said),
            (made[Measure], made[Insight]),
            (made[Measure], made[Risk]),
            (made[Requirement], said),
            (made[Risk], said),
            (made[Target], made[Measure]),
        ):
            act.add(Tie, procurement=procurement, of=of, basis=basis)
    return made, marks


def test_each_thing_with_words_of_the_buyers_own_about_statements_can_go() -> None:
    for thing in (Insight, Measure, Requirement, Risk, Measurement, Lesson, Target):
        assert purging.can_go(purging.Elsewhere(thing, UUID(int=1), "text"))
    assert not purging.can_go(purging.Elsewhere(Meeting, UUID(int=1), "title"))


@pytest.mark.parametrize(
    ("reason", "code"), [(" ", "reason-wanted"), (f"Hørt: {SECRET}, og mer", "repeats")]
)
def test_of_what_came_of_it_a_reason_is_wanted_that_does_not_repeat_it(
    desk: Desk, procurement: UUID, reason: str, code: str
) -> None:
    made = made_of(desk, procurement)
    with pytest.raises(Problem, match=code):
        purging.purge_thing(desk, made[0], reason=reason)
    assert desk.the(Insight, made[0]).heard
    with pytest.raises(Problem, match="gone"):
        purging.purge_result(desk, UUID(int=4), reason="x")


def test_why_it_was_taken_back_goes_with_it(desk: Desk, procurement: UUID, meeting: UUID) -> None:
    id = tell(desk, procurement, meeting)
    withdraw_said(desk, [id], reason=f"{MARK} stemte ikke")
    purging.purge_input(desk, id, reason="x")
    assert holders(desk, MARK) == []


def test_documents_of_the_meeting_are_named(desk: Desk, procurement: UUID, meeting: UUID) -> None:
    id = tell(desk, procurement, meeting)
    with desk.act(Act.EXPORT_DOCUMENT) as act:
        act.add(Sending, procurement=procurement, meeting=meeting, file_name="referat.pdf")
        act.add(Sending, procurement=procurement, file_name="oppsummering.pdf")
    purged = purging.purge_input(desk, id, reason="x")
    assert [one.file_name for one in purged.documents] == ["referat.pdf"]


def test_a_reader_elsewhere_delays_the_end_and_it_is_said(
    desk: Desk, procurement: UUID, meeting: UUID
) -> None:
    id = tell(desk, procurement, meeting)
    reader = database.connect(desk.path, database.Mode.READ)
    reader.conn.execute("BEGIN")
    reader.conn.execute("SELECT count(*) FROM input").fetchone()
    desk.database.conn.execute("PRAGMA busy_timeout = 50")
    purged = purging.purge_input(desk, id, reason="x")
    assert not purged.emptied
    reader.close()
    desk.close()
    assert holders(desk, MARK) == []


def test_it_is_taken_out_of_approved_minutes_now_and_before(
    desk: Desk, procurement: UUID, meeting: UUID
) -> None:
    id = tell(desk, procurement, meeting)
    with desk.act(Act.WRITE_INPUT) as act:
        act.add(Input, procurement=procurement, meeting=meeting, text="Uskyldig utsagn")
    minutes.draft_minutes(desk, meeting)
    for reason in ("rettet", ""):
        minutes.send_minutes(desk, meeting)
        minutes.approve_minutes(desk, meeting)
        if reason:
            minutes.reopen_minutes(desk, meeting, reason)
    before = minutes.the_minutes(desk, meeting)
    assert MARK in before.frozen
    assert holders(desk, MARK)

    purged = purging.purge_input(desk, id, reason="personvern")

    after = minutes.the_minutes(desk, meeting)
    assert purged.minutes == (after.id,)
    assert after.state is MinutesState.APPROVED
    assert MARK not in after.frozen
    assert "Uskyldig utsagn" in after.frozen
    assert after.sha256 == hashlib.sha256(after.frozen.encode()).hexdigest() != before.sha256
    (note,) = json.loads(after.frozen)["purged"]
    assert (note["input"], note["reason"]) == (id.hex, "personvern")
    assert [one.text for one in thaw(after.frozen, read_case(desk, procurement)).inputs] == [
        "Uskyldig utsagn"
    ]
    assert purged.elsewhere == ()
    assert holders(desk, MARK) == []


# -- kept files -----------------------------------------------------------------------------------------


def test_the_bytes_of_a_file_are_gone_wherever_they_were_kept(
    desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    source = tmp_path / "lysark.txt"
    source.write_bytes((f"{MARK}lysark " * 3000).encode())
    first = files.add_file(desk, procurement, source, note=f"{MARK}notat")
    second = files.add_file(desk, procurement, source)
    kept = backups.back_up_now(desk, tmp_path / "kopier")
    source.unlink()
    purged = purging.purge_file(desk, first, reason="x", backups=[tmp_path / "kopier"])
    assert (purged.emptied, purged.backups) == (True, (kept,))
    assert holders(desk, MARK) == []
    for id in (first, second):
        file = desk.the(Attachment, id)
        assert (file.name, file.content, file.note) == ("lysark.txt", "", "")
        with pytest.raises(Problem, match="file-purged"):
            files.bytes_of(desk, file)
    again = open_desk_after(desk)
    assert holders(again, MARK) == []
    again.close()


def open_desk_after(desk: Desk) -> Desk:
    desk.close()
    return open_desk(desk.path, author=desk.author, clock=desk.clock)


def test_a_removed_file_is_purged_with_the_one_that_shares_its_bytes(
    desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    source = tmp_path / "lysark.txt"
    source.write_bytes((f"{MARK}lysark " * 30).encode())
    removed, kept = (files.add_file(desk, procurement, source) for _ in range(2))
    source.unlink()
    files.remove_file(desk, removed)
    purging.purge_thing(desk, removed, reason="x")
    assert holders(desk, MARK) == []
    assert desk.the(Attachment, kept).content == ""
    with pytest.raises(Problem, match="file-purged"):
        purging.purge_thing(desk, kept, reason="x")


@pytest.mark.parametrize("reason", ["", "  ", f"Fordi {SECRET} sto der"])
def test_the_reason_stays_so_it_must_be_one_and_must_not_repeat_it(
    desk: Desk, procurement: UUID, meeting: UUID, reason: str
) -> None:
    id = tell(desk, procurement, meeting)
    with pytest.raises(Problem, match="reason"):
        purging.purge_thing(desk, id, reason=reason)
    assert desk.the(Input, id).text == f"{SECRET} igjen"
    assert all(one.act != "purge-input" for one in desk.history(id))


def test_what_is_left_to_see_to_is_told_in_order(
    desk: Desk, procurement: UUID, meeting: UUID, tmp_path: Path
) -> None:
    id = tell(desk, procurement, meeting)
    desk.save_draft(meeting, f'{{"text": "{SECRET} igjen og mer"}}')
    backups.back_up_now(desk, tmp_path / "kopier")
    purged = purging.purge_input(desk, id, reason="x", backups=[tmp_path / "kopier"])
    assert [one.code for one in purging.told(purged)] == [
        "purged.done",
        "purged.drafts",
        "purged.backups",
    ]


def test_questions_for_everybody_that_were_made_from_it_are_named(
    desk: Desk, procurement: UUID, meeting: UUID
) -> None:
    id = tell(desk, procurement, meeting)
    with desk.act(Act.SET_SECRECY) as act:
        act.set(Input, id, secrecy=Secrecy.OPEN)
    one = answering.answer_statement(desk, id, question="Hva koster det?", answer="Vet ikke.")
    answering.add_answer(desk, procurement, question="Noe annet?")
    purged = purging.purge_input(desk, id, reason="personvern")
    assert [answer.id for answer in purged.answers] == [one]
    (phrase,) = (one for one in purging.told(purged) if one.code == "purged.answers")
    assert dict(phrase.facts) == {"n": 1, "numbers": "1"}


def test_a_reason_may_not_repeat_a_passage_that_was_marked(
    desk: Desk, procurement: UUID, meeting: UUID
) -> None:
    id = tell(desk, procurement, meeting)
    with pytest.raises(Problem, match="purge-reason-repeats"):
        purging.purge_input(desk, id, reason=f"Fordi {MARK} koster 412 kroner er hemmelig")
