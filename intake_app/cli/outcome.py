"""From error to words on standard error and an exit code."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from intake_app import errors
from intake_app.codebook.load import load_codebook
from intake_app.codebook.problem import Problem
from intake_app.codebook.schema import Codebook
from intake_app.codebook.wording import describe_problem
from intake_app.commands.messages import explain
from intake_app.commands.records import FileProblems
from intake_app.i18n import Catalog

EXIT: tuple[tuple[type[errors.IntakeError], int], ...] = (
    (errors.Refused, 3),
    (errors.Surroundings, 4),
    (errors.Damaged, 5),
    (errors.TooNew, 6),
)
CHECK_FAILED = 7
JSON_WANTED = "intake.json"


@contextmanager
def reported(ctx: click.Context) -> Iterator[None]:
    """Say what happened and what to do, then leave with the code of the error's family."""
    try:
        yield
    except errors.IntakeError as error:
        catalog: Catalog = ctx.obj.catalog
        message = explain(error, catalog)
        click.echo(message.happened, err=True)
        click.echo(message.remedy, err=True)
        for line in listed_problems(error, catalog, load_codebook()):
            click.echo(line, err=True)
        ctx.exit(exit_code(error))


def exit_code(error: errors.IntakeError) -> int:
    """The exit code of an error's family."""
    return next(code for family, code in EXIT if isinstance(error, family))


def listed_problems(error: errors.IntakeError, catalog: Catalog, book: Codebook) -> tuple[str, ...]:
    """One line for each problem an error carries: file number, path, sentence."""
    files = error.facts.get("files")
    if isinstance(files, tuple):
        return tuple(
            f"  {file.position + 1}: {problem.path}: {describe_problem(problem, book, catalog)}"
            for file in files
            if isinstance(file, FileProblems)
            for problem in file.problems
        )
    listed = error.facts.get("problems")
    if not isinstance(listed, tuple):
        return ()
    return tuple(
        f"  {problem.path}: {describe_problem(problem, book, catalog)}"
        for problem in listed
        if isinstance(problem, Problem)
    )


def remember_json(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click calls it so
    """Callback of `--json`."""
    ctx.meta[JSON_WANTED] = wanted


def wants_json() -> bool:
    """Whether the command that runs was given `--json`."""
    return bool(click.get_current_context().meta.get(JSON_WANTED))


def shown(path: Path) -> str:
    """A path for the screen: what is no UTF-8 in its name becomes a sign for that."""
    return click.format_filename(path)


def show_json(value: Mapping[str, object]) -> None:
    """One JSON object on standard output, letters as they are."""
    click.echo(json.dumps(value, ensure_ascii=False))
