"""Padmé: how long a bundle looks from outside.

The length of a ciphertext tells how much was said. Padmé keeps only the topmost bits of a length
and rounds up, so that at most O(log log L) bits of it show, for at most 12 % of growth.
Source: Nikitin, Barman, Lueks, Underwood, Hubaux, Ford: "Reducing Metadata Leakage from Encrypted
Files and Communication with PURBs", PoPETs 2019 (4), algorithm 1.
"""


def padded_length(length: int) -> int:
    """The smallest Padmé length that holds `length` bytes. ValueError below 0."""
    if length < 0:
        raise ValueError(length)
    if length < 2:
        return length
    exponent = length.bit_length() - 1
    kept_bits = exponent.bit_length()
    cleared = (1 << (exponent - kept_bits)) - 1
    return (length + cleared) & ~cleared
