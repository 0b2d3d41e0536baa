"""What is asked before an open record is left, locked or closed with something not saved."""

from collections.abc import Callable

from intake_app.i18n import Catalog
from ui.question_bar import Question, Way
from ui.words import Wording

Do = Callable[[], None]


def unsaved(leave: Do, again: Do) -> Question:
    """The disk did not take the last changes."""
    return Question(
        lambda c: c.t("The last changes are not on the disk yet."),
        lambda c: c.t("They are only in the memory of this laptop and are lost when it locks."),
        _back,
        (
            Way("leave-unsaved", lambda c: c.t("Go without saving them"), leave, "danger"),
            Way("leave-again", lambda c: c.t("Try to save again"), again),
        ),
    )


def without_reason(leave: Do, *write: Way) -> Question:
    """The statement was read back, and nobody said why it changes."""
    return Question(
        lambda c: c.t("The reason for the change is missing."),
        lambda c: c.t("Without it the statement stays as it was read."),
        _back,
        (
            Way("leave-unsaved", lambda c: c.t("Go on without the change"), leave, "danger"),
            *write,
        ),
    )


def undecided(title: Wording, drop: Do, keep: Do) -> Question:
    """An answer waits, such as a refusal of consent, that makes others void."""
    return Question(
        title,
        lambda c: c.t("Until this is decided the answer stays as it was."),
        _back,
        (
            Way("void-drop", lambda c: c.t("Drop them"), drop, "danger"),
            Way("void-keep", lambda c: c.t("Keep the answer as it was"), keep),
        ),
    )


def _back(catalog: Catalog) -> str:
    return catalog.t("Back to the testimony")
