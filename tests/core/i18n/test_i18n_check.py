"""The check of the catalogues finds every kind of fault, and the shipped ones have none."""

import pytest

from intake_app import paths
from intake_app.commands.i18n_check import CatalogueReport, check
from intake_app.commands.i18n_glossary import read_glossary


def problems(tree):
    return check(tree.root).problems


def test_a_program_with_every_word_translated_has_no_problem(tree):
    assert check(tree.root) == CatalogueReport(sentences=16, untranslated=0, problems=(), review=())


def test_the_shipped_catalogues_lack_nothing():
    report = check()

    assert (report.untranslated, report.problems) == (0, ())
    assert report.sentences > 1000


def test_a_sentence_without_an_entry_is_untranslated_in_three_languages(tree):
    tree.source.write_text(tree.source.read_text() + '    catalog.t("Lock")\n')

    report = check(tree.root)

    assert report.untranslated == 3
    assert report.problems == tuple(
        f"{language}/ui.po, intake_app/speech.py:9: untranslated: 'Lock'"
        for language in ("kk", "ru", "uk")
    )


def test_an_empty_translation_is_untranslated(tree):
    tree.replace("kk/ui.po", "Сақтау", "")

    assert check(tree.root).untranslated == 1


def test_an_empty_plural_form_is_untranslated(tree):
    tree.replace("uk/ui.po", "Бракує {n} відповіді", "")

    assert check(tree.root).untranslated == 1


def test_a_fuzzy_translation_is_untranslated(tree):
    tree.replace("ru/ui.po", 'msgid "Save"', '#, fuzzy\nmsgid "Save"')

    assert check(tree.root).untranslated == 1


def test_a_translation_equal_to_the_english_is_untranslated(tree):
    tree.replace("uk/ui.po", "Зберегти", "Save")

    report = check(tree.root)

    assert report.untranslated == 1
    assert report.problems == ("uk/ui.po, intake_app/speech.py:3: untranslated: 'Save'",)


def test_a_label_that_is_only_translated_under_another_context_is_untranslated(tree):
    tree.replace("kk/codebook.po", 'msgctxt "code:yes_no.no"', 'msgctxt "code:yes_no.nay"')

    assert problems(tree) == (
        "kk/codebook.po, code:yes_no.no: untranslated: 'No'",
        "kk/codebook.po: nothing uses 'No'",
    )


def test_a_catalogue_that_is_not_there_is_named(tree):
    tree.catalogue("ru/statement.po").unlink()

    assert problems(tree) == (
        "ru/statement.po: is not there",
        "ru/statement.po, intake_app/speech.py:6: untranslated: 'My corrections are included.'",
    )


def test_an_entry_that_nothing_uses_is_named(tree):
    tree.replace("kk/ui.po", 'msgid "Save"', 'msgid "Old"\nmsgstr "Ескі"\n\nmsgid "Save"')

    assert problems(tree) == ("kk/ui.po: nothing uses 'Old'",)


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("ru/ui.po", "в {time}.", "в {hour}.", "other placeholders than the English"),
        ("ru/ui.po", "в {time}.", "сейчас.", "other placeholders than the English"),
        ("ru/ui.po", "в {time}.", "в {time.", "other placeholders than the English"),
        ("ru/ui.po", "Нет {n} ответа", "Нет ответа", "other placeholders than the English"),
        ("kk/ui.po", "Сақтау", "Cақтау", "letters of two scripts in one word: Cақтау"),
        ("kk/ui.po", "Бір жауап", "Бiр жауап", "letters of two scripts in one word: Бiр"),
        ("ru/ui.po", "Сохранить", "Сохранiть", "letters of two scripts in one word"),
        ("ru/ui.po", "Сохранить", "Зберігти", "letters of another alphabet: і"),
        ("uk/ui.po", "Зберегти", "Сохраныть", "letters of another alphabet: ы"),
        ("uk/ui.po", "Зберегти", "Ѣжте", "letters of another alphabet: ѣ"),
        ("ru/ui.po", "Сохранить", "Сақтау", "letters of another alphabet: қ"),
        ("kk/ui.po", "Сақтау", "Сєқтау", "letters of another alphabet: є"),
        ("uk/ui.po", "Зберегти", "З'їсти", "write « » for quotes and ’ for the apostrophe"),
        ("ru/ui.po", "Сохранить", '\\"Так\\"', "write « » for quotes and ’ for the apostrophe"),
        ("kk/ui.po", "Сағат {time} с", "{time}-де с", "an ending that depends on what"),
        ("ru/ui.po", "в {time}.", "в {time}", "ends with '', the English with '.'"),
        ("ru/ui.po", "Сохранить", "Сохранить.", "ends with '.', the English with ''"),
        ("ru/ui.po", "Сохранить", "Сохранить ", "other spaces at its edges than the English"),
        ("uk/ui.po", "Зберегти", "Зберегти и\u0306", "is not NFC"),
        ("kk/ui.po", "Сақтау", "Сақтау 中", "no glyph in the bundled fonts for U+4E2D"),
    ],
)
def test_a_fault_in_one_translation_is_named(tree, name, old, new, fault):
    tree.replace(name, old, new)

    found = problems(tree)

    assert len(found) == 1, found
    assert found[0].startswith(f"{name}, intake_app/speech.py:")
    assert fault in found[0]


