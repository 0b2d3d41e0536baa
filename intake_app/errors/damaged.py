"""What does not verify, and what a later version of Intake made."""

from intake_app.errors.families import Damaged, TooNew


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


class AttachmentTooNew(TooNew):
    """Facts: attachment_id."""


class VaultTooNew(TooNew):
    """Facts: version, known."""


class CodebookTooNew(TooNew):
    """Facts: version, known."""


class BundleTooNew(TooNew):
    """Facts: version, known."""
