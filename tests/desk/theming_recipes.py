"""How each act on themes and on what was said since is done, for ``test_acts``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from lupdesk.desk import importing_qda, saying_alike, since_said, theming
from lupdesk.documents.qda import CODEBOOK
from lupdesk.domain.acts import Act

if TYPE_CHECKING:
    from tests.desk.test_acts import Scene

BOOK: Final = (
    f'<CodeBook xmlns="{CODEBOOK}" origin="X"><Codes><Code guid="{uuid4()}" name="gren" '
    f'isCodable="true"><Code guid="{uuid4()}" name="blå" isCodable="true"/></Code></Codes></CodeBook>'
).encode()
Recipe = Callable[["Scene"], Any]

RECIPES: Final[dict[Act, Recipe]] = {
    Act.SET_THEMES: lambda s: theming.set_themes(
        s.desk, s.procurement, s.said[:2], add=["gren / blå"], remove=["drift"]
    ),
    Act.ADD_THEME: lambda s: theming.add_theme(s.desk, s.procurement, "kort / rad", meaning="ny"),
    Act.EDIT_THEME: lambda s: theming.edit_theme(
        s.desk, s.procurement, "drift", new="gren", meaning="kort"
    ),
    Act.MOVE_THEME: lambda s: theming.move_theme(s.desk, s.procurement, "drift", "gren"),
    Act.MERGE_THEMES: lambda s: theming.merge_themes(s.desk, s.procurement, ["drift"], "gren"),
    Act.SPLIT_THEME: lambda s: theming.split_theme(
        s.desk, s.procurement, "drift", s.said[:1], "rad"
    ),
    Act.IMPORT_THEMES: lambda s: importing_qda.take_in_coding(
        s.desk, importing_qda.look_at_book(s.desk, s.procurement, BOOK, "bok.qdc")
    ),
    Act.REMOVE_THEME: lambda s: theming.remove_theme(s.desk, s.procurement, "drift"),
    Act.SAY_THE_SAME: lambda s: saying_alike.join_said(s.desk, s.said[:2]),
    Act.PART_SAID: lambda s: saying_alike.part_said(s.desk, s.said[:1]),
    Act.SET_WITHDRAWN: lambda s: since_said.withdraw_said(
        s.desk, s.said[:1], date(2027, 4, 2), "gjelder ikke"
    ),
}


def _a_branch(scene: Scene) -> None:
    theming.add_theme(scene.desk, scene.procurement, "gren / drift")
    theming.add_theme(scene.desk, scene.procurement, "gren / kort")
    theming.move_theme(scene.desk, scene.procurement, "drift", None)


BEFORE: Final[dict[Act, Recipe]] = {
    Act.MOVE_THEME: _a_branch,
    Act.MERGE_THEMES: _a_branch,
    Act.REMOVE_THEME: _a_branch,
    Act.PART_SAID: lambda s: saying_alike.join_said(s.desk, s.said),
}
