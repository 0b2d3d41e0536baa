"""No vault lies in a vault: it would go where that one goes, and look like stray files of it."""

import pytest

from intake_app.domain.clock import Ids
from intake_app.errors import TargetInVault
from intake_app.store.backup import back_up
from intake_app.store.restoring import Wish, restore
from tests.builders.vaults import PASSPHRASE, a_clock, found_vault, silent


@pytest.fixture
def backup(vault, tmp_path):
    (tmp_path / "stick").mkdir()
    return back_up(vault, tmp_path / "stick", silent).folder


@pytest.mark.parametrize("inner", ["inner", "att/inner", "new/inner"])
def test_none_is_restored_into_one(vault, backup, inner):
    before = sorted(vault.folder.rglob("*"))

    with pytest.raises(TargetInVault):
        restore(Wish(backup, vault.folder / inner, PASSPHRASE), silent, clock=a_clock(), ids=Ids())

    assert before == sorted(vault.folder.rglob("*"))


def test_none_is_restored_into_one_by_a_link(vault, backup, tmp_path):
    (tmp_path / "link").symlink_to(vault.folder)

    with pytest.raises(TargetInVault):
        restore(
            Wish(backup, tmp_path / "link" / "inner", PASSPHRASE),
            silent,
            clock=a_clock(),
            ids=Ids(),
        )


@pytest.mark.parametrize("inner", ["inner", "new/inner"])
def test_none_is_founded_in_one(closed_vault, inner):
    before = sorted(closed_vault.folder.rglob("*"))

    with pytest.raises(TargetInVault):
        found_vault(closed_vault.folder / inner)

    assert before == sorted(closed_vault.folder.rglob("*"))
