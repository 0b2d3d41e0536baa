"""The bars between page and footer, in one column."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.notice import Notice
from ui.question_bar import QuestionBar
from ui.screens.interview.bars import ReasonBar
from ui.theme import px
from ui.widgets.undo_bar import UndoBar
from ui.words import Words


class BarColumn(QFrame):
    """Takes no room while nothing is asked and nothing is wrong."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.trouble = Notice(words)
        self.returned = QuestionBar(words, "returned-bar")
        self.question = QuestionBar(words, "question-bar")
        self.reason = ReasonBar(words)
        self.undo = UndoBar()
        down = QVBoxLayout(self)
        down.setContentsMargins(px(32), 0, px(32), px(4))
        down.setSpacing(px(6))
        for bar in (self.trouble, self.returned, self.question, self.reason, self.undo):
            down.addWidget(bar)
