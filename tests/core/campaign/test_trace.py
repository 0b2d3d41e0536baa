"""Reading strace back: every change of a file is understood, or the reader refuses the trace."""

import pytest

from tests.campaign.trace import Op, Reader, UnknownCall

PLACE = "/place"


def spelled(text):
    """As strace -xx writes it."""
    return "".join(f"\\x{byte:02x}" for byte in text.encode())


def quoted(text):
    return f'"{spelled(text)}"'


AT = f"AT_FDCWD<{spelled('/')}>"
FILE = f"{PLACE}/file"
HANDLE = f"3<{spelled(FILE)}>"


def read(*lines):
    return Reader(PLACE).ops(lines)


def test_an_opened_file_is_followed():
    flags = "O_RDWR|O_CREAT|O_TRUNC, 0600"

    assert [
        Op("create", "file"),
        Op("open", "file", handle="3"),
        Op("cut", "file", handle="3"),
        Op("write", "file", data=b"ab", handle="3"),
        Op("write", "file", at=2, data=b"c", handle="3"),
        Op("write", "file", at=9, data=b"d", handle="3"),
        Op("sync", "file", handle="3"),
    ] == read(
        f"openat({AT}, {quoted(FILE)}, {flags}) = {HANDLE}",
        f"write({HANDLE}, {quoted('ab')}, 2) = 2",
        f"write({HANDLE}, {quoted('c')}, 1) = 1",
        f"pwrite64({HANDLE}, {quoted('d')}, 1, 9) = 1",
        f"fsync({HANDLE}) = 0",
    )


def test_only_what_was_written_counts():
    assert [Op("write", "file", data=b"a", handle="3")] == read(
        f"write({HANDLE}, {quoted('ab')}, 2) = 1"
    )


def test_a_refused_call_changed_nothing():
    assert [] == read(f"fsync({HANDLE}) = -1 EIO (Input/output error)")


def test_names_relative_to_a_folder_are_whole_again():
    there = f"5<{spelled(PLACE)}>"

    assert [Op("unlink", "file"), Op("rmdir", "att"), Op("rename", "a", "b")] == read(
        f"unlinkat({there}, {quoted('file')}, 0) = 0",
        f"unlinkat({there}, {quoted('att')}, AT_REMOVEDIR) = 0",
        f"renameat({there}, {quoted('a')}, {there}, {quoted('b')}) = 0",
    )


def test_a_second_name_is_followed():
    second = f"{PLACE}/b"

    assert [Op("link", "file", "b")] == read(f"link({quoted(FILE)}, {quoted(second)}) = 0")


def test_what_happens_elsewhere_is_left_out():
    assert [] == read(f"unlink({quoted('/elsewhere')}) = 0")


def test_the_marks_are_heard():
    pipe = f"7<{spelled('pipe:[1]')}>"
    vector = f"[{{iov_base={quoted('done answer 1')}, iov_len=13}}]"

    assert [Op("said", data=b"done answer 1")] == read(f"writev({pipe}, {vector}, 1) = 13")


@pytest.mark.parametrize(
    "line",
    [
        f"fallocate({HANDLE}, 0, 0, 100) = 0",
        f"rename({quoted(FILE)}, {quoted('/elsewhere')}) = 0",
        f"sendfile({HANDLE}, 4, NULL, 100) = 100",
        f"symlink({quoted(FILE)}, {quoted(FILE + '2')}) = 0",
        "something else entirely",
    ],
)
def test_a_change_that_is_not_understood_is_refused(line):
    with pytest.raises(UnknownCall):
        read(line)
