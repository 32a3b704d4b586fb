"""How each act of the synthesis is done, for ``test_acts``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from lupdesk.desk import synthesis
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import Disposition
from lupdesk.domain.results import Insight

Recipe = Callable[[Any], object]
"""On the ``Scene`` of ``test_acts``."""


def _add(s: Any) -> object:
    return synthesis.add_insight(
        s.desk, s.procurement, heard="åpne grensesnitt", behind=s.said[:2], against=s.said[2:]
    )


def _add_two(s: Any) -> object:
    _add(s)
    return synthesis.add_insight(s.desk, s.procurement, heard="rad to")


def _first(s: Any) -> UUID:
    id: UUID = s.desk.all(Insight)[0].id
    return id


UNDOABLE: Final[dict[Act, Recipe]] = {
    Act.ADD_INSIGHT: _add,
    Act.EDIT_INSIGHT: lambda s: synthesis.edit_insight(
        s.desk, _first(s), does="drift", why="kort", answer=Disposition.PARTLY, theme="drift"
    ),
    Act.MOVE_INSIGHT: lambda s: synthesis.move_insight(s.desk, _first(s), 1),
    Act.REMOVE_INSIGHT: lambda s: synthesis.remove_insight(s.desk, _first(s)),
    Act.SET_VOICES: lambda s: synthesis.set_voices(s.desk, _first(s), s.said[1:], s.said[:1]),
}
BEFORE: Final[dict[Act, Recipe]] = {
    Act.EDIT_INSIGHT: _add,
    Act.MOVE_INSIGHT: _add_two,
    Act.REMOVE_INSIGHT: _add,
    Act.SET_VOICES: _add,
}
