"""Our own way to name a folder or a file: Qt's dialog would write folder names to its settings."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QSize, QStorageInfo, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from intake_app.i18n import Catalog
from ui.parts import AsHighAsItsTexts, button, label, row, scrolling
from ui.theme import px
from ui.words import Wording, Words

_REMOVABLE = tuple(map(Path, ("/media", "/run/media", "/mnt", "/Volumes")))
_DEEPEST = 2
"""Sticks lie at /media/LABEL or /media/PERSON/LABEL; what is mounted deeper is no person's."""
_PATH = Qt.ItemDataRole.UserRole
_ROOM_FIRST = 100
_LEAST_LIST = 116
"""Three lines: with fewer nobody finds a folder, so rather the whole scrolls."""
_RING = 4
"""The ring around what has the keyboard needs room inside what scrolls."""
ANY_FILE = ("",)
"""In the place of suffixes: whatever is no folder."""


class _Entries(QListWidget):
    """Asks for its least height, and takes what is left."""

    def sizeHint(self) -> QSize:
        """Qt would ask for so much that a window with room enough scrolls too."""
        return QSize(super().sizeHint().width(), px(_LEAST_LIST))

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return QSize(super().minimumSizeHint().width(), px(_LEAST_LIST))


class FolderChooser(QWidget):
    """Shows one folder at a time. Emits `chosen` with a Path, or `cancelled`.

    With `suffixes` it offers files with those endings; without, the folder itself is chosen. A new
    folder can be made only where something is put into it (`to_put`), not where it is taken from.
    """

    chosen = Signal(object)
    cancelled = Signal()

    def __init__(
        self,
        catalog: Catalog,
        title: Wording,
        *,
        start: Path,
        suffixes: tuple[str, ...] = (),
        to_put: bool = False,
    ) -> None:
        super().__init__()
        self.words = Words(catalog)
        self._suffixes = suffixes
        self._to_put = to_put
        self._folder = start
        self._title = label("heading")
        self.words.show(self._title.setText, title)
        self.path = QLineEdit()
        self.path.setObjectName("chooser-path")
        self.path.returnPressed.connect(self._on_path_typed)
        self.list = _Entries()
        self.list.setObjectName("chooser-list")
        self.list.itemActivated.connect(self._on_activated)
        self.list.currentItemChanged.connect(lambda *_: self._show_ways())
        self._empty = label("hint")
        self._trouble = label("error")
        self._trouble.hide()
        self._new_name = QLineEdit()
        self._choose = button("primary", "chooser-choose")
        self._choose.clicked.connect(self._on_choose_clicked)
        self._arrange()
        self._visit(start)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list comes first. A focus proxy would hide what stands above it from Tab."""
        self.list.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves without a choice."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(px(8))
        down.addWidget(self._scrolled(), 1)
        down.addLayout(self._ways())
        self.words.show(self.path.setAccessibleName, lambda c: c.t("Folder"))
        self.words.show(self.list.setAccessibleName, lambda c: c.t("Contents of the folder"))

    def _scrolled(self) -> QScrollArea:
        """All but the ways out, which stay in sight also where large letters need more room."""
        content = AsHighAsItsTexts()
        content.setProperty("role", "page")
        down = self._down = QVBoxLayout(content)
        down.setContentsMargins(px(_RING), 0, px(_RING), px(_RING))
        down.setSpacing(px(8))
        down.addWidget(self._title)
        down.addLayout(row(*self._places()))
        down.addWidget(self.path)
        down.addWidget(self.list, 1)
        down.addWidget(self._empty)
        down.addWidget(self._trouble)
        if self._to_put:
            down.addLayout(self._new_folder())
        area = scrolling(content)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A long warning may have the first room: whoever goes through the list sees it whole.
        self.list.currentItemChanged.connect(lambda *_: area.ensureWidgetVisible(self.list))
        return area

    def put_above(self, widget: QWidget) -> None:
        """What is to be read before the choice; it scrolls with it."""
        self._down.insertWidget(0, widget)
        self._down.insertSpacing(1, px(8))

    def _places(self) -> list[QWidget]:
        up = self._quiet(lambda: self._visit(self._folder.parent), lambda c: c.t("Up"))
        home = self._quiet(lambda: self._visit(Path.home()), lambda c: c.t("Home folder"))
        return [up, home, *map(self._volume, _volumes())]

    def _volume(self, root: Path) -> QWidget:
        visit = button("quiet")
        visit.setText((root.name or str(root)).replace("&", "&&"))
        visit.clicked.connect(lambda: self._visit(root))
        return visit

    def _quiet(self, pressed: Callable[[], None], wording: Wording) -> QWidget:
        made = button("quiet")
        made.clicked.connect(pressed)
        self.words.show(made.setText, wording)
        return made

    def _new_folder(self) -> QHBoxLayout:
        make = button(name="chooser-new-folder")
        make.clicked.connect(self._on_new_folder_clicked)
        self._new_name.setObjectName("chooser-new-name")
        self._new_name.setMinimumWidth(px(120))
        self._new_name.setMaximumWidth(px(280))
        self._new_name.returnPressed.connect(self._on_new_folder_clicked)
        self.words.show(make.setText, lambda c: c.t("Make a folder"))
        name = label("label")
        name.setWordWrap(False)
        name.setBuddy(self._new_name)
        self.words.show(name.setText, lambda c: c.t("New folder"))
        self.words.show(self._new_name.setAccessibleName, lambda c: c.t("New folder"))
        across = row(name, self._new_name, make)
        across.setStretchFactor(self._new_name, _ROOM_FIRST)
        return across

    def _ways(self) -> QHBoxLayout:
        cancel = button(name="chooser-cancel")
        cancel.clicked.connect(self.cancelled)
        self.words.show(cancel.setText, lambda c: c.t("Cancel"))
        if self._suffixes:
            self.words.show(self._choose.setText, lambda c: c.t("Choose this file"))
        else:
            self.words.show(self._choose.setText, lambda c: c.t("Choose this folder"))
        across = row(self._choose, cancel)
        across.setContentsMargins(px(_RING), 0, px(_RING), 0)
        return across

    def _on_path_typed(self) -> None:
        """A folder is shown; the file itself, where a file is asked for, is chosen."""
        typed = Path(self.path.text().strip())
        if self._suffixes and _is_file(typed):
            self.chosen.emit(typed)
        else:
            self._visit(typed)

    def _visit(self, folder: Path) -> None:
        """Show a folder; one that cannot be read is said to be so, and the old one stays."""
        try:
            entries = sorted(folder.iterdir(), key=lambda entry: entry.name.casefold())
            shown = [entry for entry in entries if self._is_offered(entry)]
        except OSError:
            self._say(
                self._trouble, lambda c: c.t("This folder cannot be opened. Choose another one.")
            )
            return
        self._trouble.hide()
        self._folder = folder
        self.path.setText(str(folder))
        self.list.clear()
        for entry in sorted(shown, key=Path.is_file):
            item = QListWidgetItem(entry.name + ("" if entry.is_file() else "/"))
            item.setData(_PATH, str(entry))
            item.setSizeHint(QSize(0, px(36)))
            self.list.addItem(item)
        self._say_what_is_here(anything=bool(shown))
        self._show_ways()

    def _say_what_is_here(self, *, anything: bool) -> None:
        if anything:
            self._empty.hide()
        elif self._suffixes == ANY_FILE:
            self._say(self._empty, lambda c: c.t("This folder is empty."))
        elif self._suffixes:
            self._say(self._empty, lambda c: c.t("No folder and no key file here."))
        else:
            self._say(self._empty, lambda c: c.t("No other folder in this one."))

    def _say(self, line: QLabel, wording: Wording) -> None:
        """A line with nothing to say takes no room: the list needs it."""
        self.words.show(line.setText, wording)
        line.show()

    def _is_offered(self, entry: Path) -> bool:
        if entry.name.startswith("."):
            return False
        if entry.is_dir() or self._suffixes == ANY_FILE:
            return True
        return bool(self._suffixes) and entry.suffix in self._suffixes

    def _current(self) -> Path | None:
        if self.list.currentRow() < 0:
            return None
        return Path(str(self.list.currentItem().data(_PATH)))

    def _show_ways(self) -> None:
        current = self._current()
        file_ready = current is not None and current.is_file()
        self._choose.setEnabled(file_ready or not self._suffixes)

    def _on_activated(self, item: QListWidgetItem) -> None:
        entry = Path(str(item.data(_PATH)))
        if entry.is_dir():
            self._visit(entry)
        else:
            self.chosen.emit(entry)

    def _on_choose_clicked(self) -> None:
        current = self._current()
        self.chosen.emit(current if self._suffixes and current is not None else self._folder)

    def _on_new_folder_clicked(self) -> None:
        name = self._new_name.text().strip()
        if not name or QDir.cleanPath(name) != name or "/" in name or "\\" in name:
            return
        try:
            (self._folder / name).mkdir(mode=0o700)
        except OSError:
            self._say(
                self._trouble,
                lambda c: c.t("The folder could not be made here. Choose another place or name."),
            )
            return
        self._new_name.clear()
        self._visit(self._folder / name)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _volumes() -> list[Path]:
    """Sticks and drives: the places a person may want beside the home folder."""
    roots = [
        Path(volume.rootPath()) for volume in QStorageInfo.mountedVolumes() if volume.isReady()
    ]
    if sys.platform == "win32":
        return roots
    return [root for root in roots if is_stick(root)]


def is_stick(root: Path) -> bool:
    """Whether the desktop puts sticks and outer disks where this volume is mounted."""
    parents = tuple(root.parents)[:_DEEPEST]
    return any(place in parents for place in _REMOVABLE)
