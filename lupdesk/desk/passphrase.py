"""The passphrase of a desk: given, asked for, changed, taken away.

None of it is an act in the journal: it says how the file lies on the disk, nothing of what it
holds, and another passphrase leaves the file as it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from lupdesk.desk.copies import of as copies_of
from lupdesk.desk.opening import values_of
from lupdesk.desk.session import Clock, utc_now
from lupdesk.domain import recovery_key
from lupdesk.problems import Problem
from lupdesk.store import database, keyring, lock, replica, seal, sealing, whole_file
from lupdesk.store.seal import Secret

SHORTEST: Final = 8


def is_sealed(path: Path) -> bool:
    """Whether a desk lies sealed on the disk, unlocked here or not."""
    return keyring.secret_of(path) is not None or is_wanted(path)


def is_wanted(path: Path) -> bool:
    """Whether the desk is sealed and not unlocked; False for what is no desk at all."""
    return keyring.secret_of(path) is None and not lock.held_by_us(path) and _locked_up(path)


def unlock(path: Path, typed: str) -> None:
    """With the passphrase or the recovery key; the desk can then be opened, its backups too.

    Problem ``passphrase-wrong``, ``recovery-key-mistyped``, ``key-file-missing`` or
    ``key-file-damaged``; nothing has then changed.
    """
    secret = _secret_for(path, typed)
    if seal.path_of(path).exists():
        keyring.keep(secret)
    else:
        keyring.keep_for(path, secret)


def lock_again(path: Path, *, but: Path | None = None) -> None:
    """Forget what opens the desk, unless it opens ``but`` too. It must be closed first."""
    if but is None or keyring.secret_of(but) != keyring.secret_of(path):
        keyring.forget(path)


def save_text(path: Path, text: str) -> None:
    """The recovery key where the person wants it; nobody else on the computer may read it."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise database.world(error, path) from error


def create_sealed(path: Path, title: str, passphrase: str, clock: Clock = utc_now) -> str:
    """A new desk that was never plain on the disk; its recovery key."""
    refuse_short(passphrase)
    secret = Secret.new()
    database.create(
        path.absolute(), values_of(path, title, clock), (seal.wrap(secret, passphrase), secret)
    )
    return secret.recovery_key()


def set_passphrase(path: Path, passphrase: str, *, author: str, clock: Clock = utc_now) -> str:
    """Seal a desk that is closed; its recovery key, to be shown once. The desk is then unlocked.

    Problem ``sealed-already``, ``passphrase-short`` or one of those of opening.
    """
    refuse_short(passphrase)
    path = path.absolute()
    with _held(path, author, clock):
        if not _is_plain(path) and (keyring.secret_of(path) or _locked_up(path)):
            raise Problem("sealed-already", path=str(path))
        database.sniff(path)
        database.check_before_opening(path)
        secret = Secret.new()
        sealing.seal_desk(path, seal.wrap(secret, passphrase), secret)
    return secret.recovery_key()


def change_passphrase(
    path: Path, typed: str, passphrase: str, backups: Sequence[Path] = ()
) -> tuple[str, int]:
    """Another passphrase for the same desk, open or not: a new key file, and the same one for its
    backups in these folders. ``typed`` is the old one or the recovery key.

    The recovery key, which stays, and how many backups follow.
    """
    path = path.absolute()
    refuse_plain(path)
    refuse_short(passphrase)
    secret = _secret_for(path, typed)
    found = seal.wrap(secret, passphrase)
    seal.put(path, found)
    alike = [one for one in copies_of(backups) if _id_beside(one) == found.id]
    for one in alike:
        seal.put(one, found)
    return secret.recovery_key(), len(alike)


def remove_passphrase(path: Path, typed: str, *, author: str, clock: Clock = utc_now) -> None:
    """Make a closed desk an ordinary file again. Its backups stay sealed."""
    path = path.absolute()
    refuse_plain(path)
    with _held(path, author, clock):
        unlock(path, typed)
        database.check_before_opening(path)
        sealing.unseal_desk(path)


