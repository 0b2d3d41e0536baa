"""The bars between page and footer, in one column."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.notice import Notice
from ui.question_bar import QuestionBar
from ui.screens.interview.bars import ReasonBar
from ui.screens.interview.pause_bar import PauseBar
from ui.theme import px
from ui.widgets.undo_bar import UndoBar
from ui.words import Words


class BarColumn(QFrame):
    """Takes no room while nothing is asked and nothing is wrong."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.words = words
        self.trouble = Notice(words)
        self.returned = QuestionBar(words, "returned-bar")
        self.question = QuestionBar(words, "question-bar")
        self.reason = ReasonBar(words)
        self.pause = PauseBar(words)
        self.pace = QuestionBar(words, "pace-bar")
        self.pace.setProperty("tone", "")
        self.familiar = QuestionBar(words, "familiar-bar")
        self.familiar.setProperty("tone", "")
        self.undo = UndoBar()
        down = QVBoxLayout(self)
        down.setContentsMargins(px(32), 0, px(32), px(4))
        down.setSpacing(px(6))
        asking = (self.returned, self.question, self.reason, self.pause, self.pace, self.familiar)
        for bar in (self.trouble, *asking, self.undo):
            down.addWidget(bar)
