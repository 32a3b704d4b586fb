from __future__ import annotations

from pathlib import Path

import pytest

from lupdesk import paths


def test_resources_are_found() -> None:
    assert (paths.resources() / "i18n" / "nb.po").is_file()
    assert (paths.resources() / "fonts" / "OFL.txt").is_file()


def test_one_variable_moves_everything(home: Path) -> None:
    places = [
        paths.config_folder(),
        paths.data_folder(),
        paths.cache_folder(),
        paths.log_folder(),
        paths.documents_folder(),
        paths.default_desk(),
        paths.backups_folder("0f"),
    ]
    assert all(place.is_relative_to(home) for place in places)
    assert len(set(places)) == len(places)


def test_without_it_they_are_the_systems_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LUPDESK_HOME")
    assert paths.config_folder().is_absolute()
    assert "LUPDesk" in str(paths.cache_folder())
    assert paths.default_desk().suffix == ".lupdesk"


def test_nothing_is_made_by_asking(home: Path) -> None:
    paths.backups_folder("0f")
    paths.default_desk()
    assert not home.exists()
