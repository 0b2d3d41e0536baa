"""Readable files that leave the vault: written where a person said, and known in the log."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from intake_app.commands import statements
from intake_app.commands.session import Session
from intake_app.errors import FileExists, TargetInVault
from intake_app.files import files_edge, lies_inside, replacing


@contextmanager
def noted(
    session: Session, event: tuple[str, str, str], files: Mapping[Path, bytes]
) -> Iterator[None]:
    """Write the files (0600) and their entry (event, record, detail) in the log: both or neither.

    FileExists when one is there already; TargetInVault; VaultDamaged while nothing can be logged;
    ReadOnlyPlace, PlaceGone, DiskFull.
    """
    statements.require_log(session)
    for target in files:
        _require_free(session, target)
    try:
        with session.vault.transaction():
            name, record_id, detail = event
            session.vault.audit.record(name, record_id, detail=detail)
            for target, content in files.items():
                with replacing(target) as file:
                    file.write(content)
            yield
    except BaseException:
        for target in files:
            with suppress(OSError):
                target.unlink(missing_ok=True)
        raise


def _require_free(session: Session, target: Path) -> None:
    with files_edge():
        if lies_inside(target, session.vault.folder):
            raise TargetInVault
        if target.exists():
            raise FileExists
