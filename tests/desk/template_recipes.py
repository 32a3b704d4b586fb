"""How each act of templates and reuse is done, for ``test_acts``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from lupdesk.desk import procurements
from lupdesk.desk.beginning import begin_from_template
from lupdesk.desk.dialogue_templates import template
from lupdesk.desk.reuse import reuse, save_template
from lupdesk.domain.acts import Act
from lupdesk.domain.things import Procurement

Recipe = Callable[[Any], object]
"""On the ``Scene`` of ``test_acts``."""


def _begin(s: Any) -> object:
    contents = template(s.desk, "zero-emission-sites", "nb")
    return begin_from_template(s.desk, s.procurement, contents, replace=True)


def _another(s: Any) -> object:
    return procurements.add_procurement(s.desk, reference="P-9", title="Neste")


def _reuse(s: Any) -> object:
    new = next(one.id for one in s.desk.all(Procurement) if one.reference == "P-9")
    return reuse(s.desk, s.procurement, new)


UNDOABLE: Final[dict[Act, Recipe]] = {
    Act.BEGIN_FROM_TEMPLATE: _begin,
    Act.REUSE_PROCUREMENT: _reuse,
    Act.SAVE_DIALOGUE_TEMPLATE: lambda s: save_template(s.desk, s.procurement, name="Vår mal"),
}
BEFORE: Final[dict[Act, Recipe]] = {Act.REUSE_PROCUREMENT: _another}
