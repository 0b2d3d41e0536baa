"""The page of attachments: what is added, shown, exported and removed by hand."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea

from intake_app.commands import attachments, interview
from intake_app.errors import CannotAttach
from tests.builders.files import a_bomb, a_photo, a_recording, a_scan
from ui.models.records_model import REFERENCE
from ui.places import Place
from ui.screens.attachments.shelf import size_words
from ui.tasks import CommandRunner

DRAFT, SEALED = "KZ-2021-0014", "KZ-2009-0001"
PHOTO = a_photo()


@pytest.fixture
def card(tmp_path):
    folder = tmp_path / "card"
    folder.mkdir()
    (folder / "DSC_0001.JPG").write_bytes(PHOTO)
    (folder / "scan.pdf").write_bytes(a_scan(2))
    (folder / "voice.wav").write_bytes(a_recording())
    return folder


def open_page(window, reference=DRAFT):
    model = window.screen_shown.model
    lines = range(model.rowCount())
    line = next(at for at in lines if model.index(at, REFERENCE).data() == reference)
    window.open_record_place(Place.ATTACHMENTS, model.record_at(line).record_id)
    return window.screen_shown


@pytest.fixture
def page(unlocked):
    return open_page(unlocked)


def press(page, name):
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def drop(page, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def lines(page):
    shelf = page.desk.shelf
    return [shelf.item(row).text().split("\n") for row in range(shelf.count())]


def in_vault(page, work):
    """What the vault says; the runner of these tests works at once."""
    said = []
    page._shell.runner.submit(page, work, done=said.append, failed=pytest.fail)
    return said[0]


def test_a_dropped_photo_is_taken_in_and_shown_small(page, card):
    drop(page, card / "DSC_0001.JPG")

    ((title, about),) = lines(page)
    assert "1. DSC_0001.JPG" == title
    assert about.startswith("Photograph · ")
    assert page.desk.notice.happened.text() == "1 file was taken in."
    icon = page.desk.shelf.item(0).icon()
    drawn = icon.pixmap(64, 64).toImage()
    assert drawn.pixelColor(5, drawn.height() // 4).blue() > 120


def test_a_chosen_file_is_taken_in(page, card):
    page.add.click()
    page.room.guest.path.setText(str(card / "scan.pdf"))
    page.room.guest.path.returnPressed.emit()

    assert ["1. scan.pdf"] == [title for title, _ in lines(page)]
    assert page.room.guest is None


def test_a_folder_is_counted_before_it_is_taken_in(page, card):
    page.folder.click()
    page.room.guest.chosen.emit(card)

    assert "Take in 3 files?" == page.desk._question.title.text()
    assert [] == lines(page)
    press(page, "take-all")
    assert ["1. DSC_0001.JPG", "2. scan.pdf", "3. voice.wav"] == [t for t, _ in lines(page)]


def test_a_folder_is_left_alone_when_it_is_not_wanted(page, card):
    drop(page, card)
    press(page, "take-none")

    assert [] == lines(page)


def test_an_empty_folder_says_so(page, tmp_path):
    (tmp_path / "empty").mkdir()

    drop(page, tmp_path / "empty")

    assert "There is no file in this folder." == page.desk.notice.happened.text()


def test_the_same_file_again_is_told(page, card):
    drop(page, card / "DSC_0001.JPG")
    drop(page, card / "DSC_0001.JPG")

    assert 1 == len(lines(page))
    assert "attached to the testimony already" in page.desk.notice.happened.text()


def test_what_could_not_be_taken_in_is_named_and_the_rest_is_there(page, card):
    (card / "empty.jpg").write_bytes(b"")
    drop(page, card)
    press(page, "take-all")

    assert 3 == len(lines(page))
    assert "Taken in: 3 of 4. Left out: 1." == page.desk.notice.happened.text()
    assert "«empty.jpg»: The file is empty." == page.desk.notice.remedy.text()


def test_each_reason_stands_once_with_its_files(page, card):
    drop(page, card / "DSC_0001.JPG")
    for number in range(8):
        (card / f"empty_{number}.jpg").write_bytes(b"")
    drop(page, card)
    press(page, "take-all")

    assert "Taken in: 2 of 11. Left out: 9." == page.desk.notice.happened.text()
    exists, empty = page.desk.notice.remedy.text().split("\n")
    assert exists.startswith("«DSC_0001.JPG»: This file is attached to the testimony already")
    assert empty.startswith("«empty_0.jpg»")
    assert empty.endswith("«empty_5.jpg» and 2 more: The file is empty.")


def test_the_folders_of_a_card_are_opened_and_their_size_is_told(page, tmp_path):
    deep = tmp_path / "card" / "DCIM" / "100CANON"
    deep.mkdir(parents=True)
    (deep / "DSC_0001.JPG").write_bytes(PHOTO)
    (tmp_path / "card" / "away").symlink_to(tmp_path)
    drop(page, tmp_path / "card")

    assert "Take in 1 file?" == page.desk._question.title.text()
    assert f"Together {size_words(len(PHOTO), page.catalog)}." == page.desk._question.detail.text()
    assert "Together 1 KB." != page.desk._question.detail.text()
    press(page, "take-all")
    assert ["1. DSC_0001.JPG"] == [title for title, _ in lines(page)]


def test_a_folder_that_holds_a_whole_disk_is_refused(page, tmp_path):
    disk = tmp_path / "disk"
    disk.joinpath(*["deep"] * 9).mkdir(parents=True)
    drop(page, disk)

    assert "holds too much" in page.desk.notice.happened.text()
    assert [] == lines(page)


def test_a_folder_in_which_a_vault_lies_is_refused(page, tmp_path):
    drop(page, tmp_path)

    assert page.desk.notice.happened.text() == "This lies in a vault, or a vault lies in it."
    assert [] == lines(page)


def test_a_picture_is_looked_at_in_the_window_and_closed(page, card):
    drop(page, card / "DSC_0001.JPG")

    press(page, "view-attachment")

    viewer = page.room.guest
    assert (640, 480) == viewer.picture.pixmap().size().toTuple()
    press(viewer, "close-view")
    assert page.room.guest is None


def test_a_picture_wider_than_the_window_never_scrolls_across(page, card):
    page.window().resize(1024, 640)
    (card / "wide.jpg").write_bytes(a_photo(1600, 1200))
    drop(page, card / "wide.jpg")
    press(page, "view-attachment")
    QApplication.sendPostedEvents()

    area = page.room.guest.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    assert 0 == area.horizontalScrollBar().maximum()


def test_pages_are_turned(page, card):
    drop(page, card / "scan.pdf")
    press(page, "view-attachment")
    viewer = page.room.guest
    first = viewer.picture.pixmap().toImage()

    press(viewer, "later-page")

    assert "Page 2 of 2" == viewer.number.text()
    assert first != viewer.picture.pixmap().toImage()
    assert not viewer.later.isEnabled()


def test_a_text_is_shown_without_reading_its_marks(page, tmp_path):
    (tmp_path / "note.txt").write_text("<b>не жирный</b>", encoding="utf-8")
    drop(page, tmp_path / "note.txt")

    press(page, "view-attachment")

    assert "<b>не жирный</b>" == page.room.guest.text.toPlainText()


def test_a_recording_says_that_it_must_be_exported(page, card):
    drop(page, card / "voice.wav")

    press(page, "view-attachment")

    assert page.room.guest is None
    assert "A file of this kind cannot be shown here." == page.desk.notice.happened.text()


def test_a_bomb_keeps_its_neutral_sign_and_is_not_opened(page, tmp_path):
    (tmp_path / "bomb.png").write_bytes(a_bomb())

    drop(page, tmp_path / "bomb.png")
    press(page, "view-attachment")

    assert page.room.guest is None
    assert "40 million points" in page.desk.notice.happened.text()


def test_an_export_is_warned_of_and_says_where_it_is(page, card, tmp_path):
    drop(page, card / "voice.wav")
    out = tmp_path / "out"
    out.mkdir()

    press(page, "export-attachment")
    assert "can be read by anyone" in page.room.guest.warning.happened.text()
    page.room.guest.chosen.emit(out)

    (written,) = out.iterdir()
    assert a_recording() == written.read_bytes()
    assert str(written) in page.desk.notice.happened.text()


def test_a_failed_export_is_told_and_leaves_nothing(page, card, tmp_path):
    drop(page, card / "voice.wav")

    press(page, "export-attachment")
    page.room.guest.chosen.emit(tmp_path / "gone")

    assert "not there" in page.desk.notice.happened.text()
    assert not page.going_out.is_running


def test_removing_is_asked_about_and_shreds(page, card, sample_vault):
    drop(page, card / "voice.wav")

    press(page, "remove-attachment")
    press(page, "keep")
    assert 1 == len(lines(page))
    press(page, "remove-attachment")
    press(page, "remove-now")

    assert [] == lines(page)
    assert [] == [path for path in (sample_vault.folder / "att").rglob("*") if path.is_file()]


def test_after_the_seal_a_file_is_a_late_annex(unlocked, card):
    page = open_page(unlocked, SEALED)

    drop(page, card / "scan.pdf")

    ((title, about),) = [line for line in lines(page) if "scan.pdf" in line[0]]
    assert ("scan.pdf", True) == (title, about.endswith("added after the seal"))


def test_after_the_read_back_it_is_asked_first(unlocked, card):
    page = open_page(unlocked)
    record_id = page.record_id
    page.adding.was_read_back = True  # as `_on_standing` finds it

    drop(page, card / "scan.pdf")
    assert "The statement was read back already." == page.desk._question.title.text()
    press(page, "take-anyway")

    stored = in_vault(page, lambda session: session.vault.records.get(record_id))
    assert "A file was attached after the read-back." in stored.body.envelope.acknowledged.values()


def test_nothing_is_added_to_a_damaged_vault(read_only, card):
    model = read_only.screen_shown.model
    read_only.open_record_place(Place.ATTACHMENTS, model.record_at(0).record_id)
    page = read_only.screen_shown

    drop(page, card / "scan.pdf")

    assert not page.add.isEnabled()
    assert [] == lines(page)


@pytest.fixture
def real_page(qtbot, unlocked, sample_vault, environment, shell, runner):
    """The page over a runner with its two threads."""
    from dataclasses import replace

    from intake_app.commands import vaults
    from ui.screens.attachments import AttachmentsScreen

    record_id = open_page(unlocked).record_id
    runner.stop()
    faults, opened = [], []
    threads = CommandRunner(faults.append)
    threads.open(
        unlocked,
        lambda: (vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment), True),
        done=opened.append,
        failed=pytest.fail,
    )
    page = AttachmentsScreen(replace(shell, runner=threads), unlocked.catalog, record_id)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(opened) and page.add.isEnabled(), timeout=20_000)
    yield page
    threads.stop()
    assert [] == faults


def large(tmp_path):
    file = tmp_path / "film.mp4"
    with file.open("wb") as sparse:
        sparse.truncate(400 << 20)
    return file


def test_a_large_file_can_be_stopped_and_leaves_nothing(qtbot, real_page, tmp_path, sample_vault):
    told = []
    real_page.adding.taking.moved.connect(lambda *how_far: told.append(how_far))
    drop(real_page, large(tmp_path))
    qtbot.waitUntil(lambda: any(percent for _, _, percent in told), timeout=20_000)

    real_page.desk.stop.click()
    qtbot.waitUntil(lambda: not real_page.adding.taking.is_running, timeout=20_000)

    assert "You stopped" in real_page.desk.notice.happened.text()
    assert [] == [path for path in (sample_vault.folder / "att").rglob("*") if path.is_file()]


def test_the_vault_answers_while_a_large_file_is_encrypted(qtbot, real_page, tmp_path):
    taking, answered = real_page.adding.taking, []
    drop(real_page, large(tmp_path))
    qtbot.waitUntil(lambda: taking.is_running, timeout=20_000)

    real_page._shell.runner.submit(
        real_page,
        lambda session: interview.check(session, real_page.record_id),
        done=lambda _: answered.append(taking.is_running),
        failed=pytest.fail,
    )
    qtbot.waitUntil(lambda: bool(answered), timeout=20_000)
    taking.stop()
    qtbot.waitUntil(lambda: not taking.is_running, timeout=20_000)

    assert [True] == answered


def test_leaving_while_a_file_is_on_its_way_is_asked_about(qtbot, real_page, tmp_path):
    left = []
    drop(real_page, large(tmp_path))
    qtbot.waitUntil(lambda: real_page.adding.taking.is_running, timeout=20_000)

    real_page.settle(lambda: left.append(True))
    assert [] == left
    press(real_page, "stop-and-leave")
    qtbot.waitUntil(lambda: bool(left), timeout=20_000)

    assert not real_page.adding.taking.is_running


def test_a_lock_stops_what_is_on_its_way_at_once(qtbot, real_page, tmp_path):
    ended = []
    drop(real_page, large(tmp_path))
    qtbot.waitUntil(lambda: real_page.adding.taking.is_running, timeout=20_000)

    real_page.settle_to_end(lambda: ended.append(True), pytest.fail)

    assert [True] == ended
    qtbot.waitUntil(lambda: not real_page.adding.taking.is_running, timeout=20_000)


def test_the_section_of_annexes_leads_to_the_files_and_back(unlocked, card):
    from ui.screens.interview import InterviewScreen

    model = unlocked.screen_shown.model
    lines_shown = range(model.rowCount())
    line = next(at for at in lines_shown if model.index(at, REFERENCE).data() == DRAFT)
    unlocked.open_record(model.record_at(line).record_id)
    unlocked.screen_shown.talk.open("attachments")
    press(unlocked.screen_shown, "open-attachments")
    page = unlocked.screen_shown
    drop(page, card / "DSC_0001.JPG")
    press(page, "attachments-back")

    assert isinstance(unlocked.screen_shown, InterviewScreen)
    assert "attachments" in unlocked.screen_shown.place
    rows = unlocked.screen_shown.talk.desk.answers.rows("attachments")
    assert ["DSC_0001.JPG"] == [row["title"] for row in rows]


def test_the_words_of_every_refusal_are_there(page):
    reasons = (*("folder", "not_a_file", "empty", "unknown_kind", "exists", "stopped", "too_much"),)
    shown = []
    for reason in reasons:
        page.desk.notice.show_error(CannotAttach(reason=reason))
        shown.append(page.desk.notice.happened.text())

    assert len(set(shown)) == len(reasons)
    assert attachments.SECTION == "attachments"
