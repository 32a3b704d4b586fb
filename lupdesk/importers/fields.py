"""Which fields a table of each kind may hold, and what people call them in a heading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class TableKind(StrEnum):
    SUPPLIERS = "suppliers"
    QUESTIONS = "questions"
    SLOTS = "slots"
    INPUTS = "inputs"


@dataclass(frozen=True, slots=True)
class Field:
    """``headings`` name the field for certain; ``loose`` ones only if nothing better is there."""

    name: str
    headings: tuple[str, ...]
    loose: tuple[str, ...] = ()


def _words(text: str) -> tuple[str, ...]:
    return tuple(heading_key(word) for word in text.split("|"))


def heading_key(heading: str) -> str:
    """The letters and digits alone: «E-post:», «e post» and «EPOST» are one heading."""
    plain = unicodedata.normalize("NFKC", heading).casefold().replace("#", "nr")
    return "".join(letter for letter in plain if letter.isalnum())


def heading_keys(heading: str) -> tuple[str, ...]:
    """As it stands, without what is in brackets, and without a leading number («3. Firma»)."""
    bare = re.sub(r"[(\[].*?[)\]]", " ", heading)
    unnumbered = re.sub(r"^\s*\d+\s*[.):]\s*", "", bare)
    keys = (heading_key(heading), heading_key(bare), heading_key(unnumbered))
    return tuple(dict.fromkeys(key for key in keys if key))


_SUPPLIER: Final = (
    "leverandør|leverandørnavn|navn på leverandør|leverandørens navn|firma|firmanavn|bedrift"
    "|bedriftsnavn|bedriftens navn|virksomhet|virksomhetsnavn|virksomhetens navn"
    "|navn på virksomhet|navn på bedrift|navn på firma|selskap|selskapsnavn|navn på selskap"
    "|organisasjon|organisasjonsnavn|foretak|foretaksnavn|tilbyder|aktør"
    "|supplier|supplier name|name of supplier|company|company name|name of company|business"
    "|business name|organisation|organization|organisation name|organization name|vendor"
    "|vendor name|firm|bidder"
)
_LANGUAGE: Final = "språk|møtespråk|målform|ønsket språk|language|meeting language"

_SUPPLIERS: Final = (
    Field("name", _words(_SUPPLIER), _words("navn|name")),
    Field(
        "earlier_names",
        _words(
            "tidligere navn|tidligere navn(e)|tidligere firmanavn|gammelt navn|het før"
            "|earlier name|earlier names|former name|former names|previous name|previous names"
            "|formerly|also known as|aka"
        ),
    ),
    Field(
        "organisation_number",
        _words(
            "org.nr|orgnr|org nummer|org.nummer|organisasjonsnummer|organisasjonsnr|org|orgno"
            "|foretaksnummer|foretaksnr|bedriftsnummer|mva-nummer|mva-nr"
            "|organisation number|organization number|organisation no|organization no|org number"
            "|org.no|organisation id|organization id|company number|company no"
            "|company registration number|registration number|reg.no|business id|vat number"
            "|vat no|vat"
        ),
    ),
    Field(
        "trade",
        _words(
            "type|fag|fagområde|bransje|tjeneste|tjenester|tjenesteområde|produktområde|løsning"
            "|løsningsområde|kompetanse|næring|næringskode1.beskrivelse"
            "|naeringskode1.beskrivelse|hva leverer dere"
            "|trade|sector|industry|line of business|business area|area|services|products"
        ),
        _words("område|kategori|category"),
    ),
    Field(
        "kind",
        _words(
            "leverandørtype|type leverandør|virksomhetstype|type virksomhet|bedriftstype"
            "|type bedrift|organisasjonstype|type organisasjon|aktørtype|type aktør|størrelse"
            "|kind|supplier kind|kind of supplier|supplier type|type of supplier"
            "|organisation type|organization type|company type|company size|size"
        ),
    ),
    Field(
        "contact_name",
        _words(
            "kontaktperson|kontakt|kontaktnavn|navn på kontaktperson|kontaktpersonens navn"
            "|kontaktpersoner|hovedkontakt|fullt navn|ditt navn"
            "|contact|contact person|contact name|name of contact|name of contact person"
            "|full name|your name|main contact"
        ),
        _words("navn|name"),
    ),
    Field(
        "contact_title",
        _words("stilling|stillingstittel|tittel|rolle|title|job title|position|role"),
    ),
    Field(
        "email",
        _words(
            "e-post|epost|e-postadresse|epostadresse|mail|mailadresse|e-mail|email"
            "|email address|e-mail address|kontakt e-post|e-post kontaktperson"
            "|kontaktpersonens e-post|contact email|contact e-mail"
        ),
    ),
    Field(
        "phone",
        _words(
            "telefon|tlf|tlf.nr|telefonnummer|telefonnr|tel|phone|phone number|telephone"
            "|telephone number|contact phone"
        ),
        _words("mobil|mobilnr|mobilnummer|mobiltelefon|mobile|mobile phone|cell phone"),
    ),
    Field("language", _words(_LANGUAGE)),
    Field(
        "wants_one_to_one",
        _words(
            "ønsker en-til-en|ønsker en-til-en-møte|ønsker en til en møte|en-til-en"
            "|en-til-en-møte|ønsker 1:1|1-til-1|ønsker 1-til-1|ønsker 1:1-møte"
            "|ønsker møte|wants one-to-one|wants a one-to-one|wants one-to-one meeting"
            "|one-to-one|one-to-one meeting|one on one|wants 1:1|wants meeting"
        ),
    ),
    Field(
        "written_only",
        _words(
            "kun skriftlig|bare skriftlig|kun skriftlig innspill|bare skriftlig innspill"
            "|skriftlig|skriftlig innspill|written only|only written|written input only"
            "|only written input|written input"
        ),
    ),
    Field(
        "country",
        _words(
            "land|landkode|nasjonalitet|hjemland|forretningsadresse.landkode"
            "|forretningsadresse.land|country|country code|nationality"
        ),
    ),
    Field(
        "code",
        _words("kode|kortkode|leverandørkode|l-nr|code|short code|supplier code"),
    ),
    Field(
        "invited_on",
        _words("invitert|invitert dato|invitasjon sendt|invited|invited on"),
    ),
    Field(
        "registered_on",
        _words("påmeldt|påmeldt dato|påmelding|registrert|registered|registered on|signed up"),
    ),
    Field(
        "registered_by",
        _words(
            "påmeldt via|påmeldt gjennom|påmeldingskanal|påmeldt på|kanal|meldt på via"
            "|registered by|registered via|signed up by|signed up via|sign-up channel|channel"
        ),
    ),
    Field("declined_on", _words("takket nei|avslått|meldt avbud|declined|declined on")),
    Field(
        "note",
        _words("merknad|merknader|kommentar|notat|note|notes|comment|comments|remarks"),
    ),
)

_QUESTIONS: Final = (
    Field(
        "number",
        _words(
            "nr|nummer|no|number|num|#|spm.nr|spørsmål nr|spørsmålsnr|spørsmålsnummer"
            "|question no|question number|løpenummer|rekkefølge|order|id"
        ),
    ),
    Field(
        "text",
        _words(
            "spørsmål|spørsmålet|spørsmålstekst|spørsmål til markedet|spm|question|questions"
            "|question text|full wording|wording"
        ),
        _words("tekst|text|ordlyd"),
    ),
    Field(
        "short_name",
        _words(
            "kortnavn|kort navn|kort|kortform|kort tittel|stikkord|short name|short|short title"
            "|label|keyword"
        ),
        _words("tema|theme|topic|tittel|title"),
    ),
    Field(
        "core",
        _words(
            "kjerne|kjernespørsmål|er kjerne|stilles til alle|obligatorisk"
            "|core|core question|is core|asked of everybody|mandatory"
        ),
    ),
)

_SLOTS: Final = (
    Field(
        "when",
        _words(
            "dato og tid|dato og klokkeslett|dato/tid|tidspunkt|starttidspunkt|møtetidspunkt"
            "|date and time|date/time|datetime|date time|when"
        ),
    ),
    Field("date", _words("dato|møtedato|dag|date|day|meeting date")),
    Field(
        "start",
        _words(
            "start|starttid|fra|fra kl|kl|klokken|klokkeslett|tid|møtestart|begynner|oppstart"
            "|start time|starts|from|time|begin|begins"
        ),
    ),
    Field(
        "minutes",
        _words(
            "minutter|antall minutter|varighet|varighet minutter|varighet i minutter|lengde|min"
            "|møtetid|minutes|duration|duration minutes|length"
        ),
    ),
    Field(
        "end",
        _words(
            "slutt|slutttid|sluttid|sluttidspunkt|til|til kl|ferdig|slutter"
            "|end|end time|ends|to|until"
        ),
    ),
    Field(
        "reflection",
        _words(
            "refleksjon|refleksjonstid|refleksjon minutter|etterarbeid|pause|pause etter|buffer"
            "|reflection|reflection time|reflection minutes|break"
        ),
    ),
    Field(
        "supplier",
        (*_words(_SUPPLIER), *_words("møte med|leverandører|suppliers")),
        _words("navn|name|deltaker|deltakere|participant"),
    ),
    Field(
        "place",
        _words(
            "sted|rom|møterom|møtested|lokale|lenke|møtelenke|teams-lenke|teams"
            "|place|room|meeting room|location|venue|link|meeting link"
        ),
    ),
    Field(
        "title",
        _words("tittel|møte|møtetittel|emne|title|meeting|meeting title|subject"),
    ),
    Field("language", _words(_LANGUAGE)),
    Field("note", _words("merknad|merknader|kommentar|notat|note|notes|comment|comments")),
)

_INPUTS: Final = (
    Field(
        "source_id",
        _words(
            "id|innspill-id|innspillsid|innspill nr|innspillsnr|innspillsnummer|nr|nummer|ref"
            "|referanse|løpenummer|#|input id|input no|input number|no|number|reference"
        ),
    ),
    Field(
        "type",
        _words(
            "type|innspillstype|type innspill|typekode|kategori"
            "|input type|type of input|type code|category"
        ),
        _words("kode|code"),
    ),
    Field(
        "phase",
        _words("fase|faser|fasenr|prosessfase|phase|phase no|phase number|stage"),
    ),
    Field(
        "supplier",
        (*_words(_SUPPLIER), *_words("avsender|fra leverandør|from|sender")),
        _words("navn|name|kilde|source"),
    ),
    Field(
        "secrecy",
        _words(
            "skjerming|skjermingsgrad|skjermet|taushet|taushetsplikt|gradering|hemmelighold"
            "|konfidensialitet|konfidensielt|secrecy|secrecy level|confidentiality"
            "|confidential|screening|classification|sensitivity"
        ),
    ),
    Field(
        "text",
        _words(
            "tekst|innspill|innspillstekst|utsagn|innhold|svar"
            "|text|input|input text|statement|content|answer"
        ),
        _words("beskrivelse|kommentar|description|comment"),
    ),
    Field("meeting", _words("møte|møtetittel|meeting|meeting title")),
    Field(
        "question",
        _words("spørsmål|spørsmål nr|spørsmålsnr|spm|spm.nr|question|question no|question number"),
    ),
    Field(
        "themes",
        _words("tema|temaer|emne|emner|stikkord|tagger|theme|themes|topic|topics|tag|tags"),
    ),
    Field(
        "speaker",
        _words(
            "sagt av|taler|hvem sa det|hvem snakket|person|uttalt av|said by|speaker|who said it|spokesperson"
        ),
    ),
    Field("voice", _words("stemme|gjengivelse|ordlyd|voice|rendering")),
    Field("side", _words("side|part|parts side|party")),
    Field(
        "public_wording",
        _words(
            "offentlig ordlyd|offentlig tekst|offentlig formulering|anonymisert tekst"
            "|anonymisert ordlyd|ordlyd for alle|wording for everybody|public wording|public text|anonymised text|anonymized text"
        ),
    ),
    Field(
        "disposition",
        _words(
            "disposisjon|håndtering|behandling|tatt til følge|vårt svar|disposition|handling|our answer"
        ),
    ),
    Field(
        "disposition_reason",
        _words(
            "begrunnelse|begrunnelse for disposisjon|årsak|hvorfor|fordi"
            "|reason|because|disposition reason|reason for disposition|rationale"
        ),
    ),
    Field(
        "claim",
        _words(
            "krav om skjerming|leverandørens skjerming|bedt skjermet|claim"
            "|leverandøren ber om|supplier asks for|supplier's claim|claimed secrecy"
        ),
    ),
    Field(
        "claim_reason",
        _words(
            "begrunnelse for skjerming|skjermingsgrunn|claim reason"
            "|reason for claim|reason for secrecy"
        ),
    ),
    Field("kind", _words("slag|art|innspillsart|kind|kind of line")),
    Field("owner", _words("ansvarlig|eier|owner|responsible|assigned to")),
    Field("due", _words("frist|forfall|due|due date|deadline")),
)

FIELDS: Final[Mapping[TableKind, tuple[Field, ...]]] = MappingProxyType(
    {
        TableKind.SUPPLIERS: _SUPPLIERS,
        TableKind.QUESTIONS: _QUESTIONS,
        TableKind.SLOTS: _SLOTS,
        TableKind.INPUTS: _INPUTS,
    }
)

REQUIRED: Final[Mapping[TableKind, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {
        TableKind.SUPPLIERS: (("name",),),
        TableKind.QUESTIONS: (("text",),),
        TableKind.SLOTS: (("start", "when"),),
        TableKind.INPUTS: (("text",),),
    }
)
"""One of each group must have a column."""

_KNOWN: Final = frozenset(
    key for fields in FIELDS.values() for field in fields for key in (*field.headings, *field.loose)
)


def is_known_heading(line: str) -> bool:
    """Whether a whole line is one heading that some table of ours has."""
    return any(key in _KNOWN for key in heading_keys(line))
