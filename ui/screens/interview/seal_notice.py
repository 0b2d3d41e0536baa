"""How far the statement is: read back, or sealed with the code that is printed on every sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake_app.domain.lifecycle import State
from ui.parts import label
from ui.screens.interview.desk import Desk
from ui.theme import px
from ui.words import Words

_GROUP = 8


class SealNotice(QFrame):
    """Hidden while the record is a draft."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setObjectName("seal-notice")
        self.setProperty("role", "notice")
        self.setProperty("tone", "ok")
        self._title = label("notice-title")
        self._detail = label("hint")
        self.code = label("words")
        self.code.setObjectName("seal-code")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        down = QVBoxLayout(self)
        down.setContentsMargins(px(16), px(12), px(16), px(12))
        for part in (self._title, self._detail, self.code):
            down.addWidget(part)
        self.hide()

    def show_code(self, desk: Desk) -> None:
        """Say what the record's state means, and the code if there is one."""
        self.setVisible(desk.state in (State.READ_BACK, State.SEALED, State.SIGNED))
        self.code.setVisible(bool(desk.code))
        groups = [desk.code[at : at + _GROUP] for at in range(0, len(desk.code), _GROUP)]
        self.code.setText(" ".join(groups))
        if desk.state is State.READ_BACK:
            self._words.show(self._title.setText, lambda c: c.t("The statement was read back."))
            self._detail.setHidden(desk.is_read_only)
            self._words.show(
                self._detail.setText,
                lambda c: c.t("Seal it now. A change before the seal needs a reason."),
            )
        else:
            self._words.show(self._title.setText, lambda c: c.t("The statement is sealed."))
            self._words.show(
                self._detail.setText,
                lambda c: c.t("This code is printed on every sheet and proves what was sealed:"),
            )
