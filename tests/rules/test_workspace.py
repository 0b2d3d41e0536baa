"""Set-up: what is missing is said by name, half-made things are not trusted."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import workspace
from workspace import Environment

ROOT = Path(__file__).resolve().parents[2]
NO_LIBRARY = {"libintake-planted.so.9": "libplanted9"}
NO_COMMAND = {"intake-planted-command": "planted-tools", "intake-planted-too": "planted-tools"}


def test_a_missing_library_or_command_is_named_by_its_package_once():
    assert ("libplanted9", "planted-tools") == workspace.missing_packages(NO_LIBRARY, NO_COMMAND)


def test_what_is_there_is_not_asked_for():
    assert () == workspace.missing_packages({"libc.so.6": "libc6"}, {"sh": "dash"})


def test_a_python_that_cannot_make_environments_lacks_a_package(monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    assert ("python3-venv",) == workspace.missing_packages({}, {})


def test_a_user_gets_one_line_to_copy_and_exit_code_3(capsys):
    with pytest.raises(SystemExit) as stopped:
        workspace.provide(NO_LIBRARY, NO_COMMAND, as_root=False)

    assert 3 == stopped.value.code
    assert (
        "sudo apt-get install -y libplanted9 planted-tools"
        == (capsys.readouterr().out.splitlines()[-1])
    )


def test_root_on_a_system_without_apt_gets_the_same(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(SystemExit) as stopped:
        workspace.provide(NO_LIBRARY, {}, as_root=True)

    assert 3 == stopped.value.code
    assert "sudo apt-get install -y libplanted9" == capsys.readouterr().out.splitlines()[-1]


def test_nothing_missing_says_nothing(capsys):
    workspace.provide({"libc.so.6": "libc6"}, {"sh": "dash"}, as_root=False)

    assert "" == capsys.readouterr().out


@pytest.mark.parametrize("left_behind", [None, "", "{", '{"python": "3.'])
def test_an_environment_that_was_never_finished_holds_nothing(tmp_path, left_behind):
    environment = Environment(tmp_path, ("core",))
    if left_behind is not None:
        environment.stamp.write_text(left_behind, encoding="utf-8")

    assert {} == workspace.read_stamp(environment)


def test_a_finished_environment_says_what_it_holds(tmp_path):
    environment = Environment(tmp_path, ("core",))
    environment.stamp.write_text(json.dumps({"core": "0f"}), encoding="utf-8")

    assert {"core": "0f"} == workspace.read_stamp(environment)


BACKEND = """
import zipfile

METADATA = "Metadata-Version: 2.1\\nName: intake\\nVersion: 0\\n"
WHEEL = "Wheel-Version: 1.0\\nTag: py3-none-any\\n"

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    name = "intake-0-py3-none-any.whl"
    with zipfile.ZipFile(f"{wheel_directory}/{name}", "w") as wheel:
        wheel.writestr("intake-0.dist-info/METADATA", METADATA)
        wheel.writestr("intake-0.dist-info/WHEEL", WHEEL)
        wheel.writestr("intake-0.dist-info/RECORD", "")
    return name
"""


@pytest.fixture
def checkout(tmp_path):
    """A checkout of the set-up alone: nothing to fetch, a project that builds itself."""
    shutil.copy(ROOT / "workspace.py", tmp_path)
    (tmp_path / "backend.py").write_text(BACKEND, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        '[project]\nname = "intake"\nversion = "0"\n',
        encoding="utf-8",
    )
    for layer in workspace.GATE.locks:
        (tmp_path / f"requirements-{layer}.lock").write_text("# nothing\n", encoding="utf-8")
    return tmp_path


def fill(checkout):
    """Bring the checkout's environment up to date; gives back what was said."""
    order = "import workspace; workspace.fill(workspace.APP)"
    return subprocess.run(
        [sys.executable, "-c", order],
        check=True,
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout)},
        capture_output=True,
        encoding="utf-8",
    ).stdout.splitlines()


def test_an_interrupted_set_up_is_made_again_and_a_finished_one_is_left_alone(checkout):
    half_made = checkout / ".venv" / "bin" / "python"
    half_made.parent.mkdir(parents=True)
    half_made.write_bytes(b"")
    made = [
        "Making .venv ...",
        "Installing into .venv: build ...",
        "Installing into .venv: core ...",
        "Installing into .venv: desktop ...",
    ]

    assert made == fill(checkout)
    assert [] == fill(checkout)

    (checkout / "requirements-core.lock").write_text("# something else\n", encoding="utf-8")
    assert made == fill(checkout)
    assert [] == fill(checkout)


def test_catalogues_are_compiled_once_and_again_after_a_change(tmp_path):
    source = tmp_path / "kk" / "LC_MESSAGES" / "ui.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid "Seal"\nmsgstr "Мөрлеу"\n', encoding="utf-8")
    compiled = source.with_suffix(".mo")

    workspace.compile_stale_catalogues(workspace.GATE, tmp_path)
    first = compiled.stat()
    assert "Мөрлеу".encode() in compiled.read_bytes()

    workspace.compile_stale_catalogues(workspace.GATE, tmp_path)
    again = compiled.stat()
    assert (first.st_ino, first.st_mtime_ns) == (again.st_ino, again.st_mtime_ns)

    source.write_text('msgid "Seal"\nmsgstr "Бекіту"\n', encoding="utf-8")
    os.utime(source, ns=(first.st_mtime_ns + 1, first.st_mtime_ns + 1))
    workspace.compile_stale_catalogues(workspace.GATE, tmp_path)
    assert "Бекіту".encode() in compiled.read_bytes()
    assert ["ui.mo", "ui.po"] == sorted(path.name for path in source.parent.iterdir())


def test_a_broken_catalogue_stops_the_set_up_and_leaves_nothing_half_written(tmp_path):
    source = tmp_path / "ui.po"
    source.write_bytes('msgid "Seal"\nmsgstr "Мөрлеу"'.encode("utf-16"))

    with pytest.raises(subprocess.CalledProcessError):
        workspace.compile_stale_catalogues(workspace.GATE, tmp_path)

    assert ["ui.po"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("program", ["start.py", "check.py"])
def test_an_older_python_is_refused_in_one_line(program):
    pretend = (
        "import runpy, sys; sys.version_info = (3, 10, 4); sys.version = '3.10.4 (main)'; "
        f"sys.argv = ['{program}']; runpy.run_path('{program}', run_name='__main__')"
    )

    outcome = subprocess.run(
        [sys.executable, "-c", pretend],
        check=False,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )

    assert 1 == outcome.returncode
    assert "Intake needs Python 3.11 or later; this is Python 3.10.4.\n" == outcome.stderr
