"""The digest beside the cipher is the digest, and leaves no thread behind."""

import hashlib
import threading

import pytest

from intake_app.agefiles.digest import Digest


@pytest.mark.parametrize("pieces", [[], [b""], [b"a"], [b"ab" * 500_000] * 20])
def test_it_is_the_digest_of_all_pieces_in_order(pieces):
    digest = Digest()
    for piece in pieces:
        digest.add(piece)

    assert hashlib.sha256(b"".join(pieces)).hexdigest() == digest.hex() == digest.hex()


def test_after_a_failure_no_thread_waits():
    before = threading.active_count()
    digest = Digest()
    digest.add(b"some")

    digest.stop()

    assert before == threading.active_count()
