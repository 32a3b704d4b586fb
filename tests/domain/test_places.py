"""Which folders are told from ordinary ones, by what the computer says of them."""

from __future__ import annotations

import pytest

from lupdesk.domain.places import Danger, Mount, Placed, placed

SYNCED = {
    r"C:\Users\Selma\OneDrive\kontor.lupdesk": "OneDrive",
    r"C:\Users\Selma\OneDrive - Lysvika kommune\Sak\kontor.lupdesk": "OneDrive",
    r"C:\Users\Selma\Dropbox\kontor.lupdesk": "Dropbox",
    r"C:\Users\Selma\Dropbox (Lysvika)\kontor.lupdesk": "Dropbox",
    r"G:\My Drive\kontor.lupdesk": "Google Drive",
    r"G:\Min disk\LUP\kontor.lupdesk": "Google Drive",
    r"C:\Users\Selma\iCloudDrive\kontor.lupdesk": "iCloud",
    "/Users/selma/Library/Mobile Documents/com~apple~CloudDocs/kontor.lupdesk": "iCloud",
    "/Users/selma/Library/CloudStorage/OneDrive-Lysvika/kontor.lupdesk": "OneDrive",
    "/Users/selma/Library/CloudStorage/GoogleDrive-selma@lysvika.example/a.lupdesk": "Google Drive",
    "/Users/selma/Library/CloudStorage/Box-Box/kontor.lupdesk": "Box",
    "/Users/selma/Google Drive/kontor.lupdesk": "Google Drive",
    "/srv/selma/Dropbox/kontor.lupdesk": "Dropbox",
    "/srv/selma/Nextcloud/kontor.lupdesk": "Nextcloud",
}
ORDINARY = (
    r"C:\Users\Selma\Documents\kontor.lupdesk",
    r"C:\Users\Selma\Documents\OneDrive.lupdesk",
    r"\\?\C:\Users\Selma\kontor.lupdesk",
    "/srv/selma/Dokumenter/kontor.lupdesk",
    "/srv/selma/om dropbox og sånt/kontor.lupdesk",
    "/srv/selma/Box/kontor.lupdesk",
    "/srv/selma/Min disk/kontor.lupdesk",
    "/kontor.lupdesk",
)
MOUNTS = (
    Mount("/", "ext4"),
    Mount("/srv", "ext4"),
    Mount("/srv/selma/felles", "cifs"),
    Mount("/srv/selma/felles/lokal", "ext4"),
    Mount("/mnt/arkiv", "nfs4"),
)


@pytest.mark.parametrize("path", SYNCED)
def test_synchronised_folders_are_known_by_their_names(path: str) -> None:
    assert placed(path, {}) == Placed(Danger.SYNCED, SYNCED[path])


@pytest.mark.parametrize("path", ORDINARY)
def test_ordinary_folders_are_left_in_peace(path: str) -> None:
    assert placed(path, {}, MOUNTS) is None


def test_a_folder_that_was_moved_is_known_by_the_environment() -> None:
    environment = {"OneDriveCommercial": r"D:\Sky"}
    assert placed(r"D:\Sky\a.lupdesk", environment) == Placed(Danger.SYNCED, "OneDrive")
    assert placed(r"d:\sky\under\a.lupdesk", environment) == Placed(Danger.SYNCED, "OneDrive")
    assert placed(r"D:\Skyen\a.lupdesk", environment) is None
    assert placed(r"D:\Sky\a.lupdesk", {"OneDriveCommercial": ""}) is None


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (r"\\server\felles\kontor.lupdesk", r"\\server\felles"),
        (r"\\?\UNC\server\felles\kontor.lupdesk", r"\\server\felles"),
        ("/srv/selma/felles/kontor.lupdesk", "/srv/selma/felles"),
        ("/mnt/arkiv/2027/kontor.lupdesk", "/mnt/arkiv"),
    ],
)
def test_network_shares(path: str, share: str) -> None:
    found = placed(path, {}, MOUNTS)
    assert found is not None
    assert (found.danger, found.name) == (Danger.NETWORK, share)


def test_the_nearest_mount_decides() -> None:
    assert placed("/srv/selma/felles/lokal/a.lupdesk", {}, MOUNTS) is None
    assert placed("/srv/selma/felleshus/a.lupdesk", {}, MOUNTS) is None


def test_a_mapped_drive() -> None:
    mounts = (Mount("K:\\", "remote"),)
    assert placed(r"K:\Sak\a.lupdesk", {}, mounts) == Placed(Danger.NETWORK, "K:\\")
    assert placed(r"C:\Sak\a.lupdesk", {}, mounts) is None
