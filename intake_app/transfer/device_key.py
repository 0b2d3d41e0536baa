"""Signatures of a device in minisign form: the stock `minisign -V` verifies them.

The one place that calls py-minisign. The secret half is kept without a password because it never
stands outside the encrypted vault (or, for receipts, outside HQ's own folder).
"""

import base64
from dataclasses import dataclass, field

import minisign

from intake_app.errors import SignatureInvalid, WrongDeviceKey

SIGNATURE_COMMENT = "signature from minisign secret key"


@dataclass(frozen=True, slots=True)
class DeviceKey:
    """A key that signs. `secret_bytes` is a minisign secret key file, never shown by repr."""

    secret_bytes: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> "DeviceKey":
        """A new key from the system's source of randomness."""
        return cls(bytes(minisign.KeyPair.generate().secret_key) + b"\n")

    @property
    def public_text(self) -> str:
        """The public key file: a comment and one line, for `minisign -V -p`."""
        with minisign.SecretKey.from_bytes(self.secret_bytes) as secret:
            return bytes(minisign.PublicKey.from_secret_key(secret)).decode() + "\n"

    def sign(self, data: bytes, trusted_comment: str) -> bytes:
        """The .minisig file for `data`; the trusted comment (printable ASCII) is signed too."""
        with minisign.SecretKey.from_bytes(self.secret_bytes) as secret:
            signature = secret.sign(data, prehash=True, trusted_comment=trusted_comment)
        return _signature_file(signature)


def check_public_key(public_text: str) -> None:
    """WrongDeviceKey when this is no minisign public key file."""
    _public_key(public_text)


def verify(public_text: str, data: bytes, signature_file: bytes) -> str:
    """The trusted comment of a signature that holds.

    WrongDeviceKey when another key made it, SignatureInvalid when it does not match `data`.
    """
    key = _public_key(public_text)
    try:
        signature = minisign.Signature.from_bytes(signature_file)
        # One signature, one file: nothing can hide in the unsigned comment or in spare bits.
        if _signature_file(signature) != signature_file:
            raise SignatureInvalid
        if _key_id(bytes(signature)) != _key_id(bytes(key)):
            raise WrongDeviceKey
        key.verify(data, signature)
    except ValueError as error:
        raise SignatureInvalid from error
    return str(signature.trusted_comment)


def _signature_file(signature: minisign.Signature) -> bytes:
    signature.untrusted_comment = SIGNATURE_COMMENT
    return bytes(signature) + b"\n"


def _key_id(file: bytes) -> bytes:
    # Both files carry the key's number in bytes 2 to 10 of their second line.
    return base64.b64decode(file.splitlines()[1])[2:10]


def _public_key(public_text: str) -> minisign.PublicKey:
    try:
        return minisign.PublicKey.from_bytes(public_text.strip().encode())
    except ValueError as error:
        raise WrongDeviceKey from error
