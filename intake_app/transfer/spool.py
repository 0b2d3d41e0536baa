"""Decryption to a bounded spool: nothing is used before every part ended well.

Small bundles stay in memory. A larger one needs room: the spool is then a file without a name
(0600, gone when closed, also after a crash) in the folder that a person named for the content.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from intake_app.agefiles import age
from intake_app.agefiles.age_header import LONGEST_HEADER, read_header
from intake_app.errors import BundleDamaged
from intake_app.files import files_edge
from intake_app.transfer.outside import Part, opened

IN_MEMORY = 64 << 20


@dataclass(frozen=True, slots=True)
class Spool:
    """The decrypted stream and its length."""

    file: BinaryIO
    length: int


@contextmanager
def decrypted(
    parts: Sequence[Part], identities: age.Identities, folder: Path, in_memory: int = IN_MEMORY
) -> Iterator[Spool]:
    """All parts decrypted one after the other; a spool beyond `in_memory` bytes lies in `folder`.

    Every header is looked at before the first byte is decrypted. WrongIdentity, BundleDamaged.
    """
    lengths = [_announced_length(part) for part in parts]
    with (
        files_edge(),
        tempfile.SpooledTemporaryFile(max_size=in_memory, dir=str(folder)) as temporary,
    ):
        sink = _SpoolSink(cast("BinaryIO", temporary))
        for part, length in zip(parts, lengths, strict=True):
            before = sink.size
            with opened(part.path) as file:
                age.decrypt(file, sink, identities)
            if sink.size - before != length:
                raise BundleDamaged(reason="length", member=part.path.name)
        yield Spool(cast("BinaryIO", temporary), sink.size)


class _SpoolSink:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._failure: OSError | None = None
        self.size = 0

    def write(self, data: bytes, /) -> int:
        self.check()
        try:
            self._file.write(data)
        except OSError as error:
            self._failure = error
            raise
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """The spool is read by this process only."""

    def check(self) -> None:
        if self._failure is not None:
            raise self._failure


def _announced_length(part: Part) -> int:
    with files_edge(), opened(part.path) as file:
        return read_header(file.read(LONGEST_HEADER)).plaintext_length(part.size)
