"""Why a testimony is not here any more, as a sentence."""

from ui.words import Wording


def gone_words(reason: str) -> Wording:
    """The words for the reason of a stub."""
    from intake_app.commands.messages_leaving import GONE

    return GONE[reason]
