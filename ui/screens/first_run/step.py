"""One calm page of the first run."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.i18n import Catalog
from ui.notice import Notice
from ui.parts import label
from ui.theme import px
from ui.words import Wording, Words


@dataclass(slots=True)
class Wishes:
    """What the person has settled so far; pages fill it, the last one makes the vault of it."""

    operator: str = ""
    passphrase: str = ""
    folder: Path = field(default_factory=lambda: Path.home() / "vault")
    recipients: list[object] = field(default_factory=list)


class Step(QWidget):
    """A title, a sentence, something to do. `gone_on` asks for the next page by itself."""

    gone_on = Signal()

    def __init__(self, catalog: Catalog, title: Wording, lead: Wording) -> None:
        super().__init__()
        self.words = Words(catalog)
        self.notice = Notice(self.words)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(px(8))
        heading, sentence = label("title"), label("hint")
        self.words.show(heading.setText, title)
        self.words.show(sentence.setText, lead)
        self.body.addWidget(heading)
        self.body.addWidget(sentence)
        self.body.addSpacing(px(16))

    def retranslate(self, catalog: Catalog) -> None:
        """Say the page in another language."""
        self.words.retranslate(catalog)

    def begin(self) -> None:
        """The page comes up: put the keyboard in the right place. Here: nowhere special."""

    def may_go_on(self) -> bool:
        """Whether everything is there; says in its notice what is not."""
        return True

    def question(self, words: Wording, answer: QWidget, hint: Wording | None = None) -> None:
        """A label with its buddy and, under it, a hint; then the answer."""
        name = label("label")
        name.setBuddy(answer.focusProxy() or answer)
        self.words.show(name.setText, words)
        self.words.show((answer.focusProxy() or answer).setAccessibleName, words)
        self.body.addWidget(name)
        if hint is not None:
            under = label("hint")
            self.words.show(under.setText, hint)
            self.words.show(answer.setAccessibleDescription, hint)
            self.body.addWidget(under)
        self.body.addWidget(answer)
