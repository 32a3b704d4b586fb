"""One plain sentence for each Problem, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_benefits import BENEFIT_PROBLEMS
from lupdesk.wording_calls import CALL_PROBLEMS
from lupdesk.wording_forms import FORM_PROBLEMS
from lupdesk.wording_imports import IMPORT_PROBLEMS
from lupdesk.wording_marks import N_
from lupdesk.wording_measures import MEASURE_PROBLEMS
from lupdesk.wording_parcels import PARCEL_PROBLEMS
from lupdesk.wording_passphrase import PASSPHRASE_PROBLEMS
from lupdesk.wording_review import REVIEW_PROBLEMS
from lupdesk.wording_roadmap import ROADMAP_PROBLEMS
from lupdesk.wording_synthesis import SYNTHESIS_PROBLEMS
from lupdesk.wording_templates import TEMPLATE_PROBLEMS
from lupdesk.wording_theming import THEMING_PROBLEMS

PROBLEMS: Final[Mapping[str, str]] = {
    "not-a-desk": N_("{path} is not a desk. Choose a file that ends in .lupdesk."),
    "desk-damaged": N_(
        "{path} is damaged and was not opened. Nothing in it was changed. Restore the newest backup."
    ),
    "desk-newer": N_(
        "{path} was made by a newer LUPDesk (format {found}; this program knows {known}). Update the program and open it again."
    ),
    "desk-locked": N_(
        "{path} is open on {computer} by {person} since {since:moment}. Close it there first."
    ),
    "desk-read-only": N_(
        "{path} lies in a place that cannot be written to. It is opened for reading only; copy it to another folder to write."
    ),
    "desk-busy": N_("{path} is being written to by another program. Wait a moment and try again."),
    "disk-full": N_(
        "The disk is full. The last change was not saved, everything before it was. Free some space and try again."
    ),
    "disk-full-file": N_(
        "The disk is full, so {path} was not written. What stood there before is as it was. Free some space and try again."
    ),
    "disk-trouble": N_(
        "The disk did not answer as it should for {path}. Check the disk or the stick and try again."
    ),
    "file-missing": N_("{path} was not found. Check the name and the folder."),
    "file-exists": N_("{path} exists already. Choose another name."),
    "folder-missing": N_("The folder {path} was not found. Check the name."),
    "no-permission": N_(
        "{path} cannot be read or written here. Check the rights of the file and its folder."
    ),
    "folder-in-the-way": N_("{path} is a folder, not a file. Choose another name."),
    "copy-tells": N_(
        "Nothing was copied: together these inputs say something that this reader must not see, though none of them does alone. Copy fewer at a time."
    ),
    "pages-unknown": N_("Write pages as 1-3, 5. The last one is {last:plain}."),
    "copies-unknown": N_("Write how many copies you want, from 1 to {most:plain}."),
    "printer-refuses": N_(
        "The printer took nothing, or not everything. Look at the printer and try again."
    ),
    "proof-found": N_(
        "The document was not written: “{what}” would have been readable on page {page}. Look at the secrecy of the statements and try again."
    ),
    "proof-found-hidden": N_(
        "The document was not written: “{what}” would have been readable in the file itself, in its bookmarks, descriptions or properties. Look at the secrecy of the statements and try again."
    ),
    "proof-unreadable": N_(
        "The document was not kept, since it could not be read back in full. Try again, and report it if it happens again."
    ),
    "backup-failed": N_(
        "The backup {path} did not hold everything and was thrown away. Check the disk and try again."
    ),
    "settings-not-saved": N_(
        "The settings could not be saved in {path}. Check the disk and the rights of the folder."
    ),
    "gone": N_("This has been removed meanwhile. Undo brings it back."),
    "cancelled": N_("Stopped. Nothing was changed."),
    "title-wanted": N_("Give the procurement a reference or a title."),
    "name-wanted": N_("Give the supplier a name."),
    "organisation-number-wrong": N_(
        "{value} is not a valid Norwegian organisation number. Check the nine digits, or choose another country for a foreign firm."
    ),
    "cpv-wrong": N_("{value} is not a CPV code. Write eight digits, and commas between codes."),
    "nuts-wrong": N_(
        "{value} is not a NUTS code. Write two letters and up to three signs, as NO0A3."
    ),
    "question-wanted": N_("Write the question first."),
    "phrase-without-text": N_(
        "Line {line} has no text after its short word. Write the text, or remove the line."
    ),
    "phrase-twice": N_("The short word {shortcut} stands twice. Give one of them another."),
    "split-empty": N_(
        "There is no text on one side of the cursor. Put it where the statement should be cut."
    ),
    "join-nothing": N_("This is the first statement, so there is none before it to join with."),
    "join-other-kind": N_(
        "Only statements of the same kind can be joined. Change the kind of one of them first."
    ),
    "join-other-supplier": N_(
        "The two statements come from different suppliers and cannot be joined:"
        " one supplier's words must not end in another's minutes."
    ),
    "text-wanted": N_("Write something first."),
    "not-for-everybody": N_(
        "{label} is neither open nor to be anonymised, so it has no wording for everybody."
    ),
    "several-wanted": N_("Choose at least two inputs that say the same."),
    "wording-wanted": N_("Write the words that the summary is to print."),
    "level-wanted": N_("Choose who may read it. Later leaves it as it is."),
    "phase-unknown": N_("There is no phase {phase}. Choose one from 0 to 9."),
    "procurement-unknown": N_(
        "There is no procurement {reference} in this desk. List the procurements to see which there are."
    ),
    "procurement-ambiguous": N_(
        "{count} procurements have the reference {reference}. Use the id of the one you mean."
    ),
    "supplier-unknown": N_(
        "No supplier is called {name}. Check the name or use the organisation number."
    ),
    "supplier-ambiguous": N_(
        "{count} suppliers fit {name}. Write the whole name or use the organisation number."
    ),
    "meeting-unknown": N_(
        "There is no meeting “{meeting}”. Write the supplier or title and the day, as 2027-03-16."
    ),
    "meeting-ambiguous": N_("{count} meetings fit “{meeting}”. Use the id of the one you mean."),
    "meeting-has-inputs": N_(
        "{count} inputs were captured in this meeting, so it stays. Move or remove them first."
    ),
    "minutes-positive": N_("A meeting lasts at least one minute. Write the number of minutes."),
    "minutes-too-many": N_("A meeting lasts at most {limit} minutes. Write fewer."),
    "meeting-year": N_(
        "A meeting is held in one of the years from {first:plain} to {last:plain}. Check its day."
    ),
    "time-skipped": N_(
        "On {day} the clocks are put forward, so {time} does not exist. Choose another time."
    ),
    "file-name-not-text": N_(
        "The name of {path} holds signs that are no text. Give the file or its folder another name and try again."
    ),
    "day-wrong": N_("“{value}” is not a day. Write it as 16.03.2027."),
    "day-and-time": N_(
        "A meeting needs both a day and a time, as 16.03.2027 and 09:00, or neither."
    ),
    "minutes-locked": N_(
        "The minutes of this meeting are approved, so the text stays as it is. Reopen the minutes with a reason to change it."
    ),
    "input-too-late": N_(
        "The competition was announced on {day}, and this procurement refuses late input. Copy what you wrote to keep it elsewhere, or choose under Equal treatment, The rules' numbers, that late input is kept and marked."
    ),
    "input-late": N_(
        "The competition was announced on {day}. Save again to keep this as late input."
    ),
    "guide-version-kept": N_(
        "Version {version} of the guide is kept as it was. Make the change in the latest version."
    ),
    "file-too-large": N_(
        "{name} is {size:size}; the limit for a kept file is {limit:size}. Keep it elsewhere and write where."
    ),
    "file-is-folder": N_("{name} is a folder. Add the files in it, or pack them into one file."),
    "file-purged": N_("The content of {name} was taken away for good."),
    **IMPORT_PROBLEMS,
    **FORM_PROBLEMS,
    **CALL_PROBLEMS,
    **PASSPHRASE_PROBLEMS,
    **ROADMAP_PROBLEMS,
    **REVIEW_PROBLEMS,
    **BENEFIT_PROBLEMS,
    **THEMING_PROBLEMS,
    **SYNTHESIS_PROBLEMS,
    **PARCEL_PROBLEMS,
    **MEASURE_PROBLEMS,
    **TEMPLATE_PROBLEMS,
    "audience-not-allowed": N_(
        "This document is not made for that reader. Choose another reader or another document."
    ),
    "section-unknown": N_("This document has no section called {section}. It can have: {known}."),
    "section-kind": N_("{kind} is no kind of document. It can be: {known}."),
    "section-none": N_("This document has no sections to choose among."),
    "section-demanded": N_(
        "The section {section} cannot be left out: {rule} demands it. Add it, wherever you want it."
    ),
    "colour-wrong": N_("{colour} is no colour. Write it as #RRGGBB, for example #7A1F5C."),
    "logo-too-large": N_(
        "{file} is too large for a logo. At most {most:size} and four million pixels are taken."
    ),
    "logo-kind": N_("{file} is neither an SVG nor a PNG. Save the logo as one of them."),
    "logo-broken": N_(
        "{file} does not open as a picture. Nothing was changed. Save the logo again."
    ),
    "logo-letters": N_(
        "{file} holds letters that want a font. Turn them into paths in the drawing program and save it again."
    ),
    "logo-outside": N_(
        "{file} leads to something outside of itself, which is not fetched. Put everything into the one file."
    ),
    "minutes-damaged": N_(
        "Approved minutes are not as they were approved: the desk is damaged. Restore the newest backup."
    ),
    "meeting-wanted": N_("Minutes belong to a meeting. Name the meeting."),
    "conference-missing": N_(
        "There is no dialogue conference in the timetable yet. Plan it, or name another meeting."
    ),
    "not-in-meeting": N_(
        "That supplier did not take part in the meeting, so there are no minutes for it."
    ),
    "guide-missing": N_("There are no questions yet. Write or import them first."),
    "no-slot": N_("That supplier has no one-to-one meeting planned."),
    "minutes-move": N_(
        "The minutes cannot be moved that way from where they stand. Look at their state first."
    ),
    "copy-over-another": N_(
        "{path} is something else than a copy of this desk, so it was left as it is. Choose another name."
    ),
    "stopped-with-files": N_(
        "Stopped. The files that are listed were written before that, and stay."
    ),
    "minutes-changed": N_(
        "Something was changed after version {version} was sent, and the supplier's answer is to that version. Send the minutes once more, so that the answer holds for what is approved."
    ),
    "reason-wanted": N_("Give a reason, so that others can see why."),
}
