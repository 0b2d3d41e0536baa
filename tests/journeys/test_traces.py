"""The lookouts themselves: each finds what is planted, or it proves nothing."""

import sys
import zlib
from pathlib import Path

import pytest

from tests.journeys.traces import files_with, forbidden_sockets, traced

CANARY = "Қызғылт пингвин 4711"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_planted_plaintext_file_is_found(tmp_path: Path, encoding: str) -> None:
    planted = tmp_path / "deep" / "note.bin"
    planted.parent.mkdir()
    planted.write_bytes(b"\x00" + f"..{CANARY}..".encode(encoding))

    assert files_with(CANARY, [tmp_path]) == (planted,)


def test_a_planted_compressed_stream_is_found(tmp_path: Path) -> None:
    planted = tmp_path / "page.dat"
    planted.write_bytes(b"stream\n" + zlib.compress(f"x{CANARY}x".encode()) + b"\nendstream")

    assert files_with(CANARY, [tmp_path]) == (planted,)


def test_a_canary_in_a_file_name_is_found(tmp_path: Path) -> None:
    planted = tmp_path / f"{CANARY}.txt"
    planted.write_text("nothing inside", encoding="utf-8")

    assert files_with(CANARY, [tmp_path]) == (planted,)


def test_an_innocent_folder_is_clean(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Қызғылт пеликан", encoding="utf-8")

    assert files_with(CANARY, [tmp_path]) == ()


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_NETLINK"])
def test_a_planted_socket_shows_red(tmp_path: Path, family: str) -> None:
    program = f"import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM)"

    traced([sys.executable, "-c", program], tmp_path / "trace")

    assert forbidden_sockets(tmp_path / "trace") == (family,)


def test_a_local_socket_is_no_network(tmp_path: Path) -> None:
    program = "import socket; socket.socket(socket.AF_UNIX)"

    traced([sys.executable, "-c", program], tmp_path / "trace")

    assert forbidden_sockets(tmp_path / "trace") == ()
    assert "AF_UNIX" in (tmp_path / "trace").read_text(encoding="utf-8")
