"""How hard a drawn passphrase is to guess, in words a person understands."""

from intake_app.domain import passphrase
from intake_app.i18n import Catalog


def strength_in_words(language: str, c: Catalog) -> str:
    """For words drawn from the list of `language`; computed from its size, not from a meter."""
    return c.t(
        "These {n} words were drawn by chance from {size}. One try takes this laptop about a "
        "second, on purpose. A thousand computers, each a thousand times as fast, would search "
        "for about {years} years.",
        n=passphrase.WORDS,
        size=c.number(len(passphrase.word_list(language))),
        years=c.number(passphrase.years_to_guess(language)),
    )
