"""A list of the papers in a folder, beside them: to be read by people, and by machines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from lupdesk.documents.atomic import put
from lupdesk.domain.phrases import Phrase
from lupdesk.wording import Wording

TEXT, MACHINE = "index.txt", "index.json"
_SUPPLIER: Final = "supplier:"


@dataclass(frozen=True, slots=True)
class Entry:
    file: str
    """From the folder of the list, with ``/`` between."""
    kind: str
    audience: str
    """``public``, ``team`` or ``supplier:NAME``."""
    language: str
    pages: int
    """0 for a format that has none."""
    sha256: str


def write_index(folder: Path, title: str, entries: Sequence[Entry], language: str) -> None:
    """Both lists, each replaced whole. Problems of the disk."""
    put(_as_text(title, entries, Wording(language)).encode(), folder / TEXT)
    made = json.dumps([asdict(one) for one in entries], ensure_ascii=False, indent=2)
    put(f"{made}\n".encode(), folder / MACHINE)


def _as_text(title: str, entries: Sequence[Entry], wording: Wording) -> str:
    lines = [title, wording.count("{n} document", "{n} documents", len(entries)), ""]
    for one in entries:
        lines += [one.file, f"    {' · '.join(_facts(one, wording))}", f"    SHA-256 {one.sha256}"]
    return "\n".join(lines) + "\n"


def _facts(one: Entry, wording: Wording) -> Iterator[str]:
    yield wording.code(f"document.{one.kind}")
    yield wording.phrase(_reader(one.audience))
    yield wording.say("English") if one.language == "en" else wording.say("Norwegian")
    if one.pages:
        yield wording.count("{n} page", "{n} pages", one.pages)


def _reader(audience: str) -> Phrase:
    if audience.startswith(_SUPPLIER):
        return Phrase.of("doc.class.participant", supplier=audience.removeprefix(_SUPPLIER))
    return Phrase("doc.class.internal" if audience == "team" else "doc.class.public")
