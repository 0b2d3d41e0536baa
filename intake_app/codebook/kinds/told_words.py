"""Uncertain values in words. No sentence puts a date or a number where a language inflects it."""

from intake_app.domain.edtf import EdtfDate, EdtfPoint, Precision
from intake_app.domain.partial_date import PartialDate
from intake_app.domain.spans import ClockSpan, CountRange, DurationRange
from intake_app.i18n import Catalog

MINUTES_A_DAY = 24 * 60


def date_words(told: PartialDate, catalog: Catalog) -> str:
    """A date as exact as it is known, with the person's words in guillemets."""
    parsed = told.parsed
    start = parsed.start
    if told.night_of and start and start.precision is Precision.DAY:
        night = catalog.t("the night that began on {date}", date=catalog.date_long(start.earliest))
        return with_told(_marked(night, start, catalog), told.as_told, catalog)
    return with_told(_edtf_words(parsed, catalog), told.as_told, catalog)


def clock_words(told: ClockSpan, catalog: Catalog) -> str:
    """A time of day or a span of it; says so when it ends on the next day."""
    start = f"{told.start:%H:%M}" if told.start else ""
    end = f"{told.end:%H:%M}" if told.end else ""
    if told.crosses_midnight:
        words = catalog.t("{start}–{end}, past midnight", start=start, end=end)
    elif start and end:
        words = catalog.t("{start}–{end}", start=start, end=end)
    elif end:
        words = catalog.t("not later than {time}", time=end)
    else:
        words = start
    if told.approx and words:
        words = catalog.t("about {amount}", amount=words)
    return with_told(words, told.as_told, catalog)


def duration_words(told: DurationRange, catalog: Catalog) -> str:
    """How long, in whole days, hours or minutes."""
    least, most = told.min_minutes, told.max_minutes
    if least is None and most is None:
        words = ""
    elif least is None:
        words = catalog.t("{duration} or less", duration=_minutes(most or 0, catalog))
    elif most is None:
        words = catalog.t("{duration} or longer", duration=_minutes(least, catalog))
    elif least == most:
        words = _minutes(least, catalog)
    else:
        words = catalog.t(
            "{least} – {most}", least=_minutes(least, catalog), most=_minutes(most, catalog)
        )
    return with_told(words, told.as_told, catalog)


def count_words(told: CountRange, catalog: Catalog) -> str:
    """How many: exactly, at least, at most, between."""
    words = _count(told, catalog)
    if told.approx and words:
        words = catalog.t("about {amount}", amount=words)
    return with_told(words, told.as_told, catalog)


def with_told(words: str, as_told: str, catalog: Catalog) -> str:
    """What we made of it, and beside it the words it was told in."""
    if not as_told:
        return words
    if not words:
        return catalog.t("«{words}»", words=as_told)
    return catalog.t("{value} («{words}»)", value=words, words=as_told)


def _edtf_words(parsed: EdtfDate, catalog: Catalog) -> str:
    start, end = parsed.start, parsed.end
    if start and not parsed.is_interval:
        return _point(start, catalog)
    if start and end:
        return catalog.t("{start} – {end}", start=_point(start, catalog), end=_point(end, catalog))
    if start:
        return catalog.t("{date} or later", date=_point(start, catalog))
    return catalog.t("{date} or earlier", date=_point(end, catalog)) if end else ""


def _point(point: EdtfPoint, catalog: Catalog) -> str:
    match point.precision:
        case Precision.DAY:
            words = catalog.date_long(point.earliest)
        case Precision.MONTH:
            words = catalog.month_long(point.year, point.month or 1)
        case Precision.SEASON:
            words = _season(point, catalog)
        case _:
            words = catalog.t("the year {year}", year=point.year)
    return _marked(words, point, catalog)


def _season(point: EdtfPoint, catalog: Catalog) -> str:
    match point.month:
        case 21:
            return catalog.t("spring of {year}", year=point.year)
        case 22:
            return catalog.t("summer of {year}", year=point.year)
        case 23:
            return catalog.t("autumn of {year}", year=point.year)
        case _:
            return catalog.t("winter of {year}", year=point.year)


def _marked(words: str, point: EdtfPoint, catalog: Catalog) -> str:
    if point.about:
        return catalog.t("{date} (approximately)", date=words)
    if point.uncertain:
        return catalog.t("{date} (not certain)", date=words)
    return words


def _minutes(minutes: int, catalog: Catalog) -> str:
    if minutes and minutes % MINUTES_A_DAY == 0:
        return catalog.tn("{n} day", "{n} days", minutes // MINUTES_A_DAY)
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return catalog.t("{hours} h {minutes} min", hours=hours, minutes=rest)
    if hours:
        return catalog.tn("{n} hour", "{n} hours", hours)
    return catalog.tn("{n} minute", "{n} minutes", minutes)


def _count(told: CountRange, catalog: Catalog) -> str:
    least, most = told.minimum, told.maximum
    if least is not None and most is not None:
        first, last = catalog.number(least), catalog.number(most)
        return first if least == most else f"{first}–{last}"
    if least is not None:
        if told.approx:
            return catalog.t("{n} or more", n=catalog.number(least))
        return catalog.t("at least {n}", n=catalog.number(least))
    return catalog.t("at most {n}", n=catalog.number(most)) if most is not None else ""
