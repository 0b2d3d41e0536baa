"""Pictures of the page of attachments."""

import struct
import tempfile
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from intake_app.errors import CannotShow
from ui.gallery_shot import Shot, Step, screen
from ui.main_window import MainWindow
from ui.models.records_model import REFERENCE
from ui.places import Place
from ui.screens.attachments import AttachmentsScreen
from ui.screens.records import RecordsScreen

DRAFT, SEALED = "KZ-2021-0014", "KZ-2009-0001"


def _list(window: MainWindow) -> None:
    window.open_records()


def _open(reference: str) -> Step:
    def open_page(window: MainWindow) -> None:
        model = screen(window, RecordsScreen).model
        lines = range(model.rowCount())
        found = next(at for at in lines if model.index(at, REFERENCE).data() == reference)
        window.open_record_place(Place.ATTACHMENTS, model.record_at(found).record_id)

    return open_page


def _fill(window: MainWindow) -> None:
    """A photo, a recording and a letter, as they come from a phone."""
    shown = screen(window, AttachmentsScreen)
    if shown.desk.shelf.count():
        return
    with tempfile.TemporaryDirectory(prefix="intake-gallery-") as made:
        folder = Path(made)
        _photo().save(str(folder / "IMG_20220108_0412.jpg"))
        (folder / "voice.wav").write_bytes(_silence())
        (folder / "letter.txt").write_text("Құрметті Әсем!\n\nМен Алматыдамын.\n", "utf-8")
        shown.adding.taking.start(sorted(folder.iterdir()))


def _photo() -> QImage:
    picture = QImage(1200, 900, QImage.Format.Format_RGB32)
    sky = QLinearGradient(QPointF(0, 0), QPointF(0, 900))
    sky.setColorAt(0, QColor("#27313F"))
    sky.setColorAt(1, QColor("#C9A26B"))
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), sky)
    painter.fillRect(300, 350, 420, 550, QColor("#3A2E28"))
    painter.fillRect(460, 560, 120, 340, QColor("#8C5A3C"))
    painter.end()
    return picture


def _silence() -> bytes:
    """Half a second, as WAV."""
    size = 8_000
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 8000, 16_000, 2, 16)
    data = struct.pack("<4sI", b"data", size) + bytes(size)
    return struct.pack("<4sI4s", b"RIFF", 4 + len(form) + len(data), b"WAVE") + form + data


def _folder_asked(window: MainWindow) -> None:
    with tempfile.TemporaryDirectory(prefix="intake-gallery-") as made:
        for number in range(12):
            (Path(made) / f"DSC_{number:04}.JPG").write_bytes(bytes(2_400_000))
        screen(window, AttachmentsScreen).adding.look_at((Path(made),))


def _moving(window: MainWindow) -> None:
    screen(window, AttachmentsScreen).desk.show_progress(3, 12, 62)


def _refused(window: MainWindow) -> None:
    screen(window, AttachmentsScreen).desk.notice.show_error(CannotShow(reason="kind"))


def _choose(window: MainWindow) -> None:
    desk = screen(window, AttachmentsScreen).desk
    # Without a thread of its own the gallery hears how far it is after it has ended.
    desk.hide_progress()
    desk.shelf.setCurrentRow(0)


def _press(name: str) -> Step:
    def press(window: MainWindow) -> None:
        getattr(screen(window, AttachmentsScreen).desk, name).click()

    return press


_PAGE = (_list, _open(DRAFT))
_FILLED = (*_PAGE, _fill, _choose)

SHOTS = (
    Shot("40-attachments-none", (_list, _open(SEALED))),
    Shot("40-attachments", _FILLED),
    Shot("41-attachments-folder", (*_FILLED, _folder_asked)),
    Shot("41-attachments-moving", (*_FILLED, _moving)),
    Shot("42-attachments-view", (*_FILLED, _press("view"))),
    Shot("42-attachments-not-shown", (*_FILLED, _refused)),
    Shot("43-attachments-export", (*_FILLED, _press("export"))),
    Shot("44-attachments-remove", (*_FILLED, _press("remove"))),
)
