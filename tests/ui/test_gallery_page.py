"""The whole gallery: one command, and a page of nothing but fixed words and names of files."""

import re
import subprocess
import sys

from ui.gallery_index import index_page


def test_the_page_shows_each_picture_once_ordered_by_shot_size_and_look():
    page = index_page(
        ["150/b-uk-dark.png", "100/b-uk-light.png", "100/a-kk-dark.png", "100/a-ru-dark.png"]
    )

    assert ["a", "b"] == re.findall(r"<h2>(.*)</h2>", page)
    assert [
        "100/a-kk-dark.png",
        "100/a-ru-dark.png",
        "100/b-uk-light.png",
        "150/b-uk-dark.png",
    ] == re.findall(r'<img [^>]*src="([^"]*)"', page)


def test_a_file_that_is_no_picture_of_ours_is_not_shown():
    page = index_page(["100/<script>-kk.png", "notes.txt", "100/a-xx-dark.png"])

    assert "<img" not in page
    assert "script" not in page


def test_a_name_with_signs_of_markup_is_written_as_letters():
    assert 'src="100/a&quot;&lt;b&gt;-kk-dark.png"' in index_page(['100/a"<b>-kk-dark.png'])


def take(folder, *options):
    command = [sys.executable, "-m", "ui.gallery_all", str(folder), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_one_command_takes_three_languages_two_looks_and_two_sizes(tmp_path):
    ran = take(tmp_path, "--only", "05-unlock")

    assert ran.returncode == 0, ran.stderr
    assert {
        f"{zoom}/05-unlock-{language}-{scheme}.png"
        for zoom in (100, 150)
        for language in ("kk", "ru", "uk")
        for scheme in ("light", "dark")
    } == {path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("*/*.png")}
    assert 12 == (tmp_path / "index.html").read_text("utf-8").count("<img ")


def test_a_gallery_without_a_picture_is_a_failure(tmp_path):
    assert 1 == take(tmp_path, "--only", "no such screen").returncode
