"""The fields of a PDF as a flat list, whatever shape their tree has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Object, String

from lupdesk.problems import Problem

MAX_FIELDS: Final = 20_000
"""A form of 1 000 statements has 6 000."""
_DEEPEST: Final = 20
_LONGEST_NAME: Final = 1_000


@dataclass(slots=True)
class Found:
    """A field with its whole name and its value, as they stand in the file."""

    name: str
    value: Any = None
    said: str = ""
    """What the file says it is for."""
    states: list[str] = field(default_factory=list)
    """How its ticks are shown."""


def fields_of(form: Any, file: str) -> list[Found]:
    """Problem ``form-damaged`` for what is no list of fields, ``form-too-many-fields``,
    ``form-too-deep``.
    """
    return list(_Walk(file).fields(form))


class _Walk:
    """Down the tree. A field that was met before is not gone into again: trees of damaged files
    lead back into themselves.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._met: set[tuple[int, int]] = set()
        self._count = 0

    def fields(self, form: Any) -> Iterator[Found]:
        top = form.get("/Fields", Array())
        if not isinstance(top, Array):
            raise Problem("form-damaged", file=self._file)
        for kid in top:
            yield from self._into(kid, "", None, "", 0)

    def _into(self, item: Any, above: str, value: Any, said: str, depth: int) -> Iterator[Found]:
        if depth > _DEEPEST:
            raise Problem("form-too-deep", file=self._file, limit=_DEEPEST)
        if not isinstance(item, Dictionary) or not self._is_new(item):
            return
        name = _joined(above, _plain(item.get("/T")))
        value = item.get("/V", value)
        said = _plain(item.get("/TU")) or said
        kids = item.get("/Kids")
        named = [kid for kid in kids if _has_name(kid)] if isinstance(kids, Array) else []
        if named:
            for kid in named:
                yield from self._into(kid, name, value, said, depth + 1)
            return
        found = Found(name, value, said)
        found.states = list(self._states(item, kids))
        yield found

    def _states(self, item: Any, kids: Any) -> Iterator[str]:
        for widget in (item, *(kids if isinstance(kids, Array) else ())):
            if widget is not item:
                self._counted()
            state = widget.get("/AS") if isinstance(widget, Dictionary) else None
            if isinstance(state, Name):
                yield str(state)[1:]

    def _is_new(self, item: Object) -> bool:
        self._counted()
        if not item.is_indirect:
            return True
        new = item.objgen not in self._met
        self._met.add(item.objgen)
        return new

    def _counted(self) -> None:
        self._count += 1
        if self._count > MAX_FIELDS:
            raise Problem("form-too-many-fields", file=self._file, limit=MAX_FIELDS)


def _has_name(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and "/T" in kid


def _plain(value: Any) -> str:
    return str(value)[:_LONGEST_NAME] if isinstance(value, String) else ""


def _joined(above: str, own: str) -> str:
    return f"{above}.{own}" if above and own else above or own
