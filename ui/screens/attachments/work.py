"""What the page of attachments asks of the vault."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from intake_app.domain.lifecycle import EDITABLE, State
from intake_app.domain.record import RecordId

if TYPE_CHECKING:
    from intake_app.commands.attachment_views import View
    from intake_app.commands.attachments import Annex
    from intake_app.commands.session import Session


@dataclass(frozen=True, slots=True)
class Standing:
    """The attachments of a testimony, and what may be done with them.

    `kinds` gives the English name of each kind, for the catalogue.
    """

    annexes: "tuple[Annex, ...]"
    reference: str
    may_add: bool
    was_read_back: bool
    is_sealed: bool
    kinds: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """Files that were chosen or lie in a chosen folder, and their bytes together."""

    files: tuple[Path, ...]
    size: int


NOTHING_YET = Standing((), "", may_add=False, was_read_back=False, is_sealed=False, kinds={})


def standing(session: "Session", record_id: RecordId) -> Standing:
    """What is there now."""
    from intake_app.commands import attachment_views, attachments, records, vaults

    stored = records.show(session, record_id)
    may_add = not vaults.is_read_only(session) and attachments.may_attach(stored.state)
    return Standing(
        annexes=attachment_views.look_through(session, record_id),
        reference=str(stored.body.answers.value("record.reference") or ""),
        may_add=may_add,
        was_read_back=stored.state is State.READ_BACK,
        is_sealed=stored.state not in EDITABLE,
        kinds={code.id: code.label for code in session.book.lists[attachments.KINDS].codes},
    )


def looked_at(given: tuple[Path, ...]) -> Found:
    """The files themselves and those of the folders; needs no vault."""
    from intake_app.commands import attachment_source

    files = tuple(file for one in given for file in attachment_source.spread(one))
    return Found(files, sum(attachment_source.size_of(file) for file in files))


def thumbnail(session: "Session", attachment_id: str) -> bytes:
    """A small picture, or nothing."""
    from intake_app.commands import attachment_views

    return attachment_views.thumbnail(session, attachment_id)


def view(session: "Session", attachment_id: str, page: int) -> "View":
    """A picture, a page or a text."""
    from intake_app.commands import attachment_views

    return attachment_views.view(session, attachment_id, page)


def remove(session: "Session", record_id: RecordId, attachment_id: str, reason: str) -> None:
    """Shred one attachment."""
    from intake_app.commands import attachments

    attachments.remove(session, record_id, attachment_id, reason)
