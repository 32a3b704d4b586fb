"""The worked case: its themes as a tree, what says the same, and which barriers were told of."""

from __future__ import annotations

import tomllib
from uuid import UUID

from lupdesk.desk import inputs, saying_alike, theming
from lupdesk.desk.session import Desk
from lupdesk.domain.result_kinds import Barrier
from lupdesk.domain.things import Input
from lupdesk.paths import resources


def tell_themes(desk: Desk, procurement: UUID) -> None:
    told = tomllib.loads((resources() / "demo" / "themes.toml").read_text("utf-8"))
    for one in told["tree"]:
        meaning = one.get("meaning", "")
        if one.get("said"):
            theming.edit_theme(desk, procurement, one["path"], meaning=meaning)
        else:
            theming.add_theme(desk, procurement, one["path"], meaning=meaning)
    said = {
        one.source_id: one.id for one in desk.all(Input, procurement=procurement) if one.source_id
    }
    for one in told["same"]:
        saying_alike.join_said(desk, [said[label] for label in one["inputs"]])
    for label, barrier in told["barriers"].items():
        inputs.set_barrier(desk, [said[label]], Barrier(barrier))
