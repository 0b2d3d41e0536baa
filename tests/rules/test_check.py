"""The gate: every step runs, and a red one shows all that it said."""

import pytest

import check
from check import Step
from workspace import CORE, GATE

GREEN = Step("quiet", ("python", "-c", "print('first'); print('6 passed')"), closing_lines=1)
RED = Step("broken", ("python", "-c", "print('why'); raise SystemExit('because')"))


@pytest.fixture
def said(capsys):
    """Run steps and give back whether each was green, and the lines shown."""

    def run(*steps):
        verdicts = [check.report(outcome) for outcome in check.outcomes(steps)]
        return verdicts, capsys.readouterr().out.splitlines()

    return run


def test_a_green_step_is_one_line_and_its_closing_lines(said):
    verdicts, lines = said(GREEN)

    assert [True] == verdicts
    assert ["quiet", "ok"] == lines[0].split()[:2]
    assert ["    6 passed"] == lines[1:]


def test_a_red_step_shows_everything_it_said(said):
    verdicts, lines = said(RED)

    assert [False] == verdicts
    assert ["broken", "FAILED"] == lines[0].split()[:2]
    assert ["    why", "    because"] == lines[1:]


def test_the_steps_after_a_red_one_still_run(said):
    verdicts, _ = said(RED, GREEN)

    assert [False, True] == verdicts


def test_a_step_that_measures_runs_after_the_quick_ones(said):
    measuring = Step("measuring", GREEN.command, measures=True)

    _, lines = said(measuring, GREEN)

    assert ["quiet", "measuring"] == [line.split()[0] for line in lines if line[0] != " "]


def test_one_red_step_makes_the_gate_red(capsys):
    assert 1 == check.main(["--only", "broken"], steps=(GREEN, RED))
    assert "FAILED: broken" == capsys.readouterr().out.splitlines()[-1]


def test_only_green_steps_make_the_gate_green(capsys):
    assert 0 == check.main([], steps=(GREEN,))
    assert "Everything is green." == capsys.readouterr().out.splitlines()[-1]


def test_the_gate_knows_no_step_by_another_name():
    with pytest.raises(SystemExit) as stopped:
        check.main(["--only", "quiet-too"], steps=(GREEN,))

    assert 2 == stopped.value.code


def test_the_gate_has_its_steps_in_order():
    assert [
        ("format", GATE),
        ("lint", GATE),
        ("types", GATE),
        ("imports", GATE),
        ("catalogues", GATE),
        ("codebook", GATE),
        ("core-tests-without-qt", CORE),
        ("all-other-tests", GATE),
        ("campaign", CORE),
    ] == [(step.name, step.environment) for step in check.STEPS]
