"""The parts that pages are made of: what they commit, what they show, what they say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from unittest.mock import create_autospec

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.gui.chips import Chip
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.fields import (
    Choice,
    DayField,
    LongText,
    SearchField,
    TextField,
    TimeField,
    WrappedText,
    named,
    read_day,
    read_time,
)
from lupdesk.gui.widgets.flow import Flow
from lupdesk.gui.widgets.focus import focus_again, focus_first
from lupdesk.gui.widgets.frames import (
    EmptyState,
    Ground,
    MessageBar,
    PageHeader,
    Panel,
    Scrolled,
    card,
    clear,
    column,
    row,
)
from lupdesk.gui.widgets.labels import body, head, meta, title
from lupdesk.gui.widgets.rows import RowList, fitted, put
from tests.gui.names import nameless

NEAR = date(2027, 3, 16)

pytestmark = pytest.mark.usefixtures("themed")


def shown(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def test_no_text_is_ever_markup(qtbot: QtBot) -> None:
    hostile = "<b>fet</b> <img src=x>"
    page = Ground("page")
    bar = MessageBar("Lukk")
    header = PageHeader(hostile)
    header.show_line(hostile)
    page.setLayout(
        column(
            title(hostile),
            body(hostile, wrap=True),
            meta(hostile),
            head(hostile),
            header,
            EmptyState("lock", hostile, hostile),
            bar,
            named(hostile, QLineEdit(), hostile),
        )
    )
    shown(page, qtbot)
    bar.show_message(hostile, "stop")
    labels = [label for label in page.findChildren(QLabel) if label.text()]
    assert len(labels) >= 9
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_field_commits_once(qtbot: QtBot) -> None:
    window, field, other = QWidget(), TextField("Navn", "Eldre"), QLineEdit()
    window.setLayout(column(field, other))
    shown(window, qtbot)
    said: list[str] = []
    field.committed.connect(said.append)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert said == [], "nothing was changed"
    field.setText("Nyere")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    other.setFocus()
    assert said == ["Nyere"], "Enter and leaving are one act"
    field.setFocus()
    field.setText("Nyest")
    other.setFocus()
    assert said == ["Nyere", "Nyest"]


def test_what_is_being_typed_is_left_alone() -> None:
    field, long = TextField("Navn", "a"), LongText("Tekst", "a")
    field.setText("ab")
    long.setPlainText("ab")
    field.show_text("c")
    long.show_text("c")
    assert (field.text(), long.toPlainText()) == ("ab", "ab")
    untouched = TextField("Navn", "a")
    untouched.show_text("c")
    assert untouched.text() == "c"


def test_long_text_grows_and_commits(qtbot: QtBot) -> None:
    window, field, other = QWidget(), LongText("Tekst", lines=2), QLineEdit()
    window.setLayout(column(field, other))
    window.resize(400, 500)
    shown(window, qtbot)
    said: list[str] = []
    field.committed.connect(said.append)
    low = field.height()
    field.setFocus()
    field.setPlainText("\n".join("linje" for _ in range(6)))
    assert field.height() > low
    field.setPlainText("\n".join("linje" for _ in range(600)))
    assert field.height() < 400, "a very long text scrolls"
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert other.hasFocus(), "Tab goes on"
    assert len(said) == 1
    field.setFocus()
    field.setPlainText("kort")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    other.setFocus()
    assert said[1:] == ["kort"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("16.3", date(2027, 3, 16)),
        ("16.3.", date(2027, 3, 16)),
        ("16.03.2027", date(2027, 3, 16)),
        ("1/2", date(2027, 2, 1)),
        ("3.1.28", date(2028, 1, 3)),
        ("28.12", date(2026, 12, 28)),
        ("29.2", date(2028, 2, 29)),
        ("2027-03-16", date(2027, 3, 16)),
        ("  ", None),
    ],
)
def test_days_as_people_type_them(typed: str, day: date | None) -> None:
    assert read_day(typed, NEAR) == day


@pytest.mark.parametrize("typed", ["31.2", "16", "mars", "16.3.27.1", "2027-13-01", "32.1.2027"])
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_day(typed, NEAR)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_shown_day_is_read_again(day: date) -> None:
    assert read_day(f"{day:%d.%m.%Y}", NEAR) == day
    assert read_day(day.isoformat(), NEAR) == day


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_a_value_error(typed: str) -> None:
    for read in (lambda text: read_day(text, NEAR), read_time):
        try:
            read(typed)
        except ValueError:
            continue


@pytest.mark.parametrize(
    ("typed", "time"),
    [("9", "09:00"), ("9.30", "09:30"), ("0930", "09:30"), ("930", "09:30"), ("", "")],
)
def test_times_as_people_type_them(typed: str, time: str) -> None:
    assert read_time(typed) == time


def test_a_wrong_day_is_marked_and_not_told(qtbot: QtBot) -> None:
    field = DayField("Frist", NEAR)
    shown(field, qtbot)
    said: list[date | None] = []
    field.changed.connect(said.append)
    field.setText("31.2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert said == []
    assert field.property("wrong") == "true"
    field.setText("24.3")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert said == [date(2027, 3, 24)]
    assert field.property("wrong") == "false"
    assert field.text() == "24.03.2027"


def test_a_choice_tells_what_the_person_chose_alone(qtbot: QtBot) -> None:
    choice = Choice("Type", [("Ingen", None), ("En", 1), ("To", 2)])
    shown(choice, qtbot)
    said: list[object] = []
    choice.chosen.connect(said.append)
    choice.show_value(2)
    assert choice.value() == 2
    assert said == [], "what the desk shows is no act"
    choice.set_options([("Null", 0), ("To", 2)])
    assert choice.value() == 2
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, wheel)
    assert choice.value() == 2, "a wheel changes no decision"
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert said == [0]


def draw(painter: QPainter, rect: object, value: object, selected: bool) -> None:
    put(painter, rect, str(value))  # type: ignore[arg-type]


def test_rows_by_keyboard_and_for_a_reader(qtbot: QtBot) -> None:
    rows = RowList("Leverandører", 40, draw, lambda value: f"leverandør {value}")
    rows.resize(300, 200)
    shown(rows, qtbot)
    picked: list[object] = []
    opened: list[object] = []
    rows.picked.connect(picked.append)
    rows.opened.connect(opened.append)
    rows.show_rows(["a", "b", "c"], key=str)
    rows.pick_row(0)
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert (picked, opened) == (["a", "b"], ["b"])
    rows.show_rows(["x", "b"], key=str)
    assert rows.value() == "b", "the current row stays current"
    index = rows.rows.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "leverandør x"
    assert rows.rows.index(7).data(Qt.ItemDataRole.DisplayRole) is None
    assert nameless(rows) == []


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


@given(words, st.integers(60, 400), st.integers(1, 3))
def test_text_in_a_cell_never_runs_over(text: str, width: int, lines: int) -> None:
    metrics = QFontMetrics(LOOK.font())
    shown_text = fitted(text, width, lines, metrics)
    each = shown_text.split("\n") if shown_text else []
    assert len(each) <= lines
    assert all(metrics.horizontalAdvance(line) <= width for line in each)
    whole = " ".join(text.split())
    assert "…" in shown_text or " ".join(each) == whole


def test_a_word_that_is_shaped_anew_where_it_is_cut_does_not_run_over() -> None:
    """Letters are wider beside an ellipsis than within their word in many scripts."""
    metrics = create_autospec(QFontMetrics, instance=True)
    metrics.elidedText.side_effect = lambda text, mode, width: f"{text[: width // 10]}…"
    metrics.horizontalAdvance.side_effect = lambda text: 11 * len(text)
    shown_text = fitted("integrasjonsplattform", 100, 1, metrics)
    assert shown_text == "integras…"
    assert metrics.horizontalAdvance(shown_text) <= 100


def test_a_sign_without_its_letter_does_not_run_over() -> None:
    """One letter, and wider than the cell: a vowel sign of Kannada, drawn with its circle."""
    metrics = create_autospec(QFontMetrics, instance=True)
    metrics.elidedText.side_effect = lambda text, mode, width: text
    metrics.horizontalAdvance.side_effect = lambda text: 16 if text == "…" else 64
    assert fitted("\u0ccb", 62, 1, metrics) == "…"


def test_text_that_does_not_fit_is_cut_on_a_word() -> None:
    metrics = QFontMetrics(LOOK.font())
    text = "Lukkede grensesnitt i dagens journalsystem gjør integrasjon dyr"
    width = metrics.horizontalAdvance("Lukkede grensesnitt i dagens")
    assert fitted(text, width, 2, metrics).endswith("…")
    assert fitted(text, width, 3, metrics) == (
        "Lukkede grensesnitt i dagens\njournalsystem gjør\nintegrasjon dyr"
    )


def test_chips_flow_on_to_the_next_line(qtbot: QtBot) -> None:
    window = QWidget()
    flow = Flow(window)
    chips = [Chip("Integrasjon", "plug") for _ in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    window.resize(chips[0].width() * 2 + 20, 300)
    shown(window, qtbot)
    assert len({chip.y() for chip in chips}) == 3
    assert max(chip.geometry().right() for chip in chips) < window.width()
    assert flow.heightForWidth(10_000) == chips[0].height()


def test_a_long_panel_scrolls_and_pushes_nothing(qtbot: QtBot) -> None:
    panel = Panel(340)
    for _ in range(40):
        panel.content.addWidget(
            body("En lang setning som brytes over flere linjer i panelet", wrap=True)
        )
    panel.content.addStretch(1)
    shown(panel, qtbot)
    assert panel.minimumSizeHint().height() < 300
    area = panel.findChild(Scrolled)
    assert area is not None
    line = panel.findChildren(QLabel)[0]
    assert line.height() <= QFontMetrics(LOOK.font()).lineSpacing() * 2 + 4


def test_the_message_says_closes_and_acts(qtbot: QtBot) -> None:
    bar = MessageBar("Lukk")
    shown(bar, qtbot)
    bar.show_message("Disken er full.", "stop")
    assert bar.objectName() == "stop"
    assert bar.act.isHidden()
    assert nameless(bar) == []
    done: list[bool] = []
    bar.show_message("Fjernet.", "ok", "Angre", lambda: done.append(True))
    bar.act.setFocus()
    qtbot.keyClick(bar.act, Qt.Key.Key_Space)
    assert done == [True]
    assert bar.isHidden()
    bar.show_message("Noe", "warn", "Angre", lambda: done.append(True))
    bar.act.setFocus()
    qtbot.keyClick(bar.act, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert done == [True]


def test_every_part_has_a_name(qtbot: QtBot) -> None:
    page = Ground("page")
    fields = (
        TextField("Navn"),
        LongText("Tekst"),
        SearchField("Søk", "Søk"),
        Choice("Valg", [("a", 1)]),
        DayField("Dag", NEAR),
        TimeField("Tid"),
        Button("Ny", icon="plus"),
        icon_button("x", "Lukk"),
        RowList("Liste", 30, draw, str),
        MessageBar("Lukk"),
    )
    page.setLayout(column(card(*fields), Scrolled(Ground("page")), row()))
    qtbot.addWidget(page)
    assert nameless(page) == []
    nobody = QLineEdit(page)
    assert len(nameless(page)) == 1, "the walk would find one"
    nobody.setAccessibleName("Noe")
    label = page.findChild(QLabel)
    assert label is not None


def test_a_name_over_a_field_belongs_to_it(qtbot: QtBot) -> None:
    page, field = QWidget(), TextField("Tittel")
    page.setLayout(named("Tittel", field))
    qtbot.addWidget(page)
    label = page.findChild(QLabel)
    assert label is not None
    assert label.buddy() is field


def test_the_keyboard_goes_into_a_page_and_back(qtbot: QtBot) -> None:
    window, before, page = QWidget(), QLineEdit(), QWidget()
    first, second = QLineEdit(), QLineEdit()
    page.setLayout(column(QLabel("x"), first, second))
    window.setLayout(column(before, page))
    shown(window, qtbot)
    before.setFocus()
    focus_first(page)
    assert first.hasFocus()
    page.first = second  # type: ignore[attr-defined]
    focus_first(page)
    assert second.hasFocus()
    assert focus_again(before)
    assert before.hasFocus()
    before.hide()
    assert not focus_again(before)
    assert not focus_again(None)


def test_what_is_cleared_is_gone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = column(QLabel("a"), row(QLabel("b"), QLabel("c")), 8, None)
    window.setLayout(layout)
    clear(layout)
    qtbot.waitUntil(lambda: window.findChildren(QLabel) == [])
    assert layout.count() == 0


@pytest.mark.parametrize("make", [lambda: DayField("Dag", NEAR), lambda: TimeField("Tid")])
def test_the_example_of_a_day_is_seen_only_while_one_is_about_to_type(
    make: Callable[[], TextField], qtbot: QtBot
) -> None:
    field, other = make(), TextField("Annet")
    both = QWidget()
    both.setLayout(column(other, field))
    shown(both, qtbot)
    other.setFocus()
    assert field.placeholderText() == "", "else it is read as what stands there"
    field.setFocus()
    assert field.placeholderText()
    other.setFocus()
    assert field.placeholderText() == ""
    field.setPlaceholderText("Samtykke")
    field.setFocus()
    other.setFocus()
    assert field.placeholderText() == "Samtykke", "what it is for, where it has no name over it"


def test_a_field_of_a_set_width_stands_under_its_name(qtbot: QtBot) -> None:
    whole = QWidget()
    field = DayField("Dag", NEAR)
    whole.setLayout(named("Dag", field))
    whole.resize(500, 80)
    shown(whole, qtbot)
    assert field.x() == 0


def test_text_that_wraps_is_committed_by_enter_and_is_one_line(qtbot: QtBot) -> None:
    field = WrappedText("Årsak")
    field.resize(160, field.height())
    shown(field, qtbot)
    told: list[str] = []
    field.committed.connect(told.append)
    low = field.height()
    QApplication.clipboard().setText("halv\nbemanning\r\nhele sommeren i alle kommunene")
    field.paste()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == ["halv bemanning hele sommeren i alle kommunene"]
    assert field.height() > low


def test_a_row_is_picked_by_what_it_is_known_by(qtbot: QtBot) -> None:
    rows = RowList("Navn", 20, lambda *_: None, str)
    qtbot.addWidget(rows)
    assert not rows.pick_key("b"), "nothing is shown yet"
    rows.show_rows(["Anne", "Berit"], key=lambda one: one[0].lower())
    assert rows.pick_key("b")
    assert rows.value() == "Berit"
    assert not rows.pick_key("c")
    assert rows.value() == "Berit"


def test_a_list_ends_on_a_whole_row(themed: None, qtbot: QtBot) -> None:
    rows = RowList("Funn", 40, lambda *_: None, str)
    qtbot.addWidget(rows)
    rows.show_rows([str(n) for n in range(20)])
    rows.resize(200, 215)
    rows.show()
    assert rows.viewport().height() == 200
    rows.set_row_height(60)
    assert rows.viewport().height() == 180
    rows.resize(200, 30)
    assert rows.viewport().height() == 30, "less than a row is shown all the same"
    rows.resize(200, 215)
    rows.pick_row(19)
    last = rows.visualRect(rows.rows.index(19))
    assert last.bottom() == rows.viewport().height() - 1


@pytest.mark.parametrize("width", range(60, 260, 20))
def test_no_line_is_a_sign_of_cutting_alone(themed: None, width: int) -> None:
    """A long word before the cut leaves no room for … on its line."""
    metrics = LOOK.metrics(Size.SMALL)
    name = "Trygdal Respons Velferdsteknologi og Tjenesteutvikling Norden AS"
    lines = fitted(name, width, 2, metrics).split("\n")
    assert all(line.strip("… ") for line in lines)
    assert max(map(metrics.horizontalAdvance, lines)) <= width


def test_the_chosen_row_stays_whole_in_sight_when_the_list_gets_lower(
    themed: None, qtbot: QtBot
) -> None:
    rows = RowList("Rader", 40, lambda *_: None, str)
    qtbot.addWidget(rows)
    rows.resize(300, 400)
    rows.show_rows(list(range(20)))
    rows.show()
    qtbot.waitExposed(rows)
    rows.pick_row(9)
    assert rows.visualRect(rows.currentIndex()).bottom() > 360
    rows.resize(300, 380)
    qtbot.wait(20)
    assert rows.visualRect(rows.currentIndex()).bottom() < rows.viewport().height()


def test_tab_away_from_something_high_does_not_scroll_it(themed: None, qtbot: QtBot) -> None:
    high = QWidget()
    high.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    high.setMinimumHeight(900)
    area, after = Scrolled(high), Button("Videre")
    page = Ground("page")
    page.setLayout(column(area, after))
    qtbot.addWidget(page)
    page.resize(300, 300)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    high.setFocus()
    qtbot.keyClick(high, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert area.verticalScrollBar().value() == 0


def test_tab_still_brings_what_it_comes_to_into_sight(themed: None, qtbot: QtBot) -> None:
    first, last = Button("Først"), Button("Sist")
    inside = Ground("page")
    inside.setLayout(column(first, 900, last))
    area = Scrolled(inside)
    qtbot.addWidget(area)
    area.resize(300, 300)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert last.hasFocus()
    assert not last.visibleRegion().isEmpty()


def test_a_field_that_is_pushed_down_while_one_writes_in_it_stays_whole(
    themed: None, qtbot: QtBot
) -> None:
    above, field = QWidget(), TextField("Verdi")
    above.setFixedHeight(240)
    inside = Ground("page")
    inside.setLayout(column(above, field, 400))
    area = Scrolled(inside)
    qtbot.addWidget(area)
    area.resize(300, 300)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    field.setFocus()
    assert field.visibleRegion().boundingRect().height() == field.height()
    above.setFixedHeight(275)
    qtbot.waitUntil(
        lambda: (
            field.y() >= 275 and field.visibleRegion().boundingRect().height() == field.height()
        ),
        timeout=1000,
    )
