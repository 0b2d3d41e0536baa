"""The recovery sheet on paper: eight numbered groups of digits, and what to do with them.

One A4 page. File name, title and metadata say nothing about what it is: they pass through
print queues and lists of recent files.
"""

from dataclasses import dataclass, field
from datetime import date

from intake_app.i18n import Catalog

FILE_NAME = "sheet.pdf"


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on it: the code as it is shown, the short id of the vault, the day."""

    code: str = field(repr=False)
    vault: str
    made_on: date


def sheet_pdf(sheet: RecoverySheet, catalog: Catalog) -> bytes:
    """The page as PDF, in memory; the same sheet gives the same bytes."""
    from intake_app.report.recovery_page import RecoveryPage

    page = RecoveryPage(catalog.language)
    page.text(catalog.t("Recovery sheet"), "title")
    page.text(
        catalog.t(
            "Vault {vault}, {date}", vault=sheet.vault, date=catalog.date_long(sheet.made_on)
        ),
        "line",
    )
    page.groups(sheet.code.split("-"))
    for heading, words in _advice(catalog):
        page.text(heading, "head")
        page.text(words, "prose")
    return page.finished(catalog.t("Sheet"))


def _advice(c: Catalog) -> tuple[tuple[str, str], ...]:
    return (
        (
            c.t("What it is for"),
            c.t(
                "If the passphrase is lost, these numbers open the vault. In the unlock window "
                "choose “Another way in”, type the numbers in their order, then set a new "
                "passphrase."
            ),
        ),
        (
            c.t("Where to keep it"),
            c.t(
                "Far from the laptop: in another building, with somebody you trust. Whoever has "
                "both this sheet and the laptop can read every testimony."
            ),
        ),
        (
            c.t("What never to do"),
            c.t(
                "Do not carry it with the laptop. Do not photograph it, send it, or type it "
                "anywhere but into Intake. Nobody will ask you for these numbers by telephone: "
                "whoever does is not from headquarters."
            ),
        ),
        (
            c.t("If it is lost, or a stranger saw it"),
            c.t("Make a new sheet on the page “Recovery”. The old numbers then open nothing."),
        ),
    )
