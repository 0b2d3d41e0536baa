"""Strategies for sound answers: every kind of value, and whole records that fit together."""

from datetime import UTC, date, timedelta, timezone

from hypothesis import strategies as st

from intake_app.codebook.relevance import irrelevant_paths, without
from intake_app.domain.answers import Answers, MissingReason
from intake_app.domain.body_mark import BodyView
from intake_app.domain.text import normalise

# All our alphabets, markup signs, apostrophes, a letter outside the BMP.
LETTERS = "abzABZ 0159 абяёіїєґқәөүұһўʻ’'\"<>&;{}%\\/«»—…\u0301𝕏中"
COUNTRIES = ("KZ", "UA", "UZ", "CN", "GB")
LANGUAGES = ("kk", "ru", "uk", "uz", "zh", "en")
KEYED = ("persons", "incidents", "acts", "perpetrators", "custody", "attachments")

MISSING = st.sampled_from([{"missing": reason.value} for reason in MissingReason])


def lines(longest=30):
    return st.text(LETTERS, min_size=1, max_size=longest).map(normalise).filter(str.strip)


def long_texts():
    return st.lists(lines(), min_size=1, max_size=3).map("\n".join)


def days():
    return st.dates(min_value=_day(1900), max_value=_day(2090)).map(lambda day: day.isoformat())


def moments():
    offsets = st.sampled_from([UTC, timezone(timedelta(hours=6)), timezone(timedelta(hours=-3))])
    return st.datetimes(timezones=offsets, allow_imaginary=False).map(
        lambda moment: moment.isoformat(timespec="seconds")
    )


def clocks():
    return st.times().map(lambda time: f"{time:%H:%M}")


@st.composite
def edtf(draw):
    def point():
        day = draw(days())
        form = draw(st.sampled_from(["day", "month", "season", "year"]))
        season = f"{day[:4]}-{draw(st.integers(21, 24))}"
        text = {"day": day, "month": day[:7], "season": season, "year": day[:4]}[form]
        return text + draw(st.sampled_from(["", "~", "?"]))

    form = draw(st.sampled_from(["point", "since", "until", "interval"]))
    match form:
        case "point":
            return point()
        case "since":
            return f"{point()}/.."
        case "until":
            return f"../{point()}"
        case _:
            first, last = sorted((draw(days()), draw(days())))
            return f"{first}/{last}"


@st.composite
def partial_dates(draw):
    value = {"edtf": draw(edtf()), "as_told": draw(lines())}
    if draw(st.booleans()):
        value["night_of"] = draw(st.booleans())
    return value


@st.composite
def optional(draw, needed=(), **parts):
    """An object with the needed parts and some of the others, but never without any."""
    kept = {name for name in parts if name in needed or draw(st.booleans())}
    kept = kept or {min(parts)}
    return {name: draw(part) for name, part in parts.items() if name in kept}


@st.composite
def ranges(draw, least, most, **others):
    low, high = sorted((draw(st.integers(0, 900)), draw(st.integers(0, 900))))
    bounds = draw(st.sampled_from([{least: low}, {most: high}, {least: low, most: high}]))
    return bounds | draw(optional(**others)) if draw(st.booleans()) else bounds


def spans():
    return optional(
        needed=("as_told",),
        **{"from": clocks(), "to": clocks()},
        approx=st.booleans(),
        as_told=lines(),
    )


def places(book):
    return optional(
        needed=("as_told",),
        as_told=lines(),
        country=st.sampled_from(COUNTRIES),
        locality=lines(),
        address=lines(),
        place_type=st.sampled_from(book.lists["place_type"].ids),
        basis=st.sampled_from(book.lists["knowledge_basis"].ids),
    )


def quotes(makers=("translator:A-02",)):
    translation = st.fixed_dictionaries(
        {
            "lang": st.sampled_from(LANGUAGES),
            "text": long_texts(),
            "by": st.sampled_from(makers),
        }
    )
    return optional(
        needed=("lang", "text"),
        lang=st.sampled_from(LANGUAGES),
        text=long_texts(),
        translations=st.lists(translation, min_size=1, max_size=2),
    )


