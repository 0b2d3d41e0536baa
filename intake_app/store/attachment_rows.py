"""What is kept and told about an attachment beside its bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from intake_app.errors import AttachmentTooNew


@dataclass(frozen=True, slots=True)
class Meta:
    """What is kept about a file beside its bytes. `name` is the name as it was given.

    `title`, `kind` and `obtained_from` are those of a file added after the seal: its row cannot
    stand in the frozen answers. Before the seal they stand there and are empty here.
    """

    name: str
    media_type: str
    size: int
    sha256: str
    added_at: str = ""
    title: str = ""
    kind: str = ""
    obtained_from: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """How the log tells of a file that comes or goes; `detail` stands before its id."""

    event: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attachment as it is listed."""

    attachment_id: str
    meta: Meta


_KNOWN = frozenset(each.name for each in fields(Meta))


def attachment_of(attachment_id: str, told: Mapping[str, Any]) -> Attachment:
    """What was stored of a file; AttachmentTooNew when it tells what this version cannot."""
    if not _KNOWN.issuperset(told):
        raise AttachmentTooNew(attachment_id=attachment_id)
    return Attachment(attachment_id, Meta(**told))
