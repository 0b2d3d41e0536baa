"""One person signs: what they declare, how they sign, the sheet, and keeping it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.attestation import NOT_SIGNED, Way
from intake_app.domain.signature import Drawing
from intake_app.i18n import Catalog
from ui.in_sight import bring_into_sight
from ui.notice import Notice
from ui.parts import CalmPage, button, column, fill, label, row
from ui.question_bar import QuestionBar
from ui.question_bar import Way as Answer
from ui.screens.signing import work
from ui.screens.signing.asked_line import AskedLine
from ui.theme import px
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Option
from ui.widgets.signature_pad import SignaturePad
from ui.words import Wording, Words

if TYPE_CHECKING:
    from intake_app.commands.signing import Given
    from intake_app.commands.signing_places import Place, Standing

DECLARANT = "declarant"
_KEEP: dict[bool, Wording] = {
    True: lambda c: c.t("Keep the signature"),
    False: lambda c: c.t("Keep this"),
}


class SigningDesk(QWidget):
    """`wanted(Given)`: keep it. `left`: back to the list, nothing drawn is lost unasked.

    `inked`: whether something is drawn that is not kept.
    """

    wanted = Signal(object)
    left = Signal()
    inked = Signal(bool)

    def __init__(self, words: Words, standing: "Standing", place: "Place") -> None:
        super().__init__()
        self.words, self._standing, self.place = words, standing, place
        self.ways = AnswerChips(_options(words.catalog))
        self.ways.setObjectName("way-to-sign")
        self.pad = SignaturePad()
        self.undo, self.clear = button("quiet", "undo-stroke"), button("quiet", "clear-pad")
        self.name = AskedLine(words, "signer-name", lambda c: c.t("Name of who signs"))
        self.reason = AskedLine(words, "no-signature-reason", lambda c: c.t("Why not"))
        self.notice = Notice(words)
        self.question = QuestionBar(words, "unkept-signature")
        self.keep, self.back = button("primary", "keep-signature"), button(name="leave-pad")
        self.hint, self.full = label("hint"), label("warning")
        self._arrange()
        self._say()
        self._connect()
        self.ways.show_choice((Way.DRAWN.value,))
        self._follow()

    @property
    def way(self) -> Way:
        """How they sign."""
        return Way((*self.ways.codes, Way.DRAWN.value)[0])

    @property
    def has_unkept(self) -> bool:
        """Whether something is drawn; nothing of it is in the vault."""
        return bool(self.pad.drawing.strokes)

    def given(self) -> "Given":
        """What stands here, for keeping."""
        drawing = self.pad.drawing if self.way is Way.DRAWN else Drawing()
        told = work.Told(self.name.told, self.reason.told)
        return work.given_by(self.place, self.way, drawing, told)

    def focus_first(self) -> None:
        """How it is signed is the first question."""
        self.ways.focus_first()

    def retranslate(self, catalog: Catalog) -> None:
        """What is not in the table of words."""
        self.ways.say(_options(catalog))
        for asked in (self.name, self.reason):
            asked.retranslate(catalog)

    def ask_about_unkept(self, then: Callable[[], None]) -> None:
        """Go on at once where nothing is drawn; else say that it is not kept, and ask."""
        if not self.has_unkept:
            then()
            return
        self.question.ask(
            lambda c: c.t("This signature is drawn and not kept yet."),
            lambda c: c.t("Whoever leaves now leaves without it; nothing of it stays."),
            Answer("leave-unkept", lambda c: c.t("Leave without it"), then),
            Answer("stay-at-pad", lambda c: c.t("Stay here"), self.pad.setFocus, role="primary"),
        )
        self.question.focus_first()

    def _arrange(self) -> None:
        page = CalmPage()
        fill(self, page)
        self._title, self._asks = label("heading"), label("label")
        self._asks.setBuddy(self.ways)
        self._declared = label("testimony", " ".join(self.place.declares))
        self._declared.setVisible(bool(self.place.declares))
        self._hidden_name = label("hint")
        sheet = column(spacing=4)
        sheet.addWidget(self.pad)
        sheet.addLayout(row(self.undo, self.clear))
        self._sheet = QWidget()
        self._sheet.setLayout(sheet)
        page.body.setSpacing(px(12))
        page.body.setContentsMargins(0, px(16), 0, px(16))
        parts: tuple[QWidget, ...] = (
            *(self.question, self.notice, self._title, self._declared, self.name, self._asks),
            *(self.ways, self.hint, self._hidden_name, self._sheet, self.full, self.reason),
        )
        for part in parts:
            page.body.addWidget(part)
        page.body.addStretch(1)
        page.buttons.addWidget(self.back)
        page.buttons.addStretch(1)
        page.buttons.addWidget(self.keep)

    def _say(self) -> None:
        show, place, standing = self.words.show, self.place, self._standing
        show(
            self._title.setText,
            lambda c: " · ".join(
                part for part in (work.role_words(place, standing, c), place.signer.name) if part
            ),
        )
        show(self._asks.setText, lambda c: c.t("How do they sign?"))
        show(self.ways.setAccessibleName, lambda c: c.t("How do they sign?"))
        show(self._hidden_name.setText, _gives_away)
        show(self.undo.setText, lambda c: c.t("Take the last stroke back"))
        show(self.clear.setText, lambda c: c.t("Clear the sheet"))
        show(self.back.setText, lambda c: c.t("Back"))
        show(self.full.setText, lambda c: c.t("The sheet is full. Clear it and sign once."))
        show(self.pad.caption, lambda c: c.t("Sign above the line"))
        show(self.pad.setAccessibleName, lambda c: c.t("Sheet to sign on"))
        show(
            self.pad.setAccessibleDescription,
            lambda c: c.t(
                "It is drawn on with a pen, a finger or the mouse. With keys alone, "
                "choose another way to sign above."
            ),
        )

    def _connect(self) -> None:
        self.ways.changed.connect(self._on_way_picked)
        self.pad.changed.connect(self._follow)
        self.undo.clicked.connect(self.pad.undo)
        self.clear.clicked.connect(self._on_clear_clicked)
        self.keep.clicked.connect(lambda: self.wanted.emit(self.given()))
        self.back.clicked.connect(lambda: self.ask_about_unkept(self.left.emit))

    def _on_way_picked(self) -> None:
        self._follow()
        asked = self.reason if self.way in NOT_SIGNED else self._sheet
        if not asked.isHidden():
            bring_into_sight(asked)

    def _on_clear_clicked(self) -> None:
        self.pad.clear()
        self.pad.setFocus()

    def _follow(self) -> None:
        """Show what belongs to the way that is chosen; one of them always is."""
        if not self.ways.codes:
            self.ways.show_choice((Way.DRAWN.value,))
        way, drawing = self.way, self.pad.drawing
        self.words.show(self.hint.setText, work.HINTS[way])
        self.words.show(self.keep.setText, _KEEP[way is Way.DRAWN])
        is_drawn = way is Way.DRAWN
        self._sheet.setVisible(is_drawn)
        is_hiding = self._standing.hides_name and self.place.signer.role == DECLARANT
        self._hidden_name.setVisible(is_drawn and is_hiding)
        self.full.setVisible(is_drawn and self.pad.is_full)
        self.reason.setVisible(way in NOT_SIGNED)
        self.name.setVisible(not self.place.signer.name)
        for part in (self.undo, self.clear):
            part.setEnabled(bool(drawing.strokes))
        self.keep.setEnabled(not is_drawn or drawing.is_enough)
        self.inked.emit(self.has_unkept)


def _gives_away(catalog: Catalog) -> str:
    return catalog.t("The name stays hidden on paper; a signature drawn here can give it away.")


def _options(catalog: Catalog) -> tuple[Option, ...]:
    return tuple(Option(way.value, work.way_words(way, catalog)) for way in Way)
