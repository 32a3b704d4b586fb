"""What is killed: seals a desk and takes the seal away again, for ever. ``path`` is the argument."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lupdesk.desk import passphrase
from lupdesk.store import seal
from lupdesk.store.seal import Cost

WORDS = "fire ord på rad"


def main(path: Path) -> None:
    seal.CHOSEN = Cost(1024, 1, 1)  # type: ignore[misc]
    while True:
        if not passphrase.is_sealed(path):
            passphrase.set_passphrase(path, WORDS, author="S")
        passphrase.lock_again(path)
        os.write(1, b"sealed\n")
        passphrase.remove_passphrase(path, WORDS, author="S")
        passphrase.lock_again(path)
        os.write(1, b"plain\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
