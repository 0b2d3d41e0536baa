"""What a file is, is told by its bytes."""

import pytest

from intake_app.domain.media_type import ENDINGS, media_type, text_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("beginning", "expected"),
    [
        (b"\xff\xd8\xff\xe1\x00\x10Exif", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image/png"),
        (b"GIF89a\x01\x00", "image/gif"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x10\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"RIFF\x10\x00\x00\x00AVI LIST", "application/octet-stream"),
        (b"II*\x00\x08\x00", "image/tiff"),
        (b"MM\x00*\x00\x00", "image/tiff"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "image/heic"),
        (b"\x00\x00\x00\x18ftypM4A \x00\x00", "audio/mp4"),
        (b"\x00\x00\x00\x18ftypisom\x00\x00", "video/mp4"),
        (b"\x00\x00\x00\x14ftypqt  \x00\x00", "video/quicktime"),
        (b"%PDF-1.7\n", "application/pdf"),
        (b"ID3\x04\x00", "audio/mpeg"),
        (b"\xff\xfb\x90\x64", "audio/mpeg"),
        (b"OggS\x00\x02", "audio/ogg"),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml", WORD),
        (b"PK\x03\x04" + bytes(26) + b"mimetype" + ODT.encode(), ODT),
        (b"PK\x03\x04" + bytes(26) + b"AndroidManifest.xml", "application/octet-stream"),
        ("Мені погрожували.\n".encode(), "text/plain"),
        ("Мені погрожували.".encode()[:-1], "text/plain"),
        ("Мені погрожували.".encode("utf-16"), "text/plain"),
        ("Мне угрожали.".encode("cp1251"), "text/plain"),
        (b"MZ\x90\x00\x03\x00", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_the_first_bytes_say_what_it_is(beginning, expected):
    assert expected == media_type(beginning)


def test_every_type_has_an_ending_for_the_way_out():
    assert all(ending.startswith(".") for ending in ENDINGS.values())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_text_is_read_in_the_encodings_of_the_field(encoding):
    assert "Мне угрожали.\n" == text_of("Мне угрожали.\n".encode(encoding))
