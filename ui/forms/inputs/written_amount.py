"""Numbers and lengths of time as people write them: "6+", "не менше 6", "2–3 часа", "1,5 часа"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from intake_app.domain.text import skeleton


@dataclass(frozen=True, slots=True)
class Amount:
    """Bounds as they were written; None is open."""

    least: int | None
    most: int | None
    about: bool = False


def _either(*phrases: str) -> str:
    ordered = sorted((skeleton(one) for one in phrases), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(one) for one in ordered) + ")"


# Phrases are compared after `skeleton`: қ is к, і is и.
_LEAST = _either(
    ">=", "≥", "не менше", "не менше ніж", "щонайменше", "мінімум", "від", "не менее", "не меньше",
    "как минимум", "минимум", "от", "кемінде", "ең кемі", "at least",
)  # fmt: skip
_MOST = _either(
    "<=", "≤", "не більше", "не більше ніж", "щонайбільше", "максимум", "до", "не более",
    "не больше", "ең көбі", "at most", "up to",
)  # fmt: skip
_ABOUT = _either(
    "~", "≈", "близько", "приблизно", "біля", "около", "примерно", "приблизительно", "шамамен",
    "about", "around",
)  # fmt: skip
_BETWEEN = _either("-", "–", "—", "…", "...", "до", "to", "или", "чи", "або", "немесе")
_PEOPLE = _either(
    "человек", "человека", "чел", "людей", "осіб", "особи", "людини", "чол", "адам", "people",
    "раз", "раза", "рази", "разів", "рет", "times",
)  # fmt: skip
_NUMBER = r"\d+(?:[.,]\d+)?"
_UNITS = (
    (1, r"мин\w{0,4}|хв\w{0,5}|min\w{0,4}"),
    (60, r"ч|час\w{0,3}|годин\w{0,2}|сагат\w{0,3}|h|hours?"),
    (24 * 60, r"день|дн\w{1,2}|сут\w{2}|доб[аиу]|диб|таулик\w{0,3}|кун\w{0,3}|days?"),
    (7 * 24 * 60, r"недел\w{1,2}|тиждень|тижн\w{1,2}|апта\w{0,2}|weeks?"),
)
_UNIT = "|".join(form for _, form in _UNITS)
_HALF = re.compile(r"полчаса|пив\s?години|жарты сагат|half an hour")


def read_count(text: str) -> Amount | None:
    """A number of people or times; None for what is no such number."""
    plain = re.sub(rf"\s*\b{_PEOPLE}\b\.?$", "", _plain(text))
    return _bounds(plain, r"\d+", int)


def read_duration(text: str) -> Amount | None:
    """A length of time in minutes; None for what is none, or is "about": that has no place here."""
    plain = _HALF.sub("30 мин", _plain(text))
    both = re.fullmatch(rf"({_NUMBER})\s*{_BETWEEN}\s*({_NUMBER})\s*({_UNIT})\.?", plain)
    if both:
        plain = f"{both[1]} {both[3]} - {both[2]} {both[3]}"
    one = rf"(?:{_NUMBER}\s*(?:{_UNIT})\.?\s*)+|\d+:[0-5]\d"
    found = _bounds(plain, one, _minutes)
    return None if found is None or found.about else found


def _bounds(plain: str, one: str, read: Callable[[str], int]) -> Amount | None:
    about = bool(re.match(_ABOUT, plain))
    rest = re.sub(rf"^{_ABOUT}\s*", "", plain)
    first = rf"(?:{_either('от', 'від', 'from')}\s+)?"
    if found := re.fullmatch(rf"{first}({one})\s*{_BETWEEN}\s*({one})", rest):
        least, most = read(found[1]), read(found[2])
        return Amount(least, most, about) if least <= most else None
    if found := re.fullmatch(rf"{_LEAST}\s*({one})|({one})\s*\+", rest):
        return Amount(read(found[1] or found[2]), None, about)
    if found := re.fullmatch(rf"{_MOST}\s*({one})", rest):
        return Amount(None, read(found[1]), about)
    if found := re.fullmatch(rf"({one})", rest):
        return Amount(read(found[1]), read(found[1]), about)
    return None


def _minutes(written: str) -> int:
    if ":" in written:
        hours, minutes = written.split(":")
        return 60 * int(hours) + int(minutes)
    total = Fraction(0)
    for number, unit in re.findall(rf"({_NUMBER})\s*({_UNIT})", written):
        size = next(minutes for minutes, form in _UNITS if re.fullmatch(form, unit))
        total += Fraction(number.replace(",", ".")) * size
    return round(total)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", skeleton(text)).strip(" .;")
