"""The way out of the window: cover, save, ask if need be. Locking never waits for a disk."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QVBoxLayout

from ui.exit_codes import LOCKED

if TYPE_CHECKING:
    from intake_app.i18n import Catalog
    from ui.lock_cover import LockCover
    from ui.question_bar import Question
    from ui.screens.screen import Screen
    from ui.top_bar import TopBar


def close_lists() -> None:
    """A list that is open stands above everything else and shows what a person chooses from."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


class Ending:
    """Covers the screen first; then `finish` is called with the exit code, once all is saved."""

    def __init__(self, column: QVBoxLayout, finish: Callable[[int], None]) -> None:
        self._column = column
        self._finish = finish
        self._code = 0
        self._cover: LockCover | None = None
        self._covered: tuple[Screen, TopBar | None] | None = None

    @property
    def is_covered(self) -> bool:
        """Whether the end has begun and waits for the disk or for an answer."""
        return self._cover is not None

    def begin(
        self, code: int, screen: "Screen", bar: "TopBar | None", *, alone: bool = False
    ) -> None:
        """End with `code` once everything is saved; a second time for the lock ends at once.

        `alone`: nobody is there to be asked anything but what the disk demands.
        """
        if self.is_covered and code == LOCKED:
            screen.rescue()
            self._finish(code)
            return
        self._code = code
        close_lists()
        screen.put_down()
        self._show_cover(screen, bar)
        settle = screen.settle_alone if alone else screen.settle_to_end
        settle(lambda: self._finish(self._code), self._ask)

    def retranslate(self, catalog: "Catalog") -> None:
        """Say the cover in another language."""
        if self._cover is not None:
            self._cover.retranslate(catalog)

    def uncover(self) -> None:
        """Take the cover away; what was under it stays hidden until `go_back` or a new screen."""
        if self._cover is not None:
            self._column.removeWidget(self._cover)
            self._cover.hide()
            self._cover.deleteLater()
            self._cover, self._covered = None, None

    def go_back(self) -> None:
        """Show again what was covered: the person stays."""
        covered = self._covered
        self.uncover()
        if covered is not None:
            screen, bar = covered
            if bar is not None:
                bar.show()
            screen.show()
            screen.focus_first()

    def _ask(self, question: "Question") -> None:
        if self._cover is not None:
            self._cover.ask(question)

    def _show_cover(self, screen: "Screen", bar: "TopBar | None") -> None:
        if self._cover is None:
            from ui.lock_cover import LockCover  # not needed for the first frame

            self._covered = (screen, bar if bar is not None and not bar.isHidden() else None)
            self._cover = LockCover(screen.words, self.go_back)
            self._column.addWidget(self._cover, 1)
        screen.hide()
        if bar is not None:
            bar.hide()
        self._cover.show()
        self._cover.focus_first()
