"""The core works where Qt was never installed."""

import os
import subprocess
from pathlib import Path

import workspace

ROOT = Path(__file__).resolve().parents[2]
IMPORT_EVERYTHING = """
import importlib, pkgutil, sys
import intake_app
assert intake_app.__file__.startswith(sys.argv[1]), intake_app.__file__
names = [found.name for found in pkgutil.walk_packages(intake_app.__path__, "intake_app.")]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
print(len(names))
"""


def import_everything(folder):
    """Import each module of the core found in `folder`, in the environment without Qt."""
    return subprocess.run(
        [str(workspace.CORE.python), "-W", "error", "-c", IMPORT_EVERYTHING, str(folder)],
        check=False,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        encoding="utf-8",
    )


def test_the_environment_of_the_core_tests_has_no_qt():
    outcome = subprocess.run(
        [str(workspace.CORE.python), "-c", "import PySide6"],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )

    assert outcome.stderr.splitlines()[-1] == "ModuleNotFoundError: No module named 'PySide6'"


def test_every_module_of_the_core_can_be_imported_there():
    outcome = import_everything(ROOT)

    assert "" == outcome.stderr
    assert int(outcome.stdout) > 40


def test_a_planted_qt_import_is_seen(tree, plant):
    plant("intake_app/domain/__init__.py", "import PySide6.QtCore")

    outcome = import_everything(tree)

    assert outcome.stderr.splitlines()[-1] == "ModuleNotFoundError: No module named 'PySide6'"
