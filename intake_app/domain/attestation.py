"""An attestation: who put a name to which revision of a testimony, and how.

It stands outside of the testimony's own content and is kept as a file of its own: an SVG that any
browser shows, with the facts inside it. Where nothing was drawn the picture is empty.
"""

import html
import json
import re
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from intake_app.domain.canonical import canonical_json
from intake_app.domain.signature import HEIGHT, WIDTH, Drawing

KIND = "signature"
MEDIA_TYPE = "image/svg+xml"
FILE_NAME = "signature.svg"
_FACTS = re.compile(r"<metadata>(.*?)</metadata>", re.DOTALL)
_PATH = re.compile(r'<path d="([^"]*)"')
_INK = "#17202B"


class Way(StrEnum):
    """How somebody signed, or that they did not."""

    DRAWN = "drawn"
    INK = "ink"
    THUMB = "thumb"
    REFUSED = "refused"
    CANNOT = "cannot"


NOT_SIGNED = frozenset({Way.REFUSED, Way.CANNOT})
"""These need a reason."""
BEFORE_A_WITNESS = frozenset({Way.THUMB, Way.CANNOT})
"""These count before a witness only."""


@dataclass(frozen=True, slots=True)
class Attestation:
    """One signature, or why there is none. `at` is the laptop's clock, which nobody verified.

    `number` counts the signers of one role; `code` is that of the sealed revision, and empty
    before the seal.
    """

    record_id: str
    revision: int
    role: str
    number: int
    way: Way
    at: str
    name: str = field(default="", repr=False)
    code: str = ""
    reason: str = field(default="", repr=False)
    drawing: Drawing = field(default_factory=Drawing, repr=False)

    @property
    def is_signed(self) -> bool:
        """Whether they signed, in whatever way."""
        return self.way not in NOT_SIGNED

    def to_svg(self) -> bytes:
        """The file: the same bytes for the same attestation. `from_svg` reads it back."""
        facts = asdict(self) | {"way": self.way.value, "clock": "laptop, unverified"}
        del facts["drawing"]
        told = html.escape(canonical_json(facts).decode(), quote=False)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            f'width="60mm" height="22mm">\n<metadata>{told}</metadata>\n'
            f'<path d="{self.drawing.path()}" fill="none" stroke="{_INK}" stroke-width="45" '
            'stroke-linecap="round" stroke-linejoin="round"/>\n</svg>\n'
        ).encode()

    @classmethod
    def from_svg(cls, content: bytes) -> "Attestation":
        """Read a file that `to_svg` wrote, and no other: ValueError."""
        text = content.decode("utf-8")
        facts, path = _FACTS.search(text), _PATH.search(text)
        if facts is None or path is None:
            raise ValueError("not an attestation")
        told = json.loads(html.unescape(facts.group(1)))
        try:
            told.pop("clock")
            read = cls(**told | {"way": Way(told.get("way"))}, drawing=Drawing.from_path(path[1]))
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError("not an attestation") from error
        if read.to_svg() != content:
            raise ValueError("not an attestation of ours")
        return read
