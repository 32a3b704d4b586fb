"""English templates for the version for access (innsyn). A pair is singular and plural."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_, NN_

ACCESS_PHRASES: Final[Mapping[str, str | tuple[str, str]]] = {
    "document.access": N_("Minutes for access"),
    "doc.access.subtitle": N_("Version for access"),
    "doc.access.subtitle-day": N_("Version for access, {day:full}"),
    "doc.access.kept-back": N_("Kept back"),
    "doc.access.how": N_(
        "[…] stands for a few words. Names of suppliers and of their people are taken out everywhere. A bar shows in steps how much more is kept back."
    ),
    "doc.access.wanting": NN_(
        "Draft, not to be handed out: {n} gap still lacks a legal basis, or giving access all the same was not considered.",
        "Draft, not to be handed out: {n} gaps still lack a legal basis, or giving access all the same was not considered.",
    ),
    "doc.access.few": N_("A few words"),
    "doc.access.about": N_("About {n} words"),
    "doc.access.more": N_("More than {n} words"),
    "doc.access.inline": N_("[… {extent} …]"),
    "doc.access.then": N_("{first} {then}"),
    "doc.access.reworded": N_("Worded by the buyer so that it names nobody."),
    "doc.access.no-basis": N_("No legal basis entered yet"),
    "doc.access.not-assessed": N_("Not assessed yet"),
    "doc.access.considered": N_("Access all the same considered {day}."),
    "doc.access.not-considered": N_("Access all the same not considered yet."),
    "doc.access.duty": N_("A duty of secrecy: nothing to choose"),
    "doc.access.exempted": N_("What is kept back, and on what legal basis"),
    "doc.access.unverified": N_("The sections are to be verified before this is handed out."),
    "doc.head.basis": N_("Legal basis"),
    "doc.head.all-the-same": N_("Access all the same"),
    "doc.head.gaps": N_("Gaps"),
    "basis.offl-13": N_("Freedom of Information Act (offentleglova) § 13"),
    "basis.offl-14": N_("Freedom of Information Act (offentleglova) § 14"),
    "basis.offl-15": N_("Freedom of Information Act (offentleglova) § 15"),
    "basis.offl-23-1": N_("Freedom of Information Act (offentleglova) § 23 (1)"),
    "basis.offl-23-3": N_("Freedom of Information Act (offentleglova) § 23 (3)"),
    "basis.fvl-13-1-1": N_("Public Administration Act (forvaltningsloven) § 13 (1) no. 1"),
    "basis.fvl-13-1-2": N_("Public Administration Act (forvaltningsloven) § 13 (1) no. 2"),
    "basis.foa-7-4": N_("Procurement Regulations (anskaffelsesforskriften) § 7-4"),
}
