"""The numbered SQL of the schema, and which tables it makes."""

import re
from functools import cache
from importlib.resources import files

SCHEMA = 2
_TABLE = re.compile(r"^CREATE (?:VIRTUAL )?TABLE (\w+)", re.MULTILINE)


def script(version: int) -> str:
    """What brings a database from the schema before to this one."""
    return (files("intake_app.store") / "schema" / f"{version:04d}.sql").read_text("utf-8")


@cache
def tables(version: int = SCHEMA) -> frozenset[str]:
    """The tables that a vault of this schema has."""
    made = (_TABLE.findall(script(number)) for number in range(1, version + 1))
    return frozenset(name for names in made for name in names)
