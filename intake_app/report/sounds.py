"""Words of several languages and scripts, brought to letters in which one name looks the same.

Two forms: `plain` letters are Cyrillic as typed on a Russian keyboard, without marks; `sound` is
coarser and tells apart only what every spelling of a name keeps (Павел, Pavel, Павєл).
"""

import re
import unicodedata
from itertools import product

from intake_app.domain.text import skeleton
from intake_app.i18n.letters import APOSTROPHES

# Signs that are not seen, or only change the letter before them.
_UNSEEN = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u061c\u180b-\u180e\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0000-\U000e0fff"
)
_APOSTROPHES = f"{APOSTROPHES}´′ʹ"
_LETTER = rf"[^\W\d_{_APOSTROPHES}]"
WORD = re.compile(rf"{_LETTER}(?:[{_UNSEEN}{_APOSTROPHES}]*{_LETTER})*[{_UNSEEN}]*")
_NOT_A_LETTER = re.compile(rf"[{_UNSEEN}{_APOSTROPHES}]")

# Й is a letter of its own, though Unicode takes it apart; the others are read as they sound.
_KEPT = "\ue000"
_READ_AS = str.maketrans(
    {"й": _KEPT, "ў": "о", "ş": "sh", "š": "sh", "ç": "ch", "č": "ch", "ž": "zh", "ł": "l"}
    | {"ı": "i", "ə": "a", "æ": "a", "ø": "o", "є": "е", "ъ": ""}
)
_LOOKALIKE = str.maketrans("abcehikmoptxyӏ", "авсенікмортхуі")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-z]")

_SOUND = str.maketrans(
    dict(zip("абвгдежзийклмнопрстуфхцы", "abvgdejziiklmnoprstufhci", strict=True))
    | {"ч": "C", "ш": "S", "щ": "S", "ь": "", "ъ": "", "э": "e", "ю": "iu", "я": "ia"}
)
_TWICE = re.compile(r"(.)\1+")

# How Latin spellings may be meant, the longest first; more than one reading where they differ.
_READINGS: dict[str, tuple[str, ...]] = {
    "shch": ("щ",),
    "sch": ("ш",),
    "tch": ("ч",),
    "dzh": ("дж",),
    "sh": ("ш",),
    "ch": ("ч", "х"),
    "zh": ("ж",),
    "dj": ("дж",),
    "kh": ("х",),
    "gh": ("г",),
    "ph": ("ф",),
    "ts": ("ц",),
    "tz": ("ц",),
    "ya": ("я",),
    "ia": ("я",),
    "ja": ("я", "жа"),
    "yu": ("ю",),
    "iu": ("ю",),
    "ju": ("ю", "жу"),
    "ye": ("е",),
    "je": ("е", "же"),
    "yo": ("е", "ио"),
    "jo": ("е", "жо"),
    "ou": ("у", "оу"),
    "ng": ("нг", "н"),
    "x": ("х", "кс"),
    "j": ("ж", "и"),
    "h": ("х", "г"),
    "c": ("к", "ц"),
    "w": ("в", "у"),
    **{latin: (letter,) for latin, letter in zip("abdefgiklmn", "абдефгиклмн", strict=True)},
    **{latin: (letter,) for latin, letter in zip("opqrstuvyz", "опкрстувиз", strict=True)},
}
_TOKEN = re.compile("|".join([*_READINGS, "."]), re.DOTALL)
_MOST_UNSURE = 4


def letters(word: str) -> str:
    """A word in small letters without marks, unseen signs and apostrophes; і is kept."""
    small = unicodedata.normalize("NFC", _NOT_A_LETTER.sub("", unicodedata.normalize("NFC", word)))
    bare = unicodedata.normalize("NFKD", small.casefold().translate(_READ_AS))
    read = _NOT_A_LETTER.sub("", bare).replace(_KEPT, "й").replace("ґ", "г")
    if _CYRILLIC.search(read) and _LATIN.search(read):
        return read.translate(_LOOKALIKE)
    return read


def plain(read: str) -> tuple[str, ...]:
    """The plain letters that `letters` may be meant as: one form, or several if it is Latin."""
    if not _LATIN.search(read):
        return (skeleton(read),)
    choices = [_READINGS.get(token, (token,)) for token in _TOKEN.findall(read)]
    while len(several := [one for one in choices if len(one) > 1]) > _MOST_UNSURE:
        choices[choices.index(several[-1])] = several[-1][:1]
    return tuple("".join(chosen) for chosen in product(*choices))


def sound(plain_letters: str) -> str:
    """The sounds of plain letters; doubled letters count once, дж is ж, тс is ц."""
    return _once(_joined(plain_letters.translate(_SOUND)))


def sounds(plain_letters: str) -> tuple[str, ...]:
    """`sound`, and the same with д and ж, т and с apart, for a name in -д with the ending -жан."""
    spoken = plain_letters.translate(_SOUND)
    return tuple(dict.fromkeys((_once(_joined(spoken)), _once(spoken))))


def _joined(spoken: str) -> str:
    return spoken.replace("dj", "j").replace("ts", "c")


def _once(spoken: str) -> str:
    return _TWICE.sub(r"\1", spoken)
