"""The closed lists of the field as they stand in tables: codes, Norwegian and English words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from lupdesk.domain.kinds import (
    PHASES,
    Disposition,
    InputKind,
    InputType,
    MeetingKind,
    Secrecy,
    Side,
    SignUpChannel,
    SupplierKind,
    Voice,
)
from lupdesk.importers.fields import heading_key
from lupdesk.importers.readings import Refused, shown

KindT = TypeVar("KindT", bound=StrEnum)


def _table(words: Mapping[KindT, str]) -> dict[str, KindT]:
    """Word → kind; the kind's own value is a word too."""
    return {
        heading_key(word): kind
        for kind, listed in words.items()
        for word in (kind.value, *listed.split("|"))
    }


_SECRECY: Final = {
    "åpen": Secrecy.OPEN,
    "open": Secrecy.OPEN,
    "anonymiseres": Secrecy.ANONYMISE,
    "anonymise": Secrecy.ANONYMISE,
    "taushetsbelagt": Secrecy.SECRET,
    "secret": Secrecy.SECRET,
    "confidential": Secrecy.SECRET,
    "intern": Secrecy.INTERNAL,
    "internal": Secrecy.INTERNAL,
    "ikke vurdert": Secrecy.UNASSESSED,
    "not assessed": Secrecy.UNASSESSED,
    "unassessed": Secrecy.UNASSESSED,
    "": Secrecy.UNASSESSED,
}
_TYPES: Final = _table(
    {
        InputType.NEED: "behovsforståelse|behov|need understanding|understanding of need",
        InputType.SOL: "løsningsforslag|løsning|solution proposal|solution",
        InputType.ALT: "alternativ måte å dekke behovet|alternativ|alternativ måte"
        "|alternative approach|alternative|alternative way to meet the need",
        InputType.BAR: "barriere|hindring|barrier",
        InputType.OPP: "mulighetsrom|mulighet|opportunity|room for opportunity",
        InputType.RISK: "risiko og fordeling|risiko|risikofordeling|risk and its sharing"
        "|risk sharing|risk and allocation",
        InputType.COST: "kostnad/prismodell|kostnad|prismodell|pris|kostnad og prismodell"
        "|cost/price model|price model|price|cost and price model",
        InputType.TIME: "tidsplan/leveringstid/kapasitet|timeline, delivery, capacity|tidsplan|leveringstid|kapasitet|tid"
        "|timeline/capacity|timeline|capacity|delivery time|schedule",
        InputType.REQ: "krav/standard/formulering|requirement or standard|krav|standard|formulering"
        "|requirement or standard wording|requirement|standard wording",
        InputType.EVAL: "tildelingskriterier/evaluering|tildelingskriterier og evaluering|award criteria and evaluation|tildelingskriterier|tildelingskriterium"
        "|evaluering|award/evaluation model|award|evaluation|evaluation model|award criteria"
        "|award criterion",
        InputType.CONTR: "kontrakt/ipr/data-vilkår|kontrakt|ipr|data-vilkår|kontraktsvilkår"
        "|contract, ipr, data terms|contract|data terms|contract terms",
        InputType.PROC: "prosedyre/delkontrakter/prosess|procedure, lots, process|prosedyre|delkontrakter|delkontrakt"
        "|prosess|procedure, lots|procedure|lots|process",
        InputType.SUST: "bærekraft, klima, sosialt|sustainability, climate, social|bærekraft|klima|sosialt|sustainability"
        "|climate|social",
        InputType.INTEG: "integrasjon, it-sikkerhet, personvern|integrasjon|it-sikkerhet"
        "|personvern|sikkerhet|integration, security, privacy|integration|security|privacy"
        "|it security",
        InputType.TRL: "modenhet/marked (trl 1–9)|modenhet og marked (trl)|maturity and market (trl)|modenhet/marked|modenhet|marked|modenhetsnivå"
        "|maturity|readiness level|maturity/market",
        InputType.ORG: "innføring, opplæring, endring hos kjøper|innføring, opplæring, endring|adoption, training, change|innføring|opplæring|endring"
        "|organisering|adoption, change|adoption|change|training",
        InputType.BEN: "gevinst og måling|benefit and measurement|gevinst|gevinster|måling|benefit, metric|benefit"
        "|benefits|metric|benefit and metric",
        InputType.INSTR: "virkemiddel/finansiering|policy instrument, funding|virkemiddel|virkemidler|finansiering"
        "|instrument/funding|instrument|funding|policy instrument",
        InputType.Q: "spørsmål|question",
        InputType.INFO: "fakta om leverandør|fakta om leverandøren|om leverandøren|fakta|supplier fact|fact about the supplier"
        "|supplier facts",
    }
)
_PHASE_NAMES: Final = {
    0: "forankring og mobilisering|forankring|mobilisering|anchoring and mobilisation|anchoring"
    "|anchoring & mobilising|anchoring and mobilising",
    1: "behovsvurdering|behov|need assessment|needs assessment|need",
    2: "forberede markedsdialog|forberede dialog|forberedelse|prepare dialogue"
    "|preparing the dialogue|preparation",
    3: "dialogkonferanse|konferanse|dialogue conference|conference",
    4: "skriftlig innspill|skriftlige innspill|skriftlig runde|skriftlig|written input"
    "|written round|written",
    5: "en-til-en|en-til-en-møter|en-til-en-møte|one-to-one|one-to-one meetings",
    6: "oppsummering og strategivalg|oppsummering og strategi|oppsummering|strategivalg"
    "|synthesis & strategy|synthesis and strategy|synthesis|summary|summary and strategy",
    7: "konkurranse|competition",
    8: "utvikling, kontrakt og innføring|utvikling og innføring|utvikling|kontrakt|innføring"
    "|development, contract, roll-out|development, contract and roll-out"
    "|development and roll-out|development|contract|roll-out",
    9: "gevinstrealisering og spredning|gevinster og spredning|gevinstrealisering|gevinst"
    "|gevinster|spredning|benefits & dissemination|benefits and dissemination|benefits"
    "|dissemination",
}
_PHASES: Final = {
    heading_key(name): number for number, names in _PHASE_NAMES.items() for name in names.split("|")
}
_SUPPLIER_KINDS: Final = _table(
    {
        SupplierKind.LARGE: "stor|stor bedrift|stor virksomhet|stort selskap|konsern"
        "|large company|large enterprise",
        SupplierKind.SME: "smb|liten eller mellomstor bedrift|liten|mellomstor|små og mellomstore bedrifter|liten bedrift"
        "|små og mellomstore bedrifter (smb)|mellomstor bedrift|små og mellomstore"
        "|small|medium|small business|smes|small and medium-sized enterprise",
        SupplierKind.START_UP: "oppstart|oppstartsbedrift|oppstartbedrift|gründerbedrift"
        "|startup company",
        SupplierKind.RESEARCH: "forskning|fou|forskningsinstitutt|forskningsmiljø|universitet"
        "|akademia|r&d|research institute|university",
        SupplierKind.ASSOCIATION: "bransjeorganisasjon|bransjeforening|interesseorganisasjon"
        "|trade association|industry association",
        SupplierKind.SOCIAL: "sosial|sosial entreprenør|sosialt entreprenørskap|ideell"
        "|ideell organisasjon|frivillig|social entrepreneur|social enterprise|non-profit",
        SupplierKind.PUBLIC: "offentlig|offentlig virksomhet|kommune|stat|public body",
        SupplierKind.OTHER: "annet|andre|annen",
    }
)
_KINDS: Final = _table(
    {
        InputKind.INPUT: "innspill|fra markedet|statement",
        InputKind.GIVEN: "gitt|gitt informasjon|ny informasjon|informasjon gitt"
        "|information given|new information",
        InputKind.ACTION: "aksjon|oppgave|tiltak|aksjonspunkt|action point|task",
        InputKind.DECISION: "beslutning|vedtak|avgjørelse",
    }
)
_MEETINGS: Final = _table(
    {
        MeetingKind.WORKSHOP: "behovsverksted|need workshop",
        MeetingKind.CONFERENCE: "dialogkonferanse|dialogue conference",
        MeetingKind.ONE_TO_ONE: "en-til-en-møte|one-to-one meeting",
        MeetingKind.WRITTEN: "skriftlig innspill|written round",
        MeetingKind.INTERNAL: "internt møte|internal meeting",
    }
)
_SIGN_UP_CHANNELS: Final = _table(
    {
        SignUpChannel.EMAIL: "e-post|epost|mail|e-mail",
        SignUpChannel.FORM: "skjema|påmeldingsskjema|nettskjema|microsoft forms|forms"
        "|sign-up form|web form|online form",
        SignUpChannel.PHONE: "telefon|tlf|telephone",
        SignUpChannel.DOFFIN: "kunngjøring|kunngjøringen|notice",
        SignUpChannel.OTHER: "annet|annen måte|annen|other way|another way",
    }
)
_SIDES: Final = _table(
    {
        Side.BUYER: "kjøper|oppdragsgiver|innkjøper|contracting authority",
        Side.SUPPLIER: "leverandør|leverandører|marked|market",
        Side.BOTH: "begge|begge sider|begge parter|both sides",
    }
)
_VOICES: Final = _table(
    {
        Voice.OWN: "egne ord|våre ord|gjengitt|own words|paraphrase",
        Voice.QUOTE: "sitat|ordrett|quotation|verbatim",
        Voice.READING: "referentens tolkning|tolkning|referentens lesning|note-taker's reading"
        "|interpretation",
    }
)
_DISPOSITIONS: Final = _table(
    {
        Disposition.ACCEPTED: "tatt til følge|helt tatt til følge|accepted in full|ja|yes",
        Disposition.PARTLY: "delvis tatt til følge|delvis|partly accepted",
        Disposition.NOT_ACCEPTED: "ikke tatt til følge|nei|no|rejected",
        Disposition.CARRIED: "videre i kontrakt|videre i kontrakten|carried to the contract|videreført|videre til kontrakt"
        "|tas med i kontrakt|carried to contract|carried into the contract",
    }
)


