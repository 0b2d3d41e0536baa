"""A few screens kept as grey pictures: what changes on them is seen by a test, then by a person.

The fonts are ours and the clock of the gallery stands still, so the same program draws the same.
"""

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

REFERENCES = Path(__file__).resolve().parents[2] / "golden" / "gallery"
SIZE = (1024, 640)
SCHEMES = ("light", "dark")
# Which screens are kept, light and dark, and in which language.
KEPT = {
    "05-unlock": "kk",
    "08-list-names": "ru",
    "10-new-testimony": "kk",
    "11-interview-account": "uk",
    "11-interview-acts": "ru",
    "11-interview-purposes": "kk",
    "11-interview-check-declined": "uk",
    "13-beside-guidance": "ru",
    "14-inputs-dates": "kk",
    "14-inputs-body-hand": "uk",
    "14-pause-asked": "ru",
    "14-timeline-clash": "uk",
    "15-read-aloud-turned": "kk",
    "31-people-remove": "kk",
    "44-find-by-slip": "ru",
    "62-panic-both": "uk",
    "70-locking": "kk",
}
PICTURES = tuple((name, scheme) for name in KEPT for scheme in SCHEMES)
STRONG = 40
"""So many steps of grey (of 256) must lie between two points to be called different."""
FEW = 30
"""So many points may differ: less than a letter has."""


def take(folder: Path) -> None:
    """Take the kept screens into a folder, one program for each language, side by side."""
    running = [
        subprocess.Popen(_command(folder, language), stdout=subprocess.DEVNULL)
        for language in sorted(set(KEPT.values()))
    ]
    assert [0] * len(running) == [one.wait() for one in running]


def _command(folder: Path, language: str) -> list[str]:
    names = [part for name, of in KEPT.items() if of == language for part in ("--only", name)]
    schemes = [part for scheme in SCHEMES for part in ("--scheme", scheme)]
    command = [sys.executable, "-m", "ui.gallery", str(folder), "--language", language]
    return [*command, *schemes, "--size", *map(str, SIZE), *names]


def file_of(name: str, scheme: str) -> str:
    """What a picture is called, in the gallery and among those that are kept."""
    return f"{name}-{KEPT[name]}-{scheme}.png"


def taken(folder: Path, name: str, scheme: str) -> QImage:
    """One picture of those, grey."""
    return grey(folder / file_of(name, scheme))


def kept(name: str, scheme: str) -> QImage:
    """The reference."""
    return grey(REFERENCES / file_of(name, scheme))


def grey(path: Path) -> QImage:
    """A picture in steps of grey."""
    return QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)


def different(one: QImage, other: QImage) -> int:
    """How many points differ strongly, counted until they are too many; all for another size."""
    if one.size() != other.size():
        return one.width() * one.height()
    width, found = one.width(), 0
    for left, right in zip(_lines(one), _lines(other), strict=True):
        if left[:width] != right[:width]:
            pairs = zip(left[:width], right[:width], strict=True)
            found += sum(abs(a - b) > STRONG for a, b in pairs)
        if found > FEW:
            break
    return found


def _lines(picture: QImage) -> list[bytes]:
    step, whole = picture.bytesPerLine(), bytes(picture.constBits())
    return [whole[at : at + step] for at in range(0, len(whole), step)]
