"""The catalogue speaks four languages, and only those."""

import gettext
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app import i18n
from intake_app.errors import UnsupportedLanguage
from intake_app.i18n import LANGUAGES, Catalog, catalog
from intake_app.report import fonts

EACH = pytest.mark.parametrize("language", LANGUAGES)


def test_there_are_four_languages():
    assert LANGUAGES == ("kk", "ru", "uk", "en")


@pytest.mark.parametrize("language", ["", "de", "uz", "KK", "../ru"])
def test_another_language_is_refused_by_name(language):
    with pytest.raises(UnsupportedLanguage) as refused:
        catalog(language)

    assert refused.value.facts == {"language": language}


@EACH
def test_a_catalogue_is_read_once_and_cannot_be_changed(language):
    words = catalog(language)

    assert words.language == language
    assert words is catalog(language)
    with pytest.raises(AttributeError):
        words.language = "en"


def test_a_label_is_found_by_its_stable_id():
    yes = {language: catalog(language).label("code:yes_no.yes", "Yes") for language in LANGUAGES}

    assert yes == {"kk": "Иә", "ru": "Да", "uk": "Так", "en": "Yes"}


def test_a_label_under_another_id_stays_english():
    assert catalog("ru").label("code:nowhere.yes", "Yes") == "Yes"


def test_a_fixed_text_of_the_statement_comes_from_the_reviewed_catalogue():
    text = "I have read this text; it is written correctly from my words."
    read = {language: catalog(language).legal(text) for language in LANGUAGES}

    assert read == {
        "kk": "Мәтінді өзім оқып шықтым; менің сөзімнен дұрыс жазылған.",
        "ru": "Текст мною прочитан, с моих слов записано верно.",
        "uk": "Текст прочитано особисто, з моїх слів записано правильно.",
        "en": text,
    }


def test_placeholders_are_filled_by_name():
    assert catalog("en").t("Saved at {time}.", time="16:05") == "Saved at 16:05."


def test_what_is_filled_in_is_never_read_as_a_placeholder():
    assert catalog("en").t("Saved as {name}.", name="{time} <b>") == "Saved as {time} <b>."


def test_a_sentence_without_a_translation_comes_back_in_english():
    assert catalog("kk").t("Nobody translates this sentence.") == "Nobody translates this sentence."


@EACH
def test_an_empty_sentence_stays_empty(language):
    words = catalog(language)

    assert (words.t(""), words.legal(""), words.label("field:x.y", "")) == ("", "", "")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", {1: "one", 2: "many", 5: "many", 21: "many"}),
        ("kk", {1: "one", 2: "many", 5: "many", 21: "many"}),
        ("ru", {1: "one", 2: "few", 5: "many", 11: "many", 21: "one", 112: "many"}),
        ("uk", {1: "one", 2: "few", 5: "many", 11: "many", 21: "one", 112: "many"}),
    ],
)
def test_counting_takes_the_plural_form_of_the_language(language, expected):
    ui = _counting(language)
    words = Catalog(language, ui, gettext.NullTranslations(), gettext.NullTranslations())

    assert {n: words.tn("one", "many", n) for n in expected} == expected


def test_the_number_itself_is_filled_in():
    assert catalog("en").tn("{n} page", "{n} pages", 12_345) == "12,345 pages"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("kk", "2022 жылғы 7 қаңтар"),
        ("ru", "7 января 2022 года"),
        ("uk", "7 січня 2022 року"),
        ("en", "7 January 2022"),
    ],
)
def test_a_date_in_prose_follows_the_language(language, expected):
    assert catalog(language).date_long(date(2022, 1, 7)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("kk", "2021 жылғы қазан"),
        ("ru", "октябрь 2021 года"),
        ("uk", "жовтень 2021 року"),
        ("en", "October 2021"),
    ],
)
def test_a_month_without_a_day_follows_the_language(language, expected):
    assert catalog(language).month_long(2021, 10) == expected


@EACH
def test_a_date_in_a_form_has_four_digits_of_the_year(language):
    assert catalog(language).date_numeric(date(2009, 9, 7)) == "07.09.2009"


