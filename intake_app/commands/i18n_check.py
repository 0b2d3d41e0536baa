"""Whether every word a person can see is there in Kazakh, Russian and Ukrainian, and sound.

The sentences are read from the sources in memory and the labels from the questionnaire, then
held against the catalogues in `locales`. (`pybabel update --check` cannot do this: it passes
with untranslated entries and always fails with contexts.)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from intake_app import paths
from intake_app.codebook.load import load_codebook
from intake_app.codebook.reading import labels
from intake_app.commands.i18n_glossary import Never, against, read_glossary
from intake_app.commands.i18n_sources import Sentence, placeholders, read_sources
from intake_app.commands.i18n_words import faults, outgrows_its_place, says_nothing

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog as PoCatalog

TRANSLATIONS = ("kk", "ru", "uk")
DOMAINS = ("ui", "statement", "codebook")
PLURAL_FORMS = {"kk": 2, "ru": 3, "uk": 3}
# Written the same in every language: names, and abbreviations of standards.
SAME_IN_ALL = frozenset({"Intake", "JSON", "PDF", "SHA-256", "age", "minisign"})

Key = tuple[str, Sentence]  # context ("" outside the questionnaire) and English
Texts = tuple[str, ...]  # one text, or the plural forms


@dataclass(frozen=True, slots=True)
class CatalogueReport:
    """`untranslated` counts sentences times languages; each also stands among the problems.

    `review` names what a native speaker should look at, such as Kazakh equal to Russian.
    """

    sentences: int
    untranslated: int
    problems: tuple[str, ...]
    review: tuple[str, ...]


@dataclass(slots=True)
class _Findings:
    glossary: tuple[Never, ...]
    untranslated: int = 0
    problems: list[str] = field(default_factory=list)
    review: list[str] = field(default_factory=list)


def check(root: Path | None = None) -> CatalogueReport:
    """Judge the catalogues of the tree at `root`, or of the running program (about 2 s).

    Reads the `.po` files, not what is compiled from them.
    """
    base = root or Path(__file__).resolve().parents[2]
    locales = base / "locales" if root else paths.locales()
    resources = base / "resources" if root else paths.resources()
    sources = read_sources(base)
    wanted: dict[str, dict[Key, str]] = {
        domain: {("", sentence): where for sentence, where in sentences.items()}
        for domain, sentences in sources.sentences.items()
    }
    wanted["codebook"] = {
        (context, Sentence(label)): context
        for context, label in labels(load_codebook(resources / "codebook"))
    }
    findings = _Findings(read_glossary(locales), problems=list(sources.unreadable))
    for domain in DOMAINS:
        _check_domain(domain, wanted[domain], locales, findings)
    return CatalogueReport(
        sentences=sum(len(keys) for keys in wanted.values()),
        untranslated=findings.untranslated,
        problems=tuple(findings.problems),
        review=tuple(findings.review),
    )


def _check_domain(
    domain: str, wanted: Mapping[Key, str], locales: Path, findings: _Findings
) -> None:
    kazakh: Mapping[Key, Texts] = {}
    for language in TRANSLATIONS:
        name = f"{language}/{domain}.po"
        catalogue = _read(locales / language / "LC_MESSAGES" / f"{domain}.po", language)
        translated = _entries(catalogue)
        _check_head(catalogue, language, name, findings)
        for key, where in wanted.items():
            _check_entry(key, translated.get(key, ()), language, f"{name}, {where}", findings)
        for _, sentence in sorted(set(translated) - set(wanted), key=str):
            findings.problems.append(f"{name}: nothing uses {sentence.one!r}")
        if language == "kk":
            kazakh = translated
        elif language == "ru":
            findings.review += _equal(kazakh, translated, wanted, domain)


def _read(file: Path, language: str) -> "PoCatalog | None":
    from babel.messages.pofile import read_po

    if not file.is_file():
        return None
    with file.open("rb") as lines:
        return read_po(lines, locale=language, abort_invalid=True)


def _entries(catalogue: "PoCatalog | None") -> dict[Key, Texts]:
    found: dict[Key, Texts] = {}
    for message in catalogue or ():
        if message.id and not message.fuzzy:
            ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            texts = message.string or ()
            found[message.context or "", Sentence(*ids)] = (
                (texts,) if isinstance(texts, str) else tuple(texts)
            )
    return found


def _check_head(
    catalogue: "PoCatalog | None", language: str, name: str, findings: _Findings
) -> None:
    if catalogue is None:
        findings.problems.append(f"{name}: is not there")
    elif catalogue.num_plurals != PLURAL_FORMS[language]:
        findings.problems.append(
            f"{name}: {catalogue.num_plurals} plural forms, {PLURAL_FORMS[language]} wanted"
        )


def _check_entry(key: Key, texts: Texts, language: str, where: str, findings: _Findings) -> None:
    context, sentence = key
    if not texts or not all(texts) or _is_english(sentence, texts):
        findings.untranslated += 1
        findings.problems.append(f"{where}: untranslated: {sentence.one!r}")
        return
    forms = PLURAL_FORMS[language] if sentence.many else 1
    if len(texts) != forms:
        findings.problems.append(f"{where}: {len(texts)} plural forms, {forms} wanted")
    english = sentence.many or sentence.one
    for number, text in enumerate(texts):
        allowed = _placeholders_of(sentence, number=number, forms=forms)
        if placeholders(text) not in allowed:
            findings.problems.append(f"{where}: other placeholders than the English: {text!r}")
        findings.problems += (
            f"{where}: {fault}: {text!r}" for fault in faults(english, text, language)
        )
    if not context and any(outgrows_its_place(english, text) for text in texts):
        findings.review.append(f"{where}: long for its place: {texts[0]!r}")
    # In the questionnaire a court measure may have to be named: a person decides.
    target = findings.review if context else findings.problems
    target += (
        f"{where}: {fault}" for fault in against(findings.glossary, english, texts, language)
    )


def _is_english(sentence: Sentence, texts: Texts) -> bool:
    if sentence.one in SAME_IN_ALL or says_nothing(sentence.one):
        return False
    return any(text in {sentence.one, sentence.many} for text in texts)


def _placeholders_of(sentence: Sentence, *, number: int, forms: int) -> set[frozenset[str] | None]:
    named = placeholders(sentence.many or sentence.one) or frozenset()
    # With two forms the first stands for exactly one, which may be said without the number.
    without_number = number == 0 and forms == PLURAL_FORMS["kk"]
    return {named, named - {"n"}} if without_number else {named}


def _equal(
    kazakh: Mapping[Key, Texts],
    russian: Mapping[Key, Texts],
    wanted: Mapping[Key, str],
    domain: str,
) -> list[str]:
    return [
        f"{domain}, {where}: Kazakh equals Russian: {russian[key][0]!r}"
        for key, where in wanted.items()
        if key in russian
        and kazakh.get(key) == russian[key]
        and not says_nothing(key[1].one)
        and key[1].one not in SAME_IN_ALL
    ]
