"""Names of months, countries and languages from the Unicode CLDR, as babel ships it.

Babel is imported inside the functions, because most commands never need it (cost of the first
call: about 25 ms; later calls come from memory).
"""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

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
    names = _locale(language).territories.items()
    return {
        code: COUNTRY_OVERRIDES.get((language, code)) or _as_we_write(name)
        for code, name in names
        if code.isalpha() and code not in NOT_COUNTRIES
    }


@lru_cache
def languages(language: str) -> dict[str, str]:
    """Languages by ISO 639 code, without scripts, regions and ages. Treat as read-only."""
    names = _locale(language).languages.items()
    return {
        code: _as_we_write(name)
        for code, name in names
        if code.isalpha() and code not in NOT_LANGUAGES
    }


def _as_we_write(name: str) -> str:
    # CLDR has the modifier letter in Вʼєтнам; everything we print has the apostrophe.
    return name.replace("\u02bc", "\u2019")


def _months(language: str, context: str) -> tuple[str, ...]:
    names = _locale(language).months[context]["wide"]
    return tuple(str(names[number]) for number in range(1, 13))


@lru_cache
def _locale(language: str) -> "Locale":
    from babel import Locale

    return Locale.parse(language)
