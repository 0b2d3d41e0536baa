"""The schema of the database: numbered SQL, forward only, one transaction each."""

import sqlcipher3

from intake_app.errors import VaultDamaged, VaultTooNew
from intake_app.store.connection import Database
from intake_app.store.scripts import SCHEMA as SCHEMA  # noqa: PLC0414 - the one of this program
from intake_app.store.scripts import script, tables

APPLICATION_ID = 0x494E544B  # "INTK"


def require_known(database: Database) -> int:
    """The schema number found; VaultTooNew for a later one, VaultDamaged for another program's."""
    version = _number(database, "user_version")
    if _number(database, "application_id") != APPLICATION_ID:
        raise VaultDamaged(reason="application_id")
    if version > SCHEMA:
        raise VaultTooNew(version=version, known=SCHEMA)
    return version


def is_current(database: Database) -> bool:
    """Whether nothing is to be migrated."""
    return _number(database, "user_version") == SCHEMA


def lacks_tables(database: Database) -> bool:
    """Whether a table of its schema is not there: somebody with the key dropped it."""
    rows = database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return not tables(_number(database, "user_version")) <= {str(name) for (name,) in rows}


def found(database: Database) -> None:
    """Give an empty database its identity and the current schema."""
    with database.transaction():
        database.run(f"PRAGMA application_id={APPLICATION_ID}")
        migrate(database)


def migrate(database: Database) -> None:
    """Bring the schema up to SCHEMA, one transaction for each step."""
    for version in range(_number(database, "user_version") + 1, SCHEMA + 1):
        with database.transaction():
            database.run_script(_statements(version))
            database.run(f"PRAGMA user_version={version}")


def _statements(version: int) -> list[str]:
    statements, current = [], ""
    for line in script(version).splitlines(keepends=True):
        current += line
        if sqlcipher3.complete_statement(current):
            statements.append(current)
            current = ""
    return statements


def _number(database: Database, pragma: str) -> int:
    return int(str(database.value(f"PRAGMA {pragma}")))
