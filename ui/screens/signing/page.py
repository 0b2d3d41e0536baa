"""The signatures of one statement: who signs, how far it is, and one of them at a time."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.record import RecordId
from intake_app.i18n import Catalog
from ui.notice import Notice
from ui.parts import CalmPage, button, label
from ui.screens.signing import work
from ui.screens.signing.desk import SigningDesk
from ui.screens.signing.signer_row import SignerRow
from ui.shell import Shell
from ui.theme import px
from ui.words import Words

if TYPE_CHECKING:
    from intake_app.commands.signing import Given
    from intake_app.commands.signing_places import Place, Standing


class SigningPage(QWidget):
    """`closed`: back to the pages. `inked`: whether a sheet holds what is not kept."""

    closed = Signal()
    inked = Signal(bool)

    def __init__(self, shell: Shell, catalog: Catalog, record_id: RecordId, language: str) -> None:
        super().__init__()
        self.words = Words(catalog)
        self._shell, self._record_id, self._language = shell, record_id, language
        self._standing: Standing | None = None
        self.rows: list[SignerRow] = []
        self.desk: SigningDesk | None = None
        self.back = button(name="signatures-back")
        self.notice = Notice(self.words)
        self.hint, self.state, self.earlier, self.damaged = (label("hint") for _ in range(4))
        self._arrange()
        self.back.clicked.connect(self.closed)
        self.ask()

    @property
    def has_unkept(self) -> bool:
        """Whether something is drawn that is not in the vault."""
        return self.desk is not None and self.desk.has_unkept

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language; what is drawn stays."""
        self.words.retranslate(catalog)
        if self.desk is not None:
            self.desk.words.retranslate(catalog)
            self.desk.retranslate(catalog)

    def focus_first(self) -> None:
        """Whoever has not signed yet comes first."""
        shown = [one for one in self.rows if not one.go.isHidden()]
        open_ones = [one.go for one in shown if one.place.kept is None]
        (*open_ones, *(one.go for one in shown), self.back)[0].setFocus()

    def leave(self, then: Callable[[], None]) -> None:
        """Go on, unless something is drawn and somebody has to decide about it."""
        if self.desk is None:
            then()
        else:
            self.desk.ask_about_unkept(then)

    def ask(self) -> None:
        """See who signed what."""
        record_id, language = self._record_id, self._language
        self._shell.runner.submit(
            self,
            lambda session: work.standing(session, record_id, language),
            done=self._on_standing,
            failed=self.notice.show_error,
        )

    def open_place(self, place: "Place") -> None:
        """Let one of them sign."""
        if self._standing is None:
            return
        self.drop_desk()
        self.desk = SigningDesk(Words(self.words.catalog), self._standing, place)
        self.desk.wanted.connect(self._on_wanted)
        self.desk.left.connect(self._on_left)
        self.desk.inked.connect(self.inked)
        self._page.hide()
        self._around.addWidget(self.desk, 1)
        # At once, and not with the next event: hidden it cannot take the keyboard.
        self.desk.show()
        self.desk.focus_first()

    def drop_desk(self) -> None:
        """The list again; what is drawn and not kept goes."""
        self.notice.clear()
        self._page.show()
        if self.desk is not None:
            self.desk.hide()
            self.desk.deleteLater()
            self.desk = None
            self.inked.emit(False)  # noqa: FBT003 - a signal takes its value by position

    def _on_standing(self, standing: "Standing") -> None:
        self._standing = standing
        for one in self.rows:
            one.forget()
            one.hide()
            one.deleteLater()
        self.rows = [self._row(standing, place) for place in standing.places]
        for one in self.rows:
            self._list.addWidget(one)
        self._say_standing(standing)
        self._page.set_reading_order()
        self.focus_first()

    def _say_standing(self, standing: "Standing") -> None:
        stands = work.STANDS.get(standing.state)
        self.state.setVisible(stands is not None)
        if stands is not None:
            self.words.show(self.state.setText, stands)
        self.earlier.setVisible(standing.earlier > 0)
        self.words.show(
            self.earlier.setText,
            lambda c: c.tn(
                "{n} signature was given under another text or before; it is kept, not printed.",
                "{n} signatures were given under another text or before; they are kept, not "
                "printed.",
                standing.earlier,
            ),
        )
        self.damaged.setVisible(standing.damaged > 0)
        self.words.show(
            self.damaged.setText,
            lambda c: c.tn(
                "{n} signature cannot be read any more. Restore it from a backup.",
                "{n} signatures cannot be read any more. Restore them from a backup.",
                standing.damaged,
            ),
        )

    def _row(self, standing: "Standing", place: "Place") -> SignerRow:
        made = SignerRow(self.words, standing, place)
        made.wanted.connect(lambda: self.open_place(place))
        return made

    def _on_wanted(self, given: "Given") -> None:
        if self._standing is None or self.desk is None:
            return
        record_id, revision = self._record_id, self._standing.revision
        self.desk.notice.clear()
        self._shell.runner.submit(
            self,
            lambda session: work.keep(session, record_id, revision, given),
            done=lambda _: self._on_kept(),
            failed=self.desk.notice.show_error,
        )

    def _on_kept(self) -> None:
        self.drop_desk()
        self.notice.say(
            lambda c: c.t("It is kept, encrypted, with this testimony."),
            lambda c: c.t("The time is that of this laptop's clock; nobody verified it."),
            tone="ok",
        )
        self.ask()

    def _on_left(self) -> None:
        self.drop_desk()
        self.focus_first()

    def _arrange(self) -> None:
        self._page = CalmPage()
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._around.addWidget(self._page, 1)
        title = label("heading")
        self.words.show(title.setText, lambda c: c.t("Signatures"))
        self.words.show(
            self.hint.setText,
            lambda c: c.t(
                "A signature belongs to this very text: after a change it has to be given anew. "
                "Nobody has to sign on the screen; on paper it counts as much."
            ),
        )
        self.words.show(self.back.setText, lambda c: c.t("Back to the pages"))
        self._list = QVBoxLayout()
        self._list.setSpacing(px(8))
        body = self._page.body
        body.setSpacing(px(12))
        for part in (title, self.hint, self.state, self.notice):
            body.addWidget(part)
        body.addLayout(self._list)
        for part in (self.earlier, self.damaged):
            body.addWidget(part)
            part.hide()
        body.addStretch(1)
        self.state.hide()
        self._page.buttons.addWidget(self.back)
        self._page.buttons.addStretch(1)
