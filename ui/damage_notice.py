"""The standing notice of a vault that is damaged, or not the one that was closed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from intake_app.i18n import Catalog
from ui.notice import Notice
from ui.words import Words

if TYPE_CHECKING:
    from intake_app.commands.messages import Message


class DamageNotice(Notice):
    """Hidden until damage is known; nothing takes it away while the vault is open."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.setObjectName("damage")

    def stand(
        self,
        *,
        is_read_only: bool,
        is_place: bool = False,
        doubts: "Sequence[Callable[[Catalog], Message]]" = (),
    ) -> None:
        """Say what happened and what to do: first that nothing can be written, else a doubt.

        `is_place`: the vault is whole and lies where nothing can be written.
        """
        if is_place:
            self.say(
                lambda c: c.t("Nothing can be written where this vault lies."),
                lambda c: c.t(
                    "It is open for reading only. To work in it, unlock the stick, or copy the "
                    "whole folder to this laptop and open it there."
                ),
            )
        elif is_read_only:
            self.say(
                lambda c: c.t("This vault is damaged. It is open for reading only."),
                lambda c: c.t(
                    "What is sound is shown; nothing can be changed, saved or exported. "
                    "Delete nothing, do not copy anything over it, and tell headquarters."
                ),
                tone="error",
            )
        elif doubts:
            first = doubts[0]
            self.say(lambda c: first(c).happened, lambda c: first(c).remedy)
