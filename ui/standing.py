"""What a person must know about a vault itself before working in it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from intake_app.i18n import Catalog

if TYPE_CHECKING:
    from intake_app.commands.messages import Message
    from intake_app.commands.session import Session


@dataclass(frozen=True, slots=True)
class Standing:
    """`is_place`: the vault is whole, and lies where nothing can be written.

    `doubts`: whether this is the vault that was closed, each told in a language.
    """

    is_read_only: bool
    recovery_is_confirmed: bool
    is_place: bool = False
    doubts: "tuple[Callable[[Catalog], Message], ...]" = ()


def standing_of(session: "Session") -> Standing:
    """As the vault stands now."""
    from intake_app.commands import vaults
    from intake_app.commands.vault_words import doubt_in_words

    return Standing(
        vaults.is_read_only(session),
        vaults.recovery_is_confirmed(session),
        vaults.is_place_read_only(session),
        tuple(partial(doubt_in_words, doubt) for doubt in vaults.doubts_of(session)),
    )


def standing_after_a_look(session: "Session") -> Standing:
    """The same, once the pages of a large vault were looked at, which takes a while."""
    from intake_app.commands import vaults

    vaults.look_over(session)
    return standing_of(session)
