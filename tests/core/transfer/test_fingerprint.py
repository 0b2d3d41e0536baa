import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.passphrase import word_list
from intake_app.errors import UnsupportedLanguage
from intake_app.i18n import LANGUAGES
from intake_app.transfer.fingerprint import fingerprint_words
from intake_app.transfer.recipients import Recipient

DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lowest_and_the_highest_words_are_the_ends_of_the_list(language: str) -> None:
    listed = word_list(language)

    assert (listed[0],) * 8 == fingerprint_words("0" * 64, language)
    assert (listed[1023],) * 8 == fingerprint_words("f" * 64, language)


@given(DIGESTS, st.sampled_from(LANGUAGES))
def test_the_words_carry_the_first_eighty_bits(digest: str, language: str) -> None:
    listed = word_list(language)

    number = 0
    for word in fingerprint_words(digest, language):
        number = number * 1024 + listed.index(word)

    assert digest[:20] == f"{number:020x}"


def test_there_are_words_in_the_interface_languages_only() -> None:
    with pytest.raises(UnsupportedLanguage):
        fingerprint_words("0" * 64, "uz")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "cheese postcard apricot package easel ham shed falcon"),
        ("kk", "бойтұмар лимон аквариум қорған емен жылу ноқта жайлау"),
        ("ru", "весло март актер латунь дверь зерно овраг добро"),
        ("uk", "видовище міраж акробат ліра дах здобич парад діалог"),
    ],
)
def test_what_is_read_aloud_for_a_key_never_changes(language: str, words: str) -> None:
    # Two laptops with different releases must read the same words: a word list that is changed
    # after the first release needs a new list beside the old one, not another order.
    key = Recipient("age1hl4yyd44ld8anr35kdyus2usc35nx3f60qamg9apsm6x56vz4fyq4h46p6")

    assert words == " ".join(key.fingerprint_words(language))
