from __future__ import annotations

import pytest

from lupdesk.wording import Wording
from lupdesk.wording_notices import notice_value


@pytest.mark.parametrize(
    ("field", "value", "nb", "en"),
    [
        ("language", "NOR", "norsk", "Norwegian"),
        ("language", "ENG", "engelsk", "English"),
        ("language", "XQZ", "«XQZ»", "“XQZ”"),
        ("subtype", "E1", "markedskonsultasjon (E1)", "market consultation (E1)"),
        ("subtype", "5", "veiledende kunngjøring (5)", "prior information notice (5)"),
        ("subtype", "29", "«29»", "“29”"),
        (
            "legal-basis",
            "32014L0024, other",
            "direktiv 2014/24/EU, annet regelverk",
            "directive 2014/24/EU, other rules",
        ),
        ("legal-basis", "LocalRule", "«LocalRule»", "“LocalRule”"),
        (
            "legal-basis",
            "https://lovdata.no/eli/forskrift/2016/08/12/974",
            "https://lovdata.no/eli/forskrift/2016/08/12/974",
            "https://lovdata.no/eli/forskrift/2016/08/12/974",
        ),
        (
            "places",
            "NO0A3, anyw-eea, Storøyna",
            "NO0A3, hvor som helst i EØS, Storøyna",
            "NO0A3, anywhere in the EEA, Storøyna",
        ),
        ("places", "anyw-moon", "«anyw-moon»", "“anyw-moon”"),
        ("dispatch", "2027-01-04", "4. januar 2027", "4 January 2027"),
        ("answers", "2027-03-12 12:00", "12. mars 2027 kl. 12.00", None),
        ("answers", "2026-08-03 12:00+01:00", "3. august 2026 kl. 13.00", None),
        ("answers", "soon", "soon", "soon"),
        ("title", "2027-01-04", "2027-01-04", "2027-01-04"),
    ],
)
def test_codes_of_a_notice_in_words(field: str, value: str, nb: str, en: str | None) -> None:
    for language, wanted in (("nb", nb), ("en", en)):
        said = notice_value(field, value, Wording(language)).replace("\N{NO-BREAK SPACE}", " ")
        if wanted is not None:
            assert said == wanted
