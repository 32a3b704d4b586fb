"""Words that many texts hold: a supplier or product of such a name is found as a whole word only."""

from __future__ import annotations

from typing import Final

_WRITTEN: Final = """
adresse aktiv akutt alarm allmenn analyse ansvar app arbeid avtale balanse barn basis behov behandling
best beredskap beskjed besøk bil bilde bistand blikk bolig bransje bro bruk bruker budsjett bunn by bygd
bygg byrå dag data deltaker demens dialog digital dokument drift dør effekt egen ekspert ekstra
elektro energi enkel enhet erfaring familie fall felles ferd ferdig fiber fjell fjord flyt folk
forbedring fordel forening form forskning forsyning fortid forum fram framtid fremtid fri frisk front
funksjon følge før fører gave glede god godt grense gruppe grønn gård hage handel havn heim helse helhet
hender hjelp hjelpemiddel hjem hjemme hjerte hjørne hus hverdag hvile håndbok hånd høyde idé ide
industri informasjon ingeniør inkludering innkjøp innovasjon innsats innsikt inntak institutt integrasjon
internett jakt journal kamera kant kart kartlegging kilde kjerne klar klima klinikk klok klokke klynge
knute kobling kode kommune kommunikasjon kompass kompetanse konferanse konsult kontakt kontor kontroll
kraft krav kunde kunnskap kurs kvalitet kyst lag land ledelse ledig lege leve leveranse leverandør lett lev
liv løft løfte løsning lokal lyd lykke lys lytte maskin mat medisin medvirkning melding meny mestring metode
miljø minne mobil modell mot møte møteplass måling nabo natt nattvakt natur nav nett nettverk nord
ny nye nærhet næring omsorg område operatør oppdrag oppfølging oppgave opplæring optimal
ordning orden oversikt partner pasient pause person personell plan planlegging plass plattform pleie post
praksis pris privat produkt program prosess prosjekt puls pårørende radar radio ramme rapport regel
region rehabilitering reise respons ressurs ring ro rom rute råd rådgiving rådgivning samarbeid samfunn
samspill samhandling sammen sans senior senter sensor service sentral signal sikker sikkerhet sikring sirkel
sjekk sjø skole skjerm skritt smart snarvei sol solid spor spør sporing sted stemme steg stell strøm
struktur støtte stue styrke styring sun sunn sunnhet svar system søvn tall talent tavle team teknikk
teknologi tele telefon test tett tid tilbud tilkobling tillit tilsyn tiltak time tjeneste tone topp trafikk
transport trinn trivsel trygd trygg trygghet trygghetsalarm tryggleik ung utdanning utsikt utstyr utvikling
vakt varme varsel varsling vei veg vekst velferd velferdsteknologi venn verdi verksted vern vest vind
virksomhet visning vital våken vår vann økonomi øst
access active advice alert analytics assist balance basic best better bright call care center centre clear
clever cloud compass connect connection contact control core data daily digital direct easy energy expert
family first focus forward friend future global good group guard guide health help home human idea impact
independent info insight integration life light line link living local logic market mind mobile nature
network next north open partner people place plan platform point power prime product project quality quick
ready relief response result safe safety secure security senior sense sensor service share signal simple
smart society solution source space spring start stream strong support system team tech technology time
together touch track trust value view vision vital voice watch water wave welfare wind wise work world
"""
_STEMS: Final = frozenset(_WRITTEN.split())
_ENDS: Final = (
    "", "s", "e", "en", "et", "er", "a", "ene", "ens", "ets", "ers", "enes", "r", "n", "t", "ne", "ere",
)  # fmt: skip
SHORTEST: Final = frozenset((
    "may", "man", "alt", "den", "der", "det", "din", "ein", "enn", "for", "fra", "han", "har",
    "her", "hos", "hun", "hva", "kan", "med", "men", "min", "mot", "mye", "nei", "noe", "nok",
    "når", "nye", "opp", "oss", "seg", "ser", "sin", "som", "til", "ute", "var", "ved", "vil",
    "vår", "all", "and", "any", "are", "but", "can", "had", "has", "him", "his", "how", "its",
    "not", "now", "off", "our", "out", "she", "the", "too", "was", "who", "you", "gir", "får",
    "tar", "går", "bør", "ble", "tre", "fem", "one", "two", "ten", "via", "per", "bra", "god",
    "ned", "inn", "kun", "del",
))  # fmt: skip
"""Of two or three letters, in nearly every text."""


def is_common(word: str) -> bool:
    """Whether the one word is a common one, also inflected; in small letters."""
    return any(word.endswith(end) and word.removesuffix(end) in _STEMS for end in _ENDS)
