"""Names of months, countries and languages from the Unicode CLDR, as babel ships it.

Babel is imported inside the functions, because most commands never need it (cost of the first
call: about 25 ms; later calls come from memory). Its files are read past its cache, which would
keep every unit, currency and zone of them: 10 MiB instead of 3 (measured).
"""

import pickle  # noqa: TID251 - for files that came with babel, as babel itself reads them
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

# Two-letter codes of CLDR that are no countries: groups, tests, parts of other countries.
NOT_COUNTRIES = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)
NOT_LANGUAGES = frozenset({"mis", "mul", "root", "und", "zxx"})

# The country's own official Russian name; CLDR still has the Soviet one.
COUNTRY_OVERRIDES = {("ru", "KG"): "Кыргызстан"}

_THOUSANDS = {"en": ","}
_NO_BREAK_SPACE = "\u00a0"


def thousands_mark(language: str) -> str:
    """What stands between thousands: a comma in English, else a no-break space."""
    return _THOUSANDS.get(language, _NO_BREAK_SPACE)


@lru_cache
def months_in_dates(language: str) -> tuple[str, ...]:
    """The months as they stand after a day: января, січня, қаңтар."""
    return _months(language, "format")


@lru_cache
def months_alone(language: str) -> tuple[str, ...]:
    """The months as they stand alone: январь, січень, қаңтар."""
    names = _months(language, "stand-alone")
    # CLDR gives "Қаңтар" for a month standing alone; inside a sentence Kazakh writes it small.
    return names if language == "en" else tuple(name.lower() for name in names)


@lru_cache
def territories(language: str) -> dict[str, str]:
    """Countries by ISO 3166-1 alpha-2 code. Treat as read-only."""
    names = _names(language).territories.items()
    return {
        code: COUNTRY_OVERRIDES.get((language, code)) or _as_we_write(name)
        for code, name in names
        if code.isalpha() and code not in NOT_COUNTRIES
    }


@lru_cache
def languages(language: str) -> dict[str, str]:
    """Languages by ISO 639 code, without scripts, regions and ages. Treat as read-only."""
    names = _names(language).languages.items()
    return {
        code: _as_we_write(name)
        for code, name in names
        if code.isalpha() and code not in NOT_LANGUAGES
    }


def _as_we_write(name: str) -> str:
    # CLDR has the modifier letter in Вʼєтнам; everything we print has the apostrophe.
    return name.replace("\u02bc", "\u2019")


def _months(language: str, context: str) -> tuple[str, ...]:
    return _names(language).months[context]


@dataclass(frozen=True, slots=True)
class _Names:
    """What is taken from one file of the CLDR."""

    territories: dict[str, str]
    languages: dict[str, str]
    months: dict[str, tuple[str, ...]]


@lru_cache
def _names(language: str) -> _Names:
    """Our four languages name all of these themselves: nothing is inherited (a test compares)."""
    from babel import localedata

    file = Path(localedata.resolve_locale_filename(language))
    read = pickle.loads(file.read_bytes())  # noqa: S301 - a file of babel, installed with it
    wide = {context: read["months"][context]["wide"] for context in ("format", "stand-alone")}
    return _Names(
        dict(read["territories"]),
        dict(read["languages"]),
        {
            context: tuple(str(months[number]) for number in range(1, 13))
            for context, months in wide.items()
        },
    )
