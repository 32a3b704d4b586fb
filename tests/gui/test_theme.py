"""Contrast by the formula of WCAG, and a look that changes in the window as it stands."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.gui.chips import KIND_ICONS, SECRECY_ICONS, TYPE_ICONS, Chip, Tone
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import (
    DARK,
    FAMILY,
    LIGHT,
    LOOK,
    Size,
    Theme,
    Tokens,
    apply_theme,
    system_is_dark,
)
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import Ground, column
from lupdesk.gui.widgets.labels import Picture, meta

GROUNDS = ("surface", "bg", "rail", "sunken", "accent_soft")
STATES = ("stop", "warn", "ok")


def luminance(colour: str) -> float:
    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(tokens: Tokens) -> None:
    inks = ("text", "text2", "accent", *STATES)
    pairs = [*product(inks, GROUNDS), ("on_accent", "accent")]
    pairs += [(ink, f"{state}_soft") for ink, state in product(("text", "text2"), STATES)]
    pairs += [(state, f"{state}_soft") for state in STATES]
    poor = {
        f"{ink} on {ground}": round(ratio, 2)
        for ink, ground in pairs
        if (ratio := contrast(getattr(tokens, ink), getattr(tokens, ground))) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_and_focus_can_be_seen(tokens: Tokens) -> None:
    edges = [("field", "bg"), ("field", "surface")]
    edges += [("accent", ground) for ground in GROUNDS]
    poor = [
        pair for pair in edges if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 3.0
    ]
    assert poor == []


@pytest.fixture
def light(themed: None, qapp: QApplication) -> QApplication:
    return qapp


def test_palette_and_type(light: QApplication) -> None:
    palette = light.palette()
    assert palette.color(QPalette.ColorRole.Window) == QColor(LIGHT.bg)
    assert palette.color(QPalette.ColorRole.Highlight) == QColor(LIGHT.accent_soft)
    assert not system_is_dark(light)
    font = LOOK.font(Size.TITLE, strong=True)
    assert font.pixelSize() == 24
    assert QFontInfo(font).family() == FAMILY, "the program's own font is there"


def test_larger_text_makes_everything_larger(light: QApplication) -> None:
    chip = Chip("Barriere", "construction")
    before = chip.sizeHint()
    try:
        apply_theme(light, Theme(scale=130))
        assert LOOK.font(Size.BODY).pixelSize() == 21
        after = chip.sizeHint()
        assert after.height() > before.height()
        assert after.width() > before.width() * 1.2
    finally:
        apply_theme(light, Theme())


def ground_of(widget: Ground) -> QColor:
    return widget.grab().toImage().pixelColor(2, 2)


def test_the_theme_changes_in_the_window_as_it_stands(light: QApplication, qtbot: QtBot) -> None:
    window = Ground("page")
    button, picture, chip = Button("Ny", icon="plus"), Picture("lock"), Chip("Åpen", "", Tone.OK)
    quiet = meta("Lite")
    window.setLayout(column(button, picture, chip, quiet, margins=(20, 20, 20, 20)))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    assert ground_of(window) == QColor(LIGHT.bg)
    before = button.icon().pixmap(18, 18).toImage(), picture.pixmap().toImage()
    try:
        apply_theme(light, Theme(dark=True))
        qtbot.wait(20)
        assert system_is_dark(light)
        assert ground_of(window) == QColor(DARK.bg)
        assert chip.grab().toImage().pixelColor(chip.width() - 5, 2) == QColor(DARK.ok_soft)
        assert button.icon().pixmap(18, 18).toImage() != before[0]
        assert picture.pixmap().toImage() != before[1]
        assert quiet.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.text2)
    finally:
        apply_theme(light, Theme())


def test_icons_are_tinted_and_kept(light: QApplication) -> None:
    image = pixmap("lock", "stop", 16).toImage()
    seen = [
        image.pixelColor(x, y)
        for x, y in product(range(image.width()), range(image.height()))
        if image.pixelColor(x, y).alpha() > 150
    ]
    assert len(seen) > 10
    wanted = QColor(LIGHT.stop)
    assert all(abs(one.red() - wanted.red()) < 4 for one in seen)
    assert all(abs(one.green() - wanted.green()) < 4 for one in seen)
    assert pixmap("lock", "stop", 16).cacheKey() == pixmap("lock", "stop", 16).cacheKey()
    assert image.width() == 16 * image.devicePixelRatio()


def test_every_icon_that_the_code_names_is_there(root: Path) -> None:
    """Each word in quotes after ``icon=`` or where icons are usually named."""
    named = set(TYPE_ICONS.values()) | set(KIND_ICONS.values()) | set(SECRECY_ICONS.values())
    calls = re.compile(
        r"(?:icon=|pixmap\(|Picture\(|tinted\(|icon_button\(|EmptyState\(\s*)\"([a-z0-9-]+)\""
    )
    for path in (root / "lupdesk" / "gui").rglob("*.py"):
        named |= set(calls.findall(path.read_text("utf-8")))
    there = {path.stem for path in (root / "resources" / "icons").glob("*.svg")}
    assert len(named) > 40
    assert named - there == set()


def test_a_chip_within_too_little_room_is_cut(light: QApplication) -> None:
    chip = Chip("Fase 5 · En-til-en-møter", "", Tone.ACCENT)
    whole = chip.width()
    chip.limit(80)
    assert chip.width() == 80
    chip.limit(0)
    assert chip.width() == whole
    assert chip.accessibleName() == chip.text
    assert not chip.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_a_ticked_box_with_the_focus_is_told_from_one_without_in_grey(
    look: None, qapp: QApplication, qtbot: QtBot, kind: type[QCheckBox | QRadioButton], dark: bool
) -> None:
    apply_theme(qapp, Theme(dark=dark))
    whole = QWidget()
    boxes = [kind(whole) for _ in range(2)]
    for n, box in enumerate(boxes):
        box.setAutoExclusive(False)
        box.setChecked(True)
        box.setGeometry(40 * n, 0, 30, 30)
    qtbot.addWidget(whole)
    whole.show()
    whole.activateWindow()
    qtbot.waitUntil(whole.isActiveWindow)
    boxes[0].setFocus()
    one, other = (box.grab().toImage() for box in boxes)
    differ = sum(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 60
        for x in range(one.width())
        for y in range(one.height())
    )
    apply_theme(qapp, Theme())
    assert differ > 40
