"""Sentences for a sealed desk: what is refused, and what a passphrase does not protect against."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_

PASSPHRASE_PROBLEMS: Final[Mapping[str, str]] = {
    "passphrase-wanted": N_(
        "{path} is sealed with a passphrase. Open it with the passphrase or the recovery key."
    ),
    "passphrase-not-given": N_(
        "{path} wants a passphrase. Type it in a terminal, name a file with --passphrase-file, or set LUPDESK_PASSPHRASE."
    ),
    "passphrase-wrong": N_(
        "That is not the passphrase of {path}. Look at capital letters and the keyboard's language, and try again."
    ),
    "passphrase-short": N_(
        "The passphrase is too short. Use at least {least} letters; four words that do not belong together are good."
    ),
    "passphrase-differs": N_("The two passphrases differ. Type the same one twice."),
    "passphrase-file-odd": N_(
        "{path} holds no passphrase that can be read. Write it as one line of text."
    ),
    "recovery-key-mistyped": N_(
        "Group {group} of the recovery key holds a wrong letter. Compare it with the paper."
    ),
    "key-file-missing": N_(
        "{path} seems to be sealed with a passphrase, but its key file {key_file} is missing. Copy it from where the desk came from, or open the desk with the recovery key."
    ),
    "key-file-damaged": N_(
        "The key file {key_file} is damaged, so the passphrase cannot be tried. Copy it from a backup of the desk, or move it away and open the desk with the recovery key."
    ),
    "sealed-already": N_("{path} has a passphrase already. Change it, or remove it first."),
    "not-sealed": N_("{path} has no passphrase. Set one first."),
}

NOT_PROTECTED: Final = (
    N_("A desk that is open: lock it when you leave the computer."),
    N_("The computer's memory and swap file while the desk is open, and programs that watch it."),
    N_("Documents that were written for others: PDFs and tables lie readable where you put them."),
    N_(
        "Earlier copies from before the passphrase: on sticks, in mail, in other backups. A disk may also keep old bytes for a while."
    ),
    N_("A forgotten passphrase: without it and without the recovery key nobody can open the desk."),
)
"""What a passphrase does not protect against; each a line of its own."""
