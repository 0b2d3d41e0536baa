"""The people with a passphrase of their own. All of them can read every testimony."""

from intake_app.commands.session import Session
from intake_app.store import passphrases
from intake_app.store import users as slots_of_users
from intake_app.store.users import User

__all__ = ["User", "add_user", "change_passphrase", "named", "remove_user", "rename_user", "users"]


def users(session: Session) -> tuple[User, ...]:
    """Everybody with a passphrase, in the order they were added."""
    return slots_of_users.users(session.vault)


def named(session: Session, name: str) -> User | None:
    """The user with this name or slot id, letter for letter; None when there is no such."""
    return next((user for user in users(session) if name in {user.name, user.slot_id}), None)


def add_user(session: Session, name: str, passphrase: str) -> User:
    """One more person; costs one key derivation.

    Refuses with NameUnfit, WeakPassphrase, PassphraseTaken, TooManyUsers; nothing changes then.
    """
    slot_id = slots_of_users.add_user(session.vault, name, passphrase)
    return next(user for user in users(session) if user.slot_id == slot_id)


def rename_user(session: Session, slot_id: str, name: str) -> None:
    """Refuses with UnknownUser, NameUnfit."""
    slots_of_users.rename_user(session.vault, slot_id, name)


def remove_user(session: Session, slot_id: str) -> None:
    """That passphrase opens no file of the folder any more. Backups made before keep it.

    Refuses with UnknownUser, and with LastUser for the only one. OldWayRemains when the disk
    was full at the very end.
    """
    slots_of_users.remove_user(session.vault, slot_id)


def change_passphrase(session: Session, old: str, new: str) -> None:
    """`new` opens the vault, `old` opens no file of the folder; costs two key derivations.

    Refuses with WrongPassphrase, WeakPassphrase, PassphraseTaken; nothing changes then.
    Backups made before keep the old one: only a move to a new key helps against those.
    """
    passphrases.change_passphrase(session.vault, old, new)
