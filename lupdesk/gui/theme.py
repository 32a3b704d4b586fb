"""The look: tokens, palette, style sheet and type. Colours come from here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from lupdesk.paths import cache_folder, resources

FAMILY: Final = "Source Sans 3"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by use. Text holds 4.5 : 1 on every ground it stands on, edges and focus 3 : 1."""

    bg: str
    rail: str
    surface: str
    sunken: str
    line: str
    field: str
    text: str
    text2: str
    accent: str
    accent_soft: str
    on_accent: str
    stop: str
    stop_soft: str
    warn: str
    warn_soft: str
    ok: str
    ok_soft: str


LIGHT: Final = Tokens(
    bg="#F5F4F0",
    rail="#ECEAE4",
    surface="#FFFFFF",
    sunken="#E9E6DF",
    line="#DEDBD3",
    field="#85898A",
    text="#1D2326",
    text2="#54595C",
    accent="#0B5A68",
    accent_soft="#DDEBED",
    on_accent="#FFFFFF",
    stop="#A8231B",
    stop_soft="#FBE7E4",
    warn="#754700",
    warn_soft="#FAEDD2",
    ok="#1C6538",
    ok_soft="#E0F0E5",
)
DARK: Final = Tokens(
    bg="#16191B",
    rail="#121517",
    surface="#1F2326",
    sunken="#282D30",
    line="#363C40",
    field="#788085",
    text="#E8EAE9",
    text2="#AAB1B5",
    accent="#7FCAD6",
    accent_soft="#17363D",
    on_accent="#06252B",
    stop="#FF9F95",
    stop_soft="#45211E",
    warn="#F0C06A",
    warn_soft="#3B2D12",
    ok="#88D3A0",
    ok_soft="#1B3424",
)


class Size(IntEnum):
    """The three sizes of type, in pixels at 100 %."""

    SMALL = 14
    BODY = 16
    TITLE = 24


@dataclass(frozen=True, slots=True)
class Theme:
    """``scale`` is the text size in per cent: 100, 115 or 130."""

    dark: bool = False
    scale: int = 100

    @property
    def tokens(self) -> Tokens:
        return DARK if self.dark else LIGHT

    def pixels(self, size: int) -> int:
        """A length that grows with the text."""
        return round(size * self.scale / 100)


class Look:
    """The theme in force: one per application, handed to whoever paints."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def colour(self, token: str) -> QColor:
        return QColor(getattr(self.theme.tokens, token))

    def font(self, size: Size = Size.BODY, *, strong: bool = False) -> QFont:
        return QFont(_font(self.theme.pixels(size), strong))

    def metrics(self, size: Size = Size.BODY, *, strong: bool = False) -> QFontMetrics:
        """Of the font: made once, since rows ask for every cell that is painted."""
        return _metrics(self.theme.pixels(size), strong)

    def px(self, length: int) -> int:
        return self.theme.pixels(length)


@lru_cache(maxsize=32)
def _font(pixels: int, strong: bool) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


@lru_cache(maxsize=32)
def _metrics(pixels: int, strong: bool) -> QFontMetrics:
    return QFontMetrics(_font(pixels, strong))


LOOK: Final = Look(Theme())
"""The look that widgets paint with; ``apply_theme`` changes its theme."""


def load_fonts() -> None:
    """Regular, semibold and italic; before the first widget."""
    for path in sorted((resources() / "fonts").glob("SourceSans*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def system_is_dark(app: QApplication) -> bool:
    """By what the palette really is, since the named scheme may not match it."""
    return app.palette().color(QPalette.ColorRole.Window).lightness() < 128


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Style before palette, palette before sheet; every widget repaints."""
    sheet = _sheet(theme)
    if theme == LOOK.theme and app.styleSheet() == sheet:
        return
    LOOK.theme = theme
    if not app.styleSheet():
        app.setStyle("Fusion")
    app.setPalette(_palette(theme.tokens))
    app.setFont(LOOK.font())
    app.setStyleSheet(sheet)
    for widget in app.allWidgets():
        widget.update()


def _palette(tokens: Tokens) -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    for which, colour in (
        (role.Window, tokens.bg),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.sunken),
        (role.Text, tokens.text),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.PlaceholderText, tokens.text2),
        (role.Highlight, tokens.accent_soft),
        (role.HighlightedText, tokens.text),
        (role.Link, tokens.accent),
        (role.Accent, tokens.accent),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.text),
        (role.Light, tokens.surface),
        (role.Mid, tokens.line),
        (role.Dark, tokens.field),
        (role.Shadow, tokens.line),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.text2))
    return palette


def _tick(colour: str) -> str:
    """The tick as a file: style sheets take images from files alone."""
    path = cache_folder() / f"tick-{colour[1:]}.svg"
    source = (resources() / "icons" / "check.svg").read_text("utf-8")
    return _kept(path, source.replace("currentColor", colour))


def _kept(path: Path, text: str) -> str:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(text, "utf-8")
    except OSError:
        return ""
    return path.as_posix()


