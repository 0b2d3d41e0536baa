"""One thing to do at a time: panels that take each other's place above one footer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.parts import CalmPage, button, label
from ui.screens.first_run.step import Step
from ui.words import Wording, Words


class Panel(Step):
    """A title, a sentence, something to do. The footer's buttons are `go` and `leave`.

    Panels are made for one showing and thrown away, so each has words of its own.
    """

    left = Signal()
    waiting = Signal()
    ready = Signal()

    go_words: Wording | None = None

    @staticmethod
    def back_words(c: Catalog) -> str:
        """What the way back is called."""
        return c.t("Back")

    def go(self) -> None:
        """The primary button was pressed. Here: there is none."""

    def refused(self, error: IntakeError) -> None:
        """Say why; what was typed stays."""
        self.ready.emit()
        self.notice.show_error(error)

    def hint(self, words: Wording) -> QWidget:
        """A quiet sentence below."""
        made = label("hint")
        self.words.show(made.setText, words)
        self.body.addWidget(made)
        return made


class FirstPanel(Panel):
    """The panel that a page of the menu begins with: the way back leads home."""

    @staticmethod
    def back_words(c: Catalog) -> str:
        """See Panel."""
        return c.t("Back to the list")


class Panels(CalmPage):
    """Shows one panel; the one before is thrown away."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self.words = Words(catalog)
        self.panel: Panel | None = None
        self.back = button(name="panel-back")
        self.go = button("primary", "panel-go")
        self.back.clicked.connect(self._on_back_clicked)
        self.go.clicked.connect(self._on_go_clicked)
        self.body.addStretch(1)
        self.buttons.addWidget(self.back)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.go)

    def retranslate(self, catalog: Catalog) -> None:
        """Say footer and panel in another language."""
        self.words.retranslate(catalog)
        if self.panel is not None:
            self.panel.retranslate(catalog)

    def show_panel(self, panel: Panel) -> None:
        """Put it in the place of the one before and the keyboard into it."""
        if self.panel is not None:
            self.body.removeWidget(self.panel)
            self.panel.hide()
            self.panel.setParent(None)
            self.panel.deleteLater()
        self.panel = panel
        self.body.insertWidget(0, panel)
        panel.gone_on.connect(self._on_go_clicked)
        panel.waiting.connect(lambda: self.go.setEnabled(False))
        panel.ready.connect(lambda: self.go.setEnabled(True))
        self.words.show(self.back.setText, panel.back_words)
        self.go.setVisible(panel.go_words is not None)
        self.go.setEnabled(True)
        if panel.go_words is not None:
            self.words.show(self.go.setText, panel.go_words)
        panel.show()
        self.show_top()
        self.set_reading_order()
        panel.begin()

    def _on_go_clicked(self) -> None:
        if self.panel is not None and self.go.isEnabled():
            self.panel.go()

    def _on_back_clicked(self) -> None:
        if self.panel is not None:
            self.panel.left.emit()
