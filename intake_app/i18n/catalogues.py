"""One catalogue per language: the words of the window, the statement and the questionnaire."""

import gettext
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from intake_app import paths
from intake_app.errors import UnsupportedLanguage
from intake_app.i18n import alphabets, cldr

LANGUAGES = ("kk", "ru", "uk", "en")
SOURCE_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Catalog:
    """Every word in one language. Immutable, passed by argument; gives plain text, never HTML.

    A sentence without a translation comes back in English; `commands.i18n_check` makes sure
    that a release has none.
    """

    language: str
    _ui: gettext.NullTranslations = field(repr=False)
    _statement: gettext.NullTranslations = field(repr=False)
    _codebook: gettext.NullTranslations = field(repr=False)

    def t(self, message: str, **placeholders: object) -> str:
        """A whole sentence of the window, with its named placeholders filled."""
        return _filled(self._ui.gettext(message) if message else "", placeholders)

    def tn(self, one: str, many: str, n: int, **placeholders: object) -> str:
        """A sentence that counts: the plural form that `n` takes; `{n}` is filled with it."""
        chosen = self._ui.ngettext(one, many, n)
        return _filled(chosen, {"n": self.number(n), **placeholders})

    def legal(self, message: str, **placeholders: object) -> str:
        """A sentence printed on the statement, from the catalogue that lawyers review."""
        return _filled(self._statement.gettext(message) if message else "", placeholders)

    def label(self, context: str, english: str) -> str:
        """A label of the questionnaire by its stable id, such as `field:acts.threat_words`."""
        return self._codebook.pgettext(context, english) if english else ""

    def date_long(self, day: date) -> str:
        """A date in prose: 7 January 2022; in Kazakh the year comes first."""
        month = cldr.months_in_dates(self.language)[day.month - 1]
        return self.t("{day} {month} {year}", day=day.day, month=month, year=day.year)

    def date_numeric(self, day: date) -> str:
        """A date in forms and tables, always with four digits of the year: 07.01.2022."""
        return f"{day.day:02}.{day.month:02}.{day.year:04}"

    def month_long(self, year: int, month: int) -> str:
        """A month whose day is not known: January 2022."""
        return self.t("{month} {year}", month=self.month_names()[month - 1], year=year)

    def month_names(self) -> tuple[str, ...]:
        """The twelve months standing alone, in lower case where the language writes them so."""
        return cldr.months_alone(self.language)

    def time(self, moment: datetime) -> str:
        """Hours and minutes in the offset the moment carries: 16:05."""
        return f"{moment.hour:02}:{moment.minute:02}"

    def number(self, value: int) -> str:
        """A whole number with the language's mark between thousands."""
        return f"{value:,}".replace(",", cldr.thousands_mark(self.language))

    def country(self, code: str) -> str:
        """A country's name by ISO 3166-1 alpha-2; the code itself when it is unknown."""
        return cldr.territories(self.language).get(code, code)

    def language_name(self, code: str) -> str:
        """A language's name by ISO 639; in English, else the code, when it has none here."""
        own = cldr.languages(self.language)
        return own.get(code) or cldr.languages(SOURCE_LANGUAGE).get(code, code)

    def countries(self) -> tuple[tuple[str, str], ...]:
        """All countries as (code, name), in the order of this alphabet."""
        return self._sorted(cldr.territories(self.language))

    def languages(self) -> tuple[tuple[str, str], ...]:
        """The languages that have a name in all four catalogues, as (code, name), in order."""
        known = set.intersection(*(set(cldr.languages(each)) for each in LANGUAGES))
        own = cldr.languages(self.language)
        return self._sorted({code: own[code] for code in known})

    def sort_key(self, text: str) -> tuple[tuple[int, ...], str]:
        """What to sort by: this alphabet's order, without regard to case and apostrophes."""
        return alphabets.sort_key(self.language, text)

    def _sorted(self, names: dict[str, str]) -> tuple[tuple[str, str], ...]:
        return tuple(sorted(names.items(), key=lambda pair: self.sort_key(pair[1])))


@lru_cache(maxsize=len(LANGUAGES))
def catalog(language: str) -> Catalog:
    """The catalogue of one of LANGUAGES; UnsupportedLanguage for any other.

    Reads three compiled files, once per process and language (cost: about 10 ms).
    """
    if language not in LANGUAGES:
        raise UnsupportedLanguage(language=language)
    return Catalog(
        language,
        _domain(language, "ui"),
        _domain(language, "statement"),
        _domain(language, "codebook"),
    )


def _domain(language: str, domain: str) -> gettext.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    compiled = paths.locales() / language / "LC_MESSAGES" / f"{domain}.mo"
    try:
        with compiled.open("rb") as stream:
            return gettext.GNUTranslations(stream)
    except FileNotFoundError:
        # A checkout that was not set up yet speaks English; i18n_check reports every word.
        return gettext.NullTranslations()


def _filled(sentence: str, placeholders: dict[str, object]) -> str:
    return sentence.format(**placeholders) if placeholders else sentence
