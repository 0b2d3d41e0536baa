"""The import contracts hold, and each one sees the fault that it is there for."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
}
FAULTS = [
    ("layers", "intake_app/domain/planted.py", "import intake_app.commands"),
    ("layers", "intake_app/store/planted.py", "import intake_app.report"),
    ("layers", "intake_app/report/planted.py", "import intake_app.transfer"),
    ("layers", "intake_app/transfer/planted.py", "import intake_app.store"),
    ("layers", "intake_app/errors/families.py", "import intake_app.paths"),
    ("layers", "intake_app/commands/planted.py", "import intake_app.cli"),
    ("headless", "intake_app/domain/planted.py", "import PySide6.QtCore"),
    ("headless", "intake_app/commands/planted.py", "import ui"),
    ("one-door", "ui/planted.py", "import intake_app.store"),
    ("one-door", "ui/planted.py", "import intake_app.report"),
    ("one-door", "ui/planted.py", "import intake_app.transfer"),
    ("one-door", "ui/planted.py", "import intake_app.cli"),
    ("thin-window", "ui/planted.py", "import sqlcipher3"),
    ("thin-window", "ui/planted.py", "import reportlab.platypus"),
    ("thin-window", "ui/planted.py", "import pyrage"),
    ("thin-window", "ui/planted.py", "import argon2"),
    ("no-network", "intake_app/transfer/planted.py", "import socket"),
    ("no-network", "intake_app/domain/planted.py", "def late():\n    import urllib.request"),
    ("no-network", "ui/planted.py", "from http import client"),
    ("no-network", "ui/planted.py", "import ssl"),
    ("no-network", "ui/planted.py", "import asyncio"),
    ("no-network", "ui/planted.py", "import webbrowser"),
]


def broken_contracts(outcome):
    """Names of the contracts that the linter calls broken; nothing else may have gone wrong."""
    assert outcome.returncode in {0, 1}, outcome.stdout + outcome.stderr
    assert "Contracts" in outcome.stdout, outcome.stdout + outcome.stderr
    return re.findall(r"^(.+) BROKEN", outcome.stdout, re.MULTILINE)


def test_every_contract_holds(run_in):
    assert [] == broken_contracts(run_in("lint-imports", "--no-cache"))


@pytest.mark.parametrize(("contract", "module", "lines"), FAULTS)
def test_a_planted_import_breaks_its_contract(run_in, plant, contract, module, lines):
    plant(module, lines)

    assert [CONTRACTS[contract]] == broken_contracts(run_in("lint-imports", "--no-cache"))


def test_a_module_without_a_layer_breaks_the_contract(run_in, plant):
    plant("intake_app/utilities.py", "")

    outcome = run_in("lint-imports", "--no-cache")

    assert outcome.returncode == 1
    assert "utilities" in outcome.stdout


def test_every_contract_has_a_planted_fault():
    assert set(CONTRACTS) == {contract for contract, _, _ in FAULTS}
