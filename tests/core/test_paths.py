"""Paths: the same call finds things in a checkout and in a wheel."""

import stat

import pytest

from intake_app import paths
from intake_app.errors import ReadOnlyPlace


def test_a_checkout_has_its_resources_and_locales_beside_the_packages():
    root = paths.resources().parent

    assert (root / "resources", root / "locales") == (paths.resources(), paths.locales())
    assert (root / "pyproject.toml").is_file()


def test_the_state_folder_is_this_users_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    folder = paths.state_dir()

    assert tmp_path / "state" / "intake" == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_state_folder_that_was_open_to_others_is_closed(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    (tmp_path / "intake").mkdir(mode=0o755)

    assert stat.S_IMODE(paths.state_dir().stat().st_mode) == 0o700


def test_a_home_that_cannot_be_written_is_said_to_be_so(monkeypatch, tmp_path):
    occupied = tmp_path / "state"
    occupied.write_bytes(b"a file where a folder should be")
    monkeypatch.setenv("XDG_STATE_HOME", str(occupied))

    with pytest.raises(ReadOnlyPlace):
        paths.state_dir()
