"""Calls over all procurements: portfolio, barriers, templates, reuse, search in every kind."""

from __future__ import annotations

from pathlib import Path

from lupdesk.desk.opening import open_desk
from lupdesk.desk.procurements import add_procurement
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputType
from lupdesk.domain.result_kinds import Barrier, MeasureState
from lupdesk.domain.results import Measure, Tie
from lupdesk.domain.things import Input, Procurement
from tests.cli.conftest import OF, Call, Done, Records


def add_case(done: Done, desk: Path, reference: str, *words: object) -> str:
    return done(
        "procurement", "add", desk, "--reference", reference, "--title", "Vei", *words
    ).strip()


def test_a_procurement_begins_from_a_template(
    done: Done, records: Records, desk_file: Path
) -> None:
    add_case(done, desk_file, "U-1", "--template", "zero-emission-sites")
    (row,) = [one for one in records("portfolio", desk_file) if one["reference"] == "U-1"]
    assert row["method"] == "zero-emission-sites 1"
    (meeting,) = records("list", "meetings", desk_file, "--procurement", "U-1")
    assert meeting["kind"] == "conference"


def test_an_unknown_template_is_one_sentence_and_makes_nothing(
    call: Call, records: Records, desk_file: Path
) -> None:
    result = call(
        "procurement", "add", desk_file, "--reference", "U-1", "--title", "V", "--template", "bru"
    )
    assert result.exit_code == 1
    assert "bru" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert len(records("list", "procurements", desk_file)) == 1


def test_templates_are_listed_used_and_saved(done: Done, records: Records, desk_file: Path) -> None:
    found = records("template", "list", desk_file)
    assert {one["code"] for one in found} == {
        "welfare-technology", "zero-emission-sites", "water-and-sewage",
    }  # fmt: skip
    use = ("template", "use", desk_file, *OF, "--template")
    (made,) = records(*use, "welfare-technology")
    assert made["made"] == {"guide": 14, "programme": 9, "themes": 11, "invitation": 1}
    (again,) = records(*use, "water-and-sewage")
    assert again["kept"] == ["guide", "programme", "invitation"]
    assert "--replace" in done(*use, "water-and-sewage")
    (replaced,) = records(*use, "water-and-sewage", "--replace")
    assert replaced["kept"] == []
    (saved,) = records(
        "template", "save", desk_file, *OF, "--name", "Vår", "--code", "welfare-technology",
        "--changes", "Flere spørsmål",
    )  # fmt: skip
    assert (saved["template"], saved["version"], saved["held"]) == ("welfare-technology", 2, [])
    kept = [one for one in records("template", "list", desk_file) if one["own"]]
    assert [(one["name"], one["changes"]) for one in kept] == [("Vår", "Flere spørsmål")]
    assert len(records("template", "list", desk_file, "--all")) == 7


def test_reuse_takes_the_parts_that_are_asked_for_and_tells_what_stays(
    done: Done, records: Records, desk_with_suppliers: Path
) -> None:
    desk = desk_with_suppliers
    add_case(done, desk, "U-1")
    with_name = "Hva gjør Heimkontakt AS annerledes?"
    opened = open_desk(desk, author="Selma Lie")
    from lupdesk.desk.guides import add_question

    of = opened.all(Procurement)[0].id
    for text in ("Hva er uklart?", with_name):
        add_question(opened, of, text)
    opened.close()
    (done_,) = records("reuse", desk, "--from", "TFS-2027-01", "--to", "U-1", "--guide")
    assert done_["made"] == {"guide": 1}
    assert done_["held"] == [{"part": "guide", "text": with_name, "reason": "names-somebody"}]
    said = done("reuse", desk, "--from", "TFS-2027-01", "--to", "U-1")
    assert "Suppliers, as candidates: 14" in said
    assert f"Not copied: “{with_name}” (names somebody)" in said
    firms = records("list", "suppliers", desk, "--procurement", "U-1")
    assert not any(one["wants_one_to_one"] or one["invited_on"] for one in firms)


def test_reuse_of_itself_is_refused(call: Call, desk_file: Path) -> None:
    result = call("reuse", desk_file, "--from", "TFS-2027-01", "--to", "TFS-2027-01")
    assert result.exit_code == 1
    assert "itself" in result.stderr


def test_barriers_tell_what_was_done_about_them(
    done: Done, records: Records, desk_file: Path
) -> None:
    assert records("barriers", desk_file) == []
    desk = open_desk(desk_file, author="Selma Lie")
    of = desk.all(Procurement)[0].id
    with desk.act(Act.EDIT_INPUT) as act:
        said = act.add(
            Input, procurement=of, text="Små oppdrag", type=InputType.BAR, barrier=Barrier.VOLUME
        )
        measure = act.add(Measure, procurement=of, title="Felles", state=MeasureState.DONE)
        act.add(Tie, procurement=of, of=measure, basis=said)
    desk.close()
    assert records("barriers", desk_file) == [
        {
            "barrier": "L-VOL", "group": "risk", "side": "supplier",
            "procurements": ["TFS-2027-01"], "suppliers": 0, "statements": 1,
            "measures": {"done": 1}, "instruments": {},
        }
    ]  # fmt: skip
    line = done("barriers", desk_file).strip()
    assert line.split("  ")[0] == "Uncertain volume"
    assert line.endswith("Carried out: 1")


def test_search_in_every_kind_names_the_kind_and_the_procurement(
    done: Done, records: Records, desk_file: Path
) -> None:
    done("template", "use", desk_file, *OF, "--template", "welfare-technology")
    assert records("search", desk_file, "grensesnitt") == [], "inputs, as before"
    found = records("search", desk_file, "grensesnitt", "--all-kinds")
    assert {(one["kind"], one["procurement"]) for one in found} == {
        ("theme", "TFS-2027-01"), ("question", "TFS-2027-01"),
    }  # fmt: skip
    assert "Teknologi" not in found[0]["text"]
    assert len(records("search", desk_file, "hva", "--all-kinds", "--limit", "2")) == 2


def test_the_portfolio_says_what_is_due_in_words(done: Done, desk_file: Path) -> None:
    assert done("portfolio", desk_file) == "TFS-2027-01  Anchoring and mobilisation\n"


def test_a_procurement_without_a_reference_stands_by_its_title(done: Done, desk_file: Path) -> None:
    with_none = open_desk(desk_file, author="Selma")
    add_procurement(with_none, reference="", title="Nattjeneste")
    with_none.close()
    assert any(line.startswith("Nattjeneste") for line in done("portfolio", desk_file).splitlines())
