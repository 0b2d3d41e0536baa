"""Dates as people write them, in all four languages; a date is understood whole or not at all."""

import re
from collections.abc import Sequence

from intake_app.domain.edtf import EdtfDate, EdtfPoint, parse_edtf
from intake_app.domain.text import skeleton

# Stems as they stand after `skeleton`: қ is к, і is и. An ending has at most three letters.
_MONTHS: tuple[tuple[str, ...], ...] = (
    ("кантар", "январ", "сич", "january"),
    ("акпан", "феврал", "лют", "february"),
    ("наурыз", "март", "берез", "march"),
    ("сауир", "апрел", "квит", "april"),
    ("мамыр", "май", "мая", "мае", "трав", "may"),
    ("маусым", "июн", "черв", "june"),
    ("шилде", "июл", "лип", "july"),
    ("тамыз", "август", "серп", "august"),
    ("кыркуйек", "сентябр", "верес", "september"),
    ("казан", "октябр", "жовт", "october"),
    ("караша", "ноябр", "листопад", "november"),
    ("желтоксан", "декабр", "груд", "december"),
)
_SPRING = 21
_SEASONS: tuple[tuple[str, ...], ...] = (
    ("коктем", "весн", "spring"),
    ("жаз", "лет", "лит", "summer"),
    ("куз", "осен", "осин", "autumn", "fall"),
    ("кыс", "зим", "winter"),
)
_LONGEST_ENDING = 3


def _words(text: str) -> frozenset[str]:
    return frozenset(skeleton(text).split())


_ABOUT = _words("около примерно приблизительно шамамен приблизно близько орієнтовно about around")
_BEFORE = _words("до before дейін")
_AFTER = _words("после після after кейін")
_EMPTY = _words(
    "г год года году гг р рік року році ж жыл жылы жылғы жылдың жылға в во у на on of the in"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_ORDINAL = re.compile(r"(?<=\d)-?(?:го|е|th|st|nd|rd)\b")
_NUMERIC = (
    re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[-./](?P<m>\d{1,2})[-./](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})"),
    re.compile(r"(?P<m>\d{1,2})[./](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})"),
)
_ENDS_ITSELF = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d")


def read_written(text: str) -> EdtfDate | None:
    """07.01.2022, 2022-01-07, "7 қаңтар 2022", "січень 2022", "осень 2021", "около 2020"; or None.

    A word that is not understood makes the whole of it not understood.
    """
    plain = skeleton(text).replace("~", " about ").replace("\u2248", " about ")
    words = _LETTERS.findall(_ORDINAL.sub("", plain))
    about, before, after = (bool(kind & set(words)) for kind in (_ABOUT, _BEFORE, _AFTER))
    telling = [word for word in words if word not in _ABOUT | _BEFORE | _AFTER | _EMPTY]
    numbers = _LETTERS.sub(" ", _ORDINAL.sub("", plain)).strip(" .,;")
    point = _in_words(telling, numbers) if telling else _in_numbers(numbers)
    if point is None or (before and after):
        return None
    told = EdtfPoint(*point, about=about)
    if before or after:
        return _sound(
            EdtfDate(None if before else told, told if before else None, is_interval=True)
        )
    return _sound(EdtfDate(told, told))


def ends_itself(text: str) -> bool:
    """Whether no sign can follow: 07.01.2022 is whole, "7 января 2022" may yet get its "года"."""
    return bool(_ENDS_ITSELF.fullmatch(text.strip())) and read_written(text) is not None


def _in_numbers(numbers: str) -> tuple[int, int | None, int | None] | None:
    for form in _NUMERIC:
        if found := form.fullmatch(re.sub(r"\s*([-./])\s*", r"\1", numbers)):
            parts = {name: int(part) for name, part in found.groupdict().items()}
            month = parts.get("m")
            if month is not None and month > len(_MONTHS):
                return None  # 21 to 24 are seasons to the store, and nothing to a person
            return parts["y"], month, parts.get("d")
    return None


def _in_words(words: Sequence[str], numbers: str) -> tuple[int, int | None, int | None] | None:
    if len(words) != 1 or re.search(r"[^\d\s.,]", numbers):
        return None
    found = sorted(re.findall(r"\d+", numbers), key=len, reverse=True)
    month = _place(words[0], _MONTHS)
    season = _place(words[0], _SEASONS)
    if not found or len(found[0]) != len("2022") or len(found) > (1 if month is None else 2):
        return None
    if month is None:
        return None if season is None else (int(found[0]), _SPRING + season, None)
    return int(found[0]), month + 1, int(found[1]) if len(found) > 1 else None


def _place(word: str, stems: Sequence[Sequence[str]]) -> int | None:
    fits = (
        at
        for at, names in enumerate(stems)
        if any(word.startswith(one) and len(word) - len(one) <= _LONGEST_ENDING for one in names)
    )
    return next(fits, None)


def _sound(found: EdtfDate) -> EdtfDate | None:
    try:
        return parse_edtf(str(found))
    except ValueError:
        return None
