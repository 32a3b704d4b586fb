"""The office's logo, from an SVG or a PNG that somebody handed in."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Protocol

import pypdfium2
from lxml import etree
from PIL import Image, UnidentifiedImageError
from reportlab.graphics.renderPDF import _PDFRenderer
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from svglib.svglib import SvgRenderer

from lupdesk.documents.pdf.tagging import TaggedCanvas
from lupdesk.problems import Problem

HIGH: Final = 30.0
WIDE: Final = 150.0
"""The room that a logo has at the head of the first page, in points."""
LARGEST: Final = 1_000_000
"""Bytes of the file."""
MOST_PIXELS: Final = 4_000_000
_PIXELS: Final = 4
"""For each point."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SVG: Final = "{http://www.w3.org/2000/svg}"
_REFUSED: Final = frozenset(("image", "script", "foreignObject", "animate", "set", "a", "filter"))
_OUTSIDE: Final = re.compile(r"@import|url\(\s*['\"]?(?![#'\"])", re.IGNORECASE)
_TOLD: Final = frozenset(("title", "desc", "metadata"))
_LETTERS: Final = frozenset(("text", "tspan", "textPath"))


class Logo(Protocol):
    """Drawn inside an artifact: the office's name stands beside it as text."""

    @property
    def wide(self) -> float:
        """Points, when it is ``HIGH`` or lower."""

    def draw(self, canvas: TaggedCanvas, x: float, low: float) -> None: ...

    @property
    def high(self) -> float: ...

    @property
    def pictures(self) -> frozenset[str]:
        """SHA-256 of what it brings into a PDF, of ``png`` and of ``web``: the proof lets just
        those through.
        """

    @property
    def png(self) -> bytes:
        """As pixels, for what cannot hold lines: four for each point, the ground see-through."""

    @property
    def web(self) -> tuple[str, bytes]:
        """Media type and bytes for a page, without what the file says of itself."""


def read_logo(data: bytes, name: str = "") -> Logo:
    """Problem ``logo-too-large``, ``logo-kind``, ``logo-broken``, ``logo-letters`` or
    ``logo-outside``.
    """
    if len(data) > LARGEST:
        raise Problem("logo-too-large", file=name, most=LARGEST)
    if data.startswith(_PNG):
        return _png(data, name)
    if b"<svg" in data[:2000]:
        return _svg(data, name)
    raise Problem("logo-kind", file=name)


# -- PNG --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Pixels:
    png: bytes
    size: tuple[float, float]
    pictures: frozenset[str]

    @property
    def wide(self) -> float:
        return self.size[0]

    @property
    def high(self) -> float:
        return self.size[1]

    @property
    def web(self) -> tuple[str, bytes]:
        return "image/png", self.png

    def draw(self, canvas: TaggedCanvas, x: float, low: float) -> None:
        image = ImageReader(io.BytesIO(self.png))
        wide, high = self.size
        canvas.drawImage(image, x, low + (HIGH - high) / 2, wide, high, mask="auto")


@lru_cache(maxsize=8)
def _png(data: bytes, name: str) -> Logo:
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Problem("logo-too-large", file=name, most=LARGEST)
            whole = image.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise Problem("logo-broken", file=name) from error
    plain, alpha = whole.convert("RGB"), whole.getchannel("A")
    out = io.BytesIO()
    whole.info.clear()
    whole.save(out, "PNG")
    brought = (plain.tobytes(), alpha.tobytes(), out.getvalue())
    pictures = frozenset(hashlib.sha256(one).hexdigest() for one in brought)
    return _Pixels(out.getvalue(), _fitted(whole.width, whole.height), pictures)


# -- SVG --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Lines:
    drawing: Any
    size: tuple[float, float]
    bare: bytes
    """The SVG without what it says of itself."""

    @property
    def wide(self) -> float:
        return self.size[0]

    @property
    def high(self) -> float:
        return self.size[1]

    @property
    def pictures(self) -> frozenset[str]:
        return frozenset(hashlib.sha256(one).hexdigest() for one in (self.png, self.bare))

    @property
    def png(self) -> bytes:
        return _as_pixels(self)

    @property
    def web(self) -> tuple[str, bytes]:
        return "image/svg+xml", self.bare

    def draw(self, canvas: Canvas, x: float, low: float) -> None:
        self.draw_at(canvas, x, low + (HIGH - self.high) / 2)

    def draw_at(self, canvas: Canvas, x: float, low: float) -> None:
        wide, high = self.size
        canvas.saveState()
        canvas.translate(x, low)
        canvas.scale(wide / self.drawing.width, high / self.drawing.height)
        _Fontless().draw(self.drawing, canvas, 0, 0)
        canvas.restoreState()


@lru_cache(maxsize=8)
def _as_pixels(logo: _Lines) -> bytes:
    """Drawn on a page of its own size, and read from there."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=logo.size, invariant=True)
    logo.draw_at(canvas, 0, 0)
    canvas.save()
    with pypdfium2.PdfDocument(out.getvalue()) as page:
        bitmap = page[0].render(scale=_PIXELS, fill_color=(255, 255, 255, 0))
        image = bitmap.to_pil().convert("RGBA")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


class _Fontless(_PDFRenderer):
    """ReportLab names Times in each drawing, which no archive takes without the font itself."""

    def applyStateChanges(self, delta: Mapping[str, Any], new_state: Mapping[str, Any]) -> None:  # noqa: N802
        plain = {key: value for key, value in delta.items() if not key.startswith("font")}
        super().applyStateChanges(plain, new_state)


@lru_cache(maxsize=8)
def _svg(data: bytes, name: str) -> Logo:
    root = _parsed(data, name)
    named = {one.get("id"): one for one in root.iter() if one.get("id")}
    for element in root.iter():
        if isinstance(element.tag, str):
            _check(element, name)
            _check_use(element, named, name)
    try:
        drawing: Any = SvgRenderer("").render(root)
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as error:
        raise Problem("logo-broken", file=name) from error
    if drawing is None or min(drawing.width, drawing.height) <= 0 or not drawing.getContents():
        raise Problem("logo-broken", file=name)
    return _Lines(drawing, _fitted(drawing.width, drawing.height), _bare(root))


def _bare(root: Any) -> bytes:
    """Without comments, titles, and what drawing programs note of whoever drew it and where."""
    for element in list(root.iter()):
        own = isinstance(element.tag, str) and element.tag.startswith(_SVG)
        if not own or element.tag.removeprefix(_SVG) in _TOLD:
            if (above := element.getparent()) is not None:
                above.remove(element)
            continue
        for key in element.attrib:
            if str(key).startswith("{") and not str(key).endswith("}href"):
                del element.attrib[key]
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root))


def _parsed(data: bytes, name: str) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.LxmlError as error:
        raise Problem("logo-broken", file=name) from error
    if root.tag != f"{_SVG}svg":
        raise Problem("logo-broken", file=name)
    if root.getroottree().docinfo.internalDTD is not None:
        raise Problem("logo-outside", file=name)
    return root


def _check(element: Any, name: str) -> None:
    """Letters want a font that we do not have; what lies outside of the file is not fetched."""
    tag = str(element.tag).rpartition("}")[2]
    if tag in _LETTERS:
        raise Problem("logo-letters", file=name)
    if tag in _REFUSED:
        raise Problem("logo-outside", file=name)
    for key, value in element.attrib.items():
        leads = str(key).rpartition("}")[2] == "href" and not str(value).startswith("#")
        if leads or _OUTSIDE.search(str(value)):
            raise Problem("logo-outside", file=name)
    if tag == "style" and _OUTSIDE.search("".join(element.itertext())):
        raise Problem("logo-outside", file=name)


def _check_use(element: Any, named: Mapping[str, Any], name: str) -> None:
    """What is used again may not itself use something again: that could go on without end."""
    if element.tag != f"{_SVG}use":
        return
    hrefs = [str(value) for key, value in element.attrib.items() if str(key).endswith("href")]
    targets = [named.get(one.removeprefix("#")) for one in hrefs]
    if any(one is None or next(one.iter(f"{_SVG}use"), None) is not None for one in targets):
        raise Problem("logo-broken", file=name)


def _fitted(wide: float, high: float) -> tuple[float, float]:
    share = min(HIGH / high, WIDE / wide)
    return wide * share, high * share
