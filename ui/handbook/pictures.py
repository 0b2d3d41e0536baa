"""The pictures of the handbook, taken from the program: `python -m ui.handbook.pictures`.

They show the samples, in which everybody is invented, in the language of the page. Taken again
after the screens changed; small enough to be carried with the program.
"""

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage

from intake_app import paths
from intake_app.i18n import LANGUAGES

SIZE = (1100, 700)
WIDTH = 620


@dataclass(frozen=True, slots=True)
class Crop:
    """A shot of the gallery, and the part of it that is shown, in hundredths of the window."""

    shot: str
    left: int = 0
    top: int = 0
    right: int = 100
    bottom: int = 100


CROPS: Mapping[str, Crop] = {
    "list": Crop("07-list"),
    "account": Crop("13-beside-account"),
    "consent": Crop("11-interview-purposes", left=27, top=20, bottom=90),
    "body-map": Crop("14-inputs-body", left=16, right=86),
    "reading": Crop("15-read-aloud"),
}


def main() -> int:
    """Take every picture in every language; 1 when the gallery refused one."""
    target = paths.resources() / "help" / "pictures"
    code = 0
    with tempfile.TemporaryDirectory(prefix="intake-handbook-") as made:
        folder = Path(made)
        for name, crop in CROPS.items():
            code = max(code, _taken(crop.shot, folder))
            for language in LANGUAGES:
                picture = QImage(str(folder / f"{crop.shot}-{language}-light.png"))
                (target / language).mkdir(parents=True, exist_ok=True)
                shown(picture, crop).save(str(target / language / f"{name}.png"), quality=0)
    return code


def shown(picture: QImage, crop: Crop) -> QImage:
    """The wanted part, as wide as the handbook shows it."""
    wide, high = picture.width(), picture.height()
    left, top = wide * crop.left // 100, high * crop.top // 100
    part = QRect(left, top, wide * crop.right // 100 - left, high * crop.bottom // 100 - top)
    cut = picture.copy(part).scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    return cut.convertToFormat(QImage.Format.Format_RGB888)


def _taken(shot: str, folder: Path) -> int:
    languages = [part for language in LANGUAGES for part in ("--language", language)]
    command = [sys.executable, "-m", "ui.gallery", str(folder), "--only", shot]
    size = ["--size", *map(str, SIZE), "--scheme", "light"]
    return subprocess.run(  # noqa: S603 - our own program
        [*command, *languages, *size], check=False
    ).returncode


if __name__ == "__main__":
    raise SystemExit(main())
