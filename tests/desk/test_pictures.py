"""The pictures counted in the desk are those of the case, and every cell opens its statements."""

from __future__ import annotations

import random
from datetime import date, timedelta
from uuid import UUID

import pytest

from lupdesk.desk import inputs, meetings, pictures, suppliers
from lupdesk.desk.cases import read_case
from lupdesk.desk.guides import add_question
from lupdesk.desk.session import Desk
from lupdesk.desk.theming import tree_in
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputKind, InputType, MeetingKind, Side
from lupdesk.domain.picture_tallies import picture_of
from lupdesk.domain.pictures import Picture, PictureKind, Place
from lupdesk.domain.results import Theme
from lupdesk.domain.things import Input
from lupdesk.problems import Problem

TEXTS = (
    "Prisen er for høy for små leverandører i området vårt",
    "prisen er for høy for små leverandører i området vårt!",
    "Prisen er for høy for små leverandører i området deres",
    "Volumet er for lite",
    "volumet er for lite.",
    "Чужой язык: ценообразование слишком сложное для малых",
    "чужой язык ценообразование слишком сложное для малых",
    "… … … … … … … … … … … … … … … … … … … … … … … … … … … kort",
    "kort",
    "",
)


@pytest.fixture
def told(desk: Desk, procurement: UUID) -> UUID:
    """A procurement in which much was said in every way that a picture looks at."""
    chance = random.Random(7)
    firms = [
        suppliers.add_supplier(desk, name=f"Firma {n} AS", procurement=procurement)
        for n in range(4)
    ]
    rounds = [
        meetings.add_meeting(
            desk, procurement, kind=kind, title=kind.value,
            start=desk.now() + timedelta(days=7 * day), suppliers=tuple(firms),
        )
        for day, kind in enumerate(MeetingKind)
    ]  # fmt: skip
    asked = [add_question(desk, procurement, f"Spørsmål {n}?") for n in range(3)]
    with desk.act(Act.EDIT_INPUTS) as act:
        above = act.add(Theme, procurement=procurement, name="økonomi")
        act.add(Theme, procurement=procurement, name="pris", parent=above)
        act.add(Theme, procurement=procurement, name="klima")
        made: list[UUID] = []
        for n in range(120):
            made.append(
                act.add(
                    Input,
                    procurement=procurement,
                    number=n + 1,
                    text=chance.choice(TEXTS) if n % 3 else f"Noe eget nummer {n}",
                    kind=chance.choice((InputKind.INPUT, InputKind.INPUT, InputKind.GIVEN)),
                    supplier=chance.choice((*firms, None)),
                    meeting=chance.choice((*rounds, None)),
                    question=chance.choice((*asked, None)),
                    type=chance.choice((InputType.BAR, InputType.OPP, InputType.COST, None)),
                    phase=chance.choice((*range(10), None)),
                    side=chance.choice((*Side, None)),
                    themes=tuple(chance.sample(("Pris", "økonomi", "drift", "pris"), n % 3)),
                    same_as=chance.choice(made) if n % 10 == 9 else None,
                    withdrawn_on=date(2027, 4, 1) if n % 17 == 3 else None,
                )
            )
    inputs.remove_inputs(desk, made[::11])
    suppliers.set_participation(desk, procurement, firms[0], declined_on=desk.today())
    return procurement


@pytest.mark.parametrize("kind", PictureKind)
def test_what_is_counted_in_sql_is_what_the_case_says(
    desk: Desk, told: UUID, kind: PictureKind
) -> None:
    counted, of_case = pictures.picture(desk, told, kind), picture_of(read_case(desk, told), kind)
    assert not counted.empty
    assert counted == of_case
    beside = pictures.picture_beside(desk.path, told, kind, desk.clock)
    assert beside == counted


def test_the_picture_of_themes_counts_suppliers_as_their_tree_does(desk: Desk, told: UUID) -> None:
    found = pictures.picture(desk, told, PictureKind.THEMES)
    places = {one.key: one for one in tree_in(desk, told).places}
    assert any(one.same_as for one in desk.all(Input, procurement=told))
    assert {row.key: (row.suppliers, row.level) for row in found.rows} == {
        key: (one.whole.suppliers, one.depth) for key, one in places.items()
    }


@pytest.mark.parametrize("kind", PictureKind)
def test_every_cell_opens_as_many_statements_as_it_counts(
    desk: Desk, told: UUID, kind: PictureKind
) -> None:
    found = pictures.picture(desk, told, kind)
    for row, cells in zip(found.rows, found.cells, strict=True):
        for column, cell in zip(found.columns, cells, strict=True):
            number, some = pictures.statements(desk, told, kind, Place(row.key, column.key))
            assert number == len(some) == cell.statements, (row, column)
            assert [one.number for one in some] == sorted(one.number for one in some)
            assert all(one.kind is InputKind.INPUT for one in some)


@pytest.mark.parametrize("kind", [PictureKind.THEMES, PictureKind.QUESTIONS, PictureKind.PHASES])
def test_a_whole_row_opens_too(desk: Desk, told: UUID, kind: PictureKind) -> None:
    found = pictures.picture(desk, told, kind)
    for row in found.rows:
        number, _ = pictures.statements(desk, told, kind, Place(row.key, None))
        assert number == row.statements, row


def test_of_very_many_the_first_are_read(desk: Desk, procurement: UUID) -> None:
    firm = suppliers.add_supplier(desk, name="Heim AS", procurement=procurement)
    with desk.act(Act.IMPORT_INPUTS) as act:
        for n in range(pictures.SHOWN + 5):
            act.add(Input, procurement=procurement, number=n, supplier=firm, themes=("drift",))
    place = Place("drift", str(firm))
    number, some = pictures.statements(desk, procurement, PictureKind.THEMES, place)
    assert (number, len(some)) == (pictures.SHOWN + 5, pictures.SHOWN)


def test_of_a_procurement_that_is_gone_there_is_no_picture(desk: Desk) -> None:
    with pytest.raises(Problem, match="gone"):
        pictures.picture(desk, UUID(int=5), PictureKind.THEMES)


def test_a_text_that_holds_the_sign_between_texts_is_counted_too(
    desk: Desk, procurement: UUID
) -> None:
    firm = suppliers.add_supplier(desk, name="Heim AS", procurement=procurement)
    with desk.act(Act.IMPORT_INPUTS) as act:
        for text in ("a\x1eb", "a b", "c"):
            act.add(Input, procurement=procurement, supplier=firm, text=text)
    found: Picture = pictures.picture(desk, procurement, PictureKind.ROUNDS)
    assert [[cell.n for cell in row] for row in found.cells] == [[2], [0], [0]]
