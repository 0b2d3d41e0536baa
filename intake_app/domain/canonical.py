"""Canonical JSON: one byte string for one value (RFC 8785), for codes, hashes and signatures."""

import rfc8785

from intake_app.domain.answers import Json


def canonical_json(value: Json) -> bytes:
    """UTF-8 bytes of `value` with sorted keys and fixed number form (RFC 8785).

    Promises the same bytes for equal values; ValueError for NaN, infinities and integers
    beyond 2**53, which no codebook kind allows.
    """
    return rfc8785.dumps(value)
