"""While the keys of headquarters are doubted nothing is encrypted to them."""

import pytest

from intake_app.commands import exports, sealing, vault_check, vaults
from intake_app.errors import KeysDoubted
from tests.builders.vaults import HQ_RECIPIENTS
from tests.core.commands.conftest import PASSPHRASE
from tests.core.commands.sealing_steps import read_back_and_sealed

NUMBER = "KZ-2009-0001"


@pytest.fixture
def put_back(filled, surroundings):
    """The recipients are other ones than the log knows; and a sealed testimony."""
    sealed = read_back_and_sealed(filled, NUMBER)
    filled.vault.facts.put_recipients(HQ_RECIPIENTS)
    filled.vault.close()
    again = vaults.unlock(filled.vault.folder, PASSPHRASE, surroundings)
    yield again, sealed
    vaults.close(again)


def leave(session, sealed, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir(exist_ok=True)
    return (
        lambda: exports.write(session, stick, "case_file", (sealed,)),
        lambda: sealing.seal_to_hq(session, sealed, NUMBER),
    )


def test_no_export_and_no_sealing_to_headquarters(put_back, tmp_path):
    session, sealed = put_back
    before = session.vault.records.ids()

    for way in leave(session, sealed, tmp_path):
        with pytest.raises(KeysDoubted):
            way()

    assert [] == list((tmp_path / "stick").iterdir())
    assert before == session.vault.records.ids()
    assert ["keys"] == [one.code for one in vault_check.check(session).findings]


def test_both_go_on_once_a_person_has_accepted_the_keys(put_back, tmp_path):
    session, sealed = put_back
    vaults.accept_doubts(session)

    for way in leave(session, sealed, tmp_path):
        way()

    assert sealed not in session.vault.records.ids()
