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
    PageAct("tick-point", "phases", N_("Tick a point of the phase")),
    PageAct("new-supplier", "suppliers", N_("New supplier")),
    PageAct("known-supplier", "suppliers", N_("From the register")),
    PageAct("new-question", "questions", N_("New question")),
    PageAct("new-guide", "questions", N_("New version of the guide")),
    PageAct("begin-from", "questions", N_("Begin from a template or an earlier one …")),
    PageAct("save-template", "questions", N_("Save as a template …")),
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
    PageAct("new-theme", "themes", N_("New theme")),
    PageAct("phases-picture", "pictures", N_("Barriers and opportunities phase by phase")),
    PageAct("import-coding", "themes", N_("Coded text or a codebook (REFI-QDA) …")),
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
    PageAct("new-measure", "measures", N_("New measure")),
    PageAct("new-requirement", "measures", N_("New requirement")),
    PageAct("table-results", "measures", N_("What came of the dialogue to Excel …")),
    PageAct("table-matrix", "treatment", N_("Who was asked what to Excel …")),
    PageAct("table-ledger", "treatment", N_("Who was told what to Excel …")),
    PageAct("new-answer", "treatment", N_("New question and answer")),
    PageAct("export-summary", "summary", N_("Export …")),
    PageAct("invitation", "summary", N_("Invitation and dialogue note")),
    PageAct("participants", "summary", N_("List of participants")),
    PageAct("internal-report", "summary", N_("Internal report")),
    PageAct("plan", "summary", N_("Plan of measures and benefits")),
    PageAct("all-papers", "summary", N_("All papers for everybody …")),
    PageAct("look", "summary", N_("Look and sections …")),
    PageAct("new-follow-up", "follow-up", N_("New action or decision")),
    PageAct("roadmap", "summary", N_("Supplier's roadmap")),
    PageAct("lessons", "summary", N_("Lessons learnt")),
    PageAct("new-lesson", "lessons", N_("New answer after the dialogue")),
    PageAct("take-up-lessons", "lessons", N_("Take into the next guide …")),
    PageAct("import-lessons", "lessons", N_("Import answers …")),
    PageAct("new-risk", "risks", N_("New risk")),
    PageAct("new-benefit", "benefits", N_("New benefit")),
    PageAct("benefits-map", "benefits", N_("Benefits map")),
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
    "page:portfolio": "portfolio overview cases due portefølje oversikt alle saker forfalt barrierer virkemidler",
    "back-up": "backup copy save safe sikkerhetskopi kopi reserve lagre",
    "restore": "backup copy recover gjenopprett sikkerhetskopi kopi tilbake",
    "passphrase": "password encrypt seal passord passfrase krypter lås kode",
    "passphrase-remove": "password decrypt passord passfrase krypter fjern",
    "lock": "password close lås passord",
    "language": "norwegian english bokmål språk engelsk norsk",
    "page-on": "forward tab neste side videre",
    "page-back": "backward tab forrige side tilbake",
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
    "begin-from": "template reuse copy start earlier mal gjenbruk kopier begynn tidligere sak",
    "save-template": "template version office keep mal versjon lagre kontoret",
    "new-meeting": "add create plan slot book nytt møte planlegg avtale legg til",
    "new-input": "add write statement said innspill nytt skriv legg til uttalelse",
    "assess": "secrecy secret judge review queue vurder skjerming taushet hemmelig kø",
    "copy-for": "clipboard word outlook excel table send utklippstavle kopier for lim inn tabell",
    "trail": "history changes log audit life historikk spor endringer logg forløp",
    "export-coding": "export qdpx qdc nvivo atlas maxqda codes analysis eksporter koder kodebok analyse",
    "new-theme": "add create category code tree nytt tema legg til kategori emne tre",
    "phases-picture": "room for opportunity both sides picture mulighetsrom mulighet bilde begge sider",
    "import-coding": "import qdpx qdc qde nvivo atlas maxqda codes codebook importer les inn koder kodebok temaer",
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
    "new-measure": "tiltak barriere virkemiddel measure barrier owner ansvarlig",
    "new-requirement": "krav kravspesifikasjon requirement konkurransegrunnlag",
    "table-results": "xlsx spreadsheet table export measures regneark tabell tiltak krav risiko gevinst",
    "table-matrix": "xlsx spreadsheet table export questions regneark tabell eksporter spørsmål",
    "table-ledger": "xlsx spreadsheet table export ledger regneark tabell eksporter",
    "new-answer": "add question answer spørsmål svar legg til nytt",
    "export-summary": "summary publish write save pdf word docx text tekst eksporter oppsummering rapport publiser skriv ut",
    "invitation": "invite notice letter programme pdf innbydelse brev program kunngjøring",
    "participants": "attendance people who list pdf påmeldte hvem kommer deltakere leverandører",
    "all-papers": "export everything folder send write pdf word excel eksporter alt mappe send ut alle dokumenter",
    "look": "colour logo template sections order farge logo mal deler rekkefølge utforming",
    "internal-report": "everything secret team pdf rapport alt skjermet taushet teamet",
    "plan": "measures risks benefits owners pdf tiltaksplan gevinstplan tiltak risiko gevinster",
    "sign-in-sheet": "attendance sign print paper oppmøte underskrift skriv ut papir frammøte",
    "tick-point": "phase gate artefact done check mandate fase port huk av ferdig mandat leveranse",
    "roadmap": "supplier way timeline dates pdf veikart leverandør tidslinje datoer faser",
    "lessons": "retrospective experience evaluation pdf erfaringsnotat evaluering læring deling spredning",
    "new-lesson": "retrospective evaluation feedback score erfaring evaluering tilbakemelding svar ny",
    "take-up-lessons": "guide version improve next change guide versjon forbedre neste endring læring",
    "import-lessons": "csv excel table retrospective feedback importer tabell svar evaluering",
    "new-risk": "add write register relief ny risiko skriv legg til avlastning",
    "new-benefit": "add write effect goal baseline target ny gevinst skriv legg til effekt mål nullpunkt",
    "benefits-map": "chain effect measure statement gevinstkart effektkjede tiltak sammenheng",
    "new-follow-up": "add task todo action decision oppgave tiltak beslutning vedtak legg til ny",
}
"""Other words for the acts, of the menus too, in both languages at once: looked through, never shown."""

