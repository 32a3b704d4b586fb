"""Folders in which a desk must not lie: somebody else writes there too, or the lock may not hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Danger(StrEnum):
    SYNCED = "synced"
    """A service uploads the file while it is written to, and puts back what it has."""
    NETWORK = "network"
    """Several computers reach the file, and not every share keeps a lock."""


@dataclass(frozen=True, slots=True)
class Placed:
    danger: Danger
    name: str
    """The service's name, or the share's address."""


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system as the computer lists it: where, and of which kind."""

    folder: str
    kind: str


NETWORK_KINDS: Final = frozenset({
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "afs", "ceph", "9p",
    "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.google-drive-ocamlfuse",
    "remote",
})  # fmt: skip
_VARIABLES: Final[Mapping[str, str]] = {
    "OneDriveCommercial": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "OneDrive": "OneDrive",
    "DROPBOX_PATH": "Dropbox",
}
"""Set by the services themselves, or by whoever moved their folder."""
_FOLDERS: Final = (
    (re.compile(r"onedrive( ?[-–].*)?$"), "OneDrive"),
    (re.compile(r"dropbox( ?\(.*\))?$"), "Dropbox"),
    (re.compile(r"google ?drive( file stream)?$|googledrive-.*$"), "Google Drive"),
    (re.compile(r"icloud ?drive$|com~apple~clouddocs$"), "iCloud"),
    (re.compile(r"nextcloud\d*$"), "Nextcloud"),
    (re.compile(r"owncloud$"), "ownCloud"),
    (re.compile(r"box( sync)?$|box-box$"), "Box"),
)
"""Names of folders, in small letters, and whose they are."""
_SURE_ONLY_UNDER: Final[Mapping[str, str]] = {"Box": "library/cloudstorage"}
"""Names that other folders have too, with where they must lie to count."""
_OWN_DRIVE: Final = re.compile(r"^[a-z]:/(my drive|min disk)(/|$)")
"""Google's drive has a letter of its own on Windows."""


def placed(
    path: str, environment: Mapping[str, str], mounts: Sequence[Mount] = ()
) -> Placed | None:
    """Whether a desk lies where it must not, as far as its path and the computer tell. None for an
    ordinary folder.
    """
    plain = _plain(path)
    for variable, service in _VARIABLES.items():
        root = _plain(environment.get(variable, ""))
        if root and _inside(plain, root):
            return Placed(Danger.SYNCED, service)
    if _OWN_DRIVE.match(plain):
        return Placed(Danger.SYNCED, "Google Drive")
    *folders, _ = plain.split("/")
    for service in (_service(folder, plain) for folder in folders):
        if service:
            return Placed(Danger.SYNCED, service)
    return _on_network(path, plain, mounts)


def _service(folder: str, plain: str) -> str:
    for pattern, service in _FOLDERS:
        if pattern.match(folder) and _SURE_ONLY_UNDER.get(service, "") in plain:
            return service
    return ""


def _on_network(path: str, plain: str, mounts: Sequence[Mount]) -> Placed | None:
    if plain.startswith("//") and not plain.startswith(("//?/", "//./")):
        return Placed(Danger.NETWORK, _share(path))
    if plain.startswith("//?/unc/"):
        return Placed(Danger.NETWORK, _share(path.replace("/", "\\")[7:]))
    above = [one for one in mounts if _inside(plain, _plain(one.folder))]
    nearest = max(above, key=lambda one: len(one.folder), default=None)
    if nearest is not None and nearest.kind.lower() in NETWORK_KINDS:
        return Placed(Danger.NETWORK, nearest.folder)
    return None


def _share(path: str) -> str:
    """``\\\\server\\share`` of whatever lies on it."""
    parts = [part for part in path.replace("/", "\\").split("\\") if part]
    return "\\\\" + "\\".join(parts[:2])


def _plain(path: str) -> str:
    """With one kind of slash and in small letters, which both Windows and macOS take for the same."""
    return path.replace("\\", "/").rstrip("/").lower() or path[:1]


def _inside(plain: str, root: str) -> bool:
    return plain == root or plain.startswith(root if root.endswith("/") else root + "/")
