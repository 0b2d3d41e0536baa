"""What is read aloud, and the advice beside the page, say the same in every language."""

import re

import pytest

from intake_app.codebook.load import load_codebook
from intake_app.i18n import LANGUAGES
from intake_app.i18n.guidance import guidance
from intake_app.i18n.read_aloud import consent_text

EACH = pytest.mark.parametrize("language", LANGUAGES)
ONLY_KAZAKH = set("әғқңөұүһі")
ONLY_UKRAINIAN = set("їєґ")
ONLY_RUSSIAN = set("ыэъё")
FOREIGN = {
    "kk": ONLY_UKRAINIAN,
    "ru": ONLY_KAZAKH | ONLY_UKRAINIAN,
    "uk": ONLY_RUSSIAN | (ONLY_KAZAKH - {"і"}),
    "en": set(),
}


def words_of(language):
    topics = guidance(language)
    spoken = [*consent_text(language).values()]
    spoken += [line for topic in topics for line in (topic.title, *topic.points, *topic.sources)]
    return spoken


def test_everything_that_must_be_explained_has_its_paragraph_in_each_language():
    codes = [code.id for code in load_codebook().lists["consent_info"].codes]

    assert dict.fromkeys(LANGUAGES, codes) == {
        language: list(consent_text(language)) for language in LANGUAGES
    }


@EACH
def test_the_paragraphs_are_short_enough_to_be_listened_to(language):
    assert all(len(text.split()) <= 60 for text in consent_text(language).values())


@EACH
def test_the_advice_has_the_same_topics_points_and_sources_in_each_language(language):
    shape = [(one.id, len(one.points), len(one.sources)) for one in guidance("en")]

    assert shape == [(one.id, len(one.points), len(one.sources)) for one in guidance(language)]


@EACH
def test_each_topic_names_the_standards_it_was_learnt_from(language):
    assert [] == [topic.id for topic in guidance(language) if not topic.sources]


@EACH
def test_no_sentence_is_left_in_another_language(language):
    for text in words_of(language):
        assert not set(text.casefold()) & FOREIGN[language], text
        # A name such as PEACE or UNHCR stays; a Latin letter inside a Cyrillic word is a slip.
        assert language == "en" or not re.search(r"[А-яіїєґәғқңөұүһ][A-Za-z]|[A-Za-z][А-я]", text)


@EACH
def test_nothing_in_it_is_markup(language):
    assert not [text for text in words_of(language) if "<" in text or "&" in text]