PAGE_ALSO: Final = {
    "procurement": (
        "procurement subject user case need owner team anchoring commitment behov behovsvurdering verifisert"
        " forankring mandat public innovative contracting authority buyer chair note-taker"
        " observer expert representative assessment verified prior information notice"
        " offentlig innovativ innovasjonsvennlig anskaffelse oppdragsgiver innkjøper"
        " behovseier møteleder referent observatør fagekspert brukerrepresentant behovsnotat"
        " veiledende kunngjøring tverrfaglig arbeidsgruppe interessenter partnere"
    ),
    "phases": (
        "steps roadmap timeline predictable predictability coordinated seamless both sides"
        " anchoring method steg framdrift tidslinje veikart forutsigbart forutsigbarhet"
        " koordinert koordinering sømløst sømløshet begge sider forankring metode deadlines"
        " promised kept competition contract roll-out strategy frister lovet og holdt"
        " konkurranse konkurransestrategi strategivalg kontrakt utvikling innføring"
    ),
    "suppliers": (
        "market outreach mobilise mobilisation register sign-up development marked mobilisere"
        " mobilisering oppsøke påmelding leverandørutvikling trade association registration"
        " bransjeorganisasjon påmeldingsfrist"
    ),
    "questions": (
        "guide guidance facilitate template method tools development samtaleguide veilede"
        " veiledning tilrettelegge tilrettelegging mal metode verktøy metodeutvikling"
        " verktøyutvikling templates interview list consultation maler spørsmålsliste høring"
        " av konkurransegrunnlag"
    ),
    "timetable": (
        "schedule slots meetings programme coordinated facilitate møteplan program koordinert"
        " koordinering tilrettelegge tilrettelegging supplier marketplace workshop"
        " leverandørtorg"
    ),
    "room": (
        "run dialogue facilitate facilitator guide one-to-one conference dialog tilrettelegge"
        " fasilitere fasilitator veilede veiledning en-til-en dialogkonferanse market meeting"
        " markedsdialog leverandørdialog omvendt kontinuerlig en-til-en-møter"
    ),
    "inputs": (
        "statements said barriers opportunities room for opportunity utsagn barrierer"
        " mulighetsrom muligheter written withdrawn same trade secret redaction screening"
        " anonymisation innspillsnotat trukket sier det samme skjerming sladding anonymisering"
        " taushetsbelagt taushetsplikt forretningshemmelighet"
    ),
    "themes": "codes coding categories sort koder koding kategorier sortere emner",
    "pictures": (
        "matrix chart diagram counts barriers opportunities room for opportunity matrise"
        " figur antall barrierer mulighetsrom muligheter rounds runder"
    ),
    "minutes": (
        "remarks confirm approve merknader bekrefte godkjenne rette access to documents legal"
        " basis godkjent av leverandør innsyn meroffentlighet unntatt offentlighet hjemmel"
    ),
    "synthesis": (
        "findings analysis disagreement dispositions answers reasons hovedfunn funn analyse"
        " uenighet disposisjoner svar begrunnelser accepted partly helt delvis ikke tatt til"
        " følge"
    ),
    "treatment": (
        "fair rules findings ledger impartiality coordinated predictable foreseeability"
        " rettferdig regler protokoll habilitet forutsigbart forutsigbarhet forutberegnelighet"
        " koordinert questions and answers previously involved supplier proportionality"
        " spørsmål og svar åpen logg tidligere involvert leverandør etterprøvbarhet"
        " forholdsmessighet anskaffelsesprotokoll"
    ),
    "summary": (
        "papers documents publish export invitation"
        " dokumenter utsending publisere eksportere invitasjon dialognotat rapport"
    ),
    "measures": (
        "barriers policy instruments support grants schemes requirements specification"
        " barrierer virkemidler virkemiddelapparat støtteordninger tilskudd krav"
        " kravspesifikasjon system functional qualification award tender documents leadership"
        " knowledge fragmentation virkemiddelaktør funksjonskrav kvalifikasjonskrav"
        " evalueringsmodell delkontrakter ledelse kompetanse fragmentering uforutsigbarhet"
    ),
    "risks": (
        "register relief sharing bearer likelihood consequence risikoregister"
        " risikoavlastning avlastning risikofordeling sannsynlighet konsekvens volume"
        " guarantee stop point staged option volumgaranti stopp-punkt stegvis kontrakt opsjon"
    ),
    "benefits": (
        "realisation realise baseline target deviation effect map gevinstrealisering"
        " gevinstplan gevinstkart nullpunkt nullpunktsmåling mål avvik effekt measurement"
        " measured value owner gevinstansvarlig gevinsteier gevinstrealiseringsplan målt verdi"
        " effektkart samfunnseffekt"
    ),
    "follow-up": (
        "tasks decisions to-do oppgaver beslutninger gjøremål vedtak owner due eier ansvarlig"
    ),
    "lessons": (
        "retrospective evaluation improve method tools development dissemination"
        " retrospektiv evaluering læring forbedre metode verktøy metodeutvikling verktøyutvikling spredning"
    ),
}
"""Other words for the pages, in both languages: the one that was meant stands beside the page."""
