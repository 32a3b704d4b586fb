"""Everything as one open JSON file: a second judge holds it against its schema."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from lupdesk.desk.cases import read_case
from lupdesk.desk.opening import look_at_desk
from lupdesk.desk.session import Desk
from lupdesk.documents.open_json import case_json, schema_json
from lupdesk.domain.things import Input, Procurement
from tests.domain.small_case import case_of


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
