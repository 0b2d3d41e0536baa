"""The handbook as data: `resources/help/<language>/<page>.md`, in a small part of Markdown.

What is understood: `# title`, `## heading {#anchor}` or without an anchor, paragraphs, `- ` and
`1. ` lists, fenced code, and three lines of their own: `![words](file.png)`,
`[words](page#anchor)`, `{keys}`. What is `**named**` on the screen stands in quotation marks;
backticks are left out. There is no markup for anything outside.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from intake_app import paths

PAGES = (
    "start",
    "talk",
    "consent",
    "body-map",
    "attachments",
    "read-back",
    "export",
    "keys",
    "hide",
    "checkpoint",
    "backup",
    "rights",
    "panic",
    "limits",
    "keyboard",
    "problems",
)
"""Every page, in the order of the contents."""

_HEADING = re.compile(r"## (.+?)(?: \{#([a-z0-9-]+)\})?")
_PICTURE = re.compile(r"!\[(.+)\]\(([a-z0-9-]+\.png)\)")
_LINK = re.compile(r"\[(.+)\]\(([a-z-]+)(?:#([a-z0-9-]+))?\)")
_ITEM = re.compile(r"(- |\d+\. )(.+)")
_NAMED = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a part; `anchor` is where F1 and links lead, empty where none does."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, or an entry of a list when it has a `mark`."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """What is typed as it stands, line for line."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the program, and what it shows."""

    words: str
    file: Path


@dataclass(frozen=True, slots=True)
class Link:
    """The way to another part of the handbook; never out of it."""

    words: str
    page: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Keys:
    """Here stands the table of keys, which the program makes."""


Block = Heading | Text | Code | Picture | Link | Keys


@dataclass(frozen=True, slots=True)
class Page:
    """One subject."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@lru_cache(maxsize=64)
def page(language: str, name: str) -> Page:
    """A page in one of `LANGUAGES`. ValueError when it does not begin with its title."""
    home = paths.resources() / "help"
    source = (home / language / f"{name}.md").read_text(encoding="utf-8")
    first, _, rest = source.partition("\n")
    if not first.startswith("# "):
        raise ValueError(name)
    return Page(name, first[2:].strip(), blocks(rest, home / "pictures" / language))


def blocks(source: str, pictures: Path) -> tuple[Block, ...]:
    """The parts of a page, in order; `pictures` is the folder its pictures lie in."""
    made: list[Block] = []
    lines = iter(source.splitlines())
    gathered: list[str] = []
    for line in lines:
        if line.startswith("```"):
            made += _said(gathered)
            made.append(Code("\n".join(iter(lines.__next__, "```"))))
        elif (special := _special(line.strip(), pictures)) is not None:
            made += [*_said(gathered), special]
        elif not line.strip():
            made += _said(gathered)
        else:
            if _ITEM.match(line):
                made += _said(gathered)
            gathered.append(line.strip())
    return (*made, *_said(gathered))


def _special(line: str, pictures: Path) -> Block | None:
    if line == "{keys}":
        return Keys()
    if (heading := _HEADING.fullmatch(line)) is not None:
        return Heading(_plain(heading[1]), heading[2] or "")
    if (picture := _PICTURE.fullmatch(line)) is not None:
        return Picture(_plain(picture[1]), pictures / picture[2])
    if (link := _LINK.fullmatch(line)) is not None:
        return Link(_plain(link[1]), link[2], link[3] or "")
    return None


def _said(gathered: list[str]) -> list[Block]:
    """The lines so far as one block, or none; the list is emptied."""
    if not gathered:
        return []
    whole = " ".join(gathered)
    gathered.clear()
    if (item := _ITEM.match(whole)) is not None:
        mark = "•" if item[1] == "- " else item[1].strip()
        return [Text(_plain(item[2]), mark)]
    return [Text(_plain(whole))]


def _plain(words: str) -> str:
    return _NAMED.sub(r"«\1»", words).replace("`", "")
