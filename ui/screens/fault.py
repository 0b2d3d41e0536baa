"""After a fault of our own: what is safe, where the report lies, and the way out."""

from collections.abc import Callable
from pathlib import Path

from intake_app.i18n import Catalog
from ui.parts import CalmPage, button, fill, label
from ui.screens.screen import Screen
from ui.words import Wording


class FaultScreen(Screen):
    """The last screen of a process that has met a programming fault."""

    def __init__(self, catalog: Catalog, report: Path | None, close: Callable[[], None]) -> None:
        super().__init__(catalog)
        page = CalmPage()
        fill(self, page)
        title, safe, where = label("title"), label(), label("hint")
        self.words.show(title.setText, lambda c: c.t("Intake has met a fault of its own"))
        self.words.show(
            safe.setText,
            lambda c: c.t(
                "All that was shown as saved is in the vault. Close Intake and open it again."
            ),
        )
        self.words.show(where.setText, _where_words(report))
        for text in (title, safe, where):
            page.body.addWidget(text)
        page.body.addStretch(1)
        self.close_button = button("primary", "close-after-fault")
        self.words.show(self.close_button.setText, lambda c: c.t("Close Intake"))
        self.close_button.clicked.connect(close)
        page.buttons.addStretch(1)
        page.buttons.addWidget(self.close_button)


def _where_words(report: Path | None) -> Wording:
    if report is None:
        return lambda c: c.t("A report could not be written.")
    return lambda c: c.t(
        "A report without any testimony was written to {file}. "
        "Please give it to the people who look after this program.",
        file=report,
    )
