"""The counts of the questionnaire, and that each planted fault changes them."""

import shutil

import pytest

from intake_app import paths
from intake_app.commands.codebook_check import CodebookReport, check


@pytest.fixture
def resources(tmp_path):
    shutil.copytree(paths.resources() / "codebook", tmp_path / "resources" / "codebook")
    return tmp_path / "resources"


@pytest.fixture
def locales(tmp_path):
    for language in ("kk", "ru", "uk"):
        folder = tmp_path / "locales" / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        shutil.copy(paths.locales() / language / "LC_MESSAGES" / "codebook.po", folder)
    return tmp_path / "locales"


def events(resources):
    return resources / "codebook" / "05_events.toml"


def field_in(file, field):
    text = file.read_text(encoding="utf-8")
    start = text.index(f"[sections.{field}]")
    return text[start : text.index("\n\n", start) + 2]


def russian(locales):
    return locales / "ru" / "LC_MESSAGES" / "codebook.po"


def replaced(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def entry_of(file, context):
    text = file.read_text(encoding="utf-8")
    start = text.index(f'msgctxt "{context}"')
    return text[start : text.index("\n\n", start) + 1]


def test_the_shipped_questionnaire_is_whole():
    assert check() == CodebookReport(
        sections=32,
        fields=330,
        lists=58,
        codes=443,
        untranslated=0,
        rules=12,
        version="1.0.0",
        languages=("en", "kk", "ru", "uk"),
        unreviewed={"kk": 836, "ru": 836, "uk": 836},
        problems=(),
    )


def test_the_report_for_a_script_begins_with_the_counts():
    report = check().to_json()

    assert {
        "sections": 32,
        "fields": 330,
        "lists": 58,
        "codes": 443,
        "untranslated": 0,
    }.items() <= (report.items())
    assert ["en", "kk", "ru", "uk"] == report["languages"]


def test_a_removed_field_changes_the_count(resources, locales):
    file = events(resources)
    replaced(file, field_in(file, "acts.fields.threat_condition"), "")

    report = check(resources, locales)

    assert (329, 0) == (report.fields, report.untranslated)
    assert {
        f"{language}: nothing is labelled by: field:acts.threat_condition"
        for language in ("kk", "ru", "uk")
    } == set(report.problems)


def test_a_removed_translation_is_one_untranslated_label(resources, locales):
    file = russian(locales)
    replaced(file, entry_of(file, "field:acts.restraint_type"), "")

    report = check(resources, locales)

    assert (330, 1) == (report.fields, report.untranslated)
    assert ("ru: untranslated: field:acts.restraint_type",) == report.problems


@pytest.mark.parametrize("translation", ["", "Kind of restraint"])
def test_an_empty_or_english_translation_counts_as_none(resources, locales, translation):
    file = russian(locales)
    entry = entry_of(file, "field:acts.restraint_type")
    told = entry.splitlines()[2]
    replaced(file, entry, entry.replace(told, f'msgstr "{translation}"'))

    assert 1 == check(resources, locales).untranslated


def test_reworded_english_makes_three_translations_pending(resources, locales):
    replaced(
        events(resources),
        'label = "Kind of restraint"',
        'label = "What held the person"',
    )

    assert 3 == check(resources, locales).untranslated


def test_a_language_without_a_catalogue_is_wholly_untranslated(resources, locales):
    russian(locales).unlink()

    assert 836 == check(resources, locales).untranslated


def test_a_questionnaire_that_does_not_load_is_a_problem_of_the_report(resources, locales):
    file = events(resources)
    field = field_in(file, "acts.fields.threat_condition")
    replaced(file, field, field.replace('kind = "text"', 'kind = "sonnet"'))

    assert check(resources, locales) == CodebookReport(
        problems=("acts.threat_condition: unknown_kind",)
    )
