"""The whole check: what it finds, what it remembers, and heads known from outside."""

import json
import math

import pytest

from intake_app.commands import interview, records, vault_check, vaults
from intake_app.errors import HeadMistyped, NoReceipt, PlaceGone
from intake_app.store.findings import Finding
from tests.core.commands.conftest import NOW, PASSPHRASE
from tests.core.commands.test_interview import START


def test_a_sound_vault_has_no_finding_and_remembers_the_check(session):
    checked = vault_check.check(session)

    facts = session.vault.facts
    assert () == checked.findings
    assert (NOW.isoformat(timespec="seconds"), "0") == (
        facts.get("last_check"),
        facts.get("last_check_problems"),
    )
    assert ("checked", "0") == last(session)


def test_a_check_with_a_finding_is_written_into_the_log(session):
    checked = vault_check.check(session, ("AAAAAAAAAA",))

    assert (Finding("rolled_back", "AAAAAAAAAA"),) == checked.findings
    assert ("checked", "1") == last(session)


def last(session):
    entry = session.vault.audit.last()
    return entry.event, entry.detail


def test_every_head_that_the_log_ever_had_is_known(session):
    heads = [session.vault.audit.head()]
    for _ in range(3):
        interview.start(session, START)
        heads.append(session.vault.audit.head())

    assert () == vault_check.check(session, tuple(heads)).findings


def test_a_head_of_a_later_day_is_not_in_an_older_vault(session, surroundings, tmp_path):
    import shutil

    vaults.close(session)
    shutil.copytree(session.vault.folder, tmp_path / "older")
    again = vaults.unlock(session.vault.folder, PASSPHRASE, surroundings)
    interview.start(again, START)
    head = again.vault.audit.head()
    vaults.close(again)

    older = vaults.unlock(tmp_path / "older", PASSPHRASE, surroundings)
    findings = vault_check.check(older, (head,)).findings
    vaults.close(older)

    assert ["older", "rolled_back"] == [finding.code for finding in findings]
    assert head == findings[1].subject


def test_a_check_goes_on_while_the_vault_is_used(session):
    started = interview.start(session, START)
    check = vault_check.Check(session)
    progress = []
    while (step := check.go_on(0)) is not None:
        progress.append(step)
        interview.save(session, started.record_id, started.body.answers)
        records.show(session, started.record_id)

    assert () == check.result().findings
    assert len(progress) > 4
    assert all(0 < step.done for step in progress)


def test_a_check_that_has_time_is_done_at_once(session):
    assert vault_check.Check(session).go_on(math.inf) is None


@pytest.mark.parametrize("typed", ["ABCDE23456", " abcde 23456 ", "Abcde23456\n"])
def test_a_head_is_read_as_people_type_it(typed):
    assert "ABCDE23456" == vault_check.read_head(typed)


@pytest.mark.parametrize("typed", ["", "ABCDE2345", "ABCDE234567", "ABCDE23450", "АВСDЕ23456"])
def test_what_is_no_head_is_refused(typed):
    with pytest.raises(HeadMistyped) as refused:
        vault_check.read_head(typed)

    assert 10 == refused.value.facts["wanted"]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"audit_head": "ABCDE23456", "bundle_id": "00"}).encode(),
        b"BagIt-Profile-Identifier: x\nIntake-Audit-Head: ABCDE23456\nPayload-Oxum: 1.1\n",
        b"Intake-Audit-Head: ABCDE23456\r\n",
    ],
)
def test_the_head_of_a_report_or_a_bundle_is_found(tmp_path, content):
    file = tmp_path / "receipt"
    file.write_bytes(content)

    assert "ABCDE23456" == vault_check.head_of_receipt(file)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"{",
        b"[]",
        b"{}",
        b'{"audit_head": 5}',
        b'{"audit_head": ""}',
        b'{"audit_head": "none"}',
        b"Intake-Audit-Head: none\n",
        b'{"audit_head": "ABCDE23456", "audit_head": "BBCDE23456"}',
        b"x" * (vault_check.LARGEST_RECEIPT + 1),
    ],
)
def test_a_file_without_a_head_is_no_receipt(tmp_path, content):
    file = tmp_path / "receipt"
    file.write_bytes(content)

    with pytest.raises(NoReceipt):
        vault_check.head_of_receipt(file)


def test_a_receipt_that_is_not_there_is_a_matter_of_the_place(tmp_path):
    with pytest.raises(PlaceGone):
        vault_check.head_of_receipt(tmp_path / "gone")


def test_closing_twice_closes_once(session):
    vaults.close(session)
    vaults.close(session)

    assert not session.vault.is_open


def test_a_sitting_ends_with_the_closing(session, surroundings):
    vaults.close(session)

    again = vaults.unlock(session.vault.folder, PASSPHRASE, surroundings)
    told = [entry.event for entry in again.vault.audit.entries()]
    vaults.close(again)

    assert ["vault_created", "closed", "unlocked"] == told


def test_a_vault_is_closed_where_nothing_can_be_written(session):
    """As after a crash: the closing is missing, and nothing else."""
    session.vault.faults = ("pages",)

    vaults.close(session)

    assert not session.vault.is_open
