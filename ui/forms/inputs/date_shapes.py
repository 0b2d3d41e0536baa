"""How exactly a date is told, and what follows: which fields are asked for, what they say."""

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum

from intake_app.codebook.schema import Field
from intake_app.domain.answers import Json
from intake_app.domain.edtf import EdtfDate, EdtfPoint, Precision, parse_edtf
from intake_app.i18n import Catalog
from ui.forms.context import FormContext
from ui.forms.inputs.day_fields import DAY, MONTH, SEASON, YEAR

ABOUT, UNCERTAIN, NIGHT = "about", "uncertain", "night"
_BEGINNING, _END = "from_date", "to_date"


class Shape(StrEnum):
    """How exactly the date is told: what the fields ask for follows from it."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"
    UNKNOWN = "unknown"


FIELDS = {
    Shape.DAY: (YEAR, MONTH, DAY),
    Shape.MONTH: (YEAR, MONTH),
    Shape.SEASON: (YEAR, SEASON),
    Shape.YEAR: (YEAR,),
    Shape.UNKNOWN: (),
}
OPEN_FIELDS = (YEAR, MONTH, DAY)
NAMES: dict[Shape, Callable[[Catalog], str]] = {
    Shape.DAY: lambda c: c.t("Exact day"),
    Shape.MONTH: lambda c: c.t("Month and year"),
    Shape.SEASON: lambda c: c.t("Season and year"),
    Shape.YEAR: lambda c: c.t("Year"),
    Shape.BEFORE: lambda c: c.t("Before"),
    Shape.AFTER: lambda c: c.t("After"),
    Shape.BETWEEN: lambda c: c.t("Between two dates"),
    Shape.UNKNOWN: lambda c: c.t("Not known"),
}


def is_complete(shape: Shape, month: int | None, day: int | None) -> bool:
    """Whether a date of that shape has all its parts."""
    asked = FIELDS[shape]
    return (month is not None or len(asked) == 1) and (day is not None or DAY not in asked)


def parsed(text: Json) -> EdtfDate | None:
    """The date, or None outside the subset."""
    try:
        return parse_edtf(text) if isinstance(text, str) else None
    except ValueError:
        return None


def shown_as(
    found: EdtfDate | None, *, night: bool
) -> tuple[Shape, EdtfPoint | None, EdtfPoint | None]:
    """The shape a stored date is shown in, and the dates of its fields."""
    if found is None:
        return Shape.DAY, None, None
    start, end = found.start, found.end
    if not found.is_interval:
        return _SHAPES[found.precision], start, None
    if start is None or end is None:
        return (Shape.BEFORE, end, None) if start is None else (Shape.AFTER, start, None)
    if night and start.day and end.earliest - start.earliest == timedelta(days=1):
        return Shape.DAY, start, None
    return Shape.BETWEEN, start, end


_SHAPES = {
    Precision.DAY: Shape.DAY,
    Precision.MONTH: Shape.MONTH,
    Precision.SEASON: Shape.SEASON,
    Precision.YEAR: Shape.YEAR,
}


def numbers(point: EdtfPoint | None) -> tuple[int | None, int | None, int | None]:
    """Year, month and day as the fields take them."""
    return (point.year, point.month, point.day) if point else (None, None, None)


def marks_of(point: EdtfPoint | None, *, night: bool) -> list[str]:
    """The marks that are ticked for a date."""
    about = [ABOUT] if point and point.about else []
    uncertain = [UNCERTAIN] if point and point.uncertain else []
    return [*about, *uncertain, *([NIGHT] if night else [])]


def next_day(point: EdtfPoint) -> EdtfPoint:
    """The day after, as sure as the day itself."""
    after = point.earliest + timedelta(days=1)
    return EdtfPoint(
        after.year, after.month, after.day, about=point.about, uncertain=point.uncertain
    )


def not_come_yet(catalog: Catalog) -> str:
    """Said softly at once; only the check calls it wrong."""
    return catalog.t("This date has not come yet.")


def soft_words(
    found: EdtfDate | None, field: Field, context: FormContext, catalog: Catalog
) -> tuple[str, ...]:
    """What looks like a slip, while it can still be asked about: to come, before its beginning."""
    if found is None:
        return ()
    told: list[str] = []
    today = context.clock.now().date()
    if not field.may_lie_ahead and found.earliest and found.earliest > today:
        told.append(not_come_yet(catalog))
    if field.name == _END:
        begun = context.beside(field, _BEGINNING)
        first = parsed(begun.get("edtf") if isinstance(begun, dict) else None)
        if first and first.earliest and found.latest and found.latest < first.earliest:
            told.append(catalog.t("This is before the beginning that was told."))
    return tuple(told)
