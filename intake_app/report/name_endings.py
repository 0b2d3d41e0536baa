"""The endings that Russian, Ukrainian, Kazakh and Uzbek names take, in plain letters.

More than a grammar would allow: a word too many is blotted rather than a name left standing.
"""

from functools import cache
from itertools import product

from intake_app.report.sounds import sound

_NOUNS = "а у е ы и о ю я ой ою ей ею ом ем им ым ам ям ами ями ах ях ов ев ив ови еви ью"
_ADJECTIVES = "ого его ому ему ыми ых ими их ая яя ую юю ои ии ий ый ое ее ые ие"
_BELONGS_TO = "ин ын ов ев ив"
_BELONGING = "а у о ы и е ой ою ого ому им ым их ых ими ыми"
_FOND = "ик чик ок ек очк ечк уш юш ушк юшк еньк оньк ишк ул ус ун к ц"
_FOND_CASES = "а у е и ы о ой ою ом ем ам ами ах ов"

_MANY = "лар лер дар дер тар тер"
_WHOSE = "м им ым н ин ын и ы си сы имиз ымыз миз иниз ыныз низ"
_DEAR = "жан жаным тай еке ке жон"
_TURKIC_CASES = (
    "нин нын дин дын тин тын нинг ни ны ди ды ти ты н га ге ка ке а е на не да де та те нда нде "
    "дан ден тан тен нан нен мен бен пен менен дай дей тай тей ники ныки дики дыки тики тыки "
    "дагы деги тагы теги ндагы ндеги ша ше мын мин бын бин пын пин сын син мыз миз быз биз пыз "
    "пиз лы ли сыз сиз"
)


@cache
def case_endings() -> frozenset[str]:
    """Plain letters: what a stem of two letters may end in, and nothing at all."""
    return frozenset(_and_none(f"{_NOUNS} {_TURKIC_CASES} {_MANY}"))


@cache
def short_endings() -> frozenset[str]:
    """Plain letters: what a stem of three letters may end in. Adjectives (мирный) are no name."""
    belonging = _chained(_BELONGS_TO.split()[:2], _and_none(_BELONGING))
    return case_endings() | frozenset((*belonging, *_turkic()))


@cache
def slavic_sounds() -> frozenset[str]:
    """Sounds: cases, belonging (Ольгин) and fond forms, as they follow a changed stem."""
    belonging = _chained(_BELONGS_TO.split(), _and_none(_BELONGING))
    fond = _chained(_FOND.split(), _and_none(_FOND_CASES))
    cases = _and_none(f"{_NOUNS} {_ADJECTIVES}")
    return frozenset(sound(ending) for ending in (*cases, *belonging, *fond))


@cache
def all_sounds() -> frozenset[str]:
    """Sounds: all that may follow a whole name, Kazakh number, person and case together."""
    return slavic_sounds() | frozenset(map(sound, _turkic()))


def _turkic() -> list[str]:
    cases = _and_none(_TURKIC_CASES)
    grammar = _chained(_and_none(_MANY), _and_none(_WHOSE), cases)
    return grammar + _chained(_DEAR.split(), cases)


def _and_none(endings: str) -> list[str]:
    return ["", *endings.split()]


def _chained(*parts: list[str]) -> list[str]:
    return ["".join(chosen) for chosen in product(*parts)]
