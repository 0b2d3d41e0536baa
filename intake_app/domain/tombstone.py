"""What is left of a testimony whose content left this laptop: an id, why, and when."""

from dataclasses import dataclass
from enum import StrEnum

from intake_app.domain.record import RecordId


class Reason(StrEnum):
    """Why the content is gone; the codes are part of the schema."""

    ERASED = "erased"
    SEALED_TO_HQ = "sealed_to_hq"
    PURGED = "purged"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """`sealed_file` names a file under sealed/ and `digest` its SHA-256; both may be empty."""

    record_id: RecordId
    reason: Reason
    at: str
    sealed_file: str = ""
    digest: str = ""
