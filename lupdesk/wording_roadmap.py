"""English templates for the supplier's roadmap and the lessons learnt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_, NN_

ROADMAP_PHRASES: Final[Mapping[str, str | tuple[str, str]]] = {
    "document.roadmap": N_("Supplier's roadmap"),
    "document.lessons": N_("Lessons learnt"),
    "doc.roadmap.title": N_("The way ahead, for suppliers"),
    "doc.roadmap.here": N_("Where we are"),
    "doc.roadmap.next": N_("Happens next"),
    "doc.roadmap.no-day": N_("No day is set yet"),
    "doc.roadmap.phase": N_("Phase {n}: {phase}"),
    "doc.roadmap.what-when": N_("{what}: {when}"),
    "doc.roadmap.role-and-email": N_("{role}, {email}"),
    "doc.roadmap.way": N_("The way from need to competition"),
    "doc.roadmap.phases": N_("Phase by phase"),
    "doc.roadmap.phases.lead": N_(
        "What the buyer does, what you can do, and what you get back. You may join the dialogue late and leave it early; it binds you to nothing."
    ),
    "doc.roadmap.head.phase": N_("Phase"),
    "doc.roadmap.head.we": N_("The buyer does"),
    "doc.roadmap.head.you": N_("You can do"),
    "doc.roadmap.head.back": N_("You get back"),
    "doc.roadmap.state.done": N_("over"),
    "doc.roadmap.state.now": N_("we are here"),
    "doc.roadmap.state.ahead": N_("ahead"),
    "doc.roadmap.state-and-days": N_("{state}: {days}"),
    "doc.roadmap.dates": N_("Days promised and kept"),
    "doc.roadmap.kept": N_("{kept} of {past} days so far were kept as promised; moved: {moved}."),
    "doc.roadmap.head.promised": N_("Promised day"),
    "doc.roadmap.head.now": N_("How it stands"),
    "doc.roadmap.date.kept": N_("kept {day}"),
    "doc.roadmap.date.late": N_("came {day}"),
    "doc.roadmap.date.kept-moved": N_("moved, and kept {day}"),
    "doc.roadmap.date.moved": N_("moved to {day}"),
    "doc.roadmap.date.today": N_("is today"),
    "doc.roadmap.date.passed": N_("the day is over, and it is not noted as kept"),
    "doc.roadmap.date.ahead": N_("as promised"),
    "doc.roadmap.told": N_("Everybody was told {day:short}."),
    "doc.roadmap.told-why": N_("Everybody was told {day:short}: {reason}."),
    "doc.roadmap.slot": N_("Your own meeting with us"),
    "doc.roadmap.own": N_("What came of your input"),
    "doc.roadmap.own.lead": N_(
        "Only you see this. What the others said, and how many they were, stands here no more than yours stands in theirs."
    ),
    "doc.roadmap.head.said": N_("What you said"),
    "doc.roadmap.waiting": N_("not decided yet"),
    "doc.roadmap.rules": N_("How we play it"),
    "doc.roadmap.free": N_("You are free"),
    "doc.roadmap.free.how": N_(
        "Taking part gives no advantage in the competition, and staying away no drawback."
    ),
    "doc.roadmap.shared.how": N_(
        "What is new and told to one of you, and the answer to each question, goes to everybody at the same time, without who asked."
    ),
    "doc.roadmap.ahead": N_("The next days"),
    "doc.lessons.title": N_("What the dialogue taught us"),
    "doc.lessons.figure.suppliers": N_("suppliers met us"),
    "doc.lessons.figure.one-to-ones": N_("meetings one-to-one"),
    "doc.lessons.figure.inputs": N_("statements noted"),
    "doc.lessons.method": N_("Method"),
    "doc.lessons.no-method": N_("Own guide, no template"),
    "doc.lessons.template": N_("Template “{name}”, version {version}"),
    "doc.lessons.guides": N_("Versions of the guide"),
    "doc.lessons.innovation": N_("Kind of procurement"),
    "doc.lessons.worked": N_("What worked"),
    "doc.lessons.none-worked": N_(
        "No question is answered well enough by all who answered to stand here."
    ),
    "doc.lessons.scores": N_("How both sides saw it"),
    "doc.lessons.scores.lead": N_("Means on a scale from 1, not at all, to {highest}, wholly."),
    "doc.lessons.head.question": N_("Question"),
    "doc.lessons.head.who": N_("Answered by"),
    "doc.lessons.head.score": N_("Score"),
    "doc.lessons.head.said": N_("What was said of it"),
    "doc.lessons.head.change": N_("Otherwise next time"),
    "doc.lessons.no-score": N_("not shown"),
    "doc.lessons.few": N_(
        "A mean of suppliers is shown only where so many answered that it points at nobody."
    ),
    "doc.lessons.change": N_("What we do otherwise next time"),
    "doc.lessons.nothing-to-change": N_("Nothing is written down yet."),
    "doc.lessons.how": N_("How this was made"),
    "doc.lessons.how.text": N_(
        "After the dialogue both sides answered the same five questions. What stands here as changes are the buyer's own words; what each supplier wrote stays with the buyer."
    ),
    "doc.lessons.answers": N_("Each answer"),
    "lesson-worked.need-clear": N_("The need was clear enough to talk about"),
    "lesson-worked.said-the-important": N_("What matters was said"),
    "lesson-worked.treated-alike": N_("All suppliers were treated alike"),
    "lesson-worked.time-used": N_("The time was well used"),
    "lesson-worked.come-again": N_("It is worth doing this way again"),
    "lesson-short.need-clear": N_("The need, clear"),
    "lesson-short.said-the-important": N_("What matters"),
    "lesson-short.treated-alike": N_("Treated alike"),
    "lesson-short.time-used": N_("Use of time"),
    "lesson-short.come-again": N_("Again"),
    "doc.lessons.cut": NN_(
        "{n} change names somebody or tells a figure that is internal, and is left out of the version for others.",
        "{n} changes name somebody or tell figures that are internal, and are left out of the version for others.",
    ),
    "act.tick-point": N_("Tick a point of a phase"),
    "act.note-lesson": N_("New answer after the dialogue"),
    "act.edit-lesson": N_("Edit an answer after the dialogue"),
    "act.remove-lesson": N_("Remove an answer after the dialogue"),
    "act.import-lessons": N_("Import answers after the dialogue"),
    "act.take-up-lessons": N_("Take lessons into the next guide"),
    "lesson-field.side": N_("side"),
    "lesson-field.question": N_("question"),
    "lesson-field.score": N_("score"),
    "lesson-field.supplier": N_("supplier"),
}

ROADMAP_PROBLEMS: Final[Mapping[str, str]] = {
    "point-unknown": N_("No phase has a point “{point}”. See lupdesk phase show for the codes."),
    "lesson-empty": N_("Give a score, a text or something to change."),
    "lesson-score": N_(
        "The score {score} is not on the scale. It goes from 1, not at all, to 5, wholly."
    ),
    "lesson-side": N_("Say whether the buyer or a supplier answered."),
    "changes-wanted": N_("Choose at least one change to take up."),
    "lesson-columns": N_(
        "{file} has no column for: {missing}. Name the columns side, question, score, text, change."
    ),
    "lesson-rows": N_(
        "Nothing was taken in from {file}: bad rows: {count}. The first is row {row}, {field}: “{value}”. Correct them, or leave them out with --skip-bad."
    ),
}
