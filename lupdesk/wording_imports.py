"""English templates for what the importers say. A field's name is also its label in the preview."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_

IMPORT_PROBLEMS: Final[Mapping[str, str]] = {
    "import-file-is-folder": N_("{file} is a folder. Choose a file."),
    "import-file-unreadable": N_(
        "{file} could not be read ({reason}). Check the name and the disk, and try again."
    ),
    "import-file-too-large": N_(
        "{file} is larger than {megabytes} MB, which is the limit. Split it and import the parts."
    ),
    "import-suppliers-needs-name": N_(
        "{file} has no column with the suppliers' names. Call one of the columns “Name” or “Supplier”, or choose it yourself (on the command line: --column name=HEADING). The headings are: {headings}"
    ),
    "import-questions-needs-text": N_(
        "{file} has no column with the questions. Call one of the columns “Question”, or choose it yourself (on the command line: --column text=HEADING). The headings are: {headings}"
    ),
    "import-slots-needs-start": N_(
        "{file} has no column that says when the meetings start. Call columns “Date” and “Start”, or choose them yourself (on the command line: --column start=HEADING). The headings are: {headings}"
    ),
    "import-inputs-needs-text": N_(
        "{file} has no column with what was said. Call one of the columns “Text” or “Input”, or choose it yourself (on the command line: --column text=HEADING). The headings are: {headings}"
    ),
    "table-empty": N_("There is nothing in {file}. Choose a file with headings and rows."),
    "table-damaged": N_(
        "{file} is damaged, or is no workbook. Open it in a spreadsheet, save it as XLSX or CSV, and try again."
    ),
    "table-encrypted": N_(
        "{file} is protected with a password. Save it without the password and try again."
    ),
    "table-old-excel": N_(
        "{file} is an old Excel file (XLS) or is protected with a password. Save it as XLSX or CSV without a password and try again."
    ),
    "table-other-format": N_(
        "{file} is {format}. Tables are read from CSV and XLSX; save it as one of them and try again."
    ),
    "table-web-page": N_(
        "{file} is a web page, whatever its name says. Open it in a spreadsheet, save it as XLSX and try again."
    ),
    "table-not-text": N_(
        "{file} cannot be read as text. Save it as CSV UTF-8 or XLSX and try again."
    ),
    "table-open-quote": N_(
        "In {file}, a quotation mark that is opened in row {row} is never closed, so the rows after it cannot be told apart. Close it and try again."
    ),
    "table-cell-too-long": N_(
        "In {file}, a cell in row {row} holds more than {limit} characters, which is the limit. Shorten it and try again."
    ),
    "table-too-many-rows": N_(
        "{file} has more than {limit} rows, which is the limit. Split it and import the parts."
    ),
    "table-too-many-columns": N_(
        "{file} has more than {limit} columns in row {row}, which is the limit. Take away the ones that are not needed."
    ),
    "table-too-many-parts": N_(
        "{file} is made of more than {limit} parts, which is the limit. Save the sheet alone as XLSX or CSV and try again."
    ),
    "table-too-large-unpacked": N_(
        "{file} becomes larger than {megabytes} MB when it is unpacked, which is the limit. Save the sheet alone as CSV and try again."
    ),
    "table-too-intricate": N_(
        "One row or part of {file} holds more than {limit} pieces, which is the limit. Save the sheet alone as CSV and try again."
    ),
    "table-no-such-sheet": N_(
        "There is no sheet “{sheet}” in {file}. Choose one of those that are shown."
    ),
    "notice-not-xml": N_(
        "{file} is not a whole XML file: it cannot be read from line {line} on. Download the notice again as XML."
    ),
    "notice-has-doctype": N_(
        "{file} declares entities (DOCTYPE), which a notice never does, and was not read. Download the notice again from where it was published."
    ),
    "notice-too-deep": N_(
        "{file} is nested more than {limit} levels deep, which is the limit. Download the notice again from where it was published."
    ),
    "notice-says-nothing": N_(
        "Nothing that a notice says was recognised in {file}. Download the notice again as eForms XML, or add the procurement yourself."
    ),
    "notice-other-kind": N_(
        "{file} is a notice of another kind ({root}). Choose a market consultation or a prior information notice."
    ),
    "notice-other-xml": N_(
        "{file} is XML, but no notice (it starts with {root}). Choose an eForms notice."
    ),
    "qda-damaged": N_(
        "{file} is damaged or locked and was not read. Export the project again from the program that made it."
    ),
    "qda-encrypted": N_(
        "{file} is protected with a password. Export the project again without one."
    ),
    "qda-too-many-parts": N_(
        "{file} is made of more than {limit} parts, which is the limit. Export a smaller project."
    ),
    "qda-too-large-unpacked": N_(
        "{file} becomes larger than {megabytes} MB when it is unpacked, which is the limit. Export a project without sound, pictures and film."
    ),
    "qda-too-much-text": N_(
        "The texts of {file} are larger than {megabytes} MB together, which is the limit. Export a smaller project."
    ),
    "qda-no-project": N_(
        "{file} holds no project.qde, so it is no REFI-QDA project. Export it again as QDPX."
    ),
    "qda-not-xml": N_(
        "{file} is no whole REFI-QDA file: it cannot be read from line {line} on. Export it again as QDPX."
    ),
    "qda-has-doctype": N_(
        "{file} declares entities (DOCTYPE), which no REFI-QDA file does, and was not read. Export it again as QDPX."
    ),
    "qda-too-deep": N_(
        "{file} is nested more than {limit} levels deep, which is the limit. Export it with fewer levels of codes."
    ),
    "qda-other-xml": N_(
        "{file} is neither a project nor a codebook as REFI-QDA has them (it starts with {root}). Export it again as QDPX."
    ),
    "qda-bad-id": N_(
        "“{id}” in line {line} of {file} is no id as REFI-QDA has them. Nothing was read."
    ),
    "qda-long-name": N_(
        "The name in line {line} of {file} is longer than {limit} characters, which is the limit. Shorten it and export again."
    ),
    "qda-code-missing": N_(
        "The text “{source}” in {file} has a code that is not in its codebook ({id}). Export the project again, with all codes."
    ),
    "qda-source-missing": N_(
        "The text “{source}” is not inside {file} ({path}). Export the project again with its sources."
    ),
    "qda-not-text": N_(
        "The text “{source}” in {file} is not in UTF-8, as REFI-QDA has it. Nothing was read."
    ),
    "qda-outside": N_(
        "A passage in line {line} of {file} lies outside of its text, “{source}”. Nothing was read. Export the project again."
    ),
    "qda-long-passage": N_(
        "The passage at character {start} of “{source}” in {file} is longer than {limit} characters, which is the limit of a statement."
    ),
    "qda-too-much-coded": N_(
        "{file} holds more than {limit} passages, or more text in them than can be taken in at once. Export a smaller project."
    ),
    "qda-too-many-cases": N_(
        "A passage or text in {file} belongs to more than {limit} cases, which is the limit. Export it with fewer cases."
    ),
}

IMPORT_PHRASES: Final[Mapping[str, str]] = {
    "table.column": N_("Column {letter}"),
    "table.one-sheet": N_("Only the sheet “{sheet}” was read. The file also has: {others}"),
    "table.unsaved-formulas": N_(
        "Formulas without a saved value, read as empty: {count}. Open the file in a spreadsheet, save it and import again."
    ),
    "table.zeros-left-out": N_("Zero bytes that were left out of the text: {count}"),
    "table.mixed-encodings": N_(
        "Letters in another encoding than the rest, read as Windows-1252: {count}. Check that they came out right."
    ),
    "import-fault.row-too-long": N_(
        "The row has {cells} cells, the table {columns} columns. A text with a separator in it must have quotation marks around it."
    ),
    "import-fault.cell-error": N_("The cell holds the spreadsheet's error {value}."),
    "import-fault.no-supplier-name": N_("The supplier has no name."),
    "import-fault.total-row": N_("“{value}” looks like the line that counts the table."),
    "import-fault.no-question": N_("There is no question in the row."),
    "import-fault.no-text": N_("There is no text in the row."),
    "import-fault.no-day": N_("The day is missing."),
    "import-fault.no-time": N_("The time of day is missing."),
    "import-fault.organisation-number-control": N_(
        "The organisation number {value} fails its control digit."
    ),
    "import-fault.organisation-number-digits": N_(
        "“{value}” is not a Norwegian organisation number, which has nine digits. Write the country if the firm is foreign."
    ),
    "import-fault.email": N_("“{value}” is not an e-mail address."),
    "import-fault.country": N_("“{value}” is not a country that we know."),
    "import-fault.yes-or-no": N_("“{value}” is neither yes nor no."),
    "import-fault.supplier-kind": N_("“{value}” is not a kind of supplier that we know."),
    "import-fault.supplier-unknown": N_("There is no supplier “{value}” in the register."),
    "import-fault.supplier-unknown-nearest": N_(
        "There is no supplier “{value}” in the register. Is it {nearest}?"
    ),
    "import-fault.supplier-several": N_(
        "“{value}” fits {count} suppliers. Write the organisation number."
    ),
    "import-fault.meeting-unknown": N_("There is no meeting “{value}”."),
    "import-fault.question-unknown": N_("There is no question “{value}” in the guide."),
    "import-fault.secrecy": N_(
        "“{value}” is not one of the words for secrecy: open, anonymise, secret, internal, unassessed."
    ),
    "import-fault.type": N_("“{value}” is not a type of input that we know."),
    "import-fault.phase": N_("“{value}” is not a phase from 0 to {last}."),
    "import-fault.kind": N_("“{value}” is none of input, new information, action or decision."),
    "import-fault.side": N_("“{value}” is none of buyer, supplier or both."),
    "import-fault.voice": N_(
        "“{value}” is none of own words, quotation or the note-taker's reading."
    ),
    "import-fault.disposition": N_(
        "“{value}” is none of accepted, partly accepted, not accepted or carried to the contract."
    ),
    "import-fault.id-in-file": N_("The id {value} stands in row {row} too, with another text."),
    "import-fault.id-in-desk": N_(
        "Another statement with the id {value} has been imported before."
    ),
    "import-fault.day": N_("“{value}” is not a date. Write it as 2027-03-16 or 16.03.2027."),
    "import-fault.day-without-year": N_("“{value}” has no year."),
    "import-fault.day-not-in-calendar": N_("There is no such day as {value}."),
    "import-fault.day-ambiguous": N_(
        "“{value}” can be read in two ways. Write the date as 2027-03-16 or 16.03.2027."
    ),
    "import-fault.year": N_("The year in “{value}” is not between {first} and {last}."),
    "import-fault.time": N_("“{value}” is not a time of day. Write it as 09:00."),
    "import-fault.time-skipped": N_(
        "On {day} the clocks are put forward, so {time} does not exist."
    ),
    "import-fault.minutes": N_("“{value}” is not a number of minutes."),
    "import-fault.minutes-none": N_("A meeting lasts at least one minute."),
    "import-fault.minutes-too-many": N_("“{value}” is longer than {limit} minutes."),
    "import-fault.end-before-start": N_("The meeting would end ({end}) before it begins."),
    "import-fault.minutes-against-end": N_(
        "The row says {minutes} minutes, but from start to end it is {reckoned}."
    ),
    "import-note.language": N_(
        "“{value}” is not a language that papers are written in (Norwegian or English); the usual one is kept."
    ),
    "import-note.sign-up-channel": N_(
        "“{value}” is none of e-mail, form, phone or Doffin; it counts as another way."
    ),
    "import-note.time-twice": N_(
        "On {day} the clocks are put back and {time} comes twice; the first is taken."
    ),
    "import-same.number-in-file": N_("Same organisation number as {name} in row {row}."),
    "import-same.name-in-file": N_("Same name as {name} in row {row}."),
    "import-same.number-in-desk": N_("{name} in the register has this organisation number."),
    "import-same.name-in-desk": N_("{name} is in the register already."),
    "import-same.earlier-name-in-desk": N_("{name} in the register has had this name."),
    "import-same.question-in-file": N_("The question stands in row {row} too."),
    "import-same.question-in-desk": N_("The question is in the guide already."),
    "import-same.slot-in-file": N_("The same time and supplier stand in row {row} too."),
    "import-same.slot-in-desk": N_("This meeting is planned already."),
    "import-same.input-in-file": N_("The same words of the same supplier stand in row {row} too."),
    "import-same.input-in-desk": N_("The same words of the same supplier are in the desk already."),
    "notice-state.found": N_("Found"),
    "notice-state.missing": N_("Missing"),
    "notice-state.refused": N_("Not usable"),
    "notice-subtype.profile": N_("notice on a buyer profile"),
    "notice-subtype.information": N_("prior information notice"),
    "notice-subtype.consultation": N_("market consultation"),
    "notice-subtype.planning": N_("voluntary prior information notice"),
    "notice-legal-basis.other": N_("other rules"),
    "notice-legal-basis.national": N_("national rules"),
    "notice-place.anywhere": N_("anywhere"),
    "notice-place.country": N_("anywhere in the country"),
    "notice-place.eea": N_("anywhere in the EEA"),
    "notice-field.subtype": N_("Kind of notice"),
    "notice-field.notice-id": N_("Notice identifier"),
    "notice-field.language": N_("Language"),
    "notice-field.dispatch": N_("Dispatch date"),
    "notice-field.legal-basis": N_("Legal basis"),
    "notice-field.title": N_("Title"),
    "notice-field.need": N_("Description of the need"),
    "notice-field.reference": N_("Internal reference"),
    "notice-field.buyer": N_("Buyer"),
    "notice-field.buyer-number": N_("Buyer's organisation number"),
    "notice-field.cpv": N_("CPV codes"),
    "notice-field.places": N_("Places"),
    "notice-field.parts": N_("Lots or parts"),
    "notice-field.answers": N_("Deadline for answers"),
    "notice-field.questions": N_("Deadline for questions"),
    "notice-field.future-notice": N_("Date of the coming notice"),
    "notice-fault.subtype": N_("Notices of kind {value} open no dialogue."),
    "notice-fault.language": N_("{value} is neither Norwegian nor English."),
    "notice-fault.legal-basis": N_("The Norwegian form wants the regulation's ELI address."),
    "notice-fault.buyer": N_("{value} is not among the notice's organisations."),
    "notice-fault.buyer-number": N_("{value} is not a valid organisation number."),
    "notice-fault.cpv": N_("{value} is not a CPV code of eight digits."),
    "notice-fault.places": N_("{value} is not a NUTS code."),
    "notice-fault.date": N_("{value} is not a date."),
    "import-field.suppliers.name": N_("Name"),
    "import-field.suppliers.earlier_names": N_("Earlier names"),
    "import-field.suppliers.organisation_number": N_("Organisation number"),
    "import-field.suppliers.trade": N_("Trade"),
    "import-field.suppliers.kind": N_("Kind of supplier"),
    "import-field.suppliers.contact_name": N_("Contact person"),
    "import-field.suppliers.contact_title": N_("Contact's title"),
    "import-field.suppliers.email": N_("E-mail"),
    "import-field.suppliers.phone": N_("Telephone"),
    "import-field.suppliers.language": N_("Language"),
    "import-field.suppliers.wants_one_to_one": N_("Wants a one-to-one"),
    "import-field.suppliers.written_only": N_("Only written input"),
    "import-field.suppliers.country": N_("Country"),
    "import-field.suppliers.code": N_("Short code"),
    "import-field.suppliers.invited_on": N_("Invited"),
    "import-field.suppliers.registered_on": N_("Registered"),
    "import-field.suppliers.registered_by": N_("Signed up by"),
    "import-field.suppliers.declined_on": N_("Declined"),
    "import-field.suppliers.note": N_("Note"),
    "import-field.questions.number": N_("Number"),
    "import-field.questions.text": N_("Question"),
    "import-field.questions.short_name": N_("Short name"),
    "import-field.questions.core": N_("Core question"),
    "import-field.slots.when": N_("Date and time"),
    "import-field.slots.date": N_("Date"),
    "import-field.slots.start": N_("Start"),
    "import-field.slots.minutes": N_("Number of minutes"),
    "import-field.slots.end": N_("End"),
    "import-field.slots.reflection": N_("Reflection"),
    "import-field.slots.supplier": N_("Supplier"),
    "import-field.slots.place": N_("Place"),
    "import-field.slots.title": N_("Title"),
    "import-field.slots.language": N_("Language"),
    "import-field.slots.note": N_("Note"),
    "import-field.inputs.source_id": N_("Id"),
    "import-field.inputs.type": N_("Type"),
    "import-field.inputs.phase": N_("Phase"),
    "import-field.inputs.supplier": N_("Supplier"),
    "import-field.inputs.secrecy": N_("Secrecy"),
    "import-field.inputs.text": N_("Text"),
    "import-field.inputs.meeting": N_("Meeting"),
    "import-field.inputs.question": N_("Question"),
    "import-field.inputs.themes": N_("Themes"),
    "import-field.inputs.speaker": N_("Said by"),
    "import-field.inputs.voice": N_("Voice"),
    "import-field.inputs.side": N_("Side"),
    "import-field.inputs.public_wording": N_("Public wording"),
    "import-field.inputs.disposition": N_("Disposition"),
    "import-field.inputs.disposition_reason": N_("Reason"),
    "import-field.inputs.claim": N_("Secrecy claimed"),
    "import-field.inputs.claim_reason": N_("Reason for the claim"),
    "import-field.inputs.kind": N_("What the line is"),
    "import-field.inputs.owner": N_("Owner"),
    "import-field.inputs.due": N_("Due date"),
}
