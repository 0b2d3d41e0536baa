"""The printed statement: from a record to PDF bytes."""

from intake_app.report.document import build
from intake_app.report.request import StatementRequest

__all__ = ["StatementRequest", "statement_pdf"]


def statement_pdf(request: StatementRequest) -> bytes:
    """The statement as PDF, in memory; the same request gives the same bytes anywhere.

    Refuses with ConsentMissing (no consent to the interview, or all of it withdrawn),
    LanguageMissing (paragraphs without the language asked for) and GlyphMissing (a character
    outside a name that no bundled face has). About 20 ms a page; the first call 150 ms more,
    because ReportLab is imported only here.
    """
    document = build(request)
    from intake_app.report import pdf

    return pdf.render(document)
