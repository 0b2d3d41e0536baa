"""What an export says of each testimony."""

from typing import TYPE_CHECKING

from intake_app.domain.consent import Level
from intake_app.i18n import Catalog
from ui.record_words import state_words
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.exports import Choice


def choice_words(choice: "Choice", catalog: Catalog) -> str:
    """A row: the reference and what may go, or why it stays. No name: others may look on."""
    number = f"{choice.reference} · {state_words(choice.state, catalog)}"
    if choice.is_training:
        number = f"{number} · {catalog.t('Training')}"
    match choice.level:
        case Level.NAMED:
            return catalog.t("{number}: goes with the name", number=number)
        case Level.RECIPIENT_ONLY:
            return catalog.t("{number}: goes with the name, to the recipient only", number=number)
        case Level.ANONYMOUS:
            return catalog.t("{number}: goes without anything that identifies", number=number)
        case Level.REFUSED:
            from intake_app.commands import exports

            reason = exports.reason_in_words(choice, catalog)
            return catalog.t("{number}: stays. {reason}", number=number, reason=reason)


def withdrawals_words(count: int) -> Wording:
    """How many withdrawals of earlier exports a bundle carries."""
    return lambda c: c.tn(
        "The bundle tells headquarters of {n} withdrawal.",
        "The bundle tells headquarters of {n} withdrawals.",
        count,
    )


def written_advice(files_left_out: int) -> Wording:
    """What to do once a bundle is written; and which files it could not take."""

    def say(c: Catalog) -> str:
        keep = c.t(
            "It is written, not delivered. Keep the testimonies here until headquarters "
            "confirms that it has them."
        )
        if not files_left_out:
            return keep
        lacking = c.tn(
            "{n} attachment was left out: it is longer than 2 GiB.",
            "{n} attachments were left out: they are longer than 2 GiB.",
            files_left_out,
        )
        return f"{lacking} {keep}"

    return say
