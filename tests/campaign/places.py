"""Strange things where the files of a vault should be, and folders that cannot be entered."""

import os
import random
import shutil
from pathlib import Path

from intake_app.store.failures import COUNTER
from intake_app.store.header import BACKUP, DATABASE, HEADER
from intake_app.store.instance_lock import LOCK
from tests.campaign.evidence import copied, counted, gathered, small_vault
from tests.campaign.headers import in_time

FILES = (HEADER, BACKUP, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", LOCK, COUNTER)
# Without these the vault cannot be read; without the others nothing is missing.
NEEDED = frozenset({DATABASE})


def a_pipe(path, _chance):
    """Whoever opens it waits for somebody at the other end."""
    os.mkfifo(path)


def a_folder(path, _chance):
    """A folder with something in it."""
    path.mkdir()
    (path / "x").write_bytes(b"x")


def nothing(_path, _chance):
    """The file is gone."""


def a_link_to_nothing(path, _chance):
    """Its target is not there."""
    path.symlink_to(path.with_name("gone"))


def a_link_to_itself(path, _chance):
    """It leads round."""
    path.symlink_to(path)


def an_endless_device(path, chance):
    """It never comes to an end."""
    path.symlink_to(chance.choice(("/dev/zero", "/dev/urandom")))


def a_full_device(path, _chance):
    """Reading gives zeros, writing fails."""
    path.symlink_to("/dev/full")


def a_terminal(path, _chance):
    """The program's own standard input."""
    path.symlink_to("/dev/stdin")


def a_closed_file(path, chance):
    """Random bytes that nobody may read (root may)."""
    path.write_bytes(chance.randbytes(5000))
    path.chmod(0)


def a_huge_hole(path, _chance):
    """Four GiB of nothing."""
    with path.open("wb") as file:
        file.truncate(4 << 30)


STRANGE = (
    a_pipe,
    a_folder,
    nothing,
    a_link_to_nothing,
    a_link_to_itself,
    an_endless_device,
    a_full_device,
    a_terminal,
    a_closed_file,
    a_huge_hole,
)


def strange_files(tries, seed, workplace):
    """Each file of a vault replaced by each strange thing in turn."""
    chance = random.Random(seed)
    found = small_vault(workplace / "vault")
    evidence, verdicts = gathered(found), []
    pairs = [(name, thing) for name in FILES for thing in STRANGE]
    for name, thing in chance.sample(pairs, min(tries, len(pairs))):
        target = copied(found, workplace / "copy")
        path = target.folder / name
        path.unlink(missing_ok=True)
        thing(path, chance)
        verdict = in_time(target, evidence, must_open=False)
        verdict.told = (f"{name} {thing.__name__}", *verdict.told)
        verdicts.append(verdict)
        _remove(target.folder)
    return counted(verdicts)


def _remove(folder):
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def as_a_stranger(work):
    """Do `work` in a child whose root cannot override what the modes of files forbid."""
    import ctypes

    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status)
    library = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)  # _LINUX_CAPABILITY_VERSION_3, this process
    nothing_at_all = (ctypes.c_uint32 * 6)()
    if library.capset(header, nothing_at_all):
        os._exit(3)
    os._exit(work())


def closed_folders(tries, seed, workplace):
    """A vault, or parts of it, without the right to read or write."""
    chance = random.Random(seed)
    found = small_vault(workplace / "vault")
    evidence, verdicts = gathered(found), []
    modes = [(part, mode) for part in (".", *FILES[:3]) for mode in (0o000, 0o400, 0o500, 0o200)]
    for part, mode in chance.sample(modes, min(tries, len(modes))):
        target = copied(found, workplace / "copy")
        (target.folder / part).chmod(mode)
        told = workplace / "told"

        def look(target=target, told=told):
            verdict = in_time(target, evidence, must_open=False)
            told.write_text(repr(verdict))
            return 1 if verdict.unseen or verdict.altered else 0

        failed = as_a_stranger(look)
        (target.folder / part).chmod(0o700)
        verdicts.append(_verdict_of(failed, part, mode, told))
    return counted(verdicts)


def _verdict_of(failed, part, mode, told):
    from tests.campaign.evidence import Verdict

    said = told.read_text() if told.exists() else "nothing"
    altered = [f"{part} {mode:o}: {said}"] if failed else []
    return Verdict(altered=altered, unseen=bool(failed))


def _is_there(path):
    return Path(path).exists()
