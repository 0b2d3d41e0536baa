"""`mypy --strict` sees what it is there for."""

import pytest

FAULTS = {
    "no-untyped-def": "def unsealed(record): ...",
    "type-arg": "def answers() -> list: ...",
    "return-value": "def pages() -> int:\n    return 'six'",
    "unreachable": "def code(value: int) -> str:\n    if isinstance(value, str):\n"
    "        return value\n    return ''",
    "no-any-return": "import json\ndef read(raw: str) -> str:\n    return json.loads(raw)",
    "ignore-without-code": "pages: int = 'six'  # type: ignore",
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_planted_fault_is_named(run_in, tree, code):
    (tree / "planted.py").write_text(FAULTS[code] + "\n", encoding="utf-8")

    outcome = run_in("mypy", "planted.py")

    assert outcome.returncode == 1, outcome.stdout + outcome.stderr
    assert f"[{code}]" in outcome.stdout


def test_a_sound_module_passes(run_in, tree):
    (tree / "planted.py").write_text("def pages() -> int:\n    return 6\n", encoding="utf-8")

    outcome = run_in("mypy", "planted.py")

    assert (0, "Success: no issues found in 1 source file\n") == (
        outcome.returncode,
        outcome.stdout,
    )
