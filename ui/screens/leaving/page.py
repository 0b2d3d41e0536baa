"""The frame of these pages: a title, what it means, a notice, and the ways in the footer."""

from PySide6.QtWidgets import QWidget

from intake_app.i18n import Catalog
from ui.notice import Notice
from ui.parts import CalmPage, button, column, fill, label
from ui.screens.screen import Screen
from ui.words import Wording


class LeavingPage(Screen):
    """Base of the pages: `body` takes their parts, `back` leads out."""

    def __init__(self, catalog: Catalog, title: Wording, lead: Wording) -> None:
        super().__init__(catalog)
        self.page = CalmPage()
        fill(self, self.page)
        self.body = self.page.body
        self.notice = Notice(self.words)
        self.back = button(name="back")
        self._title = title
        self.heading, self.about = label("title"), label("words")
        self.words.show(self.heading.setText, title)
        self.about.hide()
        self.body.addWidget(self.heading)
        self.body.addWidget(self.about)
        self.say(lead)
        self.body.addWidget(self.notice)
        self.words.show(self.back.setText, lambda c: c.t("Back to the list"))
        self.page.buttons.addWidget(self.back)
        self.page.buttons.addStretch(1)

    def name(self, number: str) -> None:
        """Say which testimony this is: one number looks like another in a list."""
        title = self._title
        self.words.show(
            self.heading.setText,
            lambda c: c.t("{page}: {number}", page=title(c), number=number),
        )
        self.words.show(
            self.about.setText, lambda c: c.t("This is testimony {number}.", number=number)
        )
        self.about.show()

    def say(self, wording: Wording, role: str = "hint") -> QWidget:
        """Add a text to the column."""
        made = label(role)
        self.words.show(made.setText, wording)
        self.body.addWidget(made)
        return made

    def ask(self, wording: Wording, answer: QWidget) -> QWidget:
        """Add a question with its answer to the column; what it returns can be hidden."""
        question = label("label")
        question.setBuddy(answer)
        self.words.show(question.setText, wording)
        self.words.show(answer.setAccessibleName, wording)
        group = column(spacing=8)
        group.addWidget(question)
        group.addWidget(answer)
        both = QWidget()
        both.setLayout(group)
        self.body.addWidget(both)
        return both

    def focus_first(self) -> None:
        """See Screen."""
        self.back.setFocus()
