"""Refusals about the vault itself: its ways in, its people, headquarters and its backups."""

from intake_app.errors.families import Refused


class WrongPassphrase(Refused):
    """No slot opens with these words. Facts: none, so that nothing can be learnt from it."""


class WrongRecoveryCode(Refused):
    """Facts: group (1-8) that is mistyped, or 0 when every group is well formed but wrong.

    Then `swapped` holds the two groups that changed places, if that is all that is wrong. When
    groups are missing: `given`, `of` (how many were typed, of how many).
    """


class PassphraseTaken(Refused):
    """The passphrase opens this vault already: it is somebody's, or the one to be replaced."""


class LastUser(Refused):
    """Without this user no passphrase would open the vault."""


class UnknownUser(Refused):
    """No user of this vault has this name or slot. Facts: none."""


class NameUnfit(Refused):
    """Facts: reason ("empty" | "long" | "signs" | "taken")."""


class TooManyUsers(Refused):
    """Facts: most."""


class NotALetter(Refused):
    """The file is no rehearsal letter of a vault."""


class WrongAnswer(Refused):
    """Not what headquarters must answer. Facts: group (1-4) mistyped; 0 for another letter's."""


class NoLetterWritten(Refused):
    """An answer was given, and no rehearsal letter waits for one."""


class PassphraseUnreadable(Refused):
    """A passphrase came as bytes or signs that are no UTF-8: nobody could type it. Facts: none."""


class WeakPassphrase(Refused):
    """Facts: letters (how many were given), least (how many are needed)."""


class TooFewRecipients(Refused):
    """Facts: given, least."""


class RecipientInvalid(Refused):
    """Facts: reason ("not_age" | "several" | "duplicate" | "unreadable")."""


class RecipientIsSecret(Refused):
    """The file offered as a recipient holds a secret key."""


class HeadMistyped(Refused):
    """No head of a log. Facts: letters (how many were typed), wanted."""


class NoReceipt(Refused):
    """The file holds no head of a log. Facts: none."""


class NotAVault(Refused):
    """The folder holds no vault header."""


class NotABackup(Refused):
    """The folder holds no finished backup."""


class BackupOfAnotherVault(Refused):
    """Facts: reason ("vault" | "key": this vault's, from before it moved to a new key)."""


class VaultStandsThere(Refused):
    """A vault would be replaced, and nobody said that it may be. Facts: none."""


class ConfirmationWrong(Refused):
    """The word that confirms was not typed as it is shown. Facts: word."""


class KeysDoubted(Refused):
    """The keys are not those that were last written down; nothing is encrypted to them."""


class WrongIdentity(Refused):
    """The HQ identity does not open this bundle."""


class WrongHqKey(WrongIdentity):
    """The file holds no secret key of headquarters that opens this vault."""


class WrongDeviceKey(Refused):
    """The file is no minisign public key, or not the key of the device that wrote the bundle."""
