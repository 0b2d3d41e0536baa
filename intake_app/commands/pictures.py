"""Pictures of attachments, made in memory: the one edge to Pillow and, for pages, to pdfium.

Whoever sends a file may want to harm the reader: dimensions are read from the header before
anything is decoded, and only six formats are tried at all.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from intake_app.errors import CannotShow

PIXELS = 40_000_000
FORMATS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/gif": "GIF",
    "image/tiff": "TIFF",
    "image/webp": "WEBP",
}
LONGEST_SIDE_OF_PAGE = 14_400  # points: what the PDF standard allows

# What Pillow was seen to raise on damaged files.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    MemoryError,
    struct.error,
    zlib.error,
)


def picture(content: bytes, media_type: str, side: int) -> bytes:
    """A photo as PNG, upright, at most `side` pixels wide and high; the first of several frames.

    CannotShow: "kind" for what is no picture we read, "pixels" for more than 40 million,
    "damaged" for what does not decode. Costs up to 160 MB of memory for the largest.
    """
    from PIL import Image, ImageOps

    if media_type not in FORMATS:
        raise CannotShow(reason="kind")
    with _decoding():
        Image.MAX_IMAGE_PIXELS = PIXELS
        with Image.open(io.BytesIO(content), formats=[FORMATS[media_type]]) as opened:
            if opened.width * opened.height > PIXELS:
                raise CannotShow(reason="pixels")
            # A JPEG is decoded small at once: four times as fast for a thumbnail.
            opened.draft("RGB", (side, side))
            shown = ImageOps.exif_transpose(opened.convert("RGBA" if _is_clear(opened) else "RGB"))
            shown.thumbnail((side, side))
            buffer = io.BytesIO()
            # Only the pixels: what else the file says about place and camera stays in the file.
            shown.info.clear()
            shown.save(buffer, format="PNG", compress_level=1)
    return buffer.getvalue()


def page(content: bytes, number: int, side: int) -> tuple[bytes, int]:
    """A page of a PDF (from 0) as PNG at most `side` pixels high and wide; how many there are.

    CannotShow("damaged") for what is no PDF, is encrypted, or has no such page.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise CannotShow(reason="damaged") from error
    try:
        count = len(document)
        if not 0 <= number < count:
            raise CannotShow(reason="damaged")
        leaf = document[number]
        longest = max(1.0, *leaf.get_size())
        if longest > LONGEST_SIDE_OF_PAGE:
            raise CannotShow(reason="pixels")
        drawn = leaf.render(scale=side / longest, may_draw_forms=False).to_pil()
        buffer = io.BytesIO()
        drawn.save(buffer, format="PNG", compress_level=1)
    except pypdfium2.PdfiumError as error:
        raise CannotShow(reason="damaged") from error
    finally:
        document.close()
    return buffer.getvalue(), count


def _is_clear(opened: object) -> bool:
    mode, info = getattr(opened, "mode", ""), getattr(opened, "info", {})
    return mode in {"RGBA", "LA", "PA"} or "transparency" in info


@contextmanager
def _decoding() -> Iterator[None]:
    from PIL import Image

    try:
        yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise CannotShow(reason="pixels") from error
    except _BROKEN as error:
        raise CannotShow(reason="damaged") from error
