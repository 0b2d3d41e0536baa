"""A few screens kept as grey pictures: what changes on them is seen by a test, then by a person.

The fonts are ours and the clock of the gallery stands still, so the same program draws the same.
"""

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

REFERENCES = Path(__file__).resolve().parents[2] / "golden" / "gallery"
SIZE = (1024, 640)
# Which screens are kept, and in which language.
KEPT = {
    "05-unlock": "kk",
    "44-find-by-slip": "ru",
    "62-panic": "uk",
    "70-locking": "kk",
}
STRONG = 40
"""So many steps of grey (of 256) must lie between two points to be called different."""
FEW = 30
"""So many points may differ: less than a letter has."""


def take(folder: Path) -> None:
    """Take the kept screens into a folder, one program for each language."""
    for language in sorted(set(KEPT.values())):
        names = [part for name, of in KEPT.items() if of == language for part in ("--only", name)]
        command = [sys.executable, "-m", "ui.gallery", str(folder), "--language", language]
        options = ["--scheme", "light", "--size", *map(str, SIZE), *names]
        subprocess.run([*command, *options], check=True, capture_output=True)


def taken(folder: Path, name: str) -> QImage:
    """One picture of those, grey."""
    return grey(folder / f"{name}-{KEPT[name]}-light.png")


def kept(name: str) -> QImage:
    """The reference."""
    return grey(REFERENCES / f"{name}-{KEPT[name]}.png")


def grey(path: Path) -> QImage:
    """A picture in steps of grey."""
    return QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)


def different(one: QImage, other: QImage) -> int:
    """How many points differ strongly; all of them when the sizes differ."""
    if one.size() != other.size():
        return one.width() * one.height()
    width = one.width()
    lines = zip(_lines(one), _lines(other), strict=True)
    return sum(
        abs(a - b) > STRONG
        for left, right in lines
        if left[:width] != right[:width]
        for a, b in zip(left[:width], right[:width], strict=True)
    )


def _lines(picture: QImage) -> list[bytes]:
    step, whole = picture.bytesPerLine(), bytes(picture.constBits())
    return [whole[at : at + step] for at in range(0, len(whole), step)]
