"""Several files taken in one after the other: what became of each of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from intake_app.commands import attachment_source, attachments
from intake_app.commands.attachments import About, Annex
from intake_app.commands.session import Session
from intake_app.domain.record import RecordId
from intake_app.errors import (
    CannotAttach,
    DiskFull,
    IntakeError,
    PlaceGone,
    SourceChanged,
    SourceUnreadable,
)

_OF_ONE_FILE = (CannotAttach, DiskFull, PlaceGone, SourceChanged, SourceUnreadable)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file or folder of which nothing was taken in, and why."""

    path: Path = field(repr=False)
    error: IntakeError


@dataclass(frozen=True, slots=True)
class Batch:
    """What was taken in, in order, and what was not."""

    taken: tuple[Annex, ...]
    left_out: tuple[LeftOut, ...]


def attach_each(
    session: Session, record_id: RecordId, given: Sequence[Path], about: About
) -> Batch:
    """Try every file, and every file of a folder; what was taken in stays.

    What concerns the testimony and not one file (it is sealed; a reason is missing) is raised when
    it comes first, before anything was taken in; later it is told of every file that is left.
    """
    attachments.require_kind(session, about.kind)
    files, left_out = _spread(given)
    taken: list[Annex] = []
    for at, file in enumerate(files):
        try:
            taken.append(attachments.attach(session, record_id, file, about))
        except _OF_ONE_FILE as error:
            left_out.append(LeftOut(file, error))
        except IntakeError as error:
            if not (taken or left_out):
                raise
            left_out.extend(LeftOut(left, error) for left in files[at:])
            break
    return Batch(tuple(taken), tuple(left_out))


def _spread(given: Sequence[Path]) -> tuple[list[Path], list[LeftOut]]:
    files: list[Path] = []
    left_out: list[LeftOut] = []
    for path in given:
        try:
            found = attachment_source.spread(path)
            if not found:
                raise CannotAttach(reason="no_files")
        except _OF_ONE_FILE as error:
            left_out.append(LeftOut(path, error))
        else:
            files.extend(found)
    return files, left_out
