"""The sentences that the program says: read from its sources, not from catalogues."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

PACKAGES = ("intake_app", "ui")
# Method of a catalogue -> (the catalogue's domain, how many sentences it takes).
METHODS = {"t": ("ui", 1), "tn": ("ui", 2), "legal": ("statement", 1)}


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English sentence; `many` is its plural, "" when it does not count."""

    one: str
    many: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where each sentence is first said, by domain; and calls that a catalogue cannot know."""

    sentences: Mapping[str, Mapping[Sentence, str]]
    unreadable: tuple[str, ...]


@dataclass(slots=True)
class _Reading:
    sentences: dict[str, dict[Sentence, str]] = field(
        default_factory=lambda: {"ui": {}, "statement": {}}
    )
    unreadable: list[str] = field(default_factory=list)


def read_sources(root: Path) -> Sources:
    """Every call of `t`, `tn` and `legal` under `root`, on any object (cost: about 0.5 s).

    A call whose sentence is no whole literal is listed as unreadable, with file and line.
    """
    reading = _Reading()
    for file in _modules(root):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (method := _method(node)):
                _read_call(node, method, f"{file.relative_to(root)}:{node.lineno}", reading)
    return Sources(reading.sentences, tuple(reading.unreadable))


def _modules(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((root / package).rglob("*.py"))


def _method(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name) if name in METHODS:
            return name
        case _:
            return ""


def _read_call(call: ast.Call, method: str, where: str, reading: _Reading) -> None:
    domain, count = METHODS[method]
    texts = [
        argument.value
        for argument in call.args[:count]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    if len(texts) == count:
        reading.sentences[domain].setdefault(Sentence(*texts), where)
    else:
        reading.unreadable.append(f"{where}: {method}() without a whole literal sentence")
