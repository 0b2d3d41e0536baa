"""What the wheel carries besides Python: compiled catalogues, locales/ and resources/.

In a checkout, workspace.py runs this file to compile the catalogues.
"""

import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(locales: Path) -> tuple[Path, ...]:
    """Compile every catalogue under `locales`; an interrupted run leaves no half-written file."""
    return tuple(_compiled(source) for source in sorted(locales.rglob("*.po")))


class WheelContent(BuildHookInterface[Any]):
    """A wheel holds locales and resources in `intake_app`; an editable install copies nothing."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it builds the wheel."""
        if version == "editable":
            return
        compile_catalogues(Path(self.root, "locales"))
        for folder in ("locales", "resources"):
            build_data["force_include"][folder] = f"intake_app/{folder}"


def _compiled(source: Path) -> Path:
    with source.open("rb") as lines:
        catalogue = read_po(lines, abort_invalid=True)
    target = source.with_suffix(".mo")
    half = target.with_suffix(".mo.half")
    with half.open("wb") as out:
        write_mo(out, catalogue)
    half.replace(target)
    return target


if __name__ == "__main__":
    compile_catalogues(Path(sys.argv[1]))
