"""For bad days: a new key for the vault, panic, and what can be saved from a damaged vault."""

import logging
import unicodedata
from pathlib import Path

from intake_app.codebook.summary import search_text
from intake_app.commands import returning
from intake_app.commands.session import Environment, Session
from intake_app.errors import ConfirmationWrong, TargetInVault
from intake_app.files import files_edge, lies_inside
from intake_app.i18n import Catalog
from intake_app.store import ballast, users
from intake_app.store import panic as panicking
from intake_app.store.rotation import Rotated as Rotated  # noqa: PLC0414 - the window may not know the store
from intake_app.store.rotation import rotate as rotate_vault
from intake_app.store.salvage import Salvaged as Salvaged  # noqa: PLC0414 - the window may not know the store
from intake_app.store.salvage import salvage as salvage_vault

log = logging.getLogger(__name__)


def rotate(session: Session, passphrase: str, surroundings: Environment) -> Rotated:
    """Move the vault to a new key; the session is closed then, and the vault opened anew.

    Old passphrases, the old sheet and the old escrow open nothing any more; the other users must
    be added again. Backups made before stay as they are and open with what opened them then.
    Refuses with WeakPassphrase, PassphraseTaken, VaultDamaged, DiskFull and the like: the session
    goes on.
    """
    users.require_new(session.vault, passphrase)
    # The window ends as it should: what is opened next is the vault under its new key.
    if not session.vault.faults:
        session.vault.facts.put(returning.OPEN_SINCE, "")
    done = rotate_vault(session.vault, passphrase, surroundings.kdf())
    log.info("vault moved to a new key", extra={"records": done.records})
    return done


def confirmation_word(catalog: Catalog) -> str:
    """What must be typed before the ways into a vault are destroyed."""
    return catalog.t("destroy")


def panic(
    session: Session, typed: str, catalog: Catalog, *, keeps_headquarters: bool = True
) -> None:
    """Destroy the ways into this vault and close it; ConfirmationWrong when nobody meant it.

    It reaches neither backups nor other copies of the folder.
    """
    word = confirmation_word(catalog)
    if _folded(typed) != _folded(word):
        raise ConfirmationWrong(word=word)
    panicking.panic(session.vault, keeps_headquarters=keeps_headquarters)
    log.info("panic")


def salvage(session: Session, target: Path, passphrase: str, surroundings: Environment) -> Salvaged:
    """Found a new vault in `target` with everything of this one that verifies.

    The vault of the session is only read. Refuses with TargetInVault, FolderNotEmpty,
    WeakPassphrase, VaultDamaged when nothing can be read at all.
    """
    with files_edge():
        if lies_inside(target, session.vault.folder):
            raise TargetInVault
    done = salvage_vault(
        session.vault,
        target,
        passphrase,
        surroundings.kdf(),
        lambda body: search_text(session.book, body.answers),
    )
    ballast.make(target, surroundings.ballast)
    log.info("salvaged", extra={"records": done.records, "lost": len(done.lost)})
    return done


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word).strip().casefold()
