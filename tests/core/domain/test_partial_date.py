"""A date is kept exactly as far as it is known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.partial_date import PartialDate, Precision, parse_edtf

A_REASON = r"\w"  # every refusal says why, to a programmer

DAYS = st.dates(date(1000, 1, 1), date(2998, 12, 31))
MARKS = st.sampled_from(["", "~", "?"])


@st.composite
def points(draw):
    """Any single date of the subset, as text."""
    day = draw(DAYS)
    cut = draw(st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "season"]))
    if cut == "season":
        return f"{day.year:04}-{draw(st.integers(21, 24))}{draw(MARKS)}"
    parts = {
        "%Y": f"{day.year:04}",
        "%Y-%m": f"{day.year:04}-{day.month:02}",
        "%Y-%m-%d": f"{day.year:04}-{day.month:02}-{day.day:02}",
    }
    return parts[cut] + draw(MARKS)


@st.composite
def dates(draw):
    """Any date or interval of the subset, as text."""
    shape = draw(st.sampled_from(["one", "both", "before", "after"]))
    first = draw(points())
    if shape == "one":
        return first
    if shape == "before":
        return f"../{first}"
    if shape == "after":
        return f"{first}/.."
    second = draw(points())
    ordered = sorted([first, second], key=lambda text: parse_edtf(text).earliest)
    return "/".join(ordered)


PARTIAL_DATES = st.builds(PartialDate, dates(), st.text(), st.booleans())


@pytest.mark.parametrize(
    ("edtf", "precision", "earliest", "latest"),
    [
        ("2022", Precision.YEAR, date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-01", Precision.MONTH, date(2022, 1, 1), date(2022, 1, 31)),
        ("2020-02", Precision.MONTH, date(2020, 2, 1), date(2020, 2, 29)),
        ("2022-21", Precision.SEASON, date(2022, 3, 1), date(2022, 5, 31)),
        ("2022-23", Precision.SEASON, date(2022, 9, 1), date(2022, 11, 30)),
        ("2022-24", Precision.SEASON, date(2022, 1, 1), date(2023, 2, 28)),
        ("2022-01-07", Precision.DAY, date(2022, 1, 7), date(2022, 1, 7)),
        ("2022-01-07~", Precision.DAY, date(2022, 1, 7), date(2022, 1, 7)),
        ("1987?", Precision.YEAR, date(1987, 1, 1), date(1987, 12, 31)),
        ("2009-09-07/2009-09-08", Precision.INTERVAL, date(2009, 9, 7), date(2009, 9, 8)),
        ("2020-12/2021-01", Precision.INTERVAL, date(2020, 12, 1), date(2021, 1, 31)),
        ("../2021-03", Precision.INTERVAL, None, date(2021, 3, 31)),
        ("2021-03-02/..", Precision.INTERVAL, date(2021, 3, 2), None),
    ],
)
def test_a_date_is_bounded_by_what_was_said(edtf, precision, earliest, latest):
    told = PartialDate(edtf)

    assert (told.precision, told.earliest, told.latest) == (precision, earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "../..",
        "/2022",
        "2022/",
        "22",
        "202",
        "20222",
        "0202-01-01",
        "3000",
        "2009-9-7",
        "2022-00",
        "2022-13",
        "2022-20",
        "2022-25",
        "2022-21-01",
        "2022-02-30",
        "2023-02-29",
        "2022-01-32",
        "2022-01-07~?",
        "2022-01-07%",
        "~2022",
        "2022-01-07 ",
        "2022-01-07T10:00",
        "2022-05/2022-01",
        "2020/2021/2022",
        "٢٠٢٢",
        "7 января 2022",
    ],
)
def test_a_text_outside_the_subset_is_refused(text):
    with pytest.raises(ValueError, match=A_REASON):
        parse_edtf(text)
    with pytest.raises(ValueError, match=A_REASON):
        PartialDate(text)


@pytest.mark.parametrize(
    ("edtf", "needs_words"),
    [
        ("2022-01-07", False),
        ("2022-01-07~", True),
        ("2022-01-07?", True),
        ("2022-01", True),
        ("2022-01-07/2022-01-08", True),
        ("../2022-01-07", True),
    ],
)
def test_only_an_exact_day_needs_no_words(edtf, needs_words):
    assert PartialDate(edtf).needs_words is needs_words


@given(text=dates())
def test_a_date_is_written_as_it_was_read(text):
    assert str(parse_edtf(text)) == text


@given(text=dates())
def test_no_date_ends_before_it_begins(text):
    read = parse_edtf(text)

    assert read.earliest is None or read.latest is None or read.earliest <= read.latest


@given(day=DAYS)
def test_leaving_out_the_day_widens_the_bounds_and_invents_nothing(day):
    exact = parse_edtf(day.isoformat())
    month = parse_edtf(f"{day.year:04}-{day.month:02}")
    year = parse_edtf(f"{day.year:04}")

    assert exact.earliest == exact.latest == day
    assert year.earliest <= month.earliest <= day <= month.latest <= year.latest
    assert (month.start.day, year.start.month) == (None, None)


@given(day=DAYS, season=st.integers(21, 24))
def test_a_season_lies_in_its_year_or_the_winter_after_it(day, season):
    read = parse_edtf(f"{day.year:04}-{season}")

    assert read.earliest.year == day.year
    assert read.latest - read.earliest < timedelta(days=366 + 60)


@given(told=PARTIAL_DATES)
def test_a_date_comes_back_from_its_stored_form(told):
    assert PartialDate.from_json(told.to_json()) == told


@pytest.mark.parametrize(
    "stored",
    [
        {"edtf": "1994-11-02"},
        {"edtf": "2021-06", "as_told": "июнь 2021"},
        {"edtf": "2009-09-07/2009-09-08", "as_told": "dushanba kuni kechasi", "night_of": True},
    ],
)
def test_a_key_that_was_absent_stays_absent(stored):
    assert PartialDate.from_json(stored).to_json() == stored


@pytest.mark.parametrize(
    "stored",
    [
        None,
        "2022-01-07",
        [],
        {},
        {"as_told": "июнь"},
        {"edtf": 2022},
        {"edtf": "2022", "as_told": None},
        {"edtf": "2022", "night_of": "yes"},
        {"edtf": "2022", "night_of": 1},
        {"edtf": "2022", "calendar": "julian"},
    ],
)
def test_a_stored_date_of_another_shape_is_refused(stored):
    with pytest.raises(ValueError, match=A_REASON):
        PartialDate.from_json(stored)
