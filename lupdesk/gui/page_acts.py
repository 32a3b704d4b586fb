"""Acts that stand on a page: Ctrl+K turns there and does them, by the words that people look for.

A page names its own in ``doors``: a callable for each key of ``PAGE_ACTS`` that is its.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lupdesk.wording import N_


@dataclass(frozen=True, slots=True)
class PageAct:
    key: str
    page: str
    words: str


PAGE_ACTS: Final = (
    PageAct("edit-case", "procurement", N_("Edit the procurement")),
    PageAct("add-file", "procurement", N_("Add file")),
    PageAct("new-supplier", "suppliers", N_("New supplier")),
    PageAct("known-supplier", "suppliers", N_("From the register")),
    PageAct("new-question", "questions", N_("New question")),
    PageAct("new-guide", "questions", N_("New version of the guide")),
    PageAct("send-questions", "questions", N_("Send as a form …")),
    PageAct("read-written", "questions", N_("Read in written answers …")),
    PageAct("import-forms", "questions", N_("Answers from Microsoft Forms …")),
    PageAct("new-meeting", "timetable", N_("New meeting")),
    PageAct("sign-in-sheet", "timetable", N_("Sign-in sheet …")),
    PageAct("table-plan", "timetable", N_("Timetable to Excel …")),
    PageAct("new-input", "inputs", N_("New input")),
    PageAct("assess", "inputs", N_("Assess secrecy …")),
    PageAct("table-inputs", "inputs", N_("Inputs to Excel …")),
    PageAct("copy-for", "inputs", N_("Copy for …")),
    PageAct("trail", "inputs", N_("Its whole life …")),
    PageAct("export-coding", "inputs", N_("Coded statements (REFI-QDA) …")),
    PageAct("export-everything", "inputs", N_("Everything as open JSON …")),
    PageAct("export-minutes", "minutes", N_("Export minutes …")),
    PageAct("review", "minutes", N_("Remarks …")),
    PageAct("send-review", "minutes", N_("Send to be confirmed …")),
    PageAct("read-answer", "minutes", N_("Read in an answer …")),
    PageAct("remind", "minutes", N_("Reminders …")),
    PageAct("review-parcel", "minutes", N_("Send to a reviewer …")),
    PageAct("new-insight", "synthesis", N_("New main finding")),
    PageAct("insight-from", "synthesis", N_("Main finding from statements …")),
    PageAct("answer-inputs", "synthesis", N_("Answer the statements one by one …")),
    PageAct("protocol", "treatment", N_("Protocol …")),
    PageAct("table-matrix", "treatment", N_("Who was asked what to Excel …")),
    PageAct("table-ledger", "treatment", N_("Who was told what to Excel …")),
    PageAct("new-answer", "treatment", N_("New question and answer")),
    PageAct("export-summary", "summary", N_("Export …")),
    PageAct("invitation", "summary", N_("Invitation and dialogue note")),
    PageAct("participants", "summary", N_("List of participants")),
    PageAct("internal-report", "summary", N_("Internal report")),
    PageAct("all-papers", "summary", N_("All papers for everybody …")),
    PageAct("look", "summary", N_("Look and sections …")),
    PageAct("new-follow-up", "follow-up", N_("New action or decision")),
)

ALSO: Final = {
    "new-procurement": "add create start ny anskaffelse sak opprett lag",
    "import-notice": "read fetch bring xml doffin ted importer hent les kunngjøring",
    "import:suppliers": "read fetch bring csv excel list importer hent les liste firma",
    "import:questions": "read fetch bring csv excel list guide importer hent les liste",
    "import:slots": "read fetch bring csv excel meetings slots importer hent les møter",
    "import:inputs": "read fetch bring csv excel statements answers importer hent les svar",
    "print": "paper printer skriv ut utskrift papir skriver",
    "switch": "change procurement another bytt anskaffelse annen sak",
    "back-up": "backup copy save safe sikkerhetskopi kopi reserve lagre",
    "restore": "backup copy recover gjenopprett sikkerhetskopi kopi tilbake",
    "passphrase": "password encrypt seal passord passfrase krypter lås kode",
    "passphrase-remove": "password decrypt passord passfrase krypter fjern",
    "lock": "password close lås passord",
    "language": "norwegian english bokmål språk engelsk norsk",
    "theme": "dark light colour mørk lys farge",
    "larger": "bigger zoom font større skrift",
    "smaller": "zoom font mindre skrift",
    "keys": "help shortcuts hjelp hurtigtaster snarveier",
    "edit-case": "change case need rediger endre sak behov anskaffelse",
    "add-file": "attach document upload vedlegg fil last opp legg ved dokument",
    "new-supplier": "add create company firm legg til ny leverandør firma",
    "known-supplier": "add known supplier legg til leverandør register",
    "new-question": "add create write legg til nytt spørsmål skriv",
    "new-guide": "version copy guide ny versjon spørsmål",
    "new-meeting": "add create plan slot book nytt møte planlegg avtale legg til",
    "new-input": "add write statement said innspill nytt skriv legg til uttalelse",
    "assess": "secrecy secret judge review queue vurder skjerming taushet hemmelig kø",
    "copy-for": "clipboard word outlook excel table send utklippstavle kopier for lim inn tabell",
    "trail": "history changes log audit life historikk spor endringer logg forløp",
    "export-coding": "export qdpx qdc nvivo atlas maxqda codes analysis eksporter koder kodebok analyse",
    "export-everything": "export json open data all eksporter alt åpne data maskinlesbart",
    "export-minutes": "pdf word docx text write send save eksporter referat skriv ut lagre tekst",
    "send-review": "form supplier e-mail pdf confirm skjema leverandør e-post bekreft send",
    "review-parcel": "parcel colleague buyer comment approve another laptop kollega pakke godkjenn annen maskin",
    "open-review": "parcel comment approve minutes gjennomsyn pakke referat godkjenn åpne",
    "remind": "mail e-mail deadline answer silent purring påminnelse e-post frist svar",
    "read-answer": "form answer import pdf json supplier skjema svar les inn importer leverandør",
    "send-questions": "form written input pdf html skjema skriftlig innspill send spørsmål",
    "import-forms": "microsoft office xlsx csv import written skjema svar importer skriftlig innspill",
    "read-written": "form answer import written skjema svar les inn skriftlig innspill importer",
    "review": "approve comment accept refuse answer correct merknad godkjenn gjennomsyn rett svar bekreft",
    "new-insight": "finding insight heard synthesis add write hovedfunn funn innsikt syntese hørte nytt skriv",
    "insight-from": "finding insight synthesis statements choose hovedfunn funn innsikt syntese innspill velg",
    "answer-inputs": "disposition reason answer decide accepted queue disposisjon begrunnelse svar tatt til følge kø",
    "protocol": "equal treatment export pdf write protokoll likebehandling eksporter skriv",
    "table-inputs": "xlsx spreadsheet table export regneark tabell eksporter innspill",
    "table-plan": "xlsx spreadsheet table export regneark tabell eksporter timeplan",
    "table-matrix": "xlsx spreadsheet table export questions regneark tabell eksporter spørsmål",
    "table-ledger": "xlsx spreadsheet table export ledger regneark tabell eksporter",
    "new-answer": "add question answer spørsmål svar legg til nytt",
    "export-summary": "summary publish write save pdf word docx text tekst eksporter oppsummering rapport publiser skriv ut",
    "invitation": "invite notice letter programme pdf innbydelse brev program kunngjøring",
    "participants": "attendance people who list pdf påmeldte hvem kommer deltakere leverandører",
    "all-papers": "export everything folder send write pdf word excel eksporter alt mappe send ut alle dokumenter",
    "look": "colour logo template sections order farge logo mal deler rekkefølge utforming",
    "internal-report": "everything secret team pdf rapport alt skjermet taushet teamet",
    "sign-in-sheet": "attendance sign print paper oppmøte underskrift skriv ut papir frammøte",
    "new-follow-up": "add task todo action decision oppgave tiltak beslutning vedtak legg til ny",
}
"""Other words for the acts, of the menus too, in both languages at once: looked through, never shown."""
