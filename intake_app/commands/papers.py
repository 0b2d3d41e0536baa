"""Readable files that leave the vault: written where a person said, and known in the log."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from intake_app.commands.leaving import Going, require_free, require_log, told_first
from intake_app.commands.session import Session
from intake_app.files import replacing


@contextmanager
def noted(
    session: Session, event: tuple[str, str, str], files: Mapping[Path, bytes]
) -> Iterator[None]:
    """Note it in the log (event, record, detail), then write the files (0600), all or none.

    FileExists when one is there already; TargetInVault; VaultDamaged while nothing can be logged;
    ReadOnlyPlace, PlaceGone, DiskFull.
    """
    require_log(session)
    for target in files:
        require_free(session, target)
    name, record_id, detail = event
    with told_first(session, [Going(name, record_id, detail=detail)], tuple(files)):
        try:
            for target, content in files.items():
                with replacing(target) as file:
                    file.write(content)
            yield
        except BaseException:
            for target in files:
                with suppress(OSError):
                    target.unlink(missing_ok=True)
            raise
