"""Words that must not be used, as `locales/glossary.toml` says."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Never:
    """A stem that is wrong in a language, unless the English holds a word that makes it right."""

    language: str
    stem: str
    instead: str
    unless: tuple[str, ...] = ()

    def fault(self, english: str, translation: str, language: str) -> str:
        """What is wrong with a translation, or ""."""
        if language != self.language or self.stem not in translation.casefold():
            return ""
        if any(word in english.casefold() for word in self.unless):
            return ""
        return f"«{self.stem}» is not our word: {self.instead}"


def read_glossary(locales: Path) -> tuple[Never, ...]:
    """The forbidden stems. FileNotFoundError without a glossary."""
    written = tomllib.loads((locales / "glossary.toml").read_text(encoding="utf-8"))
    return tuple(
        Never(each["language"], each["stem"], each["instead"], tuple(each.get("unless", ())))
        for each in written["never"]
    )


def against(
    glossary: Iterable[Never], english: str, texts: Iterable[str], language: str
) -> tuple[str, ...]:
    """Every forbidden word in the forms of one translated sentence."""
    found = (never.fault(english, text, language) for text in texts for never in glossary)
    return tuple(dict.fromkeys(fault for fault in found if fault))
