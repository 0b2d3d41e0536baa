"""The runner: the seed is told and can be given, nothing tried is red, a fault runs by itself."""

import json
import subprocess
import sys

from tests.campaign.__main__ import ROOT, main


def test_a_seed_that_was_given_is_told(capsys):
    main(["small", "--seed", "4711", "--only", "no such fault"])

    assert "Fault campaign: small, seed 4711" == capsys.readouterr().out.splitlines()[0]


def test_a_campaign_that_tried_nothing_is_red(capsys):
    assert 1 == main(["small", "--only", "no such fault"])


def test_one_fault_tells_its_tally_in_its_last_line():
    name = "kill -9 at a write or sync of changing the passphrase"

    command = [sys.executable, "-m", "tests.campaign", "one", name, "2", "7"]
    done = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True)

    tally = json.loads(done.stdout.splitlines()[-1])
    assert {"tries": 2, "lost": 0, "corrupt": 0, "undetected": 0, "notes": []} == tally
