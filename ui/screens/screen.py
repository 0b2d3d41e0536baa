"""The one base of all screens."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from intake_app.i18n import Catalog
from ui.words import Words

if TYPE_CHECKING:
    from ui.question_bar import Question


class Screen(QWidget):
    """A page that fills the window below the top bar.

    `is_remade`: whether the window may make it again for another size or colour. A screen that
    holds answers which are saved nowhere yet says no, and takes the new look with the next one.
    """

    is_remade = True
    is_before_unlock = False
    """Whether nothing of a vault can stand on it: there is nothing to hide."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self.words = Words(catalog)
        self.setProperty("role", "page")

    @property
    def catalog(self) -> Catalog:
        """The interface language now."""
        return self.words.catalog

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language; answers, focus, cursor and scroll stay."""
        self.words.retranslate(catalog)

    def settle(self, then: Callable[[], None]) -> None:
        """Save what is not saved yet, then call. Asked before another screen, lock or close."""
        then()

    def settle_to_end(
        self,
        then: Callable[[], None],
        ask: "Callable[[Question], None]",  # noqa: ARG002 - the base names it
    ) -> None:
        """As `settle`, before lock or close and under a cover: `ask` what stands in the way."""
        self.settle(then)

    def settle_alone(self, then: Callable[[], None], stuck: "Callable[[Question], None]") -> None:
        """As `settle_to_end`, with nobody there to answer; `stuck` when the disk takes nothing."""
        self.settle_to_end(then, stuck)

    def put_down(self) -> None:
        """What is half typed is taken as it stands, as when the field is left."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()

    def rescue(self) -> None:
        """Hand over at once what is not saved, asking nothing and waiting for nobody."""

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt names it so
        """As Qt does, but the keyboard stays here when what had it is hidden or put out of use.

        Qt would look for the next in the window: the languages in the bar, where a press of the
        space key changes everything.
        """
        lost = QApplication.focusWidget()
        is_lost = lost is not None and not (lost.isEnabled() and lost.isVisibleTo(self))
        moved = super().focusNextPrevChild(next)
        now = QApplication.focusWidget()
        if is_lost and not (now is not None and self.isAncestorOf(now)):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        return moved

    def focus_first(self) -> None:
        """Put the keyboard where the person will want to type first."""
        self.setFocus()
