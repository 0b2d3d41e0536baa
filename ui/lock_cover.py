"""What stands over everything before a lock: no testimony, only what is still to decide."""

from collections.abc import Callable

from ui.parts import CalmPage, fill, label
from ui.question_bar import Question, QuestionBar, Way
from ui.screens.screen import Screen
from ui.words import Words


class LockCover(Screen):
    """Shown before the last save is asked for, so that a slow or full disk shows no testimony."""

    def __init__(self, words: Words, go_back: Callable[[], None]) -> None:
        super().__init__(words.catalog)
        self._go_back = go_back
        page = CalmPage()
        fill(self, page)
        title, self.saving, hint = label("title", "Intake"), label(), label("hint")
        self.words.show(self.saving.setText, lambda c: c.t("The last changes are being saved."))
        self.words.show(hint.setText, lambda c: c.t("Ctrl+L once more locks at once."))
        self.question = QuestionBar(self.words, "lock-question")
        for part in (title, self.saving, self.question, hint):
            page.body.addWidget(part)
        page.body.addStretch(1)
        page.footer.hide()

    def ask(self, question: Question) -> None:
        """Ask instead of ending; the last way has the keyboard."""
        self.saving.hide()
        danger, *harmless = question.ways
        back = Way("lock-back", question.back, self._go_back)
        self.question.ask(question.title, question.detail, danger, back, *harmless)
        self.question.focus_first()

    def focus_first(self) -> None:
        """See Screen."""
        self.setFocus()
