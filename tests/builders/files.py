"""Files as people bring them: photos, scans, recordings, texts, and some that mean harm."""

import io
import struct
import wave
import zlib

from PIL import Image


def a_photo(width=640, height=480, *, turned=False):
    """A JPEG with colours that tell its corners apart; `turned` says so in its Exif."""
    picture = Image.new("RGB", (width, height), (180, 40, 40))
    picture.paste((40, 40, 180), (0, 0, width // 2, height // 2))
    exif = Image.Exif()
    if turned:
        exif[0x0112] = 6
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def a_png(width=64, height=64):
    """A small PNG."""
    buffer = io.BytesIO()
    Image.new("RGBA", (width, height), (0, 120, 0, 128)).save(buffer, "PNG")
    return buffer.getvalue()


def a_bomb(width=60_000, height=60_000):
    """A PNG of some hundred bytes that would unfold to gigabytes."""

    def chunk(name, body):
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def a_recording(seconds=1):
    """Silence, as WAV."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(16_000 * seconds))
    return buffer.getvalue()


def a_scan(pages=2):
    """A PDF of some pages."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    for number in range(pages):
        canvas.rect(50, 50 + 100 * number, 200, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
