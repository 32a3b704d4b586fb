from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.problems import Problem
from lupdesk.settings import Settings, WindowPlace, read_settings, write_settings

USED = Settings(
    language="nb",
    theme="dark",
    text_size=115,
    last_desk='C:\\Users\\Selma\\Ting "og" tang.lupdesk',
    recent_desks=("/office/a.lupdesk", 'C:\\Ting "og" tang.lupdesk'),
    author="Selma Líe",
    last_place="inputs 0f",
    window=WindowPlace(-8, 0, 1366, 768, maximised=True),
    sizes={"inputs.columns": (80, 540, 120), "review": (340, 600)},
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    write_settings(path, USED)
    assert read_settings(path) == USED
    assert [one.name for one in path.parent.iterdir()] == ["settings.toml"]


def test_no_file_is_a_new_person(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml") == Settings()


texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(texts, texts)
def test_any_name_comes_back(tmp_path_factory: pytest.TempPathFactory, name: str, key: str) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    settings = Settings(author=name, last_desk=key, sizes={key: (1, 2)})
    write_settings(path, settings)
    assert read_settings(path) == settings


@pytest.mark.parametrize("content", [b"language = ", b"\xff\xfe\x00", b"a = 1\na = 2\n"])
def test_a_broken_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    assert read_settings(path) == Settings()
    assert not path.exists()
    assert (tmp_path / "settings.toml.broken").read_bytes() == content


@pytest.mark.parametrize(
    "line",
    [
        "text_size = 117",
        "text_size = true",
        'theme = "pink"',
        "theme = 3",
        "author = 7",
        "language = []",
        "window = 1",
        '[window]\nx = "left"\ny = 0\nwidth = 1\nheight = 1',
        "[window]\nx = 1\ny = 0\nwidth = 99999999\nheight = 1",
        "[sizes]\nreview = 3",
        '[sizes]\nreview = ["wide"]',
        "sizes = 1",
        "unheard_of = 1",
    ],
)
def test_a_value_that_makes_no_sense_is_the_usual_one(tmp_path: Path, line: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(line)
    assert read_settings(path) == Settings()
    assert path.exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    with pytest.raises(Problem) as told:
        write_settings(tmp_path / "config" / "settings.toml", USED)
    assert told.value.code == "settings-not-saved"


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.mkdir()
    with pytest.raises(Problem):
        write_settings(path, USED)
    assert [one.name for one in tmp_path.iterdir()] == ["settings.toml"]
