"""The codes of another program as themes: what each is called, and where it stands in the tree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from lupdesk.domain.coding import Field, own_codes
from lupdesk.domain.theming import DEEPEST, Tree
from lupdesk.domain.vocabulary import theme_key
from lupdesk.importers.qda_found import FoundCode, FoundCoding

_STROKE: Final = re.compile(r"\s+/\s+")
"""Would part a name in two where people write paths."""


@dataclass(frozen=True, slots=True)
class CodeThemes:
    names: Mapping[UUID, str]
    """What each code is called as a theme; those of ours that are none are not among them."""
    grown: tuple[tuple[tuple[str, ...], str], ...]
    """Paths that the tree lacks, each with what belongs under it."""
    fields: Mapping[UUID, Field]
    """Of codes that are no themes: the type, phase or side that they stand for."""


def themes_of_codes(
    procurement: UUID, found: FoundCoding, tree: Tree, said: Collection[str], *, returned: bool
) -> CodeThemes:
    """``said`` are the names that statements carry as they are written, ``returned``: statements
    of ours lie in the file.
    """
    ours = own_codes(procurement, (*said, *(one.name for one in tree.places)))
    # Our own words for types and phases are no themes; in a stranger's book they may be.
    ours_by_words = returned or any(one.says_our_field and len(one.path) > 1 for one in found.codes)
    written = {one.key: one.name for one in tree.places}
    known = written.keys() | set(map(theme_key, said))
    lost_tree = returned and all(len(one.path) == 1 for one in found.codes)
    ends = Counter(theme_key(one.path[-1]) for one in found.codes)
    names: dict[UUID, str] = {}
    by_path: dict[tuple[str, ...], str] = {}
    for one in found.codes:
        bare = lost_tree and one.is_called_as_our_field and theme_key(one.path[-1]) not in known
        if one.id in ours:
            theme = ours[one.id]
        elif bare or (ours_by_words and one.says_our_field):
            theme = None
        else:
            theme = written.get(theme_key(named := _name(one, ends)), named)
        if theme and theme_key(theme):
            names[one.id] = theme
            by_path.setdefault(one.path, theme)
    grown: dict[tuple[str, ...], str] = {}
    for one in found.codes:
        if one.id in names:
            path = tuple(
                by_path[above]
                for at in range(1, len(one.path) + 1)
                if (above := one.path[:at]) in by_path
            )
            if _is_new(path, tree):
                # Deeper codes stand under the last that our tree can hold.
                kept = path if len(path) <= DEEPEST else (*path[: DEEPEST - 1], path[-1])
                grown.setdefault(kept, one.meaning)
    fields = {
        one.id: one.field for one in found.codes if one.id not in names and one.field is not None
    }
    return CodeThemes(names, tuple(grown.items()), fields)


def _name(one: FoundCode, ends: Counter[str]) -> str:
    last = one.path[-1]
    twice = ends[theme_key(last)] > 1 and len(one.path) > 1
    return _STROKE.sub("/", f"{one.path[-2]} {last}" if twice else last).strip()


def _is_new(path: tuple[str, ...], tree: Tree) -> bool:
    place = tree.find(path[-1])
    return place is None or (len(path) > 1 and place.theme is None)
