"""Looking at an attachment without a plaintext file, and the one way that makes one: the export.

Pictures, pages and texts are made in memory. Sound and film cannot be played here.
"""

import logging
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from intake_app.agefiles.handle_sink import HandleSink
from intake_app.agefiles.memory import Memory
from intake_app.agefiles.pouring import pour_into
from intake_app.commands import attachments, pictures
from intake_app.commands.attachments import Annex
from intake_app.commands.leaving import require_free, require_log
from intake_app.commands.session import Session
from intake_app.domain.media_type import ENDINGS, PDF, TEXT, UNKNOWN, text_of
from intake_app.domain.record import RecordId
from intake_app.domain.text import visible
from intake_app.errors import CannotShow
from intake_app.files import replacing
from intake_app.store import attachment_files
from intake_app.store.attachment_files import SealedFile
from intake_app.store.attachment_rows import Attachment
from intake_app.store.attachment_streams import Watch

log = logging.getLogger(__name__)

LARGEST_SHOWN = 64 * 1024 * 1024
SIDE, SMALL_SIDE = 1600, 128
LONGEST_TEXT = 200_000


@dataclass(frozen=True, slots=True)
class View:
    """Either a picture (PNG) or a text. `pages` is 1 for what has none."""

    png: bytes = field(default=b"", repr=False)
    text: str = field(default="", repr=False)
    page: int = 0
    pages: int = 1


@dataclass(frozen=True, slots=True)
class WayOut:
    """What is to be decrypted, and where to. Its export is in the log already."""

    attachment_id: str
    sealed: SealedFile = field(repr=False)
    target: Path


def look_through(session: Session, record_id: RecordId) -> tuple[Annex, ...]:
    """The list with its small pictures is about to be shown: that is a view, and audited."""
    found = attachments.listed(session, record_id)
    if found and not session.vault.faults:
        session.vault.audit.record("attachments_listed", record_id, detail=str(len(found)))
    return found


def view(session: Session, attachment_id: str, page: int = 0) -> View:
    """One picture, one page, or a text. Opening it (page 0) is audited.

    CannotShow: "kind" (export it instead), "size" over 64 MiB, "pixels", "damaged".
    AttachmentDamaged when the bytes are not those that were taken in.
    """
    found = session.vault.attachments.get(attachment_id)
    shown = _shown(found, _content(session, found), page)
    if page == 0 and not session.vault.faults:
        record_id = session.vault.attachments.record_of(attachment_id)
        session.vault.audit.record("attachment_viewed", record_id, detail=attachment_id)
    return shown


def thumbnail(session: Session, attachment_id: str) -> bytes:
    """A small picture (PNG), or b"" for what has none or does not decode. Never raises CannotShow.

    The first page of a PDF is not drawn here: that is a view.
    """
    found = session.vault.attachments.get(attachment_id)
    if found.meta.media_type not in pictures.FORMATS:
        return b""
    try:
        content = _content(session, found)
        return pictures.picture(content, found.meta.media_type, SMALL_SIDE)
    except CannotShow:
        return b""


def begin_export(session: Session, attachment_id: str, folder: Path) -> WayOut:
    """Note in the log that an attachment leaves, and say where to: `write_out` does it.

    The name says nothing about the testimony. FileExists, TargetInVault; VaultDamaged while nothing
    can be logged.
    """
    require_log(session)
    found = session.vault.attachments.get(attachment_id)
    ending = ENDINGS.get(found.meta.media_type, ENDINGS[UNKNOWN])
    target = folder / f"attachment-{attachment_id[:8]}{ending}"
    require_free(session, target)
    record_id = session.vault.attachments.record_of(attachment_id)
    session.vault.audit.record("attachment_exported", record_id, detail=attachment_id)
    sealed = session.vault.attachments.sealed_file(attachment_id)
    return WayOut(attachment_id, sealed, target)


def write_out(way: WayOut, watch: Watch) -> Path:
    """Decrypt, on any thread: the original bytes, mode 0600, readable by whoever finds them.

    On any error nothing is there, and `undo_export` says so in the log.
    """
    with replacing(way.target) as file:
        pour = partial(attachment_files.open_into, way.sealed, watch=watch)
        pour_into(HandleSink(file.fileno()), pour)
    return way.target


def undo_export(session: Session, way: WayOut) -> None:
    """Note that an export that was begun left nothing."""
    record_id = session.vault.attachments.record_of(way.attachment_id)
    session.vault.audit.record("attachment_export_undone", record_id, detail=way.attachment_id)


def export(
    session: Session,
    attachment_id: str,
    folder: Path,
    watch: Watch = attachment_files.unwatched,
) -> Path:
    """All of it on one thread; the file that was written."""
    way = begin_export(session, attachment_id, folder)
    try:
        return write_out(way, watch)
    except BaseException:
        undo_export(session, way)
        raise


def can_be_shown(media_type: str) -> bool:
    """Whether `view` knows this kind at all."""
    return media_type in pictures.FORMATS or media_type in {PDF, TEXT}


def _shown(found: Attachment, content: bytes, page: int) -> View:
    kind = found.meta.media_type
    if kind == PDF:
        png, pages = pictures.page(content, page, SIDE)
        return View(png=png, page=page, pages=pages)
    if kind == TEXT:
        told = text_of(content)
        if told is None:
            raise CannotShow(reason="damaged")
        return View(text=_plain(told))
    return View(png=pictures.picture(content, kind, SIDE))


def _plain(text: str) -> str:
    """Line by line as it is, but for what hides or turns the direction of reading."""
    lines = text[:LONGEST_TEXT].replace("\r\n", "\n").split("\n")
    return "\n".join("\t".join(visible(part) for part in line.split("\t")) for line in lines)


def _content(session: Session, found: Attachment) -> bytes:
    if not can_be_shown(found.meta.media_type):
        raise CannotShow(reason="kind")
    if found.meta.size > LARGEST_SHOWN:
        raise CannotShow(reason="size")
    sink = Memory()
    session.vault.attachments.open_into(found.attachment_id, sink, attachment_files.unwatched)
    return sink.getvalue()
