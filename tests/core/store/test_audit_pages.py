"""The log page by page, newest first, for a table that shows some of it."""

import pytest

from tests.builders.vaults import OTHER_RECORD, RECORD


@pytest.fixture
def logged(vault):
    """Two entries of the founding and the unlocking, then views and prints by turns."""
    with vault.transaction():
        for number in range(10):
            vault.audit.record("viewed", RECORD, number)
            vault.audit.record("printed", OTHER_RECORD, number)
    return vault


def told(page):
    return [(entry.event, entry.revision) for entry in page.entries], page.total


def test_the_newest_entries_come_first(logged):
    page = logged.audit_pages.page(None, (), (3, 0))

    assert ([("printed", 9), ("viewed", 9), ("printed", 8)], 22) == told(page)


def test_a_far_page_goes_on_where_the_one_before_ended(logged):
    pages = [logged.audit_pages.page(None, (), (5, offset)) for offset in range(0, 25, 5)]

    entries = [entry for page in pages for entry in page.entries]
    assert logged.audit.entries() == tuple(reversed(entries))


def test_entries_about_one_testimony(logged):
    page = logged.audit_pages.page(OTHER_RECORD, (), (2, 0))

    assert ([("printed", 9), ("printed", 8)], 10) == told(page)


def test_entries_of_some_events(logged):
    page = logged.audit_pages.page(None, ("unlocked", "vault_created"), (10, 0))

    assert ([("unlocked", 0), ("vault_created", 0)], 2) == told(page)


def test_entries_of_some_events_about_one_testimony(logged):
    page = logged.audit_pages.page(RECORD, ("printed",), (10, 0))

    assert ([], 0) == told(page)


def test_what_happened_is_counted_and_what_was_undone_is_not(logged):
    logged.audit.record("printed_undone", OTHER_RECORD)

    assert (10, 9, 0, 9, 0) == (
        logged.audit_pages.times("viewed"),
        logged.audit_pages.times("printed"),
        logged.audit_pages.times("exported"),
        logged.audit_pages.times("printed", OTHER_RECORD),
        logged.audit_pages.times("printed", RECORD),
    )


def test_no_question_about_the_log_reads_all_of_it(logged):
    """Each is a walk along an index, so that 100,000 entries cost no more than ten."""
    for wanted in ("record_id = ?", "event IN (?, ?)"):
        plan = logged._database.rows(
            "EXPLAIN QUERY PLAN SELECT seq FROM audit WHERE "
            f"{wanted} ORDER BY seq DESC LIMIT 10 OFFSET 5",
            *(["x"] * wanted.count("?")),
        )
        steps = [str(row[-1]) for row in plan]
        assert "USING COVERING INDEX" in steps[0]
