"""Fine setting of text: which spaces may not break, and where words may be divided."""

import re
import unicodedata

from intake_app.report.fonts import as_set
from intake_app.report.hyphenation import hyphenated

NO_BREAK = "\u00a0"

_UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІЇЄҐ"
# Each rule turns the space it matches into a no-break space.
_RULES = (
    re.compile(r"(?<=[№§]) (?=\S)"),  # № 2
    re.compile(r"(?<=\d) (?=\d{3}(?!\d))"),  # 40 000
    re.compile(rf"(?<=\b[{_UPPER}]\.) (?=[{_UPPER}])"),  # Ә. Ғ. Нұрлыбекұлы
    re.compile(rf"(?<=[^\W\d_]{{2}}) (?=[{_UPPER}]\.(?:\W|$))"),  # Эрматов Ш. О.
    re.compile(r"(?<=\S) (?=[—–] )"),  # a dash does not open a line
)
_AMOUNT = re.compile(r"(?<!\w)(\d+) (?=[^\W\d_])")  # 5 января, 2022 жылғы
_ONE_LETTER = re.compile(r"(?:(?<=^)|(?<=[\s«„“(]))([^\W\d_]) (?=\S)")


def set_text(text: str, language: str) -> str:
    """`text` as it is handed to the line breaker: NFC, no-break spaces, soft hyphens.

    Adds and removes no letter; only spaces and invisible signs differ.
    """
    return hyphenated(unbroken(text), language)


def unbroken(text: str) -> str:
    """`text` in NFC with no-break spaces where a line must not end, on one line."""
    text = as_set(unicodedata.normalize("NFC", text))
    for rule in _RULES:
        text = rule.sub(NO_BREAK, text)
    text = _AMOUNT.sub(rf"\1{NO_BREAK}", text)
    return _ONE_LETTER.sub(rf"\1{NO_BREAK}", text)
