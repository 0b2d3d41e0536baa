"""A fingerprint as words: two people compare a key over the phone.

Words are taken from the passphrase list of the language both speak, because English words (the
PGP word list) are hard to tell apart for a Kazakh, Russian or Ukrainian ear. Each list holds at
least 1,024 words; eight of them are 80 bits, beyond what can be searched for a look-alike key.
The order of the lists is part of what is read aloud, so a test holds it fast.
"""

from intake_app.domain.passphrase import word_list

WORDS = 8
_BITS = 10


def fingerprint_words(fingerprint: str, language: str) -> tuple[str, ...]:
    """Eight words for the first 80 bits of a hex digest; UnsupportedLanguage for others."""
    listed = word_list(language)
    number = int(fingerprint, 16) >> (4 * len(fingerprint) - WORDS * _BITS)
    places = [(number >> (_BITS * step)) & ((1 << _BITS) - 1) for step in reversed(range(WORDS))]
    return tuple(listed[place] for place in places)
