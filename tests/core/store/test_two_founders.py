"""Two foundings of a vault in one folder: one vault or none, and never a vault that is gone."""

import stat
import threading

import pytest

from intake_app.domain.clock import Clock, Ids
from intake_app.errors import DiskFull, FolderNotEmpty, VaultInUse
from intake_app.store.founding import create_vault
from intake_app.store.opening import open_vault
from tests.builders.disks import files_no_longer_than
from tests.builders.vaults import CHEAP, FOUNDING, PASSPHRASE, a_clock

FOUNDERS = 4
ROUNDS = 8


class Interrupted(BaseException):
    """The person stopped the program."""


def attempt(folder, clock=None, ids=None):
    """Found a vault: its id, or the class of the refusal."""
    try:
        vault, _ = create_vault(
            folder, PASSPHRASE, FOUNDING, clock=clock or a_clock(), ids=ids or Ids(), kdf=CHEAP
        )
    except (FolderNotEmpty, VaultInUse) as error:
        return type(error)
    vault.close()
    return vault.vault_id


def id_on_disk(folder):
    with open_vault(folder, PASSPHRASE, clock=a_clock(), ids=Ids()) as vault:
        return vault.vault_id


class Interloper:
    """Wherever the first founder asks for an id or the time, a second one tries the same folder."""

    def __init__(self, folder):
        self._folder = folder
        self._sources = Ids(), a_clock()
        self.results = []

    def clock(self):
        return Clock(lambda: self._tried(self._sources[1].now))

    def ids(self):
        return Ids(token=lambda size: self._tried(lambda: self._sources[0].token(size)))

    def _tried(self, source):
        self.results.append(attempt(self._folder))
        return source()


@pytest.mark.parametrize("there_before", [True, False])
def test_a_second_founder_is_refused_at_every_moment_and_disturbs_nothing(tmp_path, there_before):
    folder = tmp_path / "vault"
    if there_before:
        folder.mkdir()
    second = Interloper(folder)

    first = attempt(folder, second.clock(), second.ids())

    assert first == id_on_disk(folder)
    assert len(second.results) > 4
    assert set(second.results) <= {VaultInUse, FolderNotEmpty}


def race(folder):
    """Several founders who start at one moment."""
    start, results = threading.Barrier(FOUNDERS), []

    def run():
        start.wait(10)
        results.append(attempt(folder))

    threads = [threading.Thread(target=run) for _ in range(FOUNDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_of_founders_who_start_together_one_has_the_vault_and_the_others_are_told(tmp_path):
    for number in range(ROUNDS):
        results = race(tmp_path / str(number))

        founded = [one for one in results if isinstance(one, str)]
        refused = [one for one in results if one in (FolderNotEmpty, VaultInUse)]
        assert (1, FOUNDERS - 1) == (len(founded), len(refused))
        assert founded == [id_on_disk(tmp_path / str(number))]


def test_a_failed_founding_leaves_a_person_s_empty_folder_as_it_was(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    folder.chmod(0o755)

    with files_no_longer_than(4096), pytest.raises(DiskFull):
        attempt(folder)

    assert [] == list(folder.iterdir())
    assert "0o755" == oct(stat.S_IMODE(folder.stat().st_mode))


def test_a_failed_founding_takes_back_the_folders_that_it_made_and_no_others(tmp_path):
    (tmp_path / "stick").mkdir()

    with files_no_longer_than(4096), pytest.raises(DiskFull):
        attempt(tmp_path / "stick" / "new" / "vault")

    assert [] == list((tmp_path / "stick").iterdir())


def test_what_another_program_put_there_meanwhile_stays(tmp_path):
    folder = tmp_path / "vault"

    def interrupted():
        (folder / "photo.jpg").write_bytes(b"x")
        raise Interrupted

    with pytest.raises(Interrupted):
        attempt(folder, clock=Clock(interrupted))

    assert {"photo.jpg": b"x"} == {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_lock_left_by_a_program_that_was_killed_is_not_taken_for_an_empty_folder(tmp_path):
    (tmp_path / "lock").write_bytes(b"")

    assert FolderNotEmpty is attempt(tmp_path)
    assert ["lock"] == [path.name for path in tmp_path.iterdir()]
