"""Moving to another phase: never refused, but what the gate lacks is said in words."""

from __future__ import annotations

from uuid import UUID

from lupdesk.desk import phases
from lupdesk.gui.context import PageContext


def move_to_phase(context: PageContext, procurement: UUID, phase: int) -> None:
    wording = context.wording
    with context.trouble():
        moved = phases.go_to_phase(context.desk, procurement, phase)
        if moved.missing:
            names = "; ".join(wording.code(f"point.{one.code}") for one in moved.missing)
            words = wording.say(
                "Now in phase {n}, {phase}. Before it there is still missing: {points}.",
                n=phase,
                phase=wording.code(f"phase.{phase}"),
                points=names,
            )
            context.tell(words, "warn")
