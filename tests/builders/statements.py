"""Statements of the samples, and how paper is read: with the stock tools of poppler."""

import json
import subprocess
import unicodedata
from functools import cache

from intake_app import paths
from intake_app.codebook.load import load_codebook
from intake_app.domain.answers import Answers
from intake_app.i18n import catalog
from intake_app.report.statement import StatementRequest

CODE = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
NOT_LETTERS = frozenset("-\u00ad\u2011\u2010\u200b\u2060")


@cache
def book():
    return load_codebook()


@cache
def sample(name):
    """The answers of a sample by the beginning of its file name: s1, s3, s4, s5, s7, s8."""
    (file,) = (paths.resources() / "samples").glob(f"{name}_*.json")
    return Answers(json.loads(file.read_text(encoding="utf-8"))["data"])


def a_statement(answers, language, *, parallel=None, columns=None, code=CODE):
    """A request to print; sealed unless `code` is empty."""
    both = (language, parallel) if parallel else (language,)
    return StatementRequest(
        book=book(),
        answers=answers,
        catalog=catalog(language),
        parallel=catalog(parallel) if parallel else None,
        paragraph_languages=columns or both,
        reference=str(answers.value("record.reference") or ""),
        revision=1 if code else 0,
        code=code,
        audit_head="9f3c11a0d2" if code else "",
    )


def pdf_text(pdf, *, page=None):
    """The text of a PDF, in the order it was drawn."""
    pages = [] if page is None else ["-f", str(page), "-l", str(page)]
    command = ["pdftotext", "-raw", "-enc", "UTF-8", *pages, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def pdf_report(tool, pdf, tmp_path):
    """What `pdffonts` or `pdfinfo` says; they read no pipe."""
    file = tmp_path / "statement.pdf"
    file.write_bytes(pdf)
    return subprocess.run([tool, str(file)], capture_output=True, check=True).stdout.decode()


def letters(text):
    """A text without spaces, line ends and hyphens."""
    plain = unicodedata.normalize("NFC", text)
    return "".join(one for one in plain if not one.isspace() and one not in NOT_LETTERS)
