"""The sentences that the program says: read from its sources, not from catalogues."""

import ast
import string
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


def placeholders(sentence: str) -> frozenset[str] | None:
    """Names between braces; None when the braces do not pair."""
    try:
        names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
    except ValueError:
        return None
    return frozenset(names)


def read_sources(root: Path) -> Sources:
    """Every call of `t`, `tn` and `legal` under `root`, on any object (cost: about 0.5 s).

    A call is listed as unreadable, with file and line, when its sentence is no whole literal or
    when what it fills in are not the sentence's placeholders.
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
    if len(texts) < count:
        reading.unreadable.append(f"{where}: {method}() without a whole literal sentence")
    elif not _fills_every_placeholder(call, texts, method):
        reading.unreadable.append(f"{where}: {method}() does not fill what {texts[-1]!r} asks for")
    else:
        reading.sentences[domain].setdefault(Sentence(*texts), where)


def _fills_every_placeholder(call: ast.Call, texts: list[str], method: str) -> bool:
    asked = [placeholders(text) for text in texts]
    given = {word.arg for word in call.keywords}
    counted = {"n"} if method == "tn" else set()
    if None in asked:
        return False
    if None in given:  # **facts: known only when it runs
        return True
    # A singular may leave the number out; whatever else is given must be used.
    return all((names or set()) <= given | counted for names in asked) and given <= (
        asked[-1] or set()
    )
