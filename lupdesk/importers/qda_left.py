"""What a REFI-QDA project holds that has no place here, counted so that it can be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from lupdesk.domain.coding import SAYS_THE_SAME
from lupdesk.importers.qda_found import Left

_SOURCES: Final = {
    "PictureSource": Left.PICTURE,
    "PDFSource": Left.PDF,
    "AudioSource": Left.AUDIO,
    "VideoSource": Left.VIDEO,
}
_LISTS: Final = (
    ("Notes/Note", Left.NOTE),
    ("Sets/Set", Left.SET),
    ("CodeBook/Sets/Set", Left.SET),
    ("Variables/Variable", Left.VARIABLE),
    ("Graphs/Graph", Left.GRAPH),
)
_INSIDE: Final = ("Representation", "TextDescription", "Transcript")
"""Texts of sources that are none themselves."""
OURS: Final = "LUPDesk"


def left_of(root: etree._Element, space: str, whole: int) -> tuple[tuple[Left, int], ...]:
    """``space``: the namespace as tags have it, ``{…}``; ``whole``: codes of whole texts."""
    counted: Counter[Left] = Counter({Left.WHOLE: whole})
    for path, kind in _LISTS:
        counted[kind] += len(root.findall("/".join(space + part for part in path.split("/"))))
    links = root.iterfind(f"{space}Links/{space}Link")
    counted[Left.LINK] = sum(one.get("name") != SAYS_THE_SAME for one in links)
    counted[Left.COLOUR] = sum(one.get("color") is not None for one in root.iter(f"{space}Code"))
    coders = len(root.findall(f"{space}Users/{space}User"))
    counted[Left.CODER] = coders if coders > 1 else 0
    for element in root.iterfind(f"{space}Sources/*"):
        _count_source(element, space, counted)
    if root.get("origin") == OURS:
        del counted[Left.UNCODED]
    return tuple((kind, counted[kind]) for kind in Left if counted[kind])


def texts_of(source: etree._Element, space: str) -> list[etree._Element]:
    """A text source itself; of another source the text of its page, of what was said in it …"""
    if source.tag == f"{space}TextSource":
        return [source]
    return [one for name in _INSIDE for one in source.iterfind(space + name)]


def selections_in(text: etree._Element, space: str) -> Iterator[tuple[etree._Element, str, str]]:
    """With their places as they are written. Those of a transcript may say a time alone, and have
    no place in it then.
    """
    for one in text.iterfind(f"{space}PlainTextSelection"):
        yield one, one.get("startPosition") or "", one.get("endPosition") or ""
    points = {_key(one, "guid"): one.get("position") for one in text.iterfind(f"{space}SyncPoint")}
    for one in text.iterfind(f"{space}TranscriptSelection"):
        start, end = (points.get(_key(one, name)) for name in ("fromSyncPoint", "toSyncPoint"))
        if start is not None and end is not None:
            yield one, start, end


def _key(element: etree._Element, attribute: str) -> str:
    return (element.get(attribute) or "").strip().strip("{}").casefold()


def _count_source(source: etree._Element, space: str, counted: Counter[Left]) -> None:
    texts = texts_of(source, space)
    selections = [one for text in texts for one, _, _ in selections_in(text, space)]
    coded = sum(one.find(f"{space}Coding") is not None for one in selections)
    counted[Left.UNCODED] += len(selections) - coded
    counted[Left.COMMENT] += sum(
        bool((one.findtext(f"{space}Description") or "").strip()) for one in selections
    )
    kind = _SOURCES.get(etree.QName(source).localname)
    if kind is not None:
        # Parts of a picture, of a page, of a recording.
        parts = [one for one in source if etree.QName(one).localname.endswith("Selection")]
        spoken = [one for text in texts for one in text.iterfind(f"{space}TranscriptSelection")]
        timed = set(spoken).difference(selections)
        beside = any(one.find(f"{space}Coding") is not None for one in (*parts, *timed))
        counted[kind] += beside or not coded
