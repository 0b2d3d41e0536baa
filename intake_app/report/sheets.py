"""The canvas of a statement: pages that know how many they are, and nothing of the clock."""

import hashlib
from datetime import UTC, datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from intake_app.report import fonts, page
from intake_app.report.blocks import Document

PRODUCER = "Intake"


class Sheets(Canvas):
    """Keeps finished pages until their number is known, then gives each its head and foot."""

    def __init__(self, buffer: BytesIO, document: Document) -> None:
        super().__init__(
            buffer,
            pagesize=(page.PAGE_WIDTH, page.PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            lang=document.language,
            initialFontName=fonts.SANS,  # type: ignore[arg-type]  # the stubs ask for a number
        )
        self.document = document
        self.finished: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802  # ReportLab's name
        """Keep a page back."""
        self.finished.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # not in the stubs

    def save(self) -> None:
        """Finish every page and write the file into the buffer."""
        for number, state in enumerate(self.finished, start=1):
            self.__dict__.update(state)
            page.draw_furniture(self, self.document.furniture, (number, len(self.finished)))
            super().showPage()
        self._describe()
        super().save()

    def _describe(self) -> None:
        """Title, dates and file id from the document alone; no author, no clock.

        Called last, because the template has its own idea of title and author.
        """
        self.setTitle(self.document.title)
        self.setAuthor("")
        self.setSubject("")
        self.setKeywords("")
        self.setCreator(PRODUCER)
        self.setProducer(PRODUCER)
        digest = hashlib.sha256(repr(self.document).encode()).hexdigest()[:32]
        # ReportLab gives these two no setter, and would ask SOURCE_DATE_EPOCH for the time.
        file = self._doc  # type: ignore[attr-defined]  # not in the stubs
        file._ID = f"\n[<{digest}><{digest}>]\n".encode()  # noqa: SLF001  # no setter
        file._timeStamp = _RecordTime(self.document.made_at)  # noqa: SLF001  # no setter


class _RecordTime:
    """The moment of the interview, in the form ReportLab asks a clock for."""

    def __init__(self, made_at: str) -> None:
        moment = datetime.fromisoformat(made_at).astimezone(UTC)
        self.YMDhms = moment.timetuple()[:6]
        self.dhh = self.dmm = 0
