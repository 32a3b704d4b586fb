"""Two talks with suppliers, and how they were coded: what the files in ``refi_qda`` hold."""

from __future__ import annotations

from pathlib import Path

FILES = Path(__file__).parent / "refi_qda"

HEIM = "Heimkontakt AS"
FJELL = "Fjellvarsel AS"
TALKS = {
    HEIM: (
        "Kåre Heim fra Heimkontakt AS sa dette om grensesnitt.\n"
        "Lukkede grensesnitt i dagens journalsystem gjør integrasjon dyr. 😀\n"
        "Månedspris per bruker er bedre enn «pris per integrasjon» – særlig for små kommuner.\n"
        "\n"
        "På spørsmål om risiko: Vi kan ikke bære ansvar for strømutfall i private hjem.\n"
    ),
    FJELL: (
        "Berit Fjell fra Fjellvarsel AS:\n"
        "Dekningshull på Storøyna – krav om mobil alarm kan ikke innfris uten ekstra nett.\n"
        "Nytt nødnett gir sjanse til felles kommunikasjon fra 2028.\n"
        "Vi foreslår å dele oppstartskost i tre milepæler.\n"
    ),
}
TREE = {
    ("Barrierer",): "Det som står i veien, sett fra leverandøren",
    ("Barrierer", "Pris og betaling"): "Modeller for pris; også «oppstartskost»",
    ("Barrierer", "Åpne grensesnitt"): "Integrasjon & data <ut og inn>",
    ("Barrierer", "Åpne grensesnitt", "Journalsystem"): "",
    ("Muligheter",): "",
    ("Muligheter", "Felles nett"): "Nødnett, ekstra nett",
    ("Risiko",): "Hvem bærer den?",
}
_CLOSED = "Lukkede grensesnitt i dagens journalsystem gjør integrasjon dyr."
_NEW_NET = "Nytt nødnett gir sjanse til felles kommunikasjon fra 2028."
_HOLES = "Dekningshull på Storøyna – krav om mobil alarm kan ikke innfris uten ekstra nett."
_MONTHLY = "Månedspris per bruker er bedre enn «pris per integrasjon» – særlig for små kommuner."
_POWER = "Vi kan ikke bære ansvar for strømutfall i private hjem."
_PARTS = "Vi foreslår å dele oppstartskost i tre milepæler."
CODED = {
    (HEIM, _CLOSED): {"Åpne grensesnitt", "Pris og betaling"},
    (HEIM, "dagens journalsystem"): {"Journalsystem"},
    (HEIM, _MONTHLY): {"Pris og betaling"},
    (HEIM, _POWER): {"Risiko"},
    (FJELL, f"{_HOLES}\n{_NEW_NET}"): {"Felles nett"},
    (FJELL, _NEW_NET): {"Muligheter"},
    (FJELL, _PARTS): {"Pris og betaling"},
}
BY_LINE = {
    (HEIM, f"{_CLOSED} 😀\n"): {"Åpne grensesnitt", "Pris og betaling", "Journalsystem"},
    (HEIM, f"{_MONTHLY}\n"): {"Pris og betaling"},
    (HEIM, f"På spørsmål om risiko: {_POWER}\n"): {"Risiko"},
    (FJELL, f"{_HOLES}\n"): {"Felles nett"},
    (FJELL, f"{_NEW_NET}\n"): {"Muligheter", "Felles nett"},
    (FJELL, f"{_PARTS}\n"): {"Pris og betaling"},
}
"""The same by a program that codes whole lines."""
