"""Rows of the record chosen by name: who, which incident, which annex. Never by key."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from intake_app.codebook.display import keys, row_name, spoken_id
from intake_app.codebook.kinds import KINDS
from intake_app.i18n import Catalog
from ui.forms.context import FormContext
from ui.forms.inputs.chosen import FEW, ChosenInput
from ui.forms.parts import wrapped
from ui.widgets.chip import Option


def row_options(context: FormContext, pool: str, catalog: Catalog) -> tuple[Option, ...]:
    """The rows of a section by name; rows of one name are told apart as people say it: P2, P5."""
    answers = context.answers()
    names = {
        key: row_name(context.book, answers, pool, key, catalog) for key in keys(answers, pool)
    }
    shared = {name for name, count in Counter(names.values()).items() if count > 1}
    return tuple(
        Option(key, f"{name} · {spoken_id(answers, pool, key) or at}" if name in shared else name)
        for at, (key, name) in enumerate(names.items(), 1)
    )


class ReferenceInput(ChosenInput):
    """Chips while the rows are few. Without rows it says so and leads to where they are added."""

    def offered(self, catalog: Catalog) -> tuple[Option, ...]:
        """The rows of the section that the field points at."""
        return row_options(self.context, self.pool, catalog)

    @property
    def pool(self) -> str:
        """The section whose rows may be chosen."""
        return KINDS[self.field.kind].pool(self.field)

    def is_long(self, count: int) -> bool:
        """Names are looked for sooner than codes: more than nine make a list."""
        return count > FEW

    def build(self) -> None:
        """The rows, or the way to the place where they are made."""
        super().build()
        if not self._options:
            self._offer_way()

    def _offer_way(self) -> None:
        note = wrapped("note")
        way = QPushButton()
        way.setProperty("role", "quiet")
        way.setObjectName(f"{self.field.id}.add")
        way.setAutoDefault(True)
        way.clicked.connect(lambda: self.row_requested.emit(self.pool))
        section = self.context.book.section(self.pool)
        self.down.addWidget(note)
        self.down.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        self.words.show(note.setText, lambda c: c.t("There is nothing to choose from yet."))
        self.words.show(
            way.setText,
            lambda c: c.t("Add in “{section}”", section=c.label(section.context, section.label)),
        )


class PersonRefInput(ReferenceInput):
    """One person of the record."""


class PersonRefsInput(ReferenceInput):
    """Several persons of the record."""

    several = True


class RefInput(ReferenceInput):
    """One row of another section."""


class RefsInput(ReferenceInput):
    """Several rows of another section."""

    several = True


class AttachmentRefsInput(ReferenceInput):
    """Annexes of the record."""

    several = True
