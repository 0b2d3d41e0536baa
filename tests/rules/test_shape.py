"""Files and functions stay small enough to be read in one go."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("intake_app/**/*.py", "ui/**/*.py", "*.py")
    for path in ROOT.glob(pattern)
)
LINES_OF_FILE = 300
LINES_OF_FUNCTION = 40
ARGUMENTS = 6


def long_functions(source):
    """Functions over the limit, as `name:lines`; decorators do not count."""
    return [
        f"{node.name}:{node.end_lineno - node.lineno + 1}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LINES_OF_FUNCTION
    ]


def long_signatures(source):
    """Functions that take too much, as `name:arguments`; `self` and `cls` do not count."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            count = sum(argument.arg not in {"self", "cls"} for argument in arguments)
            if count > ARGUMENTS:
                found.append(f"{node.name}:{count}")
    return found


@pytest.mark.parametrize("path", PRODUCT)
def test_a_file_is_one_subject_in_short_functions(path):
    source = (ROOT / path).read_text("utf-8")

    assert len(source.splitlines()) <= LINES_OF_FILE
    assert [] == long_functions(source)
    assert [] == long_signatures(source)


def test_a_long_function_is_seen():
    body = "\n".join(f"    {number}" for number in range(LINES_OF_FUNCTION))

    assert ["long:41"] == long_functions(f"def long():\n{body}\n")


def test_a_long_signature_is_seen():
    names = ", ".join("abcdefg")

    assert ["wide:7"] == long_signatures(f"class A:\n    def wide(self, {names}): ...\n")


def test_no_file_is_a_drawer_for_everything():
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "shared"}

    assert [] == [path for path in PRODUCT if Path(path).stem in drawers]
