"""A checkout made ready: system packages, environments, catalogues. Standard library only."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must hear it from us
    sys.exit("Intake needs Python 3.11 or later; this is Python " + sys.version.split()[0] + ".")

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
EXIT_PACKAGES_MISSING = 3

# Shared library -> Debian package: what the Qt wheel loads but does not carry.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# Command -> Debian package: the stock tools that the tests open our files with.
CHECK_COMMANDS = {
    "Xvfb": "xvfb",
    "age": "age",
    "git": "git",
    "minisign": "minisign",
    "pdffonts": "poppler-utils",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "strace": "strace",
}


@dataclass(frozen=True)
class Environment:
    """A virtual environment and the lock files that fill it, in the order of installation."""

    folder: Path
    locks: tuple[str, ...]

    @property
    def python(self) -> Path:
        """The interpreter inside."""
        return self.program("python")

    def program(self, name: str) -> Path:
        """A command that the environment's packages brought."""
        return self.folder / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}")

    @property
    def stamp(self) -> Path:
        """Written last: an environment without it is half made."""
        return self.folder / "workspace-stamp.json"


APP = Environment(ROOT / ".venv", ("build", "core", "desktop"))
GATE = Environment(ROOT / ".venv", ("build", "core", "desktop", "test", "dev"))
CORE = Environment(ROOT / ".venv-core", ("build", "core", "test"))


def prepare(*environments: Environment, commands: Mapping[str, str] | None = None) -> None:
    """Make everything ready, or exit: with 3 if the system lacks packages, with 1 otherwise.

    A prepared workspace costs some hundredths of a second; an interrupted set-up is made again.
    """
    try:
        provide(QT_LIBRARIES, commands or {}, as_root=_is_root())
        for environment in environments:
            fill(environment)
        compile_stale_catalogues(environments[0])
    except subprocess.CalledProcessError as failure:
        print(failure.stdout or "", file=sys.stderr)
        print("Without a network, put a wheelhouse beside start.py; see README.md.")
        sys.exit(f"Set-up stopped at: {' '.join(map(str, failure.cmd))}")
    except KeyboardInterrupt:
        sys.exit("Set-up was interrupted; start again to finish it.")


def provide(libraries: Mapping[str, str], commands: Mapping[str, str], *, as_root: bool) -> None:
    """Install what the system lacks when root; otherwise say how, and exit with 3."""
    packages = missing_packages(libraries, commands)
    if not packages:
        return
    if as_root and shutil.which("apt-get"):
        print(f"Installing {' '.join(packages)} ...", flush=True)
        _install_packages(packages)
        packages = missing_packages(libraries, commands)
    if packages:
        print("The system lacks packages that Intake needs. Install them, then start again:")
        print(f"sudo apt-get install -y {' '.join(packages)}", flush=True)
        sys.exit(EXIT_PACKAGES_MISSING)


def missing_packages(libraries: Mapping[str, str], commands: Mapping[str, str]) -> tuple[str, ...]:
    """The Debian packages to install, sorted, each once; none on other systems than Linux."""
    if not sys.platform.startswith("linux"):
        return ()
    missing = {package for library, package in libraries.items() if not _loads(library)}
    missing |= {package for command, package in commands.items() if not shutil.which(command)}
    # Debian keeps ensurepip, without which no environment can be made, in a package of its own.
    if not importlib.util.find_spec("ensurepip"):
        missing.add("python3-venv")
    return tuple(sorted(missing))


def fill(environment: Environment) -> None:
    """Bring an environment to the state of the lock files, fetching nothing without its hash."""
    held = read_stamp(environment)
    if held.get("python") != _interpreter() or not _locks(held).items() <= _lock_digests().items():
        _create(environment)
        held = {"python": _interpreter()}
    if lacking := [lock for lock in environment.locks if lock not in held]:
        environment.stamp.unlink(missing_ok=True)
        for lock in lacking:
            print(f"Installing into {environment.folder.name}: {lock} ...", flush=True)
            _pip(environment, "--require-hashes", "-r", str(_lock_file(lock)))
            held[lock] = _lock_digests()[lock]
        _write_stamp(environment, held)
    project = _digest(ROOT / "pyproject.toml")
    if held.get("project") != project:
        _pip(environment, "-e", str(ROOT))
        _write_stamp(environment, held | {"project": project})


def compile_stale_catalogues(environment: Environment, locales: Path = ROOT / "locales") -> None:
    """Compile the catalogues when a `.po` is newer than its `.mo`, or has none."""
    if any(_is_stale(source) for source in locales.rglob("*.po")):
        _run(str(environment.python), str(ROOT / "hatch_build.py"), str(locales))


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns


def _create(environment: Environment) -> None:
    print(f"Making {environment.folder.name} ...", flush=True)
    environment.stamp.unlink(missing_ok=True)
    _run(sys.executable, "-m", "venv", "--clear", str(environment.folder))


def _pip(environment: Environment, *what: str) -> None:
    command = [str(environment.python), "-m", "pip", "install", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check", "--no-deps", "--no-build-isolation"]
    if (wheelhouse := Path(os.environ.get("INTAKE_WHEELHOUSE", ROOT / "wheelhouse"))).is_dir():
        command += ["--no-index", "--find-links", str(wheelhouse)]
    _run(*command, *what)


def _install_packages(packages: Sequence[str]) -> None:
    apt = ["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=120"]
    _run(*apt, "update", DEBIAN_FRONTEND="noninteractive")
    _run(*apt, "install", "--no-install-recommends", *packages, DEBIAN_FRONTEND="noninteractive")


def _run(*command: str, **environment: str) -> None:
    """Output is shown only if the command fails: pip is talkative."""
    subprocess.run(
        command,
        check=True,
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def read_stamp(environment: Environment) -> dict[str, str]:
    """What the environment holds; nothing if it was never finished or cannot be read."""
    try:
        stamp = json.loads(environment.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in dict(stamp).items()}


def _interpreter() -> str:
    """An environment is bound to its interpreter and, by absolute paths, to its place."""
    return f"{sys.version} {Path(sys.executable).resolve()} {ROOT}"


def _write_stamp(environment: Environment, held: dict[str, str]) -> None:
    environment.stamp.write_text(json.dumps(held, indent=2), encoding="utf-8")


def _locks(held: Mapping[str, str]) -> dict[str, str]:
    return {name: digest for name, digest in held.items() if name not in {"python", "project"}}


def _lock_digests() -> dict[str, str]:
    return {lock: _digest(_lock_file(lock)) for lock in GATE.locks}


def _lock_file(lock: str) -> Path:
    return ROOT / f"requirements-{lock}.lock"


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
