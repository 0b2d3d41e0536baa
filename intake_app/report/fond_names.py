"""What people call each other at home: too unlike the name for any rule of endings or sounds."""

from collections.abc import Mapping
from functools import cache

from intake_app.report.name_stems import same_names
from intake_app.report.sounds import sound

# The name in plain letters, then the stems of its fond forms.
_FOND = """
александр саш сан шур сашк алекс олес
александра саш шур алекс олес
алексей леш леха алеш льош
анастасия наст нат стас
андрей андрю андрийк
анна ан ню ганн нюр
антон тош антош
борис бор
валентин вал
валентина вал
валерий валер
валерия лер
василий вас васил
виктор вит витьк
виктория вик
виталий витал вит
владимир вов волод влад вовк
владислав влад слав
вячеслав слав
галина гал
георгий гош жор гер юр
григорий гриш гриц
дарья даш
дмитрий дим мит димк
евгений жен жек
евгения жен
екатерина кат кать катрус
елена лен ален
елизавета лиз
иван ван ивас
игорь игор гош
ирина ир ириш
ксения ксюш оксан
константин кост
лариса лар
любовь люб
людмила люд люс мил
максим макс
маргарита рит марго
мария маш марус марийк
михаил миш мих
надежда над
наталья наташ нат
николай кол миколк
олег олеж
оксана ксюш окс
ольга ол олес
павел паш пашк
петр пет петрус
роман ром
светлана свет лан
сергей серег сереж серг
софья сон
станислав стас слав
степан степ
татьяна тан
тимофей тим тимох
тимур тим
федор фед
юлия юл
юрий юр юрк
яков яш
"""
_LEAST_OF_A_CALL = 2


def fond_stems(plain_letters: str) -> tuple[str, ...]:
    """Stems, in plain letters, of what someone with this name is called in Russian or Ukrainian."""
    names = (plain_letters, *same_names(plain_letters))
    return tuple(stem for name in names for stem in _fond().get(sound(name), ()))


@cache
def _fond() -> Mapping[str, tuple[str, ...]]:
    lines = [line.split() for line in _FOND.strip().splitlines()]
    return {sound(name): tuple(stems) for name, *stems in lines}


def is_respectful(name_sound: str, spoken: str) -> bool:
    """Kazakh: Асан is Асеке, Серік is Секе or Сереке, in sounds."""
    return any(
        len(spoken) - len(call) >= _LEAST_OF_A_CALL
        and spoken.endswith(call)
        and name_sound.startswith(spoken.removesuffix(call))
        for call in ("ke", "eke", "ken", "eken")
    )
