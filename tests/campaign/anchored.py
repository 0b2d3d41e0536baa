"""An older vault put back on the laptop that closed a newer one: its own memory tells."""

import os
import random
import shutil

from intake_app.commands import interview, records, vaults
from intake_app.store.header import DATABASE
from tests.campaign.evidence import Verdict, counted
from tests.campaign.scene_vault import VAULT, draft, found_session, typed, unlocked

HOME = "home"


def put_back_here(tries, seed, workplace, *, remembers=True):
    """The older folder, or its database alone, after one to three later sittings."""
    chance, verdicts = random.Random(seed), []
    os.environ["XDG_STATE_HOME"] = str(workplace / HOME)
    first = found_session(workplace / VAULT)
    record_id = draft(first)
    vaults.close(first)
    for turn in range(tries):
        older = workplace / "older"
        shutil.rmtree(older, ignore_errors=True)
        shutil.copytree(workplace / VAULT, older)
        for sitting in range(1 + chance.randrange(3)):
            _work(workplace / VAULT, record_id, turn * 10 + sitting + 1)
        if not remembers:
            shutil.rmtree(workplace / HOME)
        verdicts.append(_reopened(workplace / VAULT, older, only_database=turn % 2 == 1))
    return counted(verdicts)


def _work(folder, record_id, number):
    with unlocked(folder) as session:
        stored = records.show(session, record_id)
        interview.save(session, record_id, typed(stored.body.answers, number))


def _reopened(folder, older, *, only_database):
    newer = folder.with_name("newer")
    shutil.rmtree(newer, ignore_errors=True)
    folder.rename(newer)
    shutil.copytree(newer if only_database else older, folder)
    shutil.copy(older / DATABASE, folder / DATABASE)
    with unlocked(folder) as session:
        told = tuple(doubt.kind.value for doubt in session.vault.doubts)
    shutil.rmtree(folder)
    newer.rename(folder)
    lost = [] if told else ["the later sittings"]
    return Verdict(missing=lost, told=told, unseen=not told)
