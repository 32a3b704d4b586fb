"""Everything as one open JSON file: a second judge holds it against its schema."""

from __future__ import annotations

import json
import shutil
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import fastjsonschema
import pytest

from lupdesk.desk.cases import read_case
from lupdesk.desk.opening import look_at_desk
from lupdesk.desk.session import Desk
from lupdesk.documents.open_json import case_json, schema_json
from lupdesk.domain.things import Input, Procurement
from lupdesk.store.rows import THINGS
from tests.domain.small_case import case_of

SAMPLE: Final = Path(__file__).parents[1] / "old_files" / "format_5.lupdesk"


@pytest.fixture(scope="module")
def desk(told_case: Path) -> Any:
    desk = look_at_desk(told_case, author="Selma")
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def judge() -> Any:
    return fastjsonschema.compile(json.loads(schema_json()))


def test_the_worked_case_is_what_the_schema_says(desk: Desk, judge: Any) -> None:
    case = read_case(desk, desk.all(Procurement)[0].id)
    told = json.loads(case_json(case))
    judge(told)
    assert [one["text"] for one in told["inputs"]] == [one.text for one in case.inputs]
    assert set(told["inputs"][0]) == {one.name for one in fields(Input)}
    assert len(told["remarks"]) == len(case.remarks) > 0
    assert case_json(case) == case_json(case)


def test_an_empty_case_is_too(judge: Any) -> None:
    judge(json.loads(case_json(case_of())))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.pop("inputs"),
        lambda told: told.update(extra=1),
        lambda told: told["procurement"].update(phase="fem"),
        lambda told: told["procurement"].pop("title"),
        lambda told: told["suppliers"][0].update(kind="pirate"),
    ],
)
def test_the_schema_can_say_no(judge: Any, spoil: Any) -> None:
    told = json.loads(case_json(case_of()))
    judge(told)
    spoil(told)
    with pytest.raises(fastjsonschema.JsonSchemaException):
        judge(told)


OFFICES: Final = {"office", "standard_phrase", "dialogue_template"}
"""Of the whole office, and of no procurement."""


def test_every_thing_of_a_procurement_is_in_it(judge: Any, tmp_path: Path) -> None:
    """On the sample of the newest format, which holds one of everything."""
    path = tmp_path / "prove.lupdesk"
    shutil.copyfile(SAMPLE, path)
    desk = look_at_desk(path, author="Selma")
    told = []
    for procurement in desk.all(Procurement):
        data = case_json(read_case(desk, procurement.id))
        judge(json.loads(data))
        told.append(data.decode("utf-8"))
    whole = "".join(told)
    missing = {
        table
        for table, thing in THINGS.items()
        for one in desk.all(thing)
        if str(one.id) not in whole
    }
    filled = {table for table, thing in THINGS.items() if desk.all(thing)}
    desk.close()
    assert {"theme", "insight", "tie", "measure", "requirement", "risk", "measurement"} <= filled
    assert {"phase_mark", "lesson", "instrument"} <= filled
    assert missing <= OFFICES
