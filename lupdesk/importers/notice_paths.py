"""Where things stand in a notice (UBL 2.3 with the eForms extensions)."""

from __future__ import annotations

from typing import Final

_UBL: Final = "urn:oasis:names:specification:ubl:schema:xsd"
_EFORMS: Final = "http://data.europa.eu/p27"
NAMESPACES: Final = {
    "cbc": f"{_UBL}:CommonBasicComponents-2",
    "cac": f"{_UBL}:CommonAggregateComponents-2",
    "ext": f"{_UBL}:CommonExtensionComponents-2",
    "efac": f"{_EFORMS}/eforms-ubl-extension-aggregate-components/1",
    "efext": f"{_EFORMS}/eforms-ubl-extensions/1",
}
ROOT: Final = f"{{{_UBL}:PriorInformationNotice-2}}PriorInformationNotice"

ORGANISATIONS: Final = ".//efac:Organizations/efac:Organization/efac:Company"
BUYER_REFERENCES: Final = "cac:ContractingParty/cac:Party/cac:PartyIdentification/cbc:ID"
LEGAL_BASES: Final = "cac:TenderingTerms/cac:ProcurementLegislationDocumentReference/cbc:ID"
LOTS: Final = "cac:ProcurementProjectLot/cbc:ID"
"""``LOT-0001`` in a consultation, ``PAR-0000`` in prior information."""
LOT_PROJECTS: Final = "cac:ProcurementProjectLot/cac:ProcurementProject"
CPV_CODES: Final = ".//cac:ProcurementProject//cbc:ItemClassificationCode"
PLACES: Final = ".//cac:ProcurementProject/cac:RealizedLocation/cac:Address"
ANSWER_PERIODS: Final = (
    "cac:ProcurementProjectLot/cac:TenderingProcess/ext:UBLExtensions/ext:UBLExtension"
    "/ext:ExtensionContent/efext:EformsExtension/efac:AnswerReceptionPeriod"
)
QUESTION_PERIODS: Final = (
    "cac:ProcurementProjectLot/cac:TenderingProcess/cac:AdditionalInformationRequestPeriod"
)
