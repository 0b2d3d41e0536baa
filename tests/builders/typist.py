"""A program that saves and says so, to be killed from outside. Run as a module:

python -m tests.builders.typist FOLDER MODE   with MODE one of

honest      says "saved N" once `save_draft` has returned
hasty       says so before the transaction is committed: the control that must be caught
careless    synchronous=NORMAL: what a power cut would lose, though a kill does not
"""

import sys
from contextlib import nullcontext
from pathlib import Path

from intake_app.domain.clock import Clock, Ids
from intake_app.store.opening import open_vault
from tests.builders.vaults import PASSPHRASE, RECORD, a_body, a_record, a_summary

LONG = "слово " * 500


def typed(number):
    """The words of the save with this number."""
    return f"{number} {LONG}"


def say(number):
    sys.stdout.write(f"saved {number}\n")
    sys.stdout.flush()


def main(folder, mode):
    vault = open_vault(Path(folder), PASSPHRASE, clock=Clock(), ids=Ids())
    if not vault.records.ids():
        vault.records.add_many([a_record()])
    if mode == "careless":
        vault._database._connection.set_authorizer(None)
        vault._database.rows("PRAGMA synchronous=NORMAL")
    number = 0
    for line in sys.stdin:
        # "save": one save, acknowledged when it is durable; the hasty one speaks too early.
        number = int(line)
        with vault.transaction() if mode == "hasty" else nullcontext():
            vault.records.save_draft(RECORD, a_body(typed(number)), a_summary(), typed(number))
            if mode == "hasty":
                say(number)
                sys.stdin.readline()
        if mode != "hasty":
            say(number)


if __name__ == "__main__":
    main(*sys.argv[1:])
