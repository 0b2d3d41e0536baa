"""The log: one chain; whatever is changed, removed, moved or forged breaks it at its place."""

import re

import pytest

from intake_app.errors import AuditBroken, VaultDamaged
from intake_app.store import audit
from intake_app.store.audit import AuditEntry, head_of
from tests.builders.raw import raw_connection
from tests.builders.vaults import RECORD

FORGED = (
    "INSERT INTO audit SELECT seq + 10, at, event, record_id, revision, content_mac, actor, "
    "detail, app_version, mac, mac FROM audit WHERE seq = 7"
)


@pytest.fixture
def logged_vault(closed_vault):
    """Closed, with a log of seven entries."""
    with closed_vault.open() as vault:
        for number in range(5):
            vault.audit.record("viewed", RECORD, number, detail="kk")
    return closed_vault


def vault_time(seq):
    """The clock of the tests goes on by a second at each entry of the second sitting."""
    return f"2022-01-08T09:00:{seq - 2:02d}+00:00"


def edited(found, *statements):
    with raw_connection(found) as connection:
        for trigger in ("audit_stays", "audit_is_kept", "audit_is_not_replaced"):
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            connection.execute(statement)


def test_an_entry_says_what_who_when_and_what_came_before(vault):
    before = vault.audit.entries()[-1]

    entry = vault.audit.record("printed", RECORD, 2, "c0de", detail="kk uk")

    expected = AuditEntry(
        seq=before.seq + 1,
        at="2022-01-08T09:00:01+00:00",
        event="printed",
        record_id=RECORD,
        revision=2,
        content_mac="c0de",
        actor=before.actor,
        detail="kk uk",
        app_version=entry.app_version,
        prev=before.mac,
        mac=entry.mac,
    )
    assert expected == entry == vault.audit.entries()[-1]
    assert expected.to_json()["prev"] == before.mac


def test_the_head_is_ten_signs_and_changes_with_every_entry(vault):
    heads = [vault.audit.head()]
    for _ in range(3):
        entry = vault.audit.record("viewed", RECORD)
        heads.append(vault.audit.head())
        assert heads[-1] == head_of(entry)

    assert 4 == len(set(heads))
    assert all(re.fullmatch("[A-Z2-7]{10}", head) for head in heads)


def test_a_log_that_nobody_touched_verifies(logged_vault):
    with logged_vault.open() as vault:
        assert 8 == vault.audit.verify()
        assert "" != vault.audit.head()


@pytest.mark.parametrize(
    ("statements", "seq"),
    [
        (["UPDATE audit SET event = 'exported' WHERE seq = 4"], 4),
        (["UPDATE audit SET at = '2021-01-01T00:00:00+00:00' WHERE seq = 4"], 4),
        (["UPDATE audit SET record_id = '' WHERE seq = 3"], 3),
        (["UPDATE audit SET revision = 9 WHERE seq = 5"], 5),
        (["UPDATE audit SET content_mac = 'ff' WHERE seq = 5"], 5),
        (["UPDATE audit SET actor = 'somebody' WHERE seq = 1"], 1),
        (["UPDATE audit SET detail = '' WHERE seq = 6"], 6),
        (["UPDATE audit SET app_version = '9' WHERE seq = 2"], 2),
        (["UPDATE audit SET mac = prev WHERE seq = 4"], 4),
        (["DELETE FROM audit WHERE seq = 4"], 4),
        (["DELETE FROM audit WHERE seq = 1"], 1),
        (["DELETE FROM audit WHERE seq = 4", "UPDATE audit SET seq = 4 WHERE seq = 5"], 4),
        (
            [
                "UPDATE audit SET seq = 40 WHERE seq = 4",
                "UPDATE audit SET seq = 4 WHERE seq = 5",
                "UPDATE audit SET seq = 5 WHERE seq = 40",
            ],
            4,
        ),
        ([FORGED], 8),
    ],
)
def test_an_edit_by_somebody_who_has_the_key_to_the_database_breaks_the_chain(
    logged_vault, statements, seq
):
    edited(logged_vault, *statements)

    with logged_vault.open(read_only=True) as vault:
        with pytest.raises(AuditBroken) as raised:
            vault.audit.verify()
        assert seq == raised.value.facts["seq"]
        assert (f"audit {seq}",) == vault.check().problems


def test_a_break_is_named_by_the_entry_that_stands_there(logged_vault):
    edited(logged_vault, "UPDATE audit SET event = 'exported' WHERE seq = 4")

    with logged_vault.open(read_only=True) as vault, pytest.raises(AuditBroken) as raised:
        vault.audit.verify()

    expected = {"seq": 4, "at": vault_time(4), "event": "exported"}
    assert expected == raised.value.facts


def test_where_an_entry_is_gone_the_break_has_a_number_only(logged_vault):
    edited(logged_vault, "DELETE FROM audit WHERE seq = 4")

    with logged_vault.open(read_only=True) as vault, pytest.raises(AuditBroken) as raised:
        vault.audit.verify()

    assert {"seq": 4, "at": "", "event": ""} == raised.value.facts


def test_a_log_longer_than_one_stretch_is_proved_to_its_end(closed_vault, monkeypatch):
    monkeypatch.setattr(audit, "_STRETCH", 3)
    with closed_vault.open() as vault:
        for number in range(8):
            vault.audit.record("viewed", RECORD, number)

        assert len(vault.audit.entries()) == vault.audit.verify() == 10


def test_the_log_goes_on_after_the_program_ends(logged_vault):
    with logged_vault.open() as vault:
        events = [entry.event for entry in vault.audit.entries()]

    assert ["vault_created", "unlocked", *["viewed"] * 5, "unlocked"] == events


def test_the_actor_is_the_slot_and_names_nobody(vault):
    actors = {entry.actor for entry in vault.audit.entries()}

    assert 1 == len(actors)
    assert re.fullmatch("[0-9a-f]{16}", actors.pop())


def test_a_log_that_was_emptied_lacks_its_founding(logged_vault):
    edited(logged_vault, "DELETE FROM audit")
    with logged_vault.open() as vault:
        vault.audit.record("viewed", RECORD)

    with logged_vault.open(read_only=True) as vault:
        with pytest.raises(AuditBroken) as raised:
            vault.audit.verify()
        assert (1, "unlocked") == (raised.value.facts["seq"], raised.value.facts["event"])
        assert ("audit 1",) == vault.check().problems


@pytest.mark.parametrize("table", ["audit", "records", "attachments", "facts", "tombstones"])
def test_a_table_that_was_dropped_is_damage(logged_vault, table):
    with raw_connection(logged_vault) as connection:
        connection.execute(f"DROP TABLE {table}")

    try:
        with logged_vault.open() as vault:
            told = ("structure" in vault.faults, "structure" in vault.check().problems)
    except VaultDamaged:
        told = (True, True)
    assert (True, True) == told
