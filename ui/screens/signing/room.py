"""Where the signatures stand for a while, in the place of the pages and the choice of languages."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_app.domain.record import RecordId
from intake_app.i18n import Catalog
from ui.question_bar import Question
from ui.question_bar import Way as Answer
from ui.screens.signing.page import SigningPage
from ui.shell import Shell


class SigningRoom:
    """One page of signatures at a time; what it hides comes back when it is closed."""

    def __init__(self, across: QHBoxLayout, hidden: Sequence[QWidget]) -> None:
        self._across = across
        self._hidden = hidden
        self.page: SigningPage | None = None

    @property
    def has_unkept(self) -> bool:
        """Whether something is drawn that is not in the vault."""
        return self.page is not None and self.page.has_unkept

    def open(
        self, shell: Shell, catalog: Catalog, record_id: RecordId, language: str
    ) -> SigningPage:
        """Show who signs; whoever asked connects to the page."""
        self.close()
        self.page = SigningPage(shell, catalog, record_id, language)
        for part in self._hidden:
            part.hide()
        self._across.addWidget(self.page, 1)
        # At once, and not with the next event: hidden it cannot take the keyboard.
        self.page.show()
        self.page.focus_first()
        return self.page

    def close(self) -> None:
        """The pages again."""
        if self.page is not None:
            self.page.hide()
            self.page.deleteLater()
            self.page = None
        for part in self._hidden:
            part.show()

    def retranslate(self, catalog: Catalog) -> None:
        """Say it in another language."""
        if self.page is not None:
            self.page.retranslate(catalog)

    def settle(self, then: Callable[[], None]) -> None:
        """Before another screen: what is drawn and not kept is asked about."""
        if self.page is None:
            then()
        else:
            self.page.leave(then)

    def settle_to_end(self, then: Callable[[], None], ask: Callable[[Question], None]) -> None:
        """As `settle`, before lock or close, under a cover."""
        if not self.has_unkept:
            then()
            return
        ask(
            Question(
                lambda c: c.t("A signature is drawn and not kept yet."),
                lambda c: c.t("It was not kept: nothing of it stays."),
                lambda c: c.t("Back to the sheet"),
                (Answer("end-unkept", lambda c: c.t("Leave without it"), then),),
            )
        )