_SHEET: Final = """
QWidget#page, QWidget#top {{ background: {bg}; }}
QWidget#rail {{ background: {rail}; }}
QWidget#panel, QWidget#card, QWidget#popup {{ background: {surface}; }}
QWidget#card {{ border-radius: 8px; }}
QWidget#popup {{ border: 1px solid {field}; border-radius: 8px; }}
QWidget#soft {{ background: {sunken}; border-radius: 8px; }}
QWidget#stop {{ background: {stop_soft}; border-radius: 8px; }}
QWidget#warn {{ background: {warn_soft}; border-radius: 8px; }}
QWidget#ok {{ background: {ok_soft}; border-radius: 8px; }}
QWidget#accent {{ background: {accent_soft}; border-radius: 8px; }}
QFrame#hair {{ background: {line}; border: 0; }}
QLabel[tone="text2"] {{ color: {text2}; }}
QLabel[tone="accent"] {{ color: {accent}; }}
QLabel[tone="stop"] {{ color: {stop}; }}
QLabel[tone="warn"] {{ color: {warn}; }}
QLabel[tone="ok"] {{ color: {ok}; }}
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit, QTextEdit#field {{
    background: {surface}; border: 1px solid {field}; border-radius: 6px; }}
QLineEdit, QComboBox, QSpinBox {{ padding: 0 9px; min-height: {inner}px; }}
QPlainTextEdit, QTextEdit#field {{ padding: 5px 6px; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus {{ border: 2px solid {accent}; padding: 0 8px; }}
QPlainTextEdit:focus, QTextEdit#field:focus {{ border: 2px solid {accent}; padding: 4px 5px; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {bg}; }}
QLineEdit:disabled, QComboBox:disabled {{ background: {bg}; border-color: {line}; }}
QLineEdit[wrong="true"] {{ border: 2px solid {stop}; padding: 0 8px; }}
QComboBox::drop-down {{ border: 0; width: 28px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {field}; padding: 4px;
    selection-background-color: {accent_soft}; selection-color: {text}; outline: 0; }}
QPushButton {{ background: {surface}; border: 1px solid {field}; border-radius: 6px;
    padding: 0 13px; min-height: {inner}px; color: {text}; }}
QPushButton:hover {{ background: {sunken}; }}
QPushButton:disabled {{ background: {bg}; border-color: {line}; color: {text2}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 0 12px; outline: 0; }}
QPushButton[kind="primary"] {{ background: {accent}; border: 1px solid {accent};
    color: {on_accent}; font-weight: 600; padding: 0 13px; }}
QPushButton[kind="primary"]:disabled {{ background: {sunken}; border-color: {line}; color: {text2}; }}
QPushButton[kind="quiet"] {{ background: transparent; border: 1px solid transparent;
    color: {accent}; padding: 0 5px; }}
QPushButton#slim {{ color: {text}; min-height: 0; padding: 0 5px; }}
QPushButton#case {{ color: {text}; }}
QPushButton[kind="quiet"]:hover {{ background: {sunken}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {accent}; padding: 0 4px; }}
QPushButton[kind="quiet"]:disabled {{ color: {text2}; }}
QTableView, QListView, QTreeView, QScrollArea, QTextBrowser {{
    background: transparent; border: 0; outline: 0; }}
QScrollArea > QWidget > QWidget#clear {{ background: transparent; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{ background: transparent; color: {text2}; border: 0;
    border-bottom: 1px solid {line}; padding: 0 12px; font-weight: 600; font-size: {small}px; }}
QCheckBox, QRadioButton {{ spacing: 8px; min-height: 28px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {side}px; height: {side}px;
    border: 1px solid {field}; border-radius: 4px; background: {surface}; }}
QRadioButton::indicator {{ border-radius: {round}px; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url({tick}); }}
QRadioButton::indicator:checked {{ border: 5px solid {accent}; width: {dot}px; height: {dot}px; }}
QCheckBox:focus, QRadioButton:focus {{ outline: 0; color: {accent}; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {accent};
    width: {focused}px; height: {focused}px; }}
QCheckBox::indicator:checked:focus {{ background: {surface}; image: url({tick_focused}); }}
QRadioButton::indicator:checked:focus {{ border: 2px solid {accent};
    width: {focused}px; height: {focused}px; background: qradialgradient(cx: 0.5, cy: 0.5,
    radius: 0.5, fx: 0.5, fy: 0.5, stop: 0.5 {accent}, stop: 0.6 {surface}); }}
QMenuBar {{ background: {bg}; color: {text}; padding: 2px 16px; }}
QMenuBar::item {{ background: transparent; padding: 4px 8px; border-radius: 6px; }}
QMenuBar::item:selected {{ background: {sunken}; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {field}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_soft}; }}
QMenu::item:disabled {{ color: {text2}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {field}; padding: 4px 8px; }}
QScrollBar:vertical {{ width: 10px; background: transparent; margin: 0; }}
QScrollBar::handle:vertical {{ background: {field}; border-radius: 3px; margin: 0 2px; min-height: 32px; }}
QScrollBar:horizontal {{ height: 10px; background: transparent; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {field}; border-radius: 3px; margin: 2px 0; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    width: 0; height: 0; background: none; }}
QProgressBar {{ background: {sunken}; border: 0; border-radius: 4px; max-height: 8px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QSplitter::handle {{ background: transparent; }}
"""


def _sheet(theme: Theme) -> str:
    tokens = {name: getattr(theme.tokens, name) for name in Tokens.__slots__}
    side = theme.pixels(16)
    return _SHEET.format(
        tick=_tick(theme.tokens.on_accent),
        # A ticked box with the focus is turned inside out: seen without colour.
        tick_focused=_tick(theme.tokens.accent),
        inner=theme.pixels(34),
        small=theme.pixels(Size.SMALL),
        # A box or ring of the same outer size, whatever the width of its edge.
        side=side,
        round=(side + 2) // 2,
        dot=side - 8,
        focused=side - 2,
        **tokens,
    )