def marks():
    share = st.floats(0, 1, allow_nan=False)
    mark = optional(
        needed=("view", "x", "y"),
        view=st.sampled_from([view.value for view in BodyView]),
        x=share,
        y=share,
        note=lines(),
    )
    return several(mark)


def several(one):
    return st.lists(one, min_size=1, max_size=3, unique_by=repr)


@st.composite
def chosen(draw, codelist):
    together = [code.id for code in codelist.codes if not code.exclusive]
    alone = [[code.id] for code in codelist.codes if code.exclusive]
    if alone and draw(st.booleans()):
        return draw(st.sampled_from(alone))
    return draw(st.lists(st.sampled_from(together), min_size=1, max_size=4, unique=True))


def texts_for(field):
    if field.pattern.startswith("^[A-Z]"):
        return st.sampled_from(["KZ-2009-0001", "UA-2022-K7-0003"])
    return st.sampled_from(["0" * 64, "af" * 32]) if field.pattern else lines()


def values(field, book, pools):
    """Sound values of one field; `pools` are the keys that references may take, by section."""
    one_of = {
        "key": st.sampled_from(["p1", "a_2", "int1"]),
        "uuid": st.uuids().map(str),
        "text": texts_for(field),
        "texts": several(lines()),
        "long_text": long_texts(),
        "integer": st.integers(field.minimum or 0, field.maximum or 2**40),
        "yes_no": st.sampled_from(["yes", "no"]),
        "date": days(),
        "datetime": moments(),
        "clock_exact": clocks(),
        "partial_date": partial_dates(),
        "clock": spans(),
        "duration": ranges("min_minutes", "max_minutes", as_told=lines()),
        "count_range": ranges("min", "max", as_told=lines(), approx=st.booleans()),
        "place": places(book),
        "country": st.sampled_from(COUNTRIES),
        "countries": several(st.sampled_from(COUNTRIES)),
        "language": st.sampled_from(LANGUAGES),
        "languages": several(st.sampled_from(LANGUAGES)),
        "quote": quotes(),
        "body_marks": marks(),
    }
    if field.kind == "choice":
        return st.sampled_from(book.list_of(field).ids)
    if field.kind == "choices":
        return chosen(book.list_of(field))
    if field.kind in one_of:
        return one_of[field.kind]
    pool = {"person_ref": "persons", "person_refs": "persons", "attachment_refs": "attachments"}
    keys = st.sampled_from(pools[field.to or pool[field.kind]])
    return several(keys) if field.kind in {"refs", "person_refs", "attachment_refs"} else keys


def answers_for(book):
    """Records that a draft may hold: consent given, nothing answered that is not asked."""
    pools = {section: tuple(f"{section[0]}{n + 1}" for n in range(2)) for section in KEYED}
    # Made once: making a strategy costs more than drawing from it.
    sound = {
        field.id: st.one_of(*[values(field, book, pools)] * 4, MISSING)
        for field in book.fields
        if field.kind != "key"
    }
    return _records(book, sound, pools)


@st.composite
def _records(draw, book, sound, pools):
    data = {}
    for section in book.sections:
        if section.repeat and section.id not in pools and not draw(st.booleans()):
            continue
        keys = pools.get(section.id, ("x1", "x2") if section.repeat else ("",))
        rows = [_row(draw, section, sound, key) for key in keys]
        data[section.id] = rows if section.repeat else rows[0]
    data["consent"]["given"] = "yes"
    answers = Answers({name: stored for name, stored in data.items() if stored})
    return without(answers, irrelevant_paths(book, answers))


def _row(draw, section, sound, key):
    row = {}
    # One draw decides which questions have an answer: a draw for each would take most of the time.
    mask = draw(st.integers(0, 2 ** len(section.fields) - 1))
    for number, field in enumerate(section.fields):
        if field.kind == "key":
            row[field.name] = key
        elif mask >> number & 1:
            row[field.name] = draw(sound[field.id])
    return row


def _day(year):
    return date(year, 1, 1)
