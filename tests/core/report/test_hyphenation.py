"""Where words may be divided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.report.hyphenation import SOFT_HYPHEN, hyphenated

WORDS = {
    "kk": (
        ("түсініктеме", "тү-сі-нік-теме"),
        ("ноутбугімді", "ноут-бу-гімді"),
        ("сауықтыру", "са-уық-тыру"),
        ("құқықтары", "құ-қық-тары"),
        ("Жұмағұлов", "Жұ-ма-ғұ-лов"),
        ("объектінің", "объ-ек-ті-нің"),
        ("үй", "үй"),
        ("тауға", "тауға"),
    ),
    "ru": (
        ("объяснение", "объ-яс-не-ние"),
        ("съезд", "съезд"),
        ("ещё", "ещё"),
        ("Қасымбаев", "Қа-сым-баев"),
    ),
    "uk": (("пояснення", "по-яс-не-ння"), ("п’ятого", "п’я-того"), ("її", "її")),
    "uz": (
        ("boshqarmasi", "bosh-qar-masi"),
        ("qo‘ng‘iroq", "qo‘n-g‘i-roq"),
        ("kechasi", "ke-chasi"),
        ("bo'yicha", "bo'-yi-cha"),
    ),
    "en": (("statement", "statement"),),
}


@pytest.mark.parametrize(
    ("language", "word", "parts"),
    [(language, *pair) for language, pairs in WORDS.items() for pair in pairs],
)
def test_words_are_divided_by_the_rule_of_their_letters(language, word, parts):
    assert parts == hyphenated(word, language).replace(SOFT_HYPHEN, "-")


@pytest.mark.parametrize("word", ["УВКБ", "ҰҚШҰ", "СБУ-данбыз", "ERMATOV"])
def test_capitals_are_never_divided(word):
    head = word.split("-")[0]

    assert hyphenated(word, "kk").startswith(head)


@given(st.text(alphabet="абвгғдёжийқңоұүіїєґьъ’'-— .Aoʻgshc\n", max_size=80))
def test_no_letter_is_lost_or_added(text):
    for language in ("kk", "ru", "uk", "uz", "en"):
        assert text == hyphenated(text, language).replace(SOFT_HYPHEN, "")


@given(st.text(alphabet="абвгдёжзийкқңоұүіїє", min_size=1, max_size=30))
def test_a_part_has_two_letters_before_and_three_after(word):
    for language in ("kk", "ru", "uk"):
        parts = hyphenated(word, language).split(SOFT_HYPHEN)

        assert len(parts) == 1 or (len(parts[0]) >= 2 and len(parts[-1]) >= 3)
