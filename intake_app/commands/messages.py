"""What a person is told when something is refused, in the way, damaged or too new.

The only place with such words (the window and the command line share them). Every error class
has a sentence that says what happened and one that says what to do; a test walks every class
in every language.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from intake_app import errors
from intake_app.commands.messages_attachments import ATTACHMENTS
from intake_app.commands.messages_damaged import DAMAGED
from intake_app.commands.messages_history import HISTORY
from intake_app.commands.messages_keys import KEYS
from intake_app.commands.messages_leaving import LEAVING
from intake_app.commands.messages_machine import MACHINE
from intake_app.commands.messages_refused import REFUSED
from intake_app.commands.messages_signing import SIGNING
from intake_app.commands.messages_surroundings import SURROUNDINGS
from intake_app.commands.messages_survival import SURVIVAL
from intake_app.i18n import Catalog

Facts = Mapping[str, object]
Explain = Callable[[Catalog, Facts], tuple[str, str]]

EXPLAIN: Mapping[type[errors.IntakeError], Explain] = {
    **SURVIVAL,
    **REFUSED,
    **KEYS,
    **LEAVING,
    **HISTORY,
    **ATTACHMENTS,
    **SIGNING,
    **SURROUNDINGS,
    **MACHINE,
    **DAMAGED,
}


@dataclass(frozen=True, slots=True)
class Message:
    """Plain text, never markup: what happened, and what to do now."""

    happened: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.happened} {self.remedy}"


def explain(error: errors.IntakeError, catalog: Catalog) -> Message:
    """The words for an error; the words of its family when the class has none of its own."""
    for kind in type(error).__mro__:
        if issubclass(kind, errors.IntakeError) and kind in EXPLAIN:
            return Message(*EXPLAIN[kind](catalog, error.facts))
    raise LookupError(type(error).__name__)
