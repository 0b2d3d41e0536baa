import base64
import subprocess
from pathlib import Path

import pytest

from intake_app.errors import SignatureInvalid, WrongDeviceKey
from intake_app.transfer.device_key import DeviceKey, check_public_key, verify
from tests.core.transfer.exchange import DEVICE, OTHER_DEVICE

WORDS = b"0123abcd  bagit.txt\n"
COMMENT = "bundle 0011 sequence 7 recipients aa,bb"
SIGNATURE = DEVICE.sign(WORDS, COMMENT)


def test_a_signature_gives_back_what_it_says_besides() -> None:
    assert COMMENT == verify(DEVICE.public_text, WORDS, SIGNATURE)


def test_the_stock_minisign_verifies_a_signature(tmp_path: Path) -> None:
    (tmp_path / "device.pub").write_text(DEVICE.public_text)
    (tmp_path / "words").write_bytes(WORDS)
    (tmp_path / "words.minisig").write_bytes(SIGNATURE)

    said = subprocess.run(
        ["minisign", "-V", "-Q", "-p", "device.pub", "-m", "words"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )

    assert COMMENT == said.stdout.decode().strip()


def test_a_key_goes_through_its_stored_bytes() -> None:
    again = DeviceKey(DEVICE.secret_bytes)

    assert DEVICE.public_text == again.public_text
    assert SIGNATURE == again.sign(WORDS, COMMENT)


def test_a_secret_key_is_never_shown() -> None:
    assert "DeviceKey()" == repr(DEVICE)


def test_another_key_is_told_from_a_bad_signature() -> None:
    with pytest.raises(WrongDeviceKey):
        verify(OTHER_DEVICE.public_text, WORDS, SIGNATURE)
    with pytest.raises(SignatureInvalid):
        verify(DEVICE.public_text, WORDS + b" ", SIGNATURE)


def test_a_key_that_only_borrows_the_number_of_ours_verifies_nothing() -> None:
    ours, theirs = (
        base64.b64decode(key.public_text.splitlines()[1]) for key in (DEVICE, OTHER_DEVICE)
    )
    borrowed = base64.b64encode(ours[:10] + theirs[10:]).decode()

    with pytest.raises(SignatureInvalid):
        verify(f"untrusted comment: borrowed\n{borrowed}\n", WORDS, SIGNATURE)


def test_no_bit_of_a_signature_file_can_be_changed() -> None:
    accepted = []
    for at in range(len(SIGNATURE) * 8):
        changed = bytearray(SIGNATURE)
        changed[at // 8] ^= 1 << at % 8
        try:
            accepted.append((at, verify(DEVICE.public_text, WORDS, bytes(changed))))
        except (SignatureInvalid, WrongDeviceKey):
            continue

    assert [] == accepted


@pytest.mark.parametrize("file", [b"", b"\n\n\n\n", SIGNATURE[:-1], SIGNATURE + b"more\n"])
def test_a_signature_file_of_another_form_is_refused(file: bytes) -> None:
    with pytest.raises(SignatureInvalid):
        verify(DEVICE.public_text, WORDS, file)


@pytest.mark.parametrize("text", ["", "age1xyz", "untrusted comment: x\nAAAA\n", "\x00", "қазақ"])
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(WrongDeviceKey):
        check_public_key(text)


def test_a_secret_key_is_no_public_key() -> None:
    with pytest.raises(WrongDeviceKey):
        check_public_key(DEVICE.secret_bytes.decode())
