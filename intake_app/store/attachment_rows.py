"""What is kept and told about an attachment beside its bytes."""

from dataclasses import dataclass


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
