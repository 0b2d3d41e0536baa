"""The page of the gallery: fixed words and names of files, never anything that a picture shows."""

import re
from collections import defaultdict
from collections.abc import Iterable
from html import escape

_NAME = re.compile(
    r"(?P<zoom>\d+)/(?P<shot>.+)-(?P<language>kk|ru|uk|en)-(?P<scheme>light|dark)\.png"
)

_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Intake: every screen</title>
<style>
body { font: 16px sans-serif; margin: 24px; background: #f3f5f8; color: #17202b; }
nav { columns: 4; } section { margin-top: 48px; }
table { border-spacing: 8px; } td { vertical-align: top; } img { width: 320px; display: block; }
</style></head><body>
<h1>Every screen</h1>
<p>Everybody on these pictures is invented. A picture opens in full size.</p>
"""


def index_page(names: Iterable[str]) -> str:
    """HTML for pictures named `ZOOM/SHOT-LANGUAGE-SCHEME.png`; other files are not shown."""
    found: dict[str, dict[tuple[str, str], dict[str, str]]] = defaultdict(dict)
    for name in sorted(names):
        if (match := _NAME.fullmatch(name)) is not None:
            rows = found[match["shot"]].setdefault((match["zoom"], match["scheme"]), {})
            rows[match["language"]] = name
    links = "".join(f'<a href="#{escape(shot)}">{escape(shot)}</a><br>\n' for shot in found)
    parts = "".join(_section(shot, rows) for shot, rows in found.items())
    return f"{_HEAD}<nav>{links}</nav>\n{parts}</body></html>\n"


def _section(shot: str, rows: dict[tuple[str, str], dict[str, str]]) -> str:
    ordered = sorted(rows.items(), key=lambda one: (int(one[0][0]), one[0][1]))
    lines = "\n".join(_row(zoom, scheme, row) for (zoom, scheme), row in ordered)
    head = f'<section id="{escape(shot)}"><h2>{escape(shot)}</h2><table>'
    return f"{head}\n{lines}\n</table></section>\n"


def _row(zoom: str, scheme: str, row: dict[str, str]) -> str:
    cells = "".join(map(_cell, row.items()))
    return f"<tr><th>{escape(zoom)} %<br>{escape(scheme)}</th>{cells}</tr>"


def _cell(one: tuple[str, str]) -> str:
    language, name = one
    where = escape(name, quote=True)
    alt = escape(language)
    return f'<td>{alt}<a href="{where}"><img loading="lazy" src="{where}" alt="{alt}"></a></td>'
