"""Our own chooser of folders and key files, by keys."""

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from intake_app.i18n import catalog
from tests.ui.typing import CONTROL, press, type_text
from ui.folder_chooser import FolderChooser, is_stick
from ui.places import Place
from ui.screens.pdf_saver import PdfSaver
from ui.screens.unlock import Lockable
from ui.theme import Theme, apply_theme

KEY = "hq.recipient"


@pytest.fixture
def chooser_in(qtbot, qapp, tmp_path):
    made = []

    def make(**wanted):
        chooser = FolderChooser(catalog("en"), lambda _: "Choose", start=tmp_path, **wanted)
        qtbot.addWidget(chooser)
        made.append(chooser)
        with qtbot.waitActive(chooser):
            chooser.show()
            chooser.activateWindow()
        return chooser

    yield make
    for chooser in made:
        chooser.hide()


def chosen_by(chooser, typed):
    chosen = []
    chooser.chosen.connect(chosen.append)
    chooser.path.setFocus()
    press(Qt.Key.Key_A, CONTROL)
    type_text(f"{typed}\n")
    return chosen


def test_the_path_of_a_key_file_can_be_typed(chooser_in, tmp_path):
    file = tmp_path / "keys" / KEY
    file.parent.mkdir()
    file.write_text("x", encoding="utf-8")

    chosen = chosen_by(chooser_in(suffixes=(".recipient",)), file)

    assert [file] == chosen


def test_a_file_that_was_typed_is_no_folder(chooser_in, tmp_path):
    file = tmp_path / KEY
    file.write_text("x", encoding="utf-8")
    chooser = chooser_in()

    chosen = chosen_by(chooser, file)

    assert [] == chosen
    assert "This folder cannot be opened. Choose another one." == chooser._trouble.text()


@pytest.mark.parametrize("typed", ["missing.recipient", "a" * 300, "missing"])
def test_a_path_that_leads_nowhere_is_said_to_be_so(chooser_in, tmp_path, typed):
    chooser = chooser_in(suffixes=(".recipient",))

    chosen = chosen_by(chooser, tmp_path / typed)

    assert [] == chosen
    assert "This folder cannot be opened. Choose another one." == chooser._trouble.text()


@pytest.mark.parametrize("part", ["list", "path"])
def test_escape_leaves_without_a_choice(chooser_in, part):
    chooser, left = chooser_in(), []
    chooser.cancelled.connect(lambda: left.append(part))
    getattr(chooser, part).setFocus()

    press(Qt.Key.Key_Escape)

    assert [part] == left


@pytest.mark.parametrize("to_put", [True, False])
def test_a_folder_can_be_made_only_where_something_is_put(chooser_in, to_put):
    chooser = chooser_in(to_put=to_put)

    assert to_put == (chooser.findChild(QPushButton, "chooser-new-folder") is not None)


CHOOSERS = {
    ("backup", "backup-go"): True,
    ("backup", "backup-rehearse"): False,
    ("sheet", "write-letter"): True,
    ("sheet", "use-key"): False,
    ("salvage", "salvage-folder"): True,
}


@pytest.fixture
def large_letters(qapp):
    """Half as large again; back at the end."""
    apply_theme(qapp, Theme(zoom=150))
    yield
    apply_theme(qapp, Theme())


@pytest.mark.parametrize(("place", "way"), CHOOSERS)
def test_a_chooser_stands_whole_in_a_small_window_with_large_letters(
    large_letters, qtbot, unlocked, place, way
):
    unlocked.resize(1024, 640)
    unlocked.open_vault_place(Place(place))
    unlocked.screen_shown.findChild(QPushButton, way).click()
    chooser = unlocked.screen_shown.findChild(FolderChooser)

    def stands_whole(part):
        corners = (part.rect().topLeft(), part.rect().bottomRight())
        return all(unlocked.rect().contains(part.mapTo(unlocked, one)) for one in corners)

    take = chooser.findChild(QPushButton, "chooser-choose")
    qtbot.waitUntil(lambda: stands_whole(chooser.path) and stands_whole(take))
    assert (1024, 640) == (unlocked.width(), unlocked.height())


@pytest.mark.parametrize(("place", "way"), CHOOSERS)
def test_choosers_of_the_window_make_no_folder_to_take_from(unlocked, place, way):
    unlocked.open_vault_place(Place(place))
    page = unlocked.screen_shown
    page.findChild(QPushButton, way).click()

    made = page.findChild(QPushButton, "chooser-new-folder")
    assert CHOOSERS[place, way] == (made is not None)


@pytest.mark.parametrize(
    ("way", "offers"),
    [("another-vault", False), ("restore-source", False), ("restore-target", True)],
)
def test_choosers_before_the_unlock_make_no_folder_to_take_from(window, sample_vault, way, offers):
    window.open_unlock(Lockable(sample_vault.folder))
    if way.startswith("restore"):
        window.screen_shown.findChild(QPushButton, "restore-backup").click()
    page = window.screen_shown
    page.findChild(QPushButton, way).click()

    assert page.findChild(FolderChooser) is not None
    assert offers == (page.findChild(QPushButton, "chooser-new-folder") is not None)


@pytest.mark.parametrize(
    ("root", "offered"),
    [
        ("/media/STICK", True),
        ("/run/media/aigul/STICK", True),
        ("/mnt/disk", True),
        ("/", False),
        ("/home", False),
        ("/mnttools", False),
        ("/mnt/tools/v1/bin", False),
    ],
)
def test_sticks_are_offered_and_the_mounts_of_the_system_are_not(root, offered):
    assert offered == is_stick(Path(root))


def test_nothing_overlaps_where_a_new_folder_is_named_in_a_narrow_window(chooser_in):
    chooser = chooser_in(to_put=True)
    chooser.resize(chooser.minimumSizeHint().width(), 400)

    name = chooser.findChild(QLineEdit, "chooser-new-name").geometry()
    make = chooser.findChild(QPushButton, "chooser-new-folder").geometry()

    assert name.right() < make.left()


def test_a_warning_above_a_chooser_overlaps_nothing_with_large_letters(
    large_letters, qtbot, tmp_path
):
    saver = PdfSaver(catalog("ru"))
    saver.chooser.path.setText(str(tmp_path))
    saver.chooser.path.returnPressed.emit()
    qtbot.addWidget(saver)
    saver.resize(940, 460)
    saver.show()
    chooser = saver.chooser
    new_name = saver.findChild(QLineEdit, "chooser-new-name")
    column = [saver.warning, chooser.path, chooser.list, new_name]
    ways = [saver.findChild(QPushButton, f"chooser-{way}") for way in ("choose", "cancel")]

    def top(part):
        return part.mapTo(saver, part.rect().topLeft()).y()

    def bottom(part):
        return part.mapTo(saver, part.rect().bottomLeft()).y()

    qtbot.waitUntil(lambda: all(bottom(way) < saver.height() for way in ways))
    assert all(bottom(upper) < top(lower) for upper, lower in itertools.pairwise(column))
    assert saver.warning.height() >= saver.warning.heightForWidth(saver.warning.width())