def secrecy(text: str) -> Secrecy:
    """The words of the contract and no others: a word that we do not know is never *open*."""
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    found = _SECRECY.get(plain.casefold())
    if found is None:
        raise Refused("secrecy", value=shown(text))
    return found


def input_type(text: str) -> InputType:
    """By code or by name, or both: «BAR», «Barriere», «BAR – Barriere»."""
    return _find(_TYPES, text, "type")


def phase(text: str) -> int:
    """By number or by name, or both: «6», «Fase 6», «6 Oppsummering»."""
    plain = re.sub(r"^\s*(?:fase|phase)\b", "", text.strip(), flags=re.IGNORECASE).strip()
    numbered = re.fullmatch(r"(\d+)(?:\.0)?\s*[.):–-]?\s*(.*)", plain, flags=re.DOTALL)
    found = _PHASES.get(heading_key(plain))
    if numbered:
        number, name = int(numbered[1][:3]), heading_key(numbered[2])
        agrees = not name[:1].isdigit() and _PHASES.get(name, number) == number
        found = number if number in PHASES and agrees else None
    if found is None:
        raise Refused("phase", value=shown(text), last=PHASES[-1])
    return found


def supplier_kind(text: str) -> SupplierKind:
    return _find(_SUPPLIER_KINDS, text, "supplier-kind")


def sign_up_channel(text: str) -> SignUpChannel | None:
    """None for a way that we have no word for."""
    return _SIGN_UP_CHANNELS.get(heading_key(text))


def input_kind(text: str) -> InputKind:
    return _find(_KINDS, text, "kind")


def meeting_kind(text: str) -> MeetingKind | None:
    """As our own tables name a meeting that has no title."""
    return _MEETINGS.get(heading_key(text))


def side(text: str) -> Side:
    return _find(_SIDES, text, "side")


def voice(text: str) -> Voice:
    return _find(_VOICES, text, "voice")


def disposition(text: str) -> Disposition:
    return _find(_DISPOSITIONS, text, "disposition")


def _find(words: Mapping[str, KindT], text: str, code: str) -> KindT:
    found = words.get(heading_key(text))
    if found is None:
        parts = [heading_key(part) for part in re.split(r"[:–—()]|\s-\s", text)]
        meant = {words[part] for part in parts if part in words}
        if len(meant) == 1 and parts[0] in words:
            return meant.pop()
        raise Refused(code, value=shown(text))
    return found
