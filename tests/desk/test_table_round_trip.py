"""The team's table of inputs goes out as CSV and comes back as the statements that it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from lupdesk.desk.demo import make_demo_desk
from lupdesk.desk.importing import preview
from lupdesk.desk.opening import open_desk
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.desk.session import Desk
from lupdesk.desk.tables import SheetKind, export_table
from lupdesk.domain.acts import Act
from lupdesk.domain.audience import BUYER_TEAM
from lupdesk.domain.formats import Format
from lupdesk.domain.things import Input, Sending
from lupdesk.importers.fields import TableKind

REFERENCE = "TFS-2027-01"
SAME = (
    "text", "kind", "type", "supplier", "secrecy", "claim", "question", "themes", "speaker",
    "public_wording", "disposition", "disposition_reason", "owner", "due",
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    make_demo_desk(tmp_path / "d.lupdesk")
    opened = open_desk(tmp_path / "d.lupdesk", author="Ingvild Moe")
    yield opened
    opened.close()


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_statement_is_known_again_with_all_that_the_table_says_of_it(
    desk: Desk, tmp_path: Path, language: str
) -> None:
    of = procurement_by_reference(desk, REFERENCE).id
    formulas = desk.all(Input, procurement=of)[:2]
    with desk.act(Act.EDIT_INPUT) as act:
        for one, said in zip(formulas, ("=1+1", "'-5 % av «alt»; og mer"), strict=True):
            act.set(Input, one.id, text=said)
    known = {one.id: one for one in desk.all(Input, procurement=of)}
    (made,) = export_table(
        desk, of, SheetKind.INPUTS, BUYER_TEAM, tmp_path / "i.csv",
        format=Format.CSV, language=language,
    )  # fmt: skip
    found = preview(desk, of, TableKind.INPUTS, made.path.read_bytes(), "i.csv")
    assert found.rows.bad == found.rows.good == ()
    again: dict[UUID | None, Any] = {one.known: one.row for one in found.rows.duplicates}
    assert again.keys() == known.keys()
    for id, was in known.items():
        assert [getattr(again[id], name) for name in SAME] == [getattr(was, name) for name in SAME]


def test_each_file_of_a_table_of_several_sheets_is_remembered(desk: Desk, tmp_path: Path) -> None:
    of = procurement_by_reference(desk, REFERENCE).id
    made = export_table(
        desk, of, SheetKind.RESULTS, BUYER_TEAM, tmp_path / "r.csv", format=Format.CSV
    )
    sent = {one.id: one for one in desk.all(Sending, procurement=of)}
    assert len(made) > 1
    for one in made:
        assert sent[one.sending].file_name == one.path.name
        assert sent[one.sending].sha256 == one.sha256
