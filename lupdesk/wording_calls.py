"""Sentences for what imports, minutes, documents and calls may refuse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_, NN_

CALL_PROBLEMS: Final[Mapping[str, str]] = {
    "import-bad-rows": N_(
        "Nothing was taken in from {file}: bad rows: {count}. Correct them, or leave them out with --skip-bad."
    ),
    "import-field-unknown": N_(
        "“{field}” is nothing that such a table holds. Write one of {fields}."
    ),
    "import-heading-unknown": N_(
        "{file} has no column with the heading “{heading}”. The headings are: {headings}"
    ),
    "notice-known": N_(
        "The procurement {reference} was started from this notice already. Go on with it. As long as the import is the newest act, undo takes it back."
    ),
    "reference-wanted": N_("Give the procurement a reference."),
    "reference-taken": N_(
        "A procurement with the reference {reference} exists already. Choose another reference."
    ),
    "audience-unknown": N_(
        "“{audience}” is no reader. Write public, team or supplier: and the supplier's name."
    ),
    "id-unknown": N_("Nothing in this desk has the id {id}. List things to see their ids."),
    "nothing-to-undo": N_("There is nothing to undo in this desk on this computer."),
    "minutes-missing": N_("This meeting has no minutes yet. Draft them first."),
    "minutes-move": N_(
        "The minutes stand where this cannot be done. A draft is sent, what is sent is approved or withdrawn, and what is approved is reopened."
    ),
    "minutes-not-sent": N_(
        "The minutes have not been sent, so nobody can have answered. Send them first."
    ),
    "window-missing": N_(
        "The window needs parts that are missing on this computer ({reason}). Install them, or use the calls: lupdesk --help."
    ),
    "no-screen": N_(
        "There is no screen here to open a window on. The calls work without one: lupdesk --help."
    ),
    "no-minutes": N_(
        "There are no minutes for this reader yet: nothing was held, said or drafted."
    ),
    "proof-failed": N_(
        "{file} holds what this reader may not have: {count} found. Do not send it; export it anew."
    ),
    "reason-wanted": N_("Write a reason: others will ask for it."),
    "file-no-paper": N_(
        "{file} is no PDF, Word file, workbook, text, page or e-mail, so it cannot be proved. Choose a file that was exported."
    ),
    "proof-too-large": N_(
        "{file} is larger than {limit:size} and was not read. Export it in smaller parts."
    ),
    "format-not-for-kind": N_(
        "This document is not written in the format {format}. Choose another format."
    ),
    "format-other-name": N_(
        "The name {file} tells of another format than {format}. Change the name or the format."
    ),
    "file-unreadable": N_(
        "{file} could not be read in full, so nobody can say what it holds. Do not send it; export it anew."
    ),
    "document-withdrawn": N_("{file} was withdrawn before. Nothing more is needed."),
    "rules-broken": N_("Findings that stop publishing: {count}."),
    "findings-stop": N_(
        "The rules stop this. Findings that stop it: {count}, the first from {rule}. They stand on the page of equal treatment, each with what mends it."
    ),
    "reasons-wanted": N_(
        "Findings that want a written reason first: {count}, the first from {rule}. Give the reasons on the page of equal treatment."
    ),
    "reason-not-enough": N_("{rule} stops, and no reason lifts it. Mend what it found."),
    "told-in-meeting": N_(
        "What is told in a meeting is written in the meeting room. Choose another channel."
    ),
    "not-given": N_("This is not information that the buyer gave. Choose such a line."),
    "title-of-message": N_("Write what the message is called."),
    "nothing-to-answer": N_("No answer waits to be published. Write one first."),
    "file-not-public": N_(
        "{file} was made for one reader, or was withdrawn. Publish a document that was exported for the public."
    ),
    "publication-withdrawn": N_("This publication was withdrawn before. Nothing more is needed."),
    "dispatch-other-reader": N_(
        "{file} was made for another reader. If it reached this one by mistake, withdraw the document and write what happened as the reason."
    ),
    "dispatch-time": N_(
        "{file} cannot have been sent before it was written, nor later than now. Choose another time."
    ),
    "dispatch-who": N_("Write who got it."),
    "no-question": N_("Only what a supplier said can be taken over as a question."),
    "question-listed": N_("This was taken over before, as question {number}. Edit it there."),
    "answer-published": N_(
        "Everybody has got this answer as it stands. Withdraw the publication first, or publish a correction."
    ),
    "parameter-bounds": N_("Write a number from {least} to {most}."),
    "part-not-there": N_("“{part}” does not stand in the text. Mark words as they stand there."),
    "purge-unknown": N_(
        "No statement, no kept file, and nothing that was made of statements has the id {id} in this desk. List them to see their ids."
    ),
    "purge-reason-repeats": N_(
        "The reason holds the words that are to go, and the reason is kept. Write it without them."
    ),
}

CALL_PHRASES: Final[Mapping[str, str | tuple[str, str]]] = {
    "purged.done": N_("It is gone from this desk for good."),
    "purged.minutes": NN_(
        "Approved minutes held it: they now say that something was taken away, and have a new checksum.",
        "{n} approved minutes held it: they now say that something was taken away, and have new checksums.",
    ),
    "purged.drafts": NN_(
        "A half-typed line with the same words was dropped.",
        "{n} half-typed lines with the same words were dropped.",
    ),
    "purged.elsewhere": NN_(
        "The same words also stand in one other place. Look at it, and purge it too if need be:",
        "The same words also stand in {n} other places. Look at them, and purge them too if need be:",
    ),
    "purged.answers": NN_(
        "One question for everybody was made from it. Look at its words, and at what was published: no. {numbers}",
        "{n} questions for everybody were made from it. Look at their words, and at what was published: no. {numbers}",
    ),
    "purged.documents": NN_(
        "A document that may hold it was written before. Look whether it does: {names}",
        "{n} documents that may hold it were written before. Look whether they do: {names}",
    ),
    "purged.backups": NN_(
        "One backup still holds it. Delete it when you no longer need it:",
        "{n} backups still hold it. Delete them when you no longer need them:",
    ),
    "purged.no-backups": N_(
        "No backup that this program keeps holds it. Copies that you made yourself may."
    ),
    "purged.later": N_(
        "Another program is reading the desk, so the last traces go when the desk is closed."
    ),
    "held.open": N_("said by somebody else"),
    "held.unprovable": N_("cannot be proven"),
    "proof.page": N_("page"),
    "proof.text": N_("text"),
    "proof.cell": N_("cell of a sheet"),
    "proof.page-head": N_("head of the page"),
    "proof.page-foot": N_("foot of the page"),
    "proof.note": N_("note"),
    "proof.comment": N_("comment"),
    "proof.sheet-name": N_("name of a sheet"),
    "proof.defined-name": N_("name of a range"),
    "proof.link": N_("link"),
    "proof.part-name": N_("name of a part of the file"),
    "proof.external-link": N_("link to another file"),
    "proof.hidden-bytes": N_("bytes beside the parts of the file"),
    "proof.property": N_("property of the file"),
    "proof.metadata": N_("properties of the file"),
    "proof.bookmark": N_("bookmark"),
    "proof.alternative-text": N_("alternative text"),
    "proof.annotation": N_("annotation"),
    "proof.destination": N_("link destination"),
    "proof.embedded-file": N_("embedded file"),
    "proof.optional-content": N_("hidden layer"),
    "proof.script": N_("script"),
    "proof.form": N_("form"),
    "proof.image": N_("picture"),
    "proof.mail-head": N_("head of the e-mail"),
    "proof.attachment": N_("attached file"),
    "proof.silent-page": N_("page without readable text"),
    "proof.unreadable-font": N_("font that cannot be read back"),
    "proof.elsewhere": N_("elsewhere in the file"),
}
