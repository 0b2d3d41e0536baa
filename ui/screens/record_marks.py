"""Behind the list: testimonies of an older program are marked, so that narrowing finds them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake_app.errors import IntakeError
from ui.shell import Shell

if TYPE_CHECKING:
    from intake_app.commands.narrowing import Choices
    from intake_app.commands.session import Session


class Marking(QObject):
    """Emits `offered` with what the list can be narrowed by: at once, and when all are marked."""

    offered = Signal(object)

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell

    def begin(self) -> None:
        """Ask for the choices, and mark what lacks its marks, a few at a time."""
        self._offer()
        self._mark(0)

    def _offer(self) -> None:
        def read(session: "Session") -> "Choices":
            from intake_app.commands import narrowing

            return narrowing.choices(session)

        self._shell.runner.submit(self, read, done=self.offered.emit, failed=self._on_failed)

    def _mark(self, after: int) -> None:
        def some(session: "Session") -> int | None:
            from intake_app.commands import narrowing

            return narrowing.mark_some(session, after)

        self._shell.runner.submit(
            self, some, done=lambda last: self._on_marked(after, last), failed=self._on_failed
        )

    def _on_marked(self, after: int, last: int | None) -> None:
        if last is not None:
            self._mark(last)
        elif after:
            self._offer()

    def _on_failed(self, _error: IntakeError) -> None:
        """The list itself tells what is wrong with the vault; it is only narrowed by less."""
