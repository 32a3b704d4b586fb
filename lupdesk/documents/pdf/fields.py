"""What the reader of a form fills in, as objects of the file: text, one of several, and ticks.

Frames are drawn on the page, so that they look the same in every program; the fields themselves
show nothing until somebody fills them in.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from lupdesk.documents.pdf.field_font import ALIAS, field_font
from lupdesk.documents.pdf.palette import INK
from lupdesk.documents.pdf.tagging import Entered

PRINTED: Final = 4
"""An annotation that is there on paper too, as the archive asks for."""
_MANY_LINES: Final = 1 << 12
_ONE_OF: Final = 1 << 15
_SIZE: Final = 10
_EMPTY: Final = b"/Tx BMC\nEMC\n"
_NOTHING: Final = b"q Q\n"
_ROUND: Final = 0.5523
"""How far the handles of a quarter of a circle reach."""


class Fields:
    """Of one file."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._fields: list[pikepdf.Object] = []
        self._groups: dict[str, pikepdf.Object] = {}
        self._shown: dict[tuple[bytes, float, float], pikepdf.Object] = {}
        self._off: dict[tuple[float, float], pikepdf.Object] = {}
        self._font: pikepdf.Object | None = None

    def widget(self, entered: Entered, page: pikepdf.Object) -> pikepdf.Object:
        """The annotation of the field; those of which one is chosen share a field."""
        left, low, right, high = entered.area
        widget = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                Rect=Array([round(one, 2) for one in entered.area]),
                F=PRINTED,
                P=page,
                TU=String(entered.said),
            )
        )
        wide, tall = right - left, high - low
        if entered.state:
            self._tick(widget, entered, wide, tall)
        else:
            self._text(widget, entered, wide, tall)
        if entered.one_of:
            group = self._group(entered)
            widget.Parent = group
            group.Kids.append(widget)
        else:
            widget.T = String(entered.name)
            self._fields.append(widget)
        return widget

    def close(self) -> None:
        """Nothing where the file has no fields."""
        if not self._fields:
            return
        self._pdf.Root.AcroForm = self._pdf.make_indirect(
            Dictionary(
                Fields=Array(self._fields),
                DA=String(_appearance()),
                DR=Dictionary(Font=Dictionary({f"/{ALIAS}": self._font_of_fields()})),
            )
        )

    def _text(self, widget: pikepdf.Object, entered: Entered, wide: float, tall: float) -> None:
        widget.FT = Name.Tx
        widget.MaxLen = entered.longest
        widget.DA = String(_appearance())
        if entered.lines:
            widget.Ff = _MANY_LINES
        widget.AP = Dictionary(N=self._show(_EMPTY, wide, tall))

    def _tick(self, widget: pikepdf.Object, entered: Entered, wide: float, tall: float) -> None:
        drawn = _dot(wide, tall) if entered.one_of else _hook(wide, tall)
        states = Dictionary({f"/{entered.state}": self._show(drawn, wide, tall)})
        states.Off = self._show(_NOTHING, wide, tall)
        widget.AP = Dictionary(N=states)
        widget.AS = Name.Off
        # Programs that are told to draw every field anew take the sign from here.
        widget.MK = Dictionary(CA=String("l" if entered.one_of else "4"))
        if not entered.one_of:
            widget.FT = Name.Btn

    def _group(self, entered: Entered) -> pikepdf.Object:
        if entered.name not in self._groups:
            group = self._pdf.make_indirect(
                Dictionary(
                    FT=Name.Btn,
                    Ff=_ONE_OF,
                    T=String(entered.name),
                    TU=String(entered.said.partition(" – ")[0]),
                    Kids=Array(),
                )
            )
            self._groups[entered.name] = group
            self._fields.append(group)
        return self._groups[entered.name]

    def _show(self, drawn: bytes, wide: float, tall: float) -> pikepdf.Object:
        """What a field of this size shows."""
        key = (drawn, round(wide, 2), round(tall, 2))
        if key not in self._shown:
            shown = self._pdf.make_stream(drawn)
            shown.Type = Name.XObject
            shown.Subtype = Name.Form
            shown.BBox = Array([0, 0, key[1], key[2]])
            shown.Resources = Dictionary()
            self._shown[key] = shown
        return self._shown[key]

    def _font_of_fields(self) -> pikepdf.Object:
        if self._font is None:
            self._font = field_font(self._pdf)
        return self._font


@cache
def _appearance() -> str:
    return f"/{ALIAS} {_SIZE} Tf {_ink()} rg"


@cache
def _ink() -> str:
    return " ".join(f"{part:.3f}" for part in INK.rgb())


def _dot(wide: float, tall: float) -> bytes:
    """A disc, half as wide as its field."""
    x, y, r = wide / 2, tall / 2, min(wide, tall) * 0.27
    k = r * _ROUND
    corners = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    curves = "".join(" ".join(f"{one:.2f}" for one in corner) + " c\n" for corner in corners)
    return f"q {_ink()} rg\n{x + r:.2f} {y:.2f} m\n{curves}f Q\n".encode()


def _hook(wide: float, tall: float) -> bytes:
    points = ((0.22, 0.52), (0.42, 0.28), (0.8, 0.78))
    path = " ".join(
        f"{share * wide:.2f} {up * tall:.2f} {'l' if number else 'm'}"
        for number, (share, up) in enumerate(points)
    )
    return f"q {_ink()} RG 1.8 w 1 J\n{path} S Q\n".encode()
