"""The breaks of a talk: written when they begin, ended on this day or another."""

from datetime import datetime

import pytest

from intake_app.domain.breaks import begun, ended, open_since

AT = datetime.fromisoformat("2022-01-09T23:50:00+02:00")
SOON = datetime.fromisoformat("2022-01-09T23:58:00+02:00")
AFTER_MIDNIGHT = datetime.fromisoformat("2022-01-10T00:10:00+02:00")


def test_a_break_is_a_line_with_its_reason():
    assert "09.01.2022, 23:50 – …: втома" == begun("", AT, "втома")
    assert "09.01.2022, 23:50 – 23:58: втома" == ended(begun("", AT, "втома"), SOON)


def test_over_midnight_the_end_carries_its_day():
    assert "09.01.2022, 23:50 – 10.01.2022, 00:10: втома" == ended(
        begun("", AT, "втома"), AFTER_MIDNIGHT
    )


def test_what_somebody_wrote_before_stays_as_it_is():
    written = "Чай о 16:30, – …: і розмова\n"

    text = ended(begun(written, AT, "втома"), SOON)

    assert "Чай о 16:30, – …: і розмова\n09.01.2022, 23:50 – 23:58: втома" == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Перерва",
        "09.01.2022, 23:50 – 23:58: втома",
        "09.01.2022, 23:50 – …: втома\nЩе рядок",
        "39.01.2022, 23:50 – …: втома",
    ],
)
def test_only_a_last_line_without_an_end_can_be_ended(text):
    assert None is open_since(text)
    assert text == ended(text, AT)


def test_a_second_break_opens_after_the_first():
    text = begun(ended(begun("", AT, "втома"), SOON), AFTER_MIDNIGHT, "інше")

    assert "09.01.2022, 23:50 – 23:58: втома\n10.01.2022, 00:10 – …: інше" == text
    assert datetime(2022, 1, 10, 0, 10) == open_since(text)  # noqa: DTZ001 - the text has no zone
