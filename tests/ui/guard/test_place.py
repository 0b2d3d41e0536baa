"""The window stands after a lock where it stood before, as large as it was."""

from PySide6.QtWidgets import QMainWindow

from ui.settings import WindowSettings


def test_size_and_place_are_kept_over_the_lock(guarded, unlocked, tmp_path):
    guarded()
    unlocked.setGeometry(30, 40, 1111, 701)

    unlocked.lock()

    fresh = QMainWindow()
    assert fresh.restoreGeometry(WindowSettings(tmp_path / "state").place)
    assert 701 == fresh.height()  # the width is cut to the small screen of the test


def test_before_the_first_end_there_is_no_place(settings):
    assert settings.place.isEmpty()
