"""XML that a stranger made: no network, no entities, no bombs."""

from __future__ import annotations

from typing import Final

from lxml import etree

from lupdesk.importers.files import check_size
from lupdesk.importers.limits import MAX_NOTICE_BYTES, MAX_NOTICE_DEPTH
from lupdesk.problems import Problem

_TREE_LIMIT: Final = "depth"
"""libxml2 has one error code for all its limits; only its words tell which."""


def parse(
    data: bytes, name: str, limit: int = MAX_NOTICE_BYTES, what: str = "notice"
) -> etree._Element:
    """The root. Raises ``Problem`` for what is no XML, declares entities, or is too much; its
    sentence is the one for ``what`` the file should have been.
    """
    check_size(data, name, limit)
    plain = data.replace(b"\0", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise Problem(f"{what}-has-doctype", file=name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if _TREE_LIMIT in (error.msg or ""):
            raise Problem(f"{what}-too-deep", file=name, limit=MAX_NOTICE_DEPTH) from error
        raise Problem(f"{what}-not-xml", file=name, line=error.lineno or 1) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Problem(f"{what}-has-doctype", file=name)
    if _depth(root) > MAX_NOTICE_DEPTH:
        raise Problem(f"{what}-too-deep", file=name, limit=MAX_NOTICE_DEPTH)
    return root


def _depth(root: etree._Element) -> int:
    deepest, level = 0, 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest
