"""QR codes as plain rectangles, so that no font and no image comes into the document."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

QUIET_ZONE = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """Dark modules side by side: `length` of them from column `x` in row `y` (from the top)."""

    x: int
    y: int
    length: int


@dataclass(frozen=True, slots=True)
class QrCode:
    """`size` modules a side, without the quiet zone."""

    size: int
    bars: tuple[Bar, ...]


@lru_cache(maxsize=256)
def encode(text: str) -> QrCode:
    """The QR code of `text` at error correction level M. Capitals and digits take least room."""
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    rows = [[bool(module) for module in row] for row in code.modules]
    return QrCode(size=len(rows), bars=tuple(_bars(rows)))


def _bars(rows: list[list[bool]]) -> Iterator[Bar]:
    for y, row in enumerate(rows):
        x = 0
        for dark, modules in groupby(row):
            length = len(list(modules))
            if dark:
                yield Bar(x=x, y=y, length=length)
            x += length
