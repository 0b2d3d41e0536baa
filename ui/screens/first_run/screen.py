"""The first run: pages one after another, Back always possible until the vault is made."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from intake_app.i18n import Catalog
from ui.language_chips import LanguageChips
from ui.parts import CalmPage, button, fill, label
from ui.question_bar import Question, Way
from ui.screens.first_run.making import MakingStep
from ui.screens.first_run.passphrase import PassphraseStep
from ui.screens.first_run.place import PlaceStep
from ui.screens.first_run.recipients import RecipientsStep
from ui.screens.first_run.recovery import SheetStep, TypedBackStep
from ui.screens.first_run.step import Step, Wishes
from ui.screens.first_run.who import WhoStep
from ui.screens.screen import Screen
from ui.shell import Shell
from ui.theme import px
from ui.words import Wording


class FirstRunScreen(Screen):
    """Emits `finished` once the sheet is confirmed; the session is open then."""

    is_remade = False
    finished = Signal()
    restore_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self, shell: Shell, catalog: Catalog, folder: Path | None) -> None:
        super().__init__(catalog)
        self.wishes = Wishes() if folder is None else Wishes(folder=folder)
        self.who = WhoStep(catalog, self.wishes)
        self.passphrase = PassphraseStep(shell, catalog, self.wishes)
        self.place = PlaceStep(catalog, self.wishes)
        self.recipients = RecipientsStep(shell, catalog, self.wishes)
        self.making = MakingStep(shell, catalog, self.wishes)
        self.sheet = SheetStep(shell, catalog)
        self.typed_back = TypedBackStep(shell, catalog)
        self._steps: tuple[Step, ...] = (
            self.who,
            self.passphrase,
            self.place,
            self.recipients,
            self.making,
            self.sheet,
            self.typed_back,
        )
        self.chips = LanguageChips(catalog.language)
        self.position = label("hint")
        self.back = button(name="first-run-back")
        self.go_on = button("primary", "first-run-next")
        self._page = CalmPage()
        self._index = 0
        self._arrange()
        self._connect()
        self.show_page(0)

    @property
    def step(self) -> Step:
        """The page shown now."""
        return self._steps[self._index]

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        self.chips.show_language(catalog.language)
        for step in self._steps:
            step.retranslate(catalog)

    def focus_first(self) -> None:
        """See Screen."""
        self.go_on.setFocus()
        self.step.begin()

    def settle_to_end(self, then: Callable[[], None], ask: Callable[[Question], None]) -> None:
        """See Screen. The numbers are shown once: before they are proved, ending is asked about."""
        is_open = {
            self.making: not self.making.was_refused,
            self.sheet: True,
            self.typed_back: not self.typed_back.is_confirmed,
        }
        if not is_open.get(self.step, False):
            then()
            return
        ask(
            Question(
                lambda c: c.t("The recovery sheet was not confirmed."),
                lambda c: c.t(
                    "These numbers are shown only now. Without them only headquarters can open the "
                    "vault if the passphrase is lost."
                ),
                lambda c: c.t("Back to the sheet"),
                (Way("end-without-sheet", lambda c: c.t("End without the sheet"), then, "danger"),),
            )
        )

    def _arrange(self) -> None:
        page = self._page
        fill(self, page)
        top = QHBoxLayout()
        top.addStrut(self.chips.sizeHint().height())
        top.addWidget(self.position, 1)
        top.addWidget(self.chips)
        page.body.addLayout(top)
        page.body.addSpacing(px(8))
        for step in self._steps:  # not a stack: that is always as high as its highest page
            step.hide()
            page.body.addWidget(step)
        page.body.addStretch(1)
        page.buttons.addWidget(self.back)
        page.buttons.addStretch(1)
        page.buttons.addWidget(self.go_on)
        self.words.show(self.back.setText, lambda c: c.t("Back"))

    def _connect(self) -> None:
        self.who.restore.clicked.connect(self.restore_wanted)
        self.back.clicked.connect(self._on_back_clicked)
        self.go_on.clicked.connect(self._on_next_clicked)
        self.chips.chosen.connect(self.language_chosen)
        self.who.chips.chosen.connect(self.language_chosen)
        self.who.operator.returnPressed.connect(self._on_next_clicked)
        self.passphrase.gone_on.connect(self._on_next_clicked)
        self.making.made.connect(self._on_made)
        self.making.refused.connect(self._on_making_refused)
        self.typed_back.gone_on.connect(self.finished)

    def show_page(self, index: int) -> None:
        """Show one page of the run, counted from 0."""
        self.step.hide()
        self._index = index
        self.step.show()
        self._page.show_top()
        step, last = self.step, len(self._steps) - 1
        self.words.show(
            self.position.setText,
            lambda c: c.t("Step {number} of {all}", number=index + 1, all=last + 1),
        )
        self.chips.setVisible(step is not self.who)
        self.back.setVisible(index > 0 and step not in {self.making, self.sheet})
        self.go_on.setVisible(step is not self.making)
        self.words.show(self.go_on.setText, _next_words(step, self))
        if self.isVisible():
            self.focus_first()

    def _on_next_clicked(self) -> None:
        if self.step.may_go_on() and self.step is not self.typed_back:
            self.show_page(self._index + 1)

    def _on_back_clicked(self) -> None:
        self.show_page(self._index - 1)

    def _on_made(self, recovery_code: str) -> None:
        self.sheet.show_code(recovery_code)
        self.show_page(self._steps.index(self.sheet))

    def _on_making_refused(self) -> None:
        self.back.show()


def _next_words(step: Step, screen: FirstRunScreen) -> Wording:
    if step is screen.recipients:
        return lambda c: c.t("Make the vault")
    if step is screen.sheet:
        return lambda c: c.t("I have written them down")
    if step is screen.typed_back:
        return lambda c: c.t("Confirm the sheet")
    return lambda c: c.t("Continue")
