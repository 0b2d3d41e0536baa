"""The colours of the two themes. Every pair used together has at least the contrast its use needs.

Text pairs reach 4.5:1, borders and marks 3:1 (WCAG 2.2, 1.4.3 and 1.4.11); a test computes them.
"""

from dataclasses import dataclass
from enum import StrEnum


class Token(StrEnum):
    """The name of a colour; widgets ask for colours by these names only."""

    BG = "bg"
    SURFACE = "surface"
    INK = "ink"
    MUTED = "muted"
    LINE = "line"
    HAIRLINE = "hairline"
    HOVER = "hover"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    ACCENT_SOFT = "accent_soft"
    OK = "ok"
    WARN = "warn"
    WARN_SOFT = "warn_soft"
    ERROR = "error"
    ERROR_SOFT = "error_soft"
    FOCUS = "focus"


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme's colours as #RRGGBB."""

    bg: str
    surface: str
    ink: str
    muted: str
    line: str
    hairline: str
    hover: str
    accent: str
    on_accent: str
    accent_soft: str
    ok: str
    warn: str
    warn_soft: str
    error: str
    error_soft: str
    focus: str

    def of(self, token: Token) -> str:
        """The colour behind a token."""
        return str(getattr(self, token.value))


LIGHT = Colours(
    bg="#F3F5F8",
    surface="#FFFFFF",
    ink="#17202B",
    muted="#566373",
    line="#7A8694",
    hairline="#D9DFE7",
    hover="#EDF1F6",
    accent="#0B5C9E",
    on_accent="#FFFFFF",
    accent_soft="#E4EFF9",
    ok="#1B7A4B",
    warn="#8F5B00",
    warn_soft="#FFF4DC",
    error="#B3261E",
    error_soft="#FDECEA",
    focus="#F2A900",
)

DARK = Colours(
    bg="#12171D",
    surface="#1A2129",
    ink="#EAF0F6",
    muted="#A3B0BF",
    line="#6B7A8B",
    hairline="#2C3743",
    hover="#232C37",
    accent="#5AA9EC",
    on_accent="#1A2129",
    accent_soft="#1D3247",
    ok="#5CC08F",
    warn="#E0B25A",
    warn_soft="#33290F",
    error="#FF8A80",
    error_soft="#3B1E1E",
    focus="#F2C14E",
)


def contrast(first: str, second: str) -> float:
    """The WCAG contrast ratio of two #RRGGBB colours, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
