"""The stems of a name, in plain letters: what stays when it is declined or changes its gender.

Павел, Павла; Лев, Льва; Федір, Федора; Ольга, Ользі; Серік, Серігі; Асанов, Асанұлы.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from intake_app.report.sounds import sound

_VOWELS = "аеиоуыэюя"
_HARD = "бвгджзклмнпрстфхцчшщ"
# к and п before a Kazakh vowel ending, and what Slavic velars turn into before е and і.
_VOICED = {"к": "г", "п": "б"}
_SOFTENED = {"г": "зж", "к": "цч", "х": "сш"}
_FLEETING = re.compile(rf"([{_HARD}])[еои]([{_HARD}])")
_CLOSED = re.compile(rf"(?<=[{_HARD}])і(?=[{_HARD}]ь?$)")
_ADJECTIVE = re.compile("(?:ий|ый|ой|ая|яя|ое)$")
_FAMILY = re.compile(
    "(?:[ое]вич|[ыи]ч|[ое]вна|ивна|[иы]чна|[ое]ва?|[иы]ва?|[иы]на?|улы|уулу|оглы|угли|"
    "кызы|гызы|кизи)$"
)
_FAMILIES = (
    "ов ев ова ева ин ина ович евич иович овна евна ивна иивна ич ична "
    "улы уулу оглы угли кызы гызы кизи"
)
LEAST_OF_A_FAMILY = 3

# One name in two languages that no rule of sounds makes alike.
_SAME = (
    "павел павло",
    "петр петро",
    "александр олександр",
    "александра олександра",
    "алексей олексий алекси",
    "николай микола",
    "дмитрий дмитро",
    "михаил михайло",
    "владимир володимир",
    "елена олена",
    "татьяна тетяна",
    "екатерина катерина",
    "анна ганна",
    "филипп пилип",
    "иосиф йосип",
    "константин костянтин",
    "антон антин",
    "кирилл кирило",
    "даниил данило данила",
    "гавриил гаврило",
    "федор федир",
    "яков якив",
    "никита микита",
    "надежда надия",
    "любовь любов",
    "вера вира",
    "светлана свитлана",
    "степан стефан",
    "мария марья",
    "наталия наталья",
    "софия софья",
    "евгений евген",
    "сергей сергий",
)


def same_names(plain_letters: str) -> tuple[str, ...]:
    """What the name is called in the neighbouring language; often nothing."""
    return _same().get(sound(plain_letters), ())


@cache
def _same() -> Mapping[str, tuple[str, ...]]:
    groups = [group.split() for group in _SAME]
    return {
        sound(name): tuple(one for one in group if one != name)
        for group in groups
        for name in group
    }


def opened(read: str) -> tuple[str, ...]:
    """`letters` with the Ukrainian і of a closed last syllable as other cases have it."""
    return (read, *(_CLOSED.sub(vowel, read) for vowel in "ое" if _CLOSED.search(read)))


def whole_stems(name: str) -> Iterator[str]:
    """What any ending may follow, Kazakh ones too: the name, and its relations' family forms."""
    yield name
    if name[-1] in _VOICED:
        yield name[:-1] + _VOICED[name[-1]]
    base = _FAMILY.sub("", name)
    if base != name and len(base) >= LEAST_OF_A_FAMILY:
        # Сергеевич, Сергійович; Юрьевич, Юрійович.
        bases = {base, base.rstrip("еийь")}
        yield from (root + family for root in sorted(bases) for family in _FAMILIES.split())


def changed_stems(name: str, least: int) -> tuple[str, ...]:
    """What only Slavic endings follow, each of `least` letters or more."""
    stems = set(_without_end(name))
    stems |= set(_without_fleeting(stems | {name}))
    stems |= set(_softened(stems | {name}))
    return tuple(sorted(stem for stem in stems if len(stem.replace("ь", "")) >= least))


def _without_end(name: str) -> Iterator[str]:
    if name[-1] in f"{_VOWELS}йь":
        yield name[:-1]
    if _ADJECTIVE.search(name):
        yield name[:-2]
    if name.endswith(("ей", "ий")):
        yield name[:-2]
        yield name[:-2] + "ь"
    if name.endswith("ья"):
        yield name[:-2]


def _without_fleeting(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        bare = name.rstrip("ь")
        if found := _FLEETING.fullmatch(bare[-3:]):
            yield bare[:-3] + found[1] + found[2]


def _softened(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for soft in _SOFTENED.get(name[-1:], ""):
            yield name[:-1] + soft
