"""What a facilitator should know of a version of the guide, in lines above its questions."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from lupdesk.desk import guides, lessons
from lupdesk.desk.dialogue_templates import newer_template
from lupdesk.desk.session import Desk
from lupdesk.domain.things import Guide
from lupdesk.wording import Wording


def guide_notes(
    desk: Desk, wording: Wording, procurement: UUID, shown: Guide | None, latest: Guide | None
) -> Iterator[str]:
    """Without a guide there may still be a newer template, or lessons of earlier dialogues."""
    old = shown is not None and latest is not None and shown.id != latest.id
    if shown is not None and shown.changes:
        changes = "; ".join(one.rstrip(" .;") for one in shown.changes.splitlines())
        yield wording.say("New in version {n}: {changes}", n=shown.version, changes=changes)
    if old and shown is not None:
        yield wording.say(
            "Version {n} is kept as it was: a meeting has used it. It cannot be changed.",
            n=shown.version,
        )
    elif latest is not None and guides.is_used(desk, latest.id):
        yield wording.say(
            "A meeting has used this version, so it is kept. A change makes version {n}.",
            n=latest.version + 1,
        )
    if not old:
        yield from _lessons(desk, wording, procurement, shown)
    yield from _template(desk, wording, procurement)


def _template(desk: Desk, wording: Wording, procurement: UUID) -> Iterator[str]:
    """That the one which the dialogue began with has a newer version."""
    newer = newer_template(desk, procurement)
    if newer is not None:
        yield wording.say(
            "Version {n} of the template “{name}” is out: {changes}",
            n=newer.version,
            name=newer.name,
            changes=newer.changes or "–",
        )


def _lessons(desk: Desk, wording: Wording, procurement: UUID, shown: Guide | None) -> Iterator[str]:
    """Those that a new version could take up."""
    waiting = len(lessons.open_lessons(desk, procurement))
    if waiting:
        yield wording.count(
            "{n} change from the dialogue waits for the next guide: see the lessons above.",
            "{n} changes from the dialogue wait for the next guide: see the lessons above.",
            waiting,
        )
        return
    taken = shown is not None and shown.changes
    if not taken and lessons.has_earlier(desk, procurement):
        yield wording.say(
            "Earlier dialogues by the same method have lessons: see the lessons above."
        )