def test_a_label_is_judged_like_a_sentence(tree):
    tree.replace("kk/codebook.po", "Жоқ", "Жok")

    assert len(problems(tree)) == 1


def test_a_catalogue_with_too_few_plural_forms_is_named(tree):
    tree.replace("uk/ui.po", "nplurals=3", "nplurals=2")
    tree.replace("uk/ui.po", 'msgstr[2] "Бракує {n} відповідей"\n', "")

    found = problems(tree)

    assert "uk/ui.po: 2 plural forms, 3 wanted" in found
    assert "uk/ui.po, intake_app/speech.py:5: 2 plural forms, 3 wanted" in found


def test_an_extra_plural_form_is_named(tree):
    tree.replace("kk/ui.po", "nplurals=2", "nplurals=3")
    tree.replace("kk/ui.po", "{n} жауап жоқ", '{n} жауап жоқ"\nmsgstr[2] "{n} жауап жоқ')

    assert "kk/ui.po, intake_app/speech.py:5: 3 plural forms, 2 wanted" in problems(tree)


def test_kazakh_equal_to_russian_is_listed_for_review_and_is_no_problem(tree):
    tree.replace("kk/codebook.po", "Жазба", "Запись")

    report = check(tree.root)

    assert report.problems == ()
    assert report.review == ("codebook, section:record: Kazakh equals Russian: 'Запись'",)


def test_a_short_sentence_that_outgrows_its_place_is_listed_for_review(tree):
    tree.replace("kk/ui.po", "Сақтау", "Жазбаны сақтап қою")

    report = check(tree.root)

    assert report.problems == ()
    assert report.review == (
        "kk/ui.po, intake_app/speech.py:3: long for its place: 'Жазбаны сақтап қою'",
    )


@pytest.mark.parametrize(
    "call",
    [
        "catalog.t(title)",
        'catalog.t(f"Saved {n}")',
        'catalog.t("Save" + title)',
        'catalog.tn("{n} page", pages, n)',
        "t(title)",
    ],
)
def test_a_sentence_that_is_no_whole_literal_is_named(tree, call):
    tree.source.write_text(tree.source.read_text() + f"    {call}\n")

    method = call.partition("(")[0].removeprefix("catalog.")
    assert problems(tree) == (
        f"intake_app/speech.py:9: {method}() without a whole literal sentence",
    )


@pytest.mark.parametrize(
    "call",
    [
        'catalog.t("Saved at {time}.")',
        'catalog.t("Saved at {time}.", hour=16)',
        'catalog.t("Saved.", time=16)',
        'catalog.t("Saved at {time.", time=16)',
        'catalog.tn("{n} page of {x}", "{n} pages of {x}", 2)',
        'catalog.legal("{ref} · page {x}", ref=1)',
    ],
)
def test_a_call_that_does_not_fill_the_placeholders_is_named(tree, call):
    tree.source.write_text(tree.source.read_text() + f"    {call}\n")

    found = problems(tree)

    assert len(found) == 1
    assert found[0].startswith("intake_app/speech.py:9: ")
    assert "does not fill what" in found[0]


@pytest.mark.parametrize(
    "call",
    [
        'catalog.t("Saved at {time}.", **facts)',
        'catalog.tn("{n} answer is missing", "{n} answers are missing", 2)',
    ],
)
def test_a_call_that_fills_them_is_not_named(tree, call):
    tree.source.write_text(tree.source.read_text() + f"    {call}\n")

    assert problems(tree) == ()


def test_a_word_against_the_glossary_is_a_problem(tree):
    tree.replace("ru/ui.po", "Сохранить", "Потерпевший")

    assert problems(tree) == (
        "ru/ui.po, intake_app/speech.py:3: «потерпевш» is not our word: пострадавшее лицо",
    )


def test_a_word_against_the_glossary_in_the_questionnaire_is_listed_for_review(tree):
    tree.replace("uk/codebook.po", "Номер пояснення", "Номер заяви")

    report = check(tree.root)

    assert report.problems == ()
    assert report.review == (
        "uk/codebook.po, field:record.reference: «заяв» is not our word: пояснення",
    )


def test_a_word_that_the_english_makes_right_is_no_problem(tree):
    tree.source.write_text(tree.source.read_text() + '    catalog.legal("Application")\n')
    for language, word in (("kk", "Өтініш"), ("ru", "Заявление"), ("uk", "Заява")):
        file = tree.catalogue(f"{language}/statement.po")
        file.write_text(f'{file.read_text()}\nmsgid "Application"\nmsgstr "{word}"\n')

    assert problems(tree) == ()


def test_the_glossary_has_rules_for_every_translation():
    assert {rule.language for rule in read_glossary(paths.locales())} == {"kk", "ru", "uk"}


def test_sentences_of_the_window_are_read_too(tree):
    (tree.root / "ui" / "__init__.py").write_text('t("Export")\n')

    assert check(tree.root).untranslated == 3
