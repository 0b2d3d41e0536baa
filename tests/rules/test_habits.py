"""Habits that no linter knows: every exception has a reason, no test waits or looks away."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = [*ROOT.glob("intake_app/**/*.py"), *ROOT.glob("ui/**/*.py"), *ROOT.glob("*.py")]
TESTS = [path for path in ROOT.glob("tests/**/*.py") if path.parent.name != "rules"]

SWITCH = re.compile(r"# (noqa|type: ignore)\b(.*)$", re.MULTILINE)
# A code in force, then ` - reason` or `  # reason`.
WITH_REASON = re.compile(r"(: ?[A-Z]+\d+(, ?[A-Z]+\d+)*|\[[a-z-]+(, ?[a-z-]+)*\])( - |  # )\S.*")
CATCH_ALL = re.compile(r"^\s*except( Exception\b|:)", re.MULTILINE)
MAY_CATCH_ALL = {"ui/app.py", "ui/tasks.py"}
WAITING = re.compile(
    r"\b(?:time\.)?sleep\(|qtbot\.wait\(|QTest\.qWait|keyClicks\(|@flaky|\bxfail\b|\bskip(?:if)?\("
    r"|mark\.skip|importorskip|\bassert True\b|\bMock\(|\bMagicMock\b|\.exec\(\)|processEvents"
)
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX)\b")


def found(pattern, paths):
    """Each place as `path: text`."""
    return [
        f"{path.relative_to(ROOT).as_posix()}: {match.group().strip()}"
        for path in paths
        for match in pattern.finditer(path.read_text("utf-8"))
    ]


def without_reason(source):
    return [m.group() for m in SWITCH.finditer(source) if not WITH_REASON.fullmatch(m.group(2))]


@pytest.mark.parametrize("path", [path.relative_to(ROOT).as_posix() for path in PRODUCT])
def test_no_rule_is_switched_off_without_its_code_and_a_reason(path):
    assert [] == without_reason((ROOT / path).read_text("utf-8"))


def test_only_the_two_edges_catch_everything():
    places = {line.split(":")[0] for line in found(CATCH_ALL, PRODUCT)}

    assert places <= MAY_CATCH_ALL


def test_no_test_waits_skips_or_looks_away():
    assert [] == found(WAITING, TESTS)


def test_nothing_is_left_for_later_in_a_comment():
    assert [] == found(UNFINISHED, [*PRODUCT, *TESTS])


@pytest.mark.parametrize("switch", ["# noqa", "# noqa: S603", "# type: ignore[arg-type]"])
def test_a_bare_switch_is_seen(switch):
    assert [switch] == without_reason(f"call()  {switch}\n")


@pytest.mark.parametrize(
    "switch", ["# noqa: S603 - our own program", "# type: ignore[arg-type]  # the stubs lack it"]
)
def test_a_switch_with_its_reason_passes(switch):
    assert [] == without_reason(f"call()  {switch}\n")


@pytest.mark.parametrize("planted", ["qtbot.wait(50)", "time.sleep(1)", "pytest.skip('later')"])
def test_a_planted_wait_is_seen(planted):
    assert WAITING.search(f"    {planted}\n")


@pytest.mark.parametrize("planted", ["    except Exception as error:", "except:"])
def test_a_planted_catch_all_is_seen(planted):
    assert CATCH_ALL.search(planted)
