import pyrage
import pytest

from intake_app.agefiles import age
from intake_app.agefiles.age_header import CHUNK, LONGEST_HEADER, read_header
from intake_app.errors import BundleDamaged
from tests.core.transfer.exchange import FIRST, LOCKED_WITH_A_PASSPHRASE, RECIPIENTS

KEYS = [pyrage.x25519.Recipient.from_str(text) for text in RECIPIENTS]


def test_the_length_of_a_file_follows_from_its_header_and_its_content() -> None:
    for plaintext in (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK):
        file = pyrage.encrypt(bytes(plaintext), KEYS)
        header = read_header(file[:LONGEST_HEADER])

        assert (2, len(file)) == (header.recipients, header.file_length(plaintext))
        assert plaintext == header.plaintext_length(len(file))


def test_a_file_made_by_the_stock_age_is_read() -> None:
    # `age -r ... -r ...` of version 1.1.1 writes no grease.
    greased = pyrage.encrypt(b"words", KEYS)
    lines = greased.split(b"\n--- ")[0].split(b"\n")
    plain = b"\n".join(lines[:5]) + b"\n--- " + b"A" * 43 + b"\n" + bytes(48)

    assert 2 == read_header(plain).recipients


def test_a_passphrase_is_refused_before_it_costs_any_work() -> None:
    with pytest.raises(BundleDamaged) as refused:
        read_header(LOCKED_WITH_A_PASSPHRASE)

    assert "recipient_type" == refused.value.facts["reason"]


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"age-encryption.org/v1\n",
        b"age-encryption.org/v2\n-> X25519 " + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n",
        b"age-encryption.org/v1\n-> X25519 " + b"A" * 43 + b"\n--- " + b"A" * 42 + b"\n",
        b"age-encryption.org/v1\n-> X25519 " + b"A" * 43 + b"\n*\n--- " + b"A" * 43 + b"\n",
        b"age-encryption.org/v1\n" + b"A" * 64 * 1024 + b"\n--- " + b"A" * 43 + b"\n",
        b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n",
    ],
)
def test_what_is_no_header_is_refused(start: bytes) -> None:
    with pytest.raises(BundleDamaged) as refused:
        read_header(start)

    assert "age_header" == refused.value.facts["reason"]


@pytest.mark.parametrize("stanza", [b"ssh-ed25519 abcd", b"piv-p256 abcd", b"X25519 short", b""])
def test_a_recipient_of_another_kind_is_refused(stanza: bytes) -> None:
    file = b"age-encryption.org/v1\n-> " + stanza + b"\nAAAA\n--- " + b"A" * 43 + b"\n"

    with pytest.raises(BundleDamaged) as refused:
        read_header(file)

    assert "recipient_type" == refused.value.facts["reason"]


def test_a_length_that_no_content_gives_is_refused() -> None:
    file = pyrage.encrypt(b"", KEYS)
    header = read_header(file)

    for impossible in (0, header.length, len(file) - 1, header.file_length(CHUNK) + 16):
        with pytest.raises(BundleDamaged):
            header.plaintext_length(impossible)


def test_secret_keys_are_never_shown() -> None:
    assert FIRST.texts[0] not in repr(FIRST)
    assert RECIPIENTS[0] == age.read_identities(f"# mine\n\n{FIRST.texts[0]}\n").recipients[0]
