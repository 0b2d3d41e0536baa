"""Whether the questionnaire is whole: counted, loaded strictly, labelled in every language."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from intake_app import paths
from intake_app.codebook.load import load_codebook
from intake_app.codebook.reading import labels
from intake_app.codebook.rules import RULES
from intake_app.codebook.schema import Codebook
from intake_app.commands.i18n_check import SAME_IN_ALL
from intake_app.domain.answers import Json, JsonObject
from intake_app.errors import CodebookDamaged
from intake_app.i18n import LANGUAGES
from intake_app.i18n.catalogues import SOURCE_LANGUAGE

_NOT_REVIEWED = "reviewed: no"


@dataclass(frozen=True, slots=True)
class CodebookReport:
    """What the questionnaire holds. `untranslated` counts labels times languages.

    `unreviewed` tells, by language, how many labels still await a native lawyer.
    """

    sections: int = 0
    fields: int = 0
    lists: int = 0
    codes: int = 0
    untranslated: int = 0
    rules: int = 0
    version: str = ""
    languages: tuple[str, ...] = ()
    unreviewed: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def to_json(self) -> JsonObject:
        """The report as a script reads it."""
        lists: JsonObject = {"languages": list(self.languages), "problems": list(self.problems)}
        unreviewed: dict[str, Json] = dict(self.unreviewed)
        return {**asdict(self), **lists, "unreviewed": unreviewed}


@dataclass(frozen=True, slots=True)
class _Labels:
    """One language's labels by stable id, as (English, translation); those not reviewed."""

    written: Mapping[str, tuple[str, str]]
    unreviewed: int


def check(resources: Path | None = None, locales: Path | None = None) -> CodebookReport:
    """Judge `resources`/codebook and the catalogues in `locales`, by default the shipped ones.

    A questionnaire that does not load is a problem of the report, not an error. Takes 0.5 s.
    """
    try:
        book = load_codebook((resources or paths.resources()) / "codebook")
    except CodebookDamaged as damage:
        return CodebookReport(problems=(f"{damage.facts['where']}: {damage.facts['reason']}",))
    catalogues = locales or paths.locales()
    translated = {
        language: _read(catalogues / language / "LC_MESSAGES" / "codebook.po", language)
        for language in book.languages
        if language != SOURCE_LANGUAGE
    }
    gaps = [gap for language, own in translated.items() for gap in _gaps(book, language, own)]
    return CodebookReport(
        sections=len(book.sections),
        fields=len(book.fields),
        lists=len(book.lists),
        codes=sum(len(codes.codes) for codes in book.lists.values()),
        untranslated=len(gaps),
        rules=len(book.rules),
        version=book.version,
        languages=book.languages,
        unreviewed={language: own.unreviewed for language, own in translated.items()},
        problems=(*gaps, *_misfits(book, translated)),
    )


def _gaps(book: Codebook, language: str, own: _Labels) -> list[str]:
    """Labels without a translation; one of other English than now counts as none."""
    return [
        f"{language}: untranslated: {context}"
        for context, english in labels(book)
        if not _is_translated(english, own.written.get(context, ("", "")))
    ]


def _is_translated(english: str, entry: tuple[str, str]) -> bool:
    source, translation = entry
    same = translation == english and english not in SAME_IN_ALL
    return source == english and bool(translation) and not same


def _misfits(book: Codebook, translated: Mapping[str, _Labels]) -> list[str]:
    known = {context for context, _ in labels(book)}
    found = [
        f"{language}: nothing is labelled by: {context}"
        for language, own in translated.items()
        for context in own.written
        if context not in known
    ]
    if set(book.languages) != set(LANGUAGES):
        found.append("languages: unlike those of the program")
    if set(book.rules) != set(RULES):
        found.append("rules: unlike those of the program")
    return found


def _read(file: Path, language: str) -> _Labels:
    from babel.messages.pofile import read_po

    if not file.is_file():
        return _Labels({}, 0)
    with file.open("rb") as lines:
        catalogue = read_po(lines, locale=language, abort_invalid=True)
    entries = [message for message in catalogue if message.context and not message.fuzzy]
    return _Labels(
        {str(entry.context): (str(entry.id), str(entry.string)) for entry in entries},
        sum(_NOT_REVIEWED in entry.auto_comments for entry in entries),
    )
