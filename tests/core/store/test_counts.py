"""How much lies in a vault, counted without reading a testimony."""

from intake_app.store import counts


def test_what_was_never_sent_is_counted_in_one_walk_over_the_log(vault):
    plan = vault.database.rows("EXPLAIN QUERY PLAN " + counts._UNSENT, "sealed", "signed", "x")

    steps = [str(step[-1]) for step in plan]
    assert [step for step in steps if "CORRELATED" in step] == []
    assert any("audit_by_event" in step for step in steps)
