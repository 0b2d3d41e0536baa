"""What was explained before consent: the text itself, to be read aloud and ticked while reading."""

from PySide6.QtCore import Qt

from intake_app.i18n import LANGUAGES, Catalog
from intake_app.i18n.read_aloud import consent_text
from ui.forms.inputs.chosen import ChoicesInput
from ui.parts import button
from ui.widgets.chip import Option
from ui.widgets.read_chips import ReadChips

SPOKEN = "interview.interview_language"


class ReadAloudInput(ChoicesInput):
    """The paragraphs stand in the language of the interview, whatever the window speaks."""

    def offered(self, catalog: Catalog) -> tuple[Option, ...]:
        """The text of each code; where there is none, its label."""
        return self._numbered(super().offered(catalog), self._language(catalog))

    def build(self) -> None:
        """No filter: a paragraph is not searched for, it is read."""
        self._options = self.offered(self.context.catalog)
        self._chooser = None
        self._filter = None
        self.all_read = button("quiet", "consent-all-read")
        self.all_read.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # for the keyboard there is a key
        self.words.show(self.all_read.setText, lambda c: c.t("All of it was read (key A)"))
        if isinstance(self.chips, ReadChips):
            self.all_read.clicked.connect(self.chips.tick_all)
        self.down.addWidget(self.all_read, 0, Qt.AlignmentFlag.AlignLeft)

    def make_chips(self) -> ReadChips:
        """See Input."""
        catalog = self.context.catalog
        return ReadChips(
            self.offered(catalog), self.own_reasons(catalog), several=True, parent=self
        )

    def _language(self, catalog: Catalog) -> str:
        spoken = self.context.answers().value(SPOKEN)
        return spoken if isinstance(spoken, str) and spoken in LANGUAGES else catalog.language

    def _numbered(self, labels: tuple[Option, ...], language: str) -> tuple[Option, ...]:
        text = consent_text(language)
        return tuple(
            Option(one.code, f"{number}. {text.get(one.code, one.label)}", description=one.label)
            for number, one in enumerate(labels, start=1)
        )
