"""Elements of WordprocessingML, made as they are written: ``el("w:p", el("w:r", …))``."""

from __future__ import annotations

from typing import Final

from lxml import etree

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES: Final = {"w": W, "xml": "http://www.w3.org/XML/1998/namespace"}
_MAP: Final = {"w": W}

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it


Facts = dict[str, str | int | float]


def name(tag: str) -> str:
    prefix, _, local = tag.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def el(tag: str, *kids: Element | None, **facts: str | int | float) -> Element:
    """``facts`` are attributes of ``w:``; lengths are whole twentieths of a point. None is no kid."""
    made = etree.Element(name(tag), nsmap=_MAP)
    for key, value in facts.items():
        whole = str(round(value)) if isinstance(value, float) else str(value)
        made.set(name(f"w:{key.rstrip('_')}"), whole)
    made.extend(kid for kid in kids if kid is not None)
    return made


def val(tag: str, value: str | int | float) -> Element:
    return el(tag, val=value)


def twips(points: float) -> int:
    return round(points * 20)
