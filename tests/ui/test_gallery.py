import subprocess
import sys

from PySide6.QtGui import QImage


def take(folder, *options):
    command = [sys.executable, "-m", "ui.gallery", str(folder), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_one_command_takes_a_picture_in_each_language_asked_for(tmp_path):
    ran = take(tmp_path, "--scheme", "dark", "--language", "kk", "--language", "uk", "--only", "05")

    assert ran.returncode == 0, ran.stderr
    names = sorted(file.name for file in tmp_path.iterdir())
    assert names == ["05-unlock-kk-dark.png", "05-unlock-uk-dark.png"]
    pictures = [QImage(str(tmp_path / name)) for name in names]
    assert {(picture.width(), picture.height()) for picture in pictures} == {(1280, 860)}
    assert pictures[0] != pictures[1]


def test_a_gallery_that_cannot_be_written_does_not_hang(tmp_path):
    (tmp_path / "file").touch()

    ran = take(tmp_path / "file", "--only", "05")

    assert ran.returncode != 0
