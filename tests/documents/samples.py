"""Documents as compose would make them, sealed here so that the writers can be tried alone."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.composition.document import (
    _SEAL,
    AnswerSpace,
    Bar,
    BarChart,
    Block,
    Bullets,
    Cell,
    ClassMark,
    Document,
    Facts,
    Figure,
    Figures,
    Heading,
    Mark,
    MarkShape,
    Matrix,
    MatrixCell,
    MatrixRow,
    Noted,
    PageBreak,
    Paragraph,
    Row,
    SidesChart,
    SidesRow,
    SlotBar,
    Table,
    TargetsChart,
    TargetsRow,
    TimeBar,
    TimeChart,
    Timeline,
    TimelinePoint,
    TintBox,
    Withheld,
)
from lupdesk.domain.kinds import DocumentKind

SUPPLIER: Final = UUID("01890000-0000-7000-8000-000000000004")
OPEN: Final = Mark(MarkShape.EMPTY, "Åpen")
ANONYMISE: Final = Mark(MarkShape.HALF, "Anonymiseres")
SECRET: Final = Mark(MarkShape.FULL, "Taushetsbelagt")
UNASSESSED: Final = Mark(MarkShape.DASHED, "Ikke vurdert")
INTERNAL: Final = Mark(MarkShape.SQUARE, "Internt")
HARD: Final = "\u00a0"


def document(*blocks: Block, **facts: Any) -> Document:
    """A sealed document; ``facts`` replace what it usually says."""
    usual: dict[str, Any] = {
        "kind": DocumentKind.MINUTES,
        "language": "nb",
        "audience": PUBLIC,
        "class_mark": ClassMark.PUBLIC,
        "class_word": "Offentlig",
        "office": "Trefjordsamarbeidet",
        "reference": "TFS-2027-01",
        "kicker": "TFS-2027-01 · Trygg hverdag hjemme",
        "title": "Referat fra en-til-en-møte",
        "subtitle": "Tirsdag 16.\u00a0mars\u00a02027",
        "version": "utkast 2",
        "on": date(2027, 3, 24),
    }
    return Document(**{**usual, **facts}, blocks=blocks, seal=_SEAL)


def rows(*lines: tuple[str, ...]) -> tuple[Row, ...]:
    return tuple(Row(tuple(Cell(text) for text in line)) for line in lines)


def minutes() -> Document:
    return document(
        Facts(
            (
                ("Tid", "kl.\u00a010.00–10.45, varte 44\u00a0minutter"),
                ("Sted", "Granheim kommunehus, møterom Fjorden"),
                ("Guide", "Versjon 2, de samme 16 spørsmålene til alle"),
                ("Status", "Utkast sendt 24.\u00a0mars\u00a02027"),
            ),
            "Dette er deres utgave: det dere sa, og det som er felles for alle.",
        ),
        Heading(2, "Til stede"),
        Table(
            ("Navn", "Rolle", "Virksomhet"),
            rows(
                ("Tor Hauge", "møteleder", "Trefjordsamarbeidet"),
                ("Kari Nes", "behovseier", "hjemmetjenesten, Lysvika"),
                ("Selma Lie", "referent", "Trefjordsamarbeidet"),
                ("Jonas Vik", "observatør", "nabokommune"),
                ("To representanter", "løsning og salg", "Heimkontakt AS"),
            ),
            (0.31, 0.285, 0.405),
            row_heads=True,
        ),
        Heading(2, "Det dere sa"),
        Heading(3, "4. Hva er de tre største hindringene for en god løsning i tre små kommuner?"),
        Noted(
            ("Lukkede grensesnitt i dagens journalsystem gjør integrasjon dyr.",),
            mark=OPEN,
            notes=("Barriere, I06",),
        ),
        Noted(
            ("Kundens nåværende kobling har en svakhet som ikke er rettet.",),
            detail=(
                (
                    "Sikkerhetsopplysning. Skade: kan utnyttes av andre. Krevd av dere, besluttet av "
                    "Odd Rake 24.\u00a0mars\u00a02027. Vurderes på nytt 24.\u00a0mars\u00a02028."
                ),
            ),
            mark=SECRET,
            notes=("Sikkerhet, I32",),
        ),
        Heading(3, "7. Hvilke standarder og grensesnitt bør kreves – og hvilke bør unngås?"),
        Noted(
            ("Be om dokumenterte åpne grensesnitt, ikke en bestemt plattform.",),
            mark=OPEN,
            notes=("Krav, I22",),
        ),
        Heading(3, "9. Hvilken prismodell gir riktig insentiv?"),
        Noted(
            ("Månedspris per bruker er bedre enn pris per integrasjon.",),
            mark=ANONYMISE,
            notes=("Pris, I18",),
        ),
        Heading(3, "12. Hvor lang tid trengs fra kontrakt til full drift?"),
        Noted(
            ("Åtte måneder fra kontrakt til drift er realistisk, fire er for lite.",),
            mark=UNASSESSED,
            notes=("Tid, I20",),
        ),
        Heading(2, "Ny informasjon dere fikk"),
        Noted(
            ("Det finnes fire integrasjoner i dag: journal, nøkkelboks, responslogg og vaktplan.",),
            detail=("Svar på deres spørsmål I43. Se spørsmål og svar nr. 9.",),
            notes=("Delt med alle", "24.\u00a0mars\u00a02027"),
        ),
        Heading(2, "Oppfølging"),
        Table(
            ("Hva", "Hvem", "Frist"),
            rows(
                ("Sende oversikt over grensesnitt mot journal", "Amira Dahl", "2. april 2027"),
                ("Sende eksempel på dokumentert grensesnitt", "Heimkontakt AS", "9. april 2027"),
            ),
            (0.53, 0.235, 0.235),
        ),
        Heading(2, "Slik gir dere merknader"),
        Bullets(
            (
                "Les det dere sa, og merkene i margen.",
                "Skriv merknaden ved nummeret, for eksempel I18. Si fra om skjerming for hvert punkt.",
                "Send til den som sendte referatet. Godkjenner dere, holder det å svare «godkjent».",
            )
        ),
        Paragraph(
            "Vi svarer på hver merknad. Avslår vi en, sier vi hvorfor. Svarer dere ikke innen "
            "fristen, står referatet som «ikke besvart», ikke som godkjent."
        ),
        audience=Participant(SUPPLIER),
        class_mark=ClassMark.PARTICIPANT,
        class_word="Kun for Heimkontakt AS",
        subtitle="Heimkontakt AS, tirsdag 16.\u00a0mars\u00a02027",
    )


def summary() -> Document:
    says = "leverandører sier"
    return document(
        TintBox(
            (
                (
                    "Hva",
                    "Felles trygghetsløsning og responstjeneste for innbyggere som bor hjemme",
                ),
                (
                    "Hvem",
                    "Lysvika, Granheim og Storøyna kommuner, 1\u00a0350 trygghetsalarmer i dag",
                ),
                (
                    "Når",
                    "Konkurranse 15.\u00a0juni 2027, oppstart 1.\u00a0februar\u00a02028",
                ),
            )
        ),
        Figures(
            (
                Figure("14", "leverandører meldte seg"),
                Figure("62", "deltakere på konferansen"),
                Figure("13", "en-til-en-møter"),
                Figure("45", "innspill tatt imot"),
                Figure("11", "spørsmål besvart for alle"),
            )
        ),
        Heading(2, "Det viktigste vi lærte"),
        Noted(
            (
                (
                    "Leverandørene kan dekke behovet, men ikke med dagens vilkår. Lukkede grensesnitt, "
                    "svak dekning på Storøyna og lave volumer er det som hindrer mest."
                ),
            ),
            notes=("Alle funn her er sagt av minst to leverandører.",),
        ),
        Noted(
            (
                (
                    "Vi lar testleveranser telle som referanse, krever åpne grensesnitt i stedet for en "
                    "bestemt plattform og starter kontrakten stegvis, kommune for kommune."
                ),
            ),
            notes=("Begrunnelsene står i tabellen på neste side.",),
        ),
        Paragraph(
            "Dialogen binder ingen, og den som ikke deltok, kan gi tilbud på like vilkår. Ny "
            "informasjon fra møtene står under spørsmål og svar."
        ),
        Heading(2, "Fra behov til konkurranse", wide=True),
        Timeline(
            (
                TimelinePoint("12.\u00a0jan.", "Behovsverksted", done=True),
                TimelinePoint("1.\u00a0feb.", "Kunngjøring", done=True),
                TimelinePoint("25.\u00a0feb.", "Dialogkonferanse", done=True),
                TimelinePoint("12.\u00a0mars", "Skriftlige innspill", done=True),
                TimelinePoint("16.–18.\u00a0mars", "En-til-en-møter", done=True),
                TimelinePoint("16.\u00a0april", "Oppsummering", done=True),
                TimelinePoint("15.\u00a0juni", "Konkurranse", done=False),
            ),
            "Tidslinje: seks av sju milepæler er nådd, konkurransen kommer 15. juni.",
        ),
        PageBreak(),
        Heading(2, "Funn etter tema"),
        Heading(3, "Grensesnitt og integrasjon"),
        Noted(
            (
                "Åpne grensesnitt bør kreves, ikke en bestemt plattform.",
                (
                    "Lukkede grensesnitt i journalsystemet gjør integrasjon dyr. Dokumenterte "
                    "grensesnitt slipper flere til."
                ),
            ),
            count="4",
            notes=(says,),
        ),
        Noted(
            (
                "Sikkerheten må testes før pilot.",
                "Tester som kommer etter pilot, gir dyre endringer sent.",
            ),
            count="2",
            notes=(says,),
        ),
        Heading(3, "Volum, pris og risiko"),
        Noted(
            (
                "Pris per bruker gir riktigere insentiv enn pris per integrasjon.",
                "Oppstartskostnaden bør deles i milepæler, slik at også små firma har likviditet.",
            ),
            count="3",
            notes=(says,),
        ),
        Heading(2, "Vi hørte – vi gjør", wide=True),
        Table(
            ("Vi hørte", "Vi gjør", "Utfall", "Fordi"),
            rows(
                (
                    "Krav om tre like leveranser stenger oppstartsbedrifter",
                    "Lettere krav, og en testleveranse teller som referanse",
                    "Tatt til følge",
                    "Behovet er nytt. Få har tre like leveranser",
                ),
                (
                    "Mobilnettet på Storøyna er for svakt",
                    "Ettersender dekningskart og tillater løsning uten mobilnett",
                    "Tatt til følge",
                    "Ny mast kommer først i 2028",
                ),
            ),
            (136, 150, 94, 135),
            wide=True,
        ),
        PageBreak(),
        Heading(2, "Innspillene i tall"),
        BarChart(
            "Hindringer er det leverandørene sier mest om",
            (
                Bar("Barriere", 6, strong=True),
                Bar("Mulighet", 3),
                Bar("Risiko og fordeling", 3),
                Bar("Pris og kostnad", 3),
                Bar("Krav og standarder", 3),
                Bar("Behovsforståelse", 2),
                Bar("Tidsplan og kapasitet", 2),
                Bar("Prosess, delkontrakter og samspill", 2),
                Bar("Andre typer", 5),
            ),
            "Hindringer er det leverandørene sier mest om: barriere 6, mulighet 3, andre 22.",
        ),
        Heading(2, "Spørsmål og svar"),
        Paragraph(
            "Alle fikk svarene samtidig. Spørsmålene er skrevet om slik at ingen kjenner igjen "
            "hvem som spurte."
        ),
        Noted(
            (
                "Hvor lenge varer kontrakten?",
                "Fire år, med mulighet for to nye. Den starter stegvis, kommune for kommune.",
            ),
            notes=("Spørsmål 1", "besvart 26.\u00a0februar"),
        ),
        Noted(
            (
                "Kan leverandører fra andre land delta på engelsk?",
                (
                    "Ja. Dialognotatet er oversatt, og fristen for skriftlig innspill er flyttet til "
                    "15.\u00a0mars."
                ),
            ),
            notes=("Spørsmål 2", "besvart 26.\u00a0februar"),
        ),
        kind=DocumentKind.SUMMARY,
        kicker="TFS-2027-01 · 16.\u00a0april\u00a02027",
        title="Oppsummering av markedsdialogen",
        subtitle="Trygghetsskapende løsninger og responstjeneste",
        version="versjon 1.0",
        on=date(2027, 4, 16),
    )


def timetable() -> Document:
    def slot(*cells: tuple[str, str] | str) -> Row:
        set_cells = [
            Cell(cell, strong=True) if isinstance(cell, str) else Cell(cell[0], cell[1], True)
            for cell in cells
        ]
        return Row(tuple(set_cells))

    def pause(clock: str, what: str) -> Row:
        return Row((Cell(clock, strong=True), Cell(what), Cell(""), Cell("")), tinted=True)

    return document(
        Table(
            ("Kl.", "Tirsdag 16. mars", "Onsdag 17. mars", "Torsdag 18. mars"),
            (
                slot(
                    "09.00–09.45",
                    ("Nordlys Omsorgsteknikk", "L2, 3 personer, fysisk"),
                    ("Sansea", "L5, 2 personer, digitalt"),
                    ("Baltic Care Systems", "L13, på engelsk, digitalt"),
                ),
                slot(
                    "10.00–10.45",
                    ("Heimkontakt", "L4, 2 personer, fysisk"),
                    ("Kvilesøvn Teknologi", "L6, 2 personer, fysisk"),
                    ("Samvirket Trygg", "L11, 3 personer, fysisk"),
                ),
                slot(
                    "11.00–11.45",
                    ("Trygdal Respons", "L1, 3 personer, fysisk"),
                    ("Granlås", "L9, 1 person, digitalt"),
                    ("Fjordlab forskning", "L12, 2 personer, fysisk"),
                ),
                pause("12.00–13.00", "Lunsj og refleksjon"),
                slot(
                    "13.00–13.45",
                    ("Fjellvarsel", "L3, 2 personer, fysisk"),
                    ("Omsyn Analyse", "L8, 2 personer, digitalt"),
                    ("Reserve", "ledig"),
                ),
                slot(
                    "14.00–14.45",
                    ("Lysnett Mobil", "L7, 3 personer, digitalt"),
                    ("Storhav IKT Drift", "L10, 2 personer, fysisk"),
                    "–",
                ),
                pause("15.00–15.30", "Laget oppsummerer dagen"),
            ),
            (0.25, 0.25, 0.25, 0.25),
            wide=True,
            row_heads=True,
        ),
        Heading(2, "Hvem gjør hva"),
        Table(
            ("Rolle", "Tirsdag", "Onsdag", "Torsdag"),
            rows(
                ("Møteleder", "Tor Hauge", "Tor Hauge", "Tor Hauge"),
                ("Referent", "Selma Lie", "Selma Lie", "Ingvild Moe"),
                ("Behovseier", "Kari Nes", "Kari Nes", "Kari Nes"),
                ("Observatør", "Jonas Vik", "Jonas Vik", "Amira Dahl"),
            ),
            (1, 1, 1, 1),
            row_heads=True,
        ),
        Noted(
            (
                (
                    "45\u00a0minutter og 15\u00a0minutter til refleksjon. Samme rom, samme guide, høyst "
                    "tre personer. Rekkefølgen er trukket. L14 deltar bare skriftlig."
                ),
            ),
            notes=("Likt for alle",),
        ),
        kind=DocumentKind.TIMETABLE,
        audience=BUYER_TEAM,
        class_mark=ClassMark.INTERNAL,
        class_word="Internt",
        title="Timeplan for en-til-en-møter",
        subtitle="16.–18.\u00a0mars 2027, Granheim kommunehus",
        version="versjon 2",
        on=date(2027, 3, 10),
    )


def own_slot() -> Document:
    return document(
        TintBox(
            (
                ("Dag", "Tirsdag 16.\u00a0mars\u00a02027"),
                ("Tid", "kl.\u00a010.00–10.45"),
                ("Sted", "Granheim kommunehus, møterom Fjorden"),
            )
        ),
        Heading(2, "Slik bruker vi tiden", wide=True),
        SlotBar(45, 15, "45 minutter samtale, deretter 15 minutter refleksjon."),
        Paragraph("Kom gjerne fem minutter før. Dere kan være opptil tre personer."),
        Heading(2, "Dere møter"),
        Table(
            ("Navn", "Rolle"),
            rows(
                ("Tor Hauge", "møteleder"),
                ("Kari Nes", "behovseier, hjemmetjenesten i Lysvika"),
                ("Selma Lie", "referent"),
                ("Jonas Vik", "observatør fra en nabokommune"),
            ),
            (0.36, 0.64),
            row_heads=True,
        ),
        Heading(2, "Godt å vite"),
        Noted(
            ("Si fra når noe er hemmelig, og hvorfor. Vi merker hvert utsagn, ikke hele møtet.",),
            notes=("Hemmeligheter",),
        ),
        Noted(
            ("Dere får referatet 24.\u00a0mars og kan gi merknader til 31.\u00a0mars 2027.",),
            notes=("Referat",),
        ),
        Noted(
            ("Får dere vite noe nytt, får alle de andre vite det samme.",),
            notes=("Ny informasjon",),
        ),
        kind=DocumentKind.TIMETABLE,
        audience=Participant(SUPPLIER),
        class_mark=ClassMark.PARTICIPANT,
        class_word="Kun for Heimkontakt AS",
        title="Deres møtetid",
        subtitle="Heimkontakt AS",
        version="versjon 2",
        on=date(2027, 3, 4),
    )


def guide() -> Document:
    questions = (
        "Hva er uklart i behovet slik vi har beskrevet det?",
        "Kan behovet dekkes på en annen måte enn vi har tenkt?",
        "Hva er ferdig i dag, og hva må utvikles (TRL)?",
        "Hva er de tre største hindringene for en god løsning i tre små kommuner?",
        "Hvordan vil dere løse et felles responssenter?",
    )
    blocks: list[Block] = [
        Paragraph("De samme spørsmålene går til alle. Skriv kort; vi leser alt."),
        Heading(2, "Spørsmål"),
    ]
    for number, question in enumerate(questions, 1):
        blocks += [Heading(3, f"{number}. {question}"), AnswerSpace(5)]
    return document(
        *blocks,
        kind=DocumentKind.GUIDE,
        title="Spørsmålsguide",
        subtitle="Versjon 2, brukt i en-til-en-møtene",
        version="versjon 2",
    )


def protocol() -> Document:
    codes = tuple(f"L{number}" for number in range(1, 14))
    names = ("Trygdal Respons AS", "Heimkontakt AS", "Baltic Care Systems OÜ")
    gap = Cell("–", tinted=True)
    return document(
        Figures(tuple(Figure(str(n), "regler kontrollert uten funn") for n in (1, 3, 34, 13))),
        Heading(2, "Funn", wide=True),
        Table(
            ("Alvor", "Funn", "Gjort eller begrunnet", "Regel"),
            tuple(
                Row((Cell(word, strong=True, sign=sign), Cell("Noe"), Cell("Åpent"), Cell(rule)))
                for word, sign, rule in (
                    ("Stopp", MarkShape.SQUARE, "R-EQ-2"),
                    ("Varsel", MarkShape.TRIANGLE, "R-EQ-5"),
                    ("Orientering", MarkShape.FRAME, "R-PRED-1"),
                    ("Delt", MarkShape.TICK, "R-EQ-7"),
                )
            ),
            (1.0, 2.6, 1.9, 0.8),
            wide=True,
        ),
        Heading(2, "Tid gitt til hver leverandør", wide=True),
        TimeChart(
            "1 av 3 møter er mer enn 25 % fra planen",
            45,
            "Planlagt 45 min",
            tuple(
                TimeBar(f"L{n}", name, minutes, f"{minutes} min", strong=minutes > 50)
                for n, (name, minutes) in enumerate(zip(names, (45, 44, 62), strict=True), start=1)
            ),
            "L1 45, L2 44, L3 62.",
        ),
        Heading(2, "Spørsmål og leverandører", wide=True),
        Paragraph("● stilt og besvart, ○ stilt, – ikke stilt. Hull har tonet felt.", wide=True),
        Table(
            ("Spørsmål", *codes, "Stilt"),
            tuple(
                Row((Cell(f"{n}. Målte gevinster"), *[Cell("●")] * 12, gap, Cell("12")))
                for n in range(1, 17)
            ),
            (5.6, *[1.0] * 13, 1.4),
            wide=True,
            row_heads=True,
            right=(14,),
            centred=tuple(range(1, 14)),
        ),
        kind=DocumentKind.PROTOCOL,
        audience=BUYER_TEAM,
        class_mark=ClassMark.INTERNAL,
        class_word="Internt",
        title="Likebehandlingsprotokoll",
        subtitle="Hvem fikk vite, spørre og svare hva, og når",
    )


def access() -> Document:
    law = (
        "Forvaltningsloven § 13 første ledd nr. 2",
        "Meirinnsyn vurdert 24.\u00a0mars\u00a02027.",
    )
    kept = Mark(MarkShape.FULL, "Unntatt")
    return document(
        Facts((("Sted", "[…]"),), "[…] står for noen få ord."),
        Heading(2, "Det som ble sagt"),
        Noted(("Prisen blir […] for hver.",), notes=("Pris, I18",)),
        *(
            Withheld(f"Om lag {n} ord", lines, kept, ("I32",), law)
            for n, lines in ((5, 1), (200, 15))
        ),
        Withheld("Mer enn 200 ord", 18, kept),
        kind=DocumentKind.ACCESS,
        subtitle="Innsynsversjon, tirsdag 16.\u00a0mars\u00a02027",
    )


def invitation() -> Document:
    return document(
        TintBox(
            (
                ("Dialogkonferanse", "torsdag 25.\u00a0februar\u00a02027, kl.\u00a009.00–12.10"),
                ("Meld dere på innen", "fredag 19.\u00a0februar\u00a02027"),
                ("Skriftlig innspill innen", "mandag 15.\u00a0mars\u00a02027"),
            )
        ),
        Heading(2, "Hva dialogen er, og hva den ikke er"),
        Bullets(("Den er ikke bindende.", "Dere dekker selv egne kostnader.")),
        Heading(2, "Program"),
        Table(
            ("Kl.", "Hva"),
            tuple(Row((Cell(f"{hour:02}.00", strong=True), Cell("Noe"))) for hour in range(8, 13)),
            (1.0, 3.4),
            row_heads=True,
        ),
        Heading(2, "Slik behandler vi personopplysninger"),
        Facts((("Behandlingsansvarlig", "Trefjordsamarbeidet"), ("Formål", "Å holde møtene"))),
        kind=DocumentKind.INVITATION,
        title="Invitasjon til markedsdialog",
    )


def sign_in() -> Document:
    """Over more than a page, with rows that nobody has filled in."""
    rows = [Row((Cell("Ola Heim"), Cell("Heimkontakt AS"), Cell("")))] * 18
    empty = [Row((Cell(""), Cell(""), Cell("")))] * 8
    return document(
        TintBox((("Dag", "torsdag 25.\u00a0februar\u00a02027"), ("Sted", "Storsalen"))),
        Table(
            ("Navn", "Virksomhet", "Underskrift"),
            (*rows, *empty),
            (1.5, 1.7, 1.8),
            wide=True,
            tall=True,
        ),
        kind=DocumentKind.SIGN_IN,
        audience=BUYER_TEAM,
        class_mark=ClassMark.INTERNAL,
        class_word="Internt",
        title="Oppmøteliste",
    )


def internal() -> Document:
    phases = ("Forankring", "Behovsvurdering", "Konkurranse", "Gevinst")
    return document(
        Heading(2, "Dialogen i bilder", wide=True),
        *(
            SidesChart(
                headline,
                "Oppdragsgiver",
                "Leverandører",
                tuple(
                    SidesRow(name, n % 2 * most, most - n) for n, name in enumerate(phases, start=1)
                ),
                f"{headline}: Konkurranse: oppdragsgiver 4, leverandører 1.",
            )
            for headline, most in (("Flest barrierer er leverandørenes", 6), ("Mange", 240))
        ),
        Matrix(
            "Flest leverandører snakker om «drift»: 3 av 4.",
            "Tema",
            ("L4", "L2", "L1", "L3", "Leverandører"),
            tuple(
                MatrixRow(
                    name,
                    (
                        *(MatrixCell(str(n), n) if n else MatrixCell() for n in numbers),
                        MatrixCell(str(sum(n > 0 for n in numbers))),
                    ),
                )
                for name, numbers in (
                    ("drift", (4, 2, 1, 0)),
                    ("små leverandører og deres vei inn i konkurransen", (0, 3, 0, 0)),
                )
            ),
            "Flest leverandører snakker om «drift»: 3 av 4: drift, L4: 4.",
            ("L4 Heimkontakt AS · L2 Sansea AS",),
        ),
        TargetsChart(
            "Gevinstene måles for første gang 1.\u00a0februar\u00a02029",
            (
                TargetsRow(
                    "unødige utrykninger",
                    "nullpunkt 41\u00a0%",
                    "mål ≤\u00a016\u00a0%",
                    0.82,
                    0.32,
                    "0",
                    "50\u00a0%",
                ),
                TargetsRow(
                    "andel som føler seg trygge hjemme om natten, også i helger og ferier",
                    "nullpunkt 62\u00a0%",
                    "mål 62\u00a0%",
                    0.62,
                    0.62,
                    "0",
                    "100\u00a0%",
                ),
                TargetsRow(
                    "temperatur",
                    "nullpunkt −5\u00a0°C",
                    "mål 4\u00a0°C",
                    0.09,
                    0.91,
                    "−6\u00a0°C",
                    "5\u00a0°C",
                    0.55,
                ),
            ),
            "Gevinstene måles 1. februar 2029: unødige utrykninger fra 41 % til ≤ 16 %.",
        ),
        Noted(
            ("Prisen er 412 kroner.",),
            detail=("Konkurranse · Leverandør · #drift", "Tatt til følge: Vi deler opp."),
            mark=SECRET,
            notes=("Pris, I18", "L4\u2002Heimkontakt AS"),
        ),
        kind=DocumentKind.INTERNAL,
        audience=BUYER_TEAM,
        class_mark=ClassMark.INTERNAL,
        class_word="Internt",
        title="Internrapport",
    )


KINDS: Final = {
    "referat": minutes,
    "oppsummering": summary,
    "timeplan": timetable,
    "motetid": own_slot,
    "guide": guide,
    "protokoll": protocol,
    "innsyn": access,
    "invitasjon": invitation,
    "oppmote": sign_in,
    "internrapport": internal,
}
