"""Consent decides what leaves; what leaves anonymously tells nobody who."""

import json

import pytest

from intake_app.commands import exports, interview, records
from intake_app.domain.consent import Level
from intake_app.errors import (
    ConsentMissing,
    NothingToExport,
    PlaceGone,
    TargetInVault,
    UnknownPurpose,
)
from tests.core.commands.conftest import ClockBroken

NAMES = ("Эрматов", "Шерали", "Касимбаєв", "Левченко", "Абдрахманов", "Жұмағұлов", "Гульназ")


def test_each_record_is_offered_as_its_person_decided(filled):
    offered = {choice.reference: choice for choice in exports.choices(filled, "public_report")}

    levels = {reference: choice.level for reference, choice in offered.items()}
    assert levels == {
        "KZ-2009-0001": Level.ANONYMOUS,
        "UA-2022-0001": Level.NAMED,
        "UA-2022-0002": Level.NAMED,
        "UA-2022-0003": Level.ANONYMOUS,
        "KZ-2021-0014": Level.REFUSED,
        "UA-2022-0009": Level.REFUSED,
    }
    assert offered["UA-2022-0009"].reason == "interview"


def test_headquarters_reads_the_same_data_as_the_vault_holds(filled, opened_at_hq):
    out = opened_at_hq("case_file")

    for file in (out / "records").glob("*.json"):
        at_hq = json.loads(file.read_text(encoding="utf-8"))["data"]
        assert at_hq == filled.vault.records.get(file.stem).body.answers.to_json()


@pytest.mark.usefixtures("filled")
def test_interviewers_notes_go_with_the_case_file_only(opened_at_hq):
    case_file = "".join(
        file.read_text(encoding="utf-8") for file in opened_at_hq("case_file").rglob("*.json")
    )
    unhcr = "".join(
        file.read_text(encoding="utf-8") for file in opened_at_hq("unhcr").rglob("*.json")
    )

    assert "interviewer_notes" in case_file
    assert "interviewer_notes" not in unhcr


def test_anonymous_records_tell_no_name_and_no_id(filled, opened_at_hq):
    known = {choice.record_id: choice for choice in exports.choices(filled, "research")}
    everything = "".join(
        file.read_text(encoding="utf-8")
        for file in (opened_at_hq("research") / "records").rglob("*.json")
    )

    assert [choice.level for choice in known.values()].count(Level.ANONYMOUS) >= 1
    for record_id, choice in known.items():
        if choice.level is Level.ANONYMOUS:
            assert record_id not in everything
            assert choice.reference not in everything
    assert not [name for name in NAMES if name in everything]


def test_a_record_asked_for_by_name_is_refused_with_the_reason(filled, tmp_path):
    refused = next(
        choice for choice in exports.choices(filled, "media") if choice.reason == "withdrawn"
    )

    with pytest.raises(ConsentMissing) as error:
        exports.write(filled, tmp_path, "media", (refused.record_id,))

    assert error.value.facts == {"purpose": "media", "reason": "withdrawn"}
    assert list(tmp_path.rglob("READY")) == []


def test_an_empty_vault_exports_nothing(session, tmp_path):
    with pytest.raises(NothingToExport):
        exports.write(session, tmp_path, "case_file", with_training=True)


def test_a_purpose_that_does_not_exist_is_refused(session, tmp_path):
    with pytest.raises(UnknownPurpose):
        exports.write(session, tmp_path, "marketing")


def test_a_stick_that_is_not_there_is_in_the_log_as_an_export_that_failed(filled, tmp_path):
    before = len(filled.vault.audit.entries())

    with pytest.raises(PlaceGone):
        exports.write(filled, tmp_path / "gone", "case_file", with_training=True)

    events = [entry.event for entry in filled.vault.audit.entries()[before:]]
    half = len(events) // 2
    assert ["exported"] * half + ["exported_undone"] * half == events
    assert half > 0


def test_each_bundle_names_the_one_before_it(filled, tmp_path):
    first = exports.write(filled, tmp_path, "case_file", with_training=True)
    after_first = filled.vault.last_export()
    exports.write(filled, tmp_path, "case_file", with_training=True)

    assert (after_first.sequence, filled.vault.last_export().sequence) == (1, 2)
    assert after_first.digest != filled.vault.last_export().digest
    assert first.folder.is_dir()


def test_a_sealed_record_goes_with_its_paper(filled, opened_at_hq):
    record_id = records.find(filled, "UA-2022-0003")
    interview.read_back(filled, record_id)
    interview.seal(filled, record_id)

    papers = list((opened_at_hq("case_file") / "statements").glob("*.pdf"))

    assert [paper.name.startswith(record_id) for paper in papers] == [True]


def test_nothing_is_written_into_the_vault_itself(filled):
    inside = filled.vault.folder / "stick"

    with pytest.raises(TargetInVault):
        exports.write(filled, inside, "case_file", with_training=True)

    assert not inside.exists()


def test_a_bundle_that_cannot_be_noted_is_taken_back(filled, wall_clock, tmp_path):
    before = filled.vault.last_export()

    with wall_clock.broken(), pytest.raises(ClockBroken):
        exports.write(filled, tmp_path, "case_file", with_training=True)

    assert [file for file in tmp_path.rglob("*") if file.name in {"READY", "000.age"}] == []
    assert filled.vault.last_export() == before


def test_one_person_has_one_anonymous_id_for_each_purpose(filled, opened_at_hq):
    def ids(purpose):
        return {file.stem for file in (opened_at_hq(purpose) / "records").glob("*.json")}

    first = {filled.vault.pseudonym("research", one) for one in filled.vault.records.ids()}
    other = {filled.vault.pseudonym("media", one) for one in filled.vault.records.ids()}

    assert ids("research") <= first
    assert first.isdisjoint(other)
