"""What other programs read, written from *Inputs*: coded statements and everything as open JSON; and
what they coded, taken in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from lupdesk.domain.things import Procurement
from lupdesk.gui.context import PageContext
from lupdesk.paths import documents_folder
from lupdesk.problems import Problem
from lupdesk.wording import N_

_KINDS: Final = {
    "qdpx": N_("Coded statements, REFI-QDA (*.qdpx)"),
    "qdc": N_("The codebook alone (*.qdc)"),
    "json": N_("Open JSON (*.json)"),
}


def exchange_doors(
    context: PageContext, procurement: UUID, parent: QWidget
) -> dict[str, Callable[[], None]]:
    """By the keys of ``PAGE_ACTS``."""
    ask = partial(_export, context, procurement, parent)
    return {
        "export-coding": lambda: ask(("qdpx", "qdc")),
        "export-everything": lambda: ask(("json",)),
    }


def take_in_codes(context: PageContext, procurement: UUID, parent: QWidget) -> None:
    """Coded text or a codebook, from *Themes*."""
    # What reads others' files is heavy too.
    from lupdesk.gui.dialogs.import_coding import ImportCodingDialog

    dialog = ImportCodingDialog(context, procurement, None, parent)
    dialog.exec()
    dialog.deleteLater()


def _export(
    context: PageContext, procurement: UUID, parent: QWidget, kinds: tuple[str, ...]
) -> None:
    asked = _ask_for_file(context, procurement, parent, kinds)
    if asked is None:
        return
    # What writes files is heavy, and is read when it is asked for.
    from lupdesk.desk.exchange import Exchange, export_exchange

    path, kind = asked
    try:
        written = export_exchange(context.desk, procurement, Exchange(kind), path)
    except Problem as problem:
        context.problem(problem)
        return
    short = " ".join(written.sha256[at : at + 4] for at in range(0, 12, 4))
    told = context.wording.say(
        "Written, for the team alone: {name}. Checksum {sum} …", name=path.name, sum=short
    )
    context.tell(told, "ok")


def _ask_for_file(
    context: PageContext, procurement: UUID, parent: QWidget, kinds: tuple[str, ...]
) -> tuple[Path, str] | None:
    """The ending decides, else the kind of file that is chosen."""
    say, code = context.wording.say, context.wording.code
    reference = context.desk.the(Procurement, procurement).reference
    title = f"{code(f'document.{kinds[0]}')} {reference} - {code('secrecy.internal')}"
    safe = " ".join(re.sub(r"[^\w \-]+", "", title).split())
    offered = {say(_KINDS[kind]): kind for kind in kinds}
    name, chosen = QFileDialog.getSaveFileName(
        parent,
        say("Export"),
        str(documents_folder() / f"{safe}.{kinds[0]}"),
        ";;".join(offered),
    )
    if not name:
        return None
    ending = Path(name).suffix.casefold().removeprefix(".")
    if ending in kinds:
        return Path(name), ending
    kind = offered.get(chosen, kinds[0])
    return Path(f"{name}.{kind}"), kind
