"""Paths that no person types and every shell script one day gives: a typed error, nothing left."""

import pytest

from intake_app.commands import records, statements, vaults
from intake_app.commands.attachment_source import spread
from intake_app.errors import Surroundings, UnknownRecord

TOO_LONG = "x" * 300


def test_a_name_too_long_for_the_disk_is_told(session, tmp_path):
    with pytest.raises(Surroundings):
        vaults.write_device_key(session, tmp_path / TOO_LONG)
    assert [] == [one.name for one in tmp_path.iterdir() if one.name.startswith("x")]


def test_a_statement_with_such_a_name_is_told_before_anything_is_set(session, tmp_path):
    wanted = statements.PrintStatement("ru")
    with pytest.raises(Surroundings):
        statements.print_to(session, "no record", wanted, tmp_path / TOO_LONG)


def test_an_attachment_with_such_a_name_is_told(tmp_path):
    with pytest.raises(Surroundings):
        spread(tmp_path / TOO_LONG)


@pytest.mark.parametrize("wanted", ["\udcff\udcfe", "\x00", "a\nb"])
def test_what_is_no_text_is_the_number_of_no_testimony(session, wanted):
    with pytest.raises(UnknownRecord):
        records.find(session, wanted)
