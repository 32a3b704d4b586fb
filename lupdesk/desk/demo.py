"""The demonstration: the worked case as a desk, and all its papers for every reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from lupdesk.desk.demo_portfolio import tell_others
from lupdesk.desk.demo_story import AUTHOR, read_story, tell
from lupdesk.desk.loan import Watch
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.publishing import Written
from lupdesk.desk.sending_out import export_for_everybody
from lupdesk.desk.story_clock import story_clock
from lupdesk.domain.things import Procurement
from lupdesk.paths import resources
from lupdesk.store import database, lock, replica, whole_file

DESK: Final = "demo.lupdesk"
DOCUMENTS: Final = "documents"


@dataclass(frozen=True, slots=True)
class Demonstration:
    desk: Path
    papers: tuple[Written, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        return (self.desk, *(paper.path for paper in self.papers))


def make_demo(folder: Path, *, watch: Watch | None = None) -> Demonstration:
    """``demo.lupdesk`` and ``documents/`` in the folder, which is made if missing.

    Files of these names are replaced, each whole; others are left alone. Problem ``desk-locked``
    where the demonstration is open somewhere, and the Problems of the disk.
    """
    path = folder / DESK
    papers: list[Written] = []

    def write_papers(part: Path) -> None:
        clock = story_clock()
        story = read_story(resources() / "demo")
        clock.go_to(story.today)
        desk = open_desk(part, author=AUTHOR, clock=clock)
        try:
            procurement = desk.all(Procurement)[0].id
            papers.extend(export_for_everybody(desk, procurement, folder / DOCUMENTS, watch=watch))
        finally:
            desk.close()

    _build(path, write_papers)
    return Demonstration(path, tuple(papers))


def make_demo_desk(path: Path) -> None:
    """The desk of the worked case and of some smaller ones, without papers; an older one is replaced
    whole.
    """
    _build(path, None)


def _build(path: Path, finish: Callable[[Path], None] | None) -> None:
    path = path.absolute()
    lock.refuse_if_held(path)
    part = whole_file.part_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            tell_into(part)
            _tell_others(part)
            if finish is not None:
                finish(part)
            for companion in whole_file.companions(path):
                companion.unlink(missing_ok=True)
            whole_file.replace(part, path)
        finally:
            whole_file.discard(part)
    except OSError as error:
        raise database.world(error, path) from error


def _tell_others(path: Path) -> None:
    """On the last day of the story."""
    clock, folder = story_clock(), resources() / "demo"
    clock.go_to(read_story(folder).today)
    desk = open_desk(path, author=AUTHOR, clock=clock)
    try:
        tell_others(desk, folder)
    finally:
        desk.close()


def tell_into(path: Path) -> UUID:
    """A new desk at ``path`` with the worked case alone in it; gives the procurement's id."""
    clock = story_clock()
    story = read_story(resources() / "demo")
    desk = create_desk(path, title=story.told["procurement"]["office"], author=AUTHOR, clock=clock)
    try:
        replica.set_value(desk.database, replica.STORY_DAY, story.today.isoformat())
        return tell(desk, story, clock)
    finally:
        desk.close()
