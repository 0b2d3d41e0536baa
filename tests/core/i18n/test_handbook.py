"""The handbook: every page in every language, the same parts in the same order, no dead link."""

import re

import pytest

from intake_app import paths
from intake_app.i18n import LANGUAGES, catalog, handbook
from intake_app.i18n.handbook import PAGES, Code, Heading, Keys, Link, Picture, Text, blocks, page

HOME = paths.resources() / "help"


def shape(one):
    """What must be the same in every language."""
    match one:
        case Heading():
            return ("heading", one.anchor)
        case Text():
            return ("text", one.mark)
        case Link():
            return ("link", one.page, one.anchor)
        case Picture():
            return ("picture", one.file.name)
        case _:
            return (type(one).__name__,)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_the_same_parts_in_every_language(language, name):
    expected = [shape(one) for one in page("en", name).blocks]

    assert expected == [shape(one) for one in page(language, name).blocks]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_heading_that_is_there(language):
    dead = [
        (name, one.page, one.anchor)
        for name in PAGES
        for one in page(language, name).blocks
        if isinstance(one, Link) and not is_there(language, one)
    ]

    assert [] == dead


def is_there(language, link):
    if link.page not in PAGES:
        return False
    anchors = [one.anchor for one in page(language, link.page).blocks if isinstance(one, Heading)]
    return not link.anchor or link.anchor in anchors


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there(language):
    missing = [
        one.file.name
        for name in PAGES
        for one in page(language, name).blocks
        if isinstance(one, Picture) and not one.file.is_file()
    ]

    assert [] == missing


def test_the_pictures_are_small_enough_to_carry():
    assert sum(one.stat().st_size for one in (HOME / "pictures").rglob("*.png")) < 3_000_000


def test_no_page_lies_there_that_nobody_can_open():
    lying = {one.stem for one in HOME.glob("*/*.md")}

    assert lying - set(PAGES) == {"hq-open-by-hand"}


@pytest.mark.parametrize("language", ["kk", "ru", "uk"])
def test_every_button_that_is_named_is_called_so_in_the_program(language):
    """What stands between double stars is the name of something on the screen."""
    named = {
        words
        for name in PAGES
        for words in re.findall(
            r"\*\*(.+?)\*\*", (HOME / language / f"{name}.md").read_text("utf-8")
        )
    }
    english = {
        words
        for name in PAGES
        for words in re.findall(r"\*\*(.+?)\*\*", (HOME / "en" / f"{name}.md").read_text("utf-8"))
    }

    assert named == {catalog(language).t(words) for words in english}


def test_a_page_is_cut_into_its_parts(tmp_path):
    source = """
A paragraph
of two lines with `code` and **stars**.
- one
- two
  goes on
1. first

## Part {#here}
![What is seen](a.png)
[There](keys#sheet)
{keys}
```sh
cd  x
```
"""

    assert (
        Text("A paragraph of two lines with code and «stars»."),
        Text("one", "•"),
        Text("two goes on", "•"),
        Text("first", "1."),
        Heading("Part", "here"),
        Picture("What is seen", tmp_path / "a.png"),
        Link("There", "keys", "sheet"),
        Keys(),
        Code("cd  x"),
    ) == blocks(source, tmp_path)


@pytest.mark.parametrize(
    "line",
    [
        "[out](https://example.org)",
        "[up](../secret)",
        "![picture](/etc/passwd)",
        "![picture](../a.png)",
        '<img src="file:///etc/passwd">',
    ],
)
def test_nothing_leads_out_of_the_handbook(line, tmp_path):
    (one,) = blocks(line, tmp_path)

    assert isinstance(one, Text)


def test_a_page_without_a_title_is_refused(tmp_path, monkeypatch):
    folder = tmp_path / "help" / "en"
    folder.mkdir(parents=True)
    (folder / "start.md").write_text("no title\n", encoding="utf-8")
    monkeypatch.setattr(handbook.paths, "resources", lambda: tmp_path)
    page.cache_clear()

    with pytest.raises(ValueError, match="start"):
        page("en", "start")
    page.cache_clear()
