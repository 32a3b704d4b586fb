"""Words of review: forms that go out, what comes back, what is decided, who stands by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_

REVIEW_PROBLEMS: Final[Mapping[str, str]] = {
    "answer-doubled": N_("This very file was read before. Nothing was changed."),
    "answer-tampered": N_(
        "The statements in this file are not those that were sent. Nothing was read from it. Ask the supplier for the answer in an e-mail, and write it in by hand."
    ),
    "answer-foreign": N_(
        "This form was not sent from this desk, so nothing was read from it. Open the desk that it was sent from."
    ),
    "answer-empty": N_("Nothing is answered in this form. Nothing was changed."),
    "answer-of-guide": N_("This is an answer to the question guide: read it in as written input."),
    "answer-of-minutes": N_("This is an answer about minutes: read it in under Minutes."),
    "answer-supplier-wanted": N_(
        "Who answered cannot be told from the form ({organisation}). Choose the supplier."
    ),
    "remark-empty": N_("Write what should be said instead, or why."),
    "answer-meeting-gone": N_(
        "The meeting that this answer is about has been removed, and nobody would see the answer. Bring the meeting back with Undo, and read the answer in then."
    ),
    "remark-not-theirs": N_(
        "{supplier} may not read this statement, so the remark cannot be theirs. Choose whose it is."
    ),
    "meeting-has-remarks": N_(
        "Remarks on this meeting's minutes wait for an answer: {count}. Decide them before you remove the meeting."
    ),
    "remark-stays": N_(
        "Only a remark that was typed here and that nobody has decided can be taken back. Refuse it with a reason instead."
    ),
    "remark-followed": N_(
        "The statement was changed as this remark asked, so the remark can no longer be refused. Take the verdict back with Undo, or change the statement."
    ),
    "passage-not-there": N_("“{part}” does not stand in the statement."),
    "remarks-waiting": N_(
        "Remarks that wait for an answer: {count}. Accept each or refuse it with a reason, then approve."
    ),
    "silence-no-rule": N_(
        "This procurement has not said that silence lets statements stand. Set it under Equal treatment, The rules\u2019 numbers, before the minutes are sent, and tell the suppliers."
    ),
    "silence-early": N_("The suppliers may answer until {day:full}. Wait until the day after."),
    "review-passphrase-wanted": N_(
        "These minutes hold something that not everybody may read, so the parcel wants a passphrase."
    ),
    "parcel-no-review": N_(
        "{path} is no review parcel. Join it under File, Join parcel, if it is from another laptop."
    ),
    "parcel-is-review": N_(
        "{path} is a review parcel: open it under File, Open review parcel. Nothing was joined."
    ),
    "parcel-into-review": N_(
        "This desk was made to review one meeting's minutes, so nothing is joined with it. Send a parcel of it back instead."
    ),
    "parcel-older": N_(
        "{path} was made by an older LUPDesk. Ask for a new one, made with the version that you have."
    ),
    "forms-nobody": N_(
        "Who answered is not known for {count} of the rows: {rows}. Choose the supplier, or leave them out."
    ),
    "forms-nothing-new": N_("{file} holds nothing that is not here already."),
    "qda-other-procurement": N_(
        "{file} holds statements of another procurement of this desk. Take it in there."
    ),
    "qda-nothing-new": N_("{file} holds nothing that is not here already."),
    "form-answered": N_("This form was answered already, so it wants no reminder."),
    "form-missing": N_("Nothing was sent to this supplier to be answered."),
    "form-no-folder": N_("{path} is a file. Choose a folder."),
    "nothing-to-review": N_("This supplier has no statement in the minutes."),
}

REVIEW_PHRASES: Final[Mapping[str, str]] = {
    "held.remark": N_("was remarked in confidence"),
    "doc.remark.passage": N_("About “{passage}”:"),
    "doc.remark.waiting": N_("Not decided yet"),
    "doc.remark.decided": N_("{verdict}, {day:full}"),
    "form.silence.stands": N_(
        "If we hear nothing by {day:full}, the statements stand as they are written here."
    ),
    "form.silence.noted": N_(
        "If we hear nothing by {day:full}, we note that you did not answer. That is not taken as agreement."
    ),
    "stance.agree": N_("Agrees"),
    "stance.change": N_("Change"),
    "stance.remove": N_("Remove"),
    "stance.secret": N_("Secret"),
    "stance.remark": N_("Remark"),
    "verdict.accepted": N_("Granted"),
    "verdict.changed": N_("Granted in other words"),
    "verdict.refused": N_("Not granted"),
    "review-way.pdf": N_("PDF form"),
    "review-way.html": N_("answer file"),
    "review-way.typed": N_("written in by hand"),
    "review-way.desk": N_("in the desk"),
    "approval-way.agreed": N_("agreed to"),
    "approval-way.verdict": N_("as asked for"),
    "approval-way.silence": N_("no remark in time"),
    "approval-way.reviewed": N_("read and approved"),
    "response-state.good": N_("Ready to take in"),
    "response-state.known": N_("Taken in before"),
    "response-state.nobody": N_("Who answered?"),
    "response-state.empty": N_("Nothing is answered"),
    "answer-state.good": N_("Answer to what was sent last"),
    "answer-state.outdated": N_("Answer to an earlier version"),
    "coding.type": N_("Type"),
    "coding.theme": N_("Theme"),
    "coding.phase": N_("Phase"),
    "coding.side": N_("Side"),
    "coding.no-meeting": N_("Outside of meetings"),
    "trail.written": N_("Written down"),
    "trail.form": N_("Sent to {who} to be confirmed, version {version}"),
    "trail.remark": N_("Remark from {who}, {stance}"),
    "trail.verdict": N_("Remark decided, {verdict}"),
    "trail.approval": N_("{who}: {way}"),
    "trail.minutes.sent": N_("The minutes went to review"),
    "trail.minutes.approved": N_("The minutes were approved"),
    "trail.minutes.draft": N_("The minutes became a draft again"),
    "trail.file": N_("Minutes written to {file}"),
    "trail.published": N_("Told to everybody: {title}"),
    "act.make-form": N_("Send for review"),
    "act.receive-answer": N_("Read answer"),
    "act.note-remark": N_("Write remark"),
    "act.remove-remark": N_("Remove remark"),
    "act.judge-remark": N_("Decide remark"),
    "act.approve-statements": N_("Approve statements"),
    "act.note-silence": N_("Note that nobody answered"),
    "document.review": N_("Minutes to be confirmed"),
    "document.qdpx": N_("Coded statements (REFI-QDA)"),
    "document.json": N_("Everything as open JSON"),
    "document.qdc": N_("Codebook (REFI-QDA)"),
    "document.reminder": N_("Reminder"),
    "document.receipt": N_("Receipt"),
    "document.questions": N_("Questions to be answered"),
}
