"""The error families. Every refusal, obstacle and damage of Intake is one of these classes.

Errors carry typed facts (a number, a path inside a record, a code), never testimony, never a
sentence for a person: the words are chosen by `commands.messages`, in the interface language.
"""


class IntakeError(Exception):
    """Base of everything Intake raises on purpose."""

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__)
        self.facts = facts

    def __str__(self) -> str:
        return type(self).__name__


class Refused(IntakeError):
    """The person in front of the program can put it right."""


class Surroundings(IntakeError):
    """The disk, the stick or another program stands in the way."""


class Damaged(IntakeError):
    """Something read does not verify."""


class TooNew(IntakeError):
    """Made by a later version of Intake; left untouched."""


class WrongPassphrase(Refused):
    """No slot opens with these words. Facts: none, so that nothing can be learnt from it."""


class WrongRecoveryCode(Refused):
    """Facts: group (1-8) that is mistyped, or 0 when every group is well formed but wrong.

    Then `swapped` holds the two groups that changed places, if that is all that is wrong.
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


class WeakPassphrase(Refused):
    """Facts: letters (how many were given), least (how many are needed)."""


class StepNotAllowed(Refused):
    """Facts: state, step."""


class AnswersIncomplete(Refused):
    """Facts: problems (a tuple of codebook Problem values that block the step)."""


class ConsentMissing(Refused):
    """Facts: purpose, reason ("absent" | "refused" | "withdrawn" | "interview" | "anonymous")."""


class InputRefused(Refused):
    """A file to be added is not a valid record. Facts: problems (tuple of Problem)."""


class JsonRefused(Refused):
    """Not strict JSON. Facts: reason (code), offset (bytes)."""


class UnknownRecord(Refused):
    """Facts: none."""


class RecordGone(UnknownRecord):
    """Its content left this laptop. Facts: reason ("erased" | "sealed_to_hq" | "purged")."""


class SlipMistyped(Refused):
    """No number of a withdrawal slip. Facts: digits (how many were typed)."""


class UnknownSlip(Refused):
    """No testimony of this vault has a slip with this number. Facts: none."""


class ErasureUnconfirmed(Refused):
    """The number typed to confirm an erasure is not that of the testimony. Facts: none."""


class DateNotLater(Refused):
    """A new day of review must lie after today. Facts: none."""


class NothingWithdrawn(Refused):
    """What is taken back was never given, or taken back before. Facts: none."""


class SeveralRecords(Refused):
    """More than one record has this number; laptops count offline. Facts: none."""


class RecordExists(Refused):
    """A record with this id is already in the vault. Facts: none."""


class UnknownPurpose(Refused):
    """Facts: purpose."""


class TooFewRecipients(Refused):
    """Facts: given, least."""


class RecipientInvalid(Refused):
    """Facts: reason ("not_age" | "several" | "duplicate" | "unreadable")."""


class RecipientIsSecret(Refused):
    """The file offered as a recipient holds a secret key."""


class LanguageMissing(Refused):
    """A paragraph has no text in the language asked for. Facts: language, paragraphs (numbers)."""


class GlyphMissing(Refused):
    """A character has no glyph in the bundled fonts. Facts: codepoints ("U+4E2D", ...), paths."""


class UnsupportedLanguage(Refused):
    """Facts: language."""


class NothingToExport(Refused):
    """Facts: purpose."""


class HeadMistyped(Refused):
    """No head of a log. Facts: letters (how many were typed), wanted."""


class NoReceipt(Refused):
    """The file holds no head of a log. Facts: none."""


class FolderNotEmpty(Refused):
    """Facts: none."""


class TargetInVault(Refused):
    """What leaves was to be written into the vault's own folder. Facts: none."""


class FileExists(Refused):
    """The target is there already and would be overwritten. Facts: none."""


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


class NotABundle(Refused):
    """The folder is no finished bundle. Facts: reason ("ready" | "sums" | "parts")."""


class WrongIdentity(Refused):
    """The HQ identity does not open this bundle."""


class WrongHqKey(WrongIdentity):
    """The file holds no secret key of headquarters that opens this vault."""


class WrongDeviceKey(Refused):
    """The file is no minisign public key, or not the key of the device that wrote the bundle."""


class CannotAttach(Refused):
    """Facts: reason ("folder", "not_a_file", "empty", "exists", "unknown_kind", "stopped")."""


class CannotShow(Refused):
    """Kept, but not shown. Facts: reason ("kind" | "pixels" | "size" | "damaged")."""


class UnknownAttachment(Refused):
    """Facts: none."""


class SourceUnreadable(Surroundings):
    """A file that was to be attached could not be read to its end."""


class SourceChanged(Surroundings):
    """A file that was to be attached was changed while it was read."""


class DiskFull(Surroundings):
    """No space left where the file was to be written."""


class ReadOnlyPlace(Surroundings):
    """The place cannot be written to."""


class PlaceGone(Surroundings):
    """The file, folder or stick is not there (any more)."""


class OldWayRemains(Surroundings):
    """The change holds, but the old slot is still in the header; the next unlock removes it."""


class VaultInUse(Surroundings):
    """Another Intake has this vault open."""


class MediumFailed(Surroundings):
    """The medium answered with an input or output error, or read back other bytes."""


class MemoryShort(Surroundings):
    """The laptop has not the memory that opening this vault takes. Facts: mib (how much)."""


class HeaderDamaged(Damaged):
    """vault.json does not verify. Facts: reason."""


class VaultDamaged(Damaged):
    """The database does not verify or is not encrypted as it must be. Facts: reason."""


class SealedFileDamaged(Damaged):
    """A file under sealed/ is not what was sealed. Facts: reason ("absent" | "content")."""


class RecordDamaged(Damaged):
    """The authentication code of one record does not match. Facts: record_id."""


class AttachmentDamaged(Damaged):
    """Facts: attachment_id, reason ("row" | "absent" | "content")."""


class AuditBroken(Damaged):
    """The audit chain breaks. Facts: seq (first wrong entry), and what stands there: at, event."""


class BackupDamaged(Damaged):
    """A backup does not verify. Facts: reason (code)."""


class BundleDamaged(Damaged):
    """A bundle does not verify. Facts: reason (code), member (name or empty)."""


class SignatureInvalid(Damaged):
    """A minisign signature does not match its file and key."""


class CodebookDamaged(Damaged):
    """The questionnaire shipped with the program is not sound. Facts: where, reason."""


class VaultTooNew(TooNew):
    """Facts: version, known."""


class CodebookTooNew(TooNew):
    """Facts: version, known."""


class BundleTooNew(TooNew):
    """Facts: version, known."""
