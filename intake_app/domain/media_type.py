"""What kind of file it is, by its first bytes. Its name is what somebody called it, no more."""

from collections.abc import Mapping

BEGINNING = 4096
UNKNOWN = "application/octet-stream"
TEXT = "text/plain"
PDF = "application/pdf"

_SIGNS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"%PDF-", PDF),
    (0, b"OggS", "audio/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (
        30,
        b"mimetypeapplication/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.text",
    ),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav"}
_BRANDS = {
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
    b"msf1": "image/heic",
    b"avif": "image/avif",
    b"qt  ": "video/quicktime",
}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LAYOUT = frozenset(b"\t\n\r\x0c")

ENDINGS: Mapping[str, str] = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/tiff": ".tif",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "image/avif": ".avif",
    PDF: ".pdf",
    "audio/ogg": ".ogg",
    "audio/mpeg": ".mp3",
    "audio/wav": ".wav",
    "audio/mp4": ".m4a",
    "video/mp4": ".mp4",
    "video/quicktime": ".mov",
    _WORD: ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    TEXT: ".txt",
    UNKNOWN: ".bin",
}


def media_type(beginning: bytes) -> str:
    """The media type of a file that begins so (BEGINNING bytes of it); UNKNOWN for any other."""
    for at, sign, found in _SIGNS:
        if beginning[at : at + len(sign)] == sign:
            return found
    if beginning[:4] == b"RIFF":
        return _RIFF.get(beginning[8:12], UNKNOWN)
    if beginning[4:8] == b"ftyp":
        return _BRANDS.get(beginning[8:12], "video/mp4")
    if beginning[:4] == b"PK\x03\x04":
        return _WORD if b"word/" in beginning else UNKNOWN
    if _is_mpeg_audio(beginning):
        return "audio/mpeg"
    return TEXT if text_of(beginning) is not None else UNKNOWN


def text_of(content: bytes) -> str | None:
    """Plain text: UTF-8, UTF-16 with its mark, or the Cyrillic of Windows; None for anything else.

    The last letter may be cut off.
    """
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content[: len(content) & ~1].decode("utf-16", errors="replace")
    if any(byte < 32 and byte not in _LAYOUT for byte in content) or not content:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start >= len(content) - 3:
            return content[: error.start].decode("utf-8-sig")
    return content.decode("cp1251", errors="replace")


def _is_mpeg_audio(beginning: bytes) -> bool:
    """A frame without a tag before it: eleven bits set, a known version, layer III."""
    if len(beginning) < 2 or beginning[0] != 0xFF:
        return False
    return beginning[1] & 0xE6 == 0xE2 and beginning[1] & 0x18 != 0x08
