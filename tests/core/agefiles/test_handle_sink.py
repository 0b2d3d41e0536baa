"""Writing to an open file: all of it in order, and the first failure is not forgotten."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from intake_app.agefiles.handle_sink import HandleSink, SteadySink

MEBIBYTE = 1 << 20


@pytest.mark.parametrize("kind", [HandleSink, SteadySink])
@pytest.mark.parametrize("slices", [1, 8, 19])
def test_what_was_written_in_slices_is_the_file(kind, slices, tmp_path):
    pieces = [bytes([number]) * MEBIBYTE for number in range(slices)]

    with (tmp_path / "file").open("wb") as file:
        sink = kind(file.fileno())
        counts = [sink.write(piece) for piece in pieces]
        sink.check()

    assert [MEBIBYTE] * slices == counts
    assert b"".join(pieces) == (tmp_path / "file").read_bytes()


@pytest.mark.parametrize("kind", [HandleSink, SteadySink])
def test_after_a_failure_nothing_more_is_written_and_it_is_said_again(kind, tmp_path):
    (tmp_path / "file").write_bytes(b"before")
    with (tmp_path / "file").open("rb") as only_read:
        sink = kind(only_read.fileno())

        for _ in range(2):
            with pytest.raises(OSError, match="Bad file descriptor"):
                sink.write(b"after")
        with pytest.raises(OSError, match="Bad file descriptor"):
            sink.check()

    assert b"before" == (tmp_path / "file").read_bytes()


def test_where_no_advice_is_taken_everything_is_written_all_the_same():
    """A pipe takes no advice."""
    give, take = os.pipe()
    with os.fdopen(give, "rb") as reading, ThreadPoolExecutor() as beside:
        read = beside.submit(reading.read)
        with os.fdopen(take, "wb") as writing:
            sink = SteadySink(writing.fileno())
            sent = sum(sink.write(b"x" * MEBIBYTE) for _ in range(20))

        assert (20 * MEBIBYTE, b"x" * 20 * MEBIBYTE) == (sent, read.result())
