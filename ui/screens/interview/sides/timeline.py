"""What was told, in order of time; how long somebody was held; what cannot both be right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QListWidgetItem, QWidget

from intake_app.codebook.timeline import timeline
from intake_app.codebook.timeline_words import Reader
from intake_app.domain.answers import Answers
from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.parts import fill
from ui.screens.interview.desk import Desk
from ui.screens.interview.sides.side import SidePanel
from ui.screens.interview.sides.timeline_delegate import LINE, TimelineDelegate
from ui.screens.interview.sides.timeline_lines import (
    Line,
    earlier_lines,
    hint_lines,
    lines_of,
)

if TYPE_CHECKING:
    from intake_app.commands.consistency import Elsewhere
    from intake_app.commands.session import Session
    from intake_app.domain.record import RecordId

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TimelinePanel(SidePanel):
    """One list for all of it, so that a screen reader and the arrows know their way."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown: Answers | None = None
        self._elsewhere: tuple[Elsewhere, ...] = ()
        self.list = TimelineList()
        self.list.chosen.connect(self.goes)
        self.words.show(self.list.setAccessibleName, lambda c: c.t("Timeline"))
        self.words.show(
            self.list.setAccessibleDescription, lambda c: c.t("Enter leads to the question.")
        )
        fill(self, self.list)
        # A letter more in a date is told to nobody; when the field is left, the order may change.
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]  # there is one
        self.refresh()
        self._look_elsewhere()

    def refresh(self) -> None:
        """See SidePanel. Nothing is worked out twice for the same answers."""
        if self._shown is not self.desk.answers:
            self._show()

    def retranslate(self, catalog: Catalog) -> None:
        """See SidePanel."""
        super().retranslate(catalog)
        self._show()

    def focus_first(self) -> None:
        """See SidePanel."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_focus_changed(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self.refresh()

    def _show(self) -> None:
        answers = self._shown = self.desk.answers
        book = self.desk.book
        reader = Reader(book, answers, self.catalog)
        lines = lines_of(timeline(book, answers), reader)
        hints = (*earlier_lines(reader), *hint_lines(self._elsewhere, reader))
        self.list.show_lines((*lines, *hints))

    def _look_elsewhere(self) -> None:
        """Once, when the panel is called: other testimonies do not change while this one does."""
        record_id, answers, runner = self.desk.record_id, self.desk.answers, self.desk.runner
        if record_id is None or runner is None:
            return
        runner.submit(
            self,
            lambda session: _told_elsewhere(session, record_id, answers),
            done=self._on_told_elsewhere,
            failed=self._on_not_told,
        )

    def _on_told_elsewhere(self, elsewhere: "tuple[Elsewhere, ...]") -> None:
        if elsewhere:
            self._elsewhere = elsewhere
            self._show()

    def _on_not_told(self, _error: IntakeError) -> None:
        """A hint that cannot be had is none: what is wrong with the vault is told by saving."""


class TimelineList(QListWidget):
    """`chosen`: the path of the line that Enter, or a click, asks for."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side-timeline-list")
        self.setProperty("role", "timeline")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._delegate = TimelineDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these lines; the current one stays the same answer, and where it is in sight."""
        current, scrolled = self.current_path(), self.verticalScrollBar().value()
        self.clear()
        self._delegate.forget_sizes()
        for line in lines:
            item = QListWidgetItem(self)
            item.setData(LINE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
        self._go_back_to(current, lines)
        # Laid out at once: before that there is no place to scroll to.
        self.doItemsLayout()
        self.verticalScrollBar().setValue(scrolled)

    def current_path(self) -> str:
        """The answer that the current line leads to; empty where it leads nowhere."""
        line = self.currentIndex().data(LINE)
        return line.path if isinstance(line, Line) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the question of the current line."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._choose(self.currentItem())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _go_back_to(self, path: str, lines: tuple[Line, ...]) -> None:
        led = [place for place, line in enumerate(lines) if line.path]
        same = [place for place in led if lines[place].path == path]
        # Only a person's own step scrolls: what stands above the first answer stays in sight.
        self.setAutoScroll(False)
        self.setCurrentRow(next(iter(same or led), 0))
        self.setAutoScroll(True)

    def _choose(self, item: QListWidgetItem) -> None:
        if path := item.data(LINE).path:
            self.chosen.emit(path)


def _told_elsewhere(
    session: "Session", record_id: "RecordId", answers: Answers
) -> "tuple[Elsewhere, ...]":
    from intake_app.commands import consistency

    return consistency.told_elsewhere(session, record_id, answers)
