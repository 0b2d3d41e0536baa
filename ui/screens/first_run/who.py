"""Who works here, in which language."""

from PySide6.QtWidgets import QLineEdit

from intake_app.i18n import Catalog
from ui.language_chips import LanguageChips
from ui.parts import button, label, row
from ui.screens.first_run.step import Step, Wishes
from ui.theme import px


class WhoStep(Step):
    """The interface language switches at once; the operator's name goes into the audit log."""

    def __init__(self, catalog: Catalog, wishes: Wishes) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Set up Intake on this laptop"),
            lambda c: c.t(
                "Testimonies are kept in an encrypted vault. Nothing leaves this laptop by itself."
            ),
        )
        self._wishes = wishes
        self.chips = LanguageChips(catalog.language)
        name = label("label")
        self.words.show(name.setText, lambda c: c.t("Language of the window"))
        self.operator = QLineEdit(wishes.operator)
        self.operator.setObjectName("operator")
        self.operator.setMaxLength(80)
        self.body.addWidget(name)
        self.body.addLayout(row(self.chips))
        self.body.addSpacing(px(16))
        self.question(
            lambda c: c.t("Your name or code"),
            self.operator,
            lambda c: c.t("It stands in the log of this vault. A code such as K-07 is enough."),
        )
        self.body.addWidget(self.notice)
        self.restore = button("quiet", "restore-backup")
        self.words.show(self.restore.setText, lambda c: c.t("Restore a backup"))
        self.body.addSpacing(px(16))
        self.body.addLayout(row(self.restore))

    def retranslate(self, catalog: Catalog) -> None:
        """See Step."""
        super().retranslate(catalog)
        self.chips.show_language(catalog.language)

    def begin(self) -> None:
        """See Step."""
        self.operator.setFocus()

    def may_go_on(self) -> bool:
        """See Step."""
        self._wishes.operator = self.operator.text().strip()
        if self._wishes.operator:
            return True
        self.notice.say(
            lambda c: c.t("The name or code is missing."),
            lambda c: c.t("Write how the log should call you."),
        )
        self.operator.setFocus()
        return False
