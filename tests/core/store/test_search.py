"""Search: letters, apostrophes and keyboards do not matter, and no text is syntax."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import text

from intake_app.domain.record import RecordId
from intake_app.store.search import indexed, match_expression
from tests.builders.vaults import RECORD, a_body, a_record, a_summary

TEXTS = {
    "kk": "Мені қорқытты, Алматыда ұстады",
    "uk": "Біля під’їзду об’їзд перекрили, ґанок",
    "ru": "Ёлка у подъезда, Алма-Ата, участок № 5",
    "en": 'He said "stop" and O\'Brien left',
}


@pytest.fixture
def searched(vault):
    """A vault with one testimony in each language."""
    vault.records.add_many([a_record(RecordId(key), words) for key, words in TEXTS.items()])
    return vault


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("қорқытты", {"kk"}),
        ("коркытты", {"kk"}),
        ("ҚОРҚЫТ", {"kk"}),
        ("корк", {"kk"}),
        ("устады", {"kk"}),
        ("об'їзд", {"uk"}),
        ("обʼїзд", {"uk"}),
        ("об’їзд", {"uk"}),
        ("ганок", {"uk"}),
        ("елка", {"ru"}),
        ("ЁЛКА", {"ru"}),
        ("алма-ата", {"ru"}),
        ("Алма", {"kk", "ru"}),
        ("5", {"ru"}),
        ("stop", {"en"}),
        ("o'brien", {"en"}),
        ("подъезда участ", {"ru"}),
        ("участок подъ", {"ru"}),
        ("подъезд участок", set()),
        ("подъезд қорқытты", set()),
        ("нету", set()),
        ("орқытты", set()),
    ],
)
def test_words_are_found_however_they_are_typed(searched, words, found):
    page = searched.records.page(words=words)

    assert (found, len(found)) == ({row.record_id for row in page.rows}, page.total)


@pytest.mark.parametrize(
    "words",
    [
        *('"', '""', "'", "*", "-", "( )", "№", "^", "(", "\0", "0\0", "a\0b", "🙂", "中文"),
        *("NEAR(a b)", "a AND", "NOT", "folded:елка", 'x" OR folded:"елка', "ел*ка"),
        *("a" * 5000, "\ud800", "7\ud800"),
    ],
)
def test_no_text_is_syntax(searched, words):
    assert 0 == searched.records.page(words=words).total


@pytest.mark.parametrize("words", ["", "   ", "\n"])
def test_no_words_are_the_whole_list(searched, words):
    assert 4 == searched.records.page(words=words).total


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(text(max_size=60))
def test_any_text_can_be_asked_for(searched, words):
    searched.records.page(words=words)


def test_after_a_save_the_new_words_are_found_and_the_old_are_not(vault):
    vault.records.add_many([a_record(words="перше слово")])

    vault.records.save_draft(RECORD, a_body("друге слово"), a_summary(), "друге слово")

    totals = {words: vault.records.page(words=words).total for words in ("перше", "друге", "слово")}
    assert {"перше": 0, "друге": 1, "слово": 1} == totals


def test_only_words_that_differ_have_a_skeleton():
    assert ("қорқытты полиция ұстады", "коркытты устады") == indexed("Қорқытты полиция ұстады")


def test_each_word_is_quoted_and_the_last_is_a_beginning():
    assert '("объезд") AND ("кот" *)' == match_expression("Объезд КОТ")
    assert '("қала" * OR "кала" *)' == match_expression("қала")
    assert '("say""so" *)' == match_expression('say"so')


def test_the_index_keeps_no_readable_text(searched):
    stored = searched._database.rows("SELECT folded, skeleton FROM search")

    assert [(None, None)] * 4 == stored