def plain_copies(folders: Sequence[Path], desk: Path) -> tuple[Path, ...]:
    """The copies of this desk that anybody can read, to be told to the person who seals it; one
    that cannot be opened counts as one.
    """
    id = id_of(desk)
    return tuple(one for one in copies_of(folders) if _is_plain(one) and id_of(one) in (id, ""))


def seal_copies(copies: Sequence[Path], desk: Path) -> tuple[Path, ...]:
    """Seal them with what opens ``desk``, which is unlocked; their plain bytes are written over.
    Gives those that are sealed now: a damaged one is left as it lies.
    """
    sealed = []
    for one in copies:
        try:
            sealing.seal_like(one, desk.absolute())
        except OSError as error:
            raise database.world(error, one) from error
        except Problem as problem:
            if problem.code != "desk-damaged":
                raise
        else:
            sealed.append(one)
    return tuple(sealed)


def id_of(path: Path) -> str:
    """The desk's own id, of a desk or a copy that is unlocked or plain; empty where it cannot be
    read.
    """
    try:
        with database.told(path), database.reading(path) as db:
            return replica.value(db, "id") or ""
    except Problem:
        return ""


def key_file_of(path: Path) -> Path:
    return seal.path_of(path)


def passphrase_in(file: Path) -> str:
    """One line of text. Problem ``passphrase-file-odd`` where there is none."""
    try:
        line = file.read_text("utf-8-sig").removesuffix("\n").removesuffix("\r")
    except OSError as error:
        raise database.world(error, file) from error
    except UnicodeDecodeError as error:
        raise Problem("passphrase-file-odd", path=str(file)) from error
    if not line or "\n" in line:
        raise Problem("passphrase-file-odd", path=str(file))
    return line


def _locked_up(path: Path) -> bool:
    """Reads the file itself, which this process must not have open."""
    try:
        database.sniff(path)
    except Problem as problem:
        return problem.code in ("passphrase-wanted", "key-file-missing")
    return False


def _secret_for(path: Path, typed: str) -> Secret:
    found = seal.beside(path)
    if recovery_key.looks_like_one(typed):
        secret = Secret(recovery_key.read(typed))
        if secret.id() == found.id if found else _opens(path, secret):
            return secret
    if found is None:
        raise Problem("key-file-missing", path=str(path), key_file=str(seal.path_of(path)))
    unwrapped = seal.unwrap(found, typed)
    if unwrapped is None:
        raise Problem("passphrase-wrong", path=str(path))
    return unwrapped


def _opens(path: Path, secret: Secret) -> bool:
    keyring.keep_for(path, secret)
    try:
        database.check_before_opening(path)
    except Problem:
        keyring.forget(path)
        return False
    return True


@contextmanager
def _held(path: Path, author: str, clock: Clock) -> Iterator[None]:
    lock.refuse_if_held(path)
    if not path.exists():
        raise Problem("file-missing", path=str(path))
    try:
        held = lock.take(path, author, clock(), force=False)
        try:
            whole_file.sweep(path.parent)
            yield
        finally:
            lock.release(held)
    except OSError as error:
        raise database.world(error, path) from error


def refuse_short(passphrase: str) -> None:
    """Problem ``passphrase-short``."""
    if len(passphrase) < SHORTEST:
        raise Problem("passphrase-short", least=SHORTEST)


def refuse_plain(path: Path) -> None:
    """Problem ``not-sealed``, or one of those of opening."""
    if not is_sealed(path):
        database.sniff(path)
        raise Problem("not-sealed", path=str(path))


def _is_plain(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(database.HEADER)) == database.HEADER
    except OSError:
        return False


def _id_beside(path: Path) -> str:
    try:
        found = seal.beside(path)
    except Problem:
        return ""
    return found.id if found else ""