@pytest.mark.parametrize(
    ("language", "first"), [("kk", "қаңтар"), ("ru", "январь"), ("uk", "січень"), ("en", "January")]
)
def test_the_months_stand_alone_in_the_nominative(language, first):
    months = catalog(language).month_names()

    assert len(set(months)) == 12
    assert months[0] == first


def test_a_time_is_told_in_its_own_offset():
    almaty = timezone(timedelta(hours=6))

    assert catalog("ru").time(datetime(2009, 9, 8, 6, 5, 59, tzinfo=almaty)) == "06:05"
    assert catalog("ru").time(datetime(2009, 9, 8, 0, 5, tzinfo=UTC)) == "00:05"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("kk", "1\u00a0234\u00a0567"), ("ru", "1\u00a0234\u00a0567"), ("en", "1,234,567")],
)
def test_thousands_are_marked_as_the_language_does(language, expected):
    assert catalog(language).number(1_234_567) == expected


def test_countries_have_their_names_in_each_language():
    names = {language: catalog(language).country("UZ") for language in LANGUAGES}

    assert names == {"kk": "Өзбекстан", "ru": "Узбекистан", "uk": "Узбекистан", "en": "Uzbekistan"}


def test_kyrgyzstan_has_its_own_name_in_russian():
    assert catalog("ru").country("KG") == "Кыргызстан"


def test_an_unknown_code_is_shown_as_it_is():
    assert (catalog("kk").country("QQ"), catalog("kk").language_name("qqq")) == ("QQ", "qqq")


def test_a_language_without_a_name_here_has_its_english_one():
    assert catalog("kk").language_name("qug") == "Chimborazo Highland Quichua"


@EACH
def test_the_list_of_countries_holds_countries_only(language):
    codes = [code for code, _ in catalog(language).countries()]

    assert {"KZ", "UA", "RU", "UZ", "KG", "CN", "TR"} <= set(codes)
    assert not {"EU", "UN", "ZZ", "XA"} & set(codes)
    assert len(codes) == len(set(codes)) > 240


@EACH
def test_the_lists_hold_the_same_codes_in_every_language(language):
    english, words = catalog("en"), catalog(language)

    assert dict(words.countries()).keys() == dict(english.countries()).keys()
    assert dict(words.languages()).keys() == dict(english.languages()).keys()


@EACH
def test_every_name_can_be_printed(language):
    words = catalog(language)
    names = "".join(name for _, name in (*words.countries(), *words.languages()))

    assert fonts.missing_glyphs(names) == set()


def test_names_are_written_with_the_apostrophe_of_everything_else():
    assert catalog("uk").country("VN") == "В’єтнам"


def test_the_lists_stand_in_the_order_of_the_alphabet():
    names = [name for _, name in catalog("kk").languages()]

    assert names.index("қазақ тілі") > names.index("корей тілі")
    assert names.index("өзбек тілі") > names.index("орыс тілі")


@given(n=st.integers(0, 10_000))
def test_every_number_has_a_plural_form_in_every_language(n):
    for language in LANGUAGES:
        assert str(n % 10) in catalog(language).tn("{n} page", "{n} pages", n)


def test_the_catalogue_is_ready_without_babel():
    code = (
        "import sys; from intake_app.i18n import catalog; catalog('kk').t('Save');"
        "print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


def test_a_checkout_that_was_not_set_up_speaks_english(tmp_path):
    package = Path(i18n.__file__).parents[1]
    for name in ("__init__.py", "errors", "paths.py", "i18n"):
        source, target = package / name, tmp_path / "intake_app" / name
        target.parent.mkdir(exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    (tmp_path / "locales").mkdir()
    sentence = "My corrections are included."
    code = f"from intake_app.i18n import catalog; print(catalog('kk').legal({sentence!r}))"

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert done.stdout == f"{sentence}\n"
    assert catalog("kk").legal(sentence) == "Түзетулерім енгізілді."


def _counting(language):
    if language == "en":
        return gettext.NullTranslations()
    forms = {"kk": ("one", "many"), "ru": ("one", "few", "many")}
    forms["uk"] = forms["ru"]
    shipped = catalog(language)._ui
    counting = gettext.NullTranslations()
    counting.ngettext = lambda one, many, n: forms[language][shipped.plural(n)]
    return counting
