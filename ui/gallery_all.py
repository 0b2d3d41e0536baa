"""The whole gallery, by one command: `python3 check.py --gallery FOLDER`.

Every screen, in three languages, light and dark, at 100 and 150 %, two programs at a time, and a
page that shows them side by side.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ui.gallery import LANGUAGES
from ui.gallery_index import index_page

ZOOMS = (100, 150)
AT_A_TIME = 2
SIZE = (1366, 768)
"""The laptop that the screens are made for (ui.md)."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one program takes: all screens, light and dark, in one language and size."""

    folder: Path
    language: str
    zoom: int
    only: str

    def take(self) -> int:
        """Run it to its end; its exit code. What it says goes to our own error output."""
        command = [sys.executable, "-m", "ui.gallery", str(self.folder / str(self.zoom))]
        options = ["--language", self.language, "--zoom", str(self.zoom), "--only", self.only]
        size = ["--size", str(SIZE[0]), str(SIZE[1])]
        whole = [*command, *options, *size]
        return subprocess.run(whole, check=False).returncode  # noqa: S603 - our own program


def main(argv: Sequence[str] | None = None) -> int:
    """Take everything, write index.html, say how many; 1 when a screen refused."""
    parser = argparse.ArgumentParser(prog="python -m ui.gallery_all", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="part of the name of the shots to take")
    given = parser.parse_args(argv)
    folder: Path = given.folder
    folder.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    parts = [Part(folder, language, zoom, given.only) for zoom in ZOOMS for language in LANGUAGES]
    with ThreadPoolExecutor(max_workers=AT_A_TIME) as pool:
        codes = list(pool.map(Part.take, parts))
    names = [path.relative_to(folder).as_posix() for path in folder.glob("*/*.png")]
    page = folder / "index.html"
    page.write_text(index_page(names), encoding="utf-8")
    took = time.monotonic() - started
    sys.stdout.write(f"{len(names)} pictures in {took:.0f} s: {page}\n")
    return 1 if any(codes) or not names else 0


if __name__ == "__main__":
    raise SystemExit(main())
