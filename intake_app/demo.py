"""`python3 start.py --demo` without a display: the whole job on the synthetic samples.

Writes statements and a bundle for headquarters below one folder, opens the bundle as
headquarters would, and prints one line for each thing that is really there.
"""

import argparse
import shutil
import sys
from pathlib import Path

from intake_app.commands import exports, hq, records, statements, vaults
from intake_app.commands.demo import DemoVault, prepare
from intake_app.commands.session import environment
from intake_app.commands.statements import PrintStatement
from intake_app.errors import FolderNotEmpty
from intake_app.hardening import harden_process

MARK = "INTAKE-DEMO"
PURPOSE = "case_file"

# Reference of the sample, languages, name of the file.
PAPERS: tuple[tuple[str, PrintStatement, str], ...] = (
    ("UA-2022-0001", PrintStatement("kk"), "statement-kk.pdf"),
    ("UA-2022-0002", PrintStatement("ru"), "statement-ru.pdf"),
    ("UA-2022-0003", PrintStatement("uk"), "statement-uk.pdf"),
    ("UA-2022-0001", PrintStatement("kk", "uk"), "statement-kk-uk.pdf"),
    ("KZ-2009-0001", PrintStatement("ru", "uz"), "statement-uz-ru.pdf"),
)


def main(arguments: list[str] | None = None) -> int:
    """Run the demo; 0 when everything it says was seen on the disk."""
    parser = argparse.ArgumentParser(prog="demo", description="The main job on invented samples.")
    parser.add_argument("--out", type=Path, default=Path("demo-out"))
    out: Path = parser.parse_args(arguments).out
    harden_process()
    _make_room(out)
    demo = prepare(out, "en", environment())
    try:
        _say(f"vault        {demo.folder}  ({len(demo.records)} invented testimonies)")
        _print_papers(demo, out)
        _export_and_open(demo, out)
    finally:
        vaults.close(demo.session)
    return 0


def _make_room(out: Path) -> None:
    """Take away an earlier demo, never anything else."""
    if out.exists() and any(out.iterdir()):
        if not (out / MARK).exists():
            raise FolderNotEmpty
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)
    (out / MARK).write_text("Everything in this folder is invented.\n", encoding="utf-8")


def _print_papers(demo: DemoVault, out: Path) -> None:
    for reference, wanted, name in PAPERS:
        record_id = records.find(demo.session, reference)
        printed = statements.print_to(demo.session, record_id, wanted, out / name)
        kind = "draft" if printed.draft else "sealed"
        _say(f"statement    {out / name}  ({printed.pages} pages, {kind})")


def _export_and_open(demo: DemoVault, out: Path) -> None:
    bundles = out / "bundle"
    bundles.mkdir()
    written = exports.write(demo.session, bundles, PURPOSE, with_training=True)
    _say(f"bundle       {written.folder}  ({len(written.records)} testimonies, encrypted)")
    for choice in written.left_out:
        _say(f"left out     {choice.reference}  (consent: {choice.reason})")
    vaults.write_device_key(demo.session, out / "device.pub")
    opened = hq.open_bundle(
        written.folder,
        identity=demo.keys[0] / "hq.key",
        device_key=out / "device.pub",
        out=out / "hq-opened",
        environment=environment(),
    )
    _say(f"headquarters {out / 'hq-opened'}  ({len(opened.records)} testimonies verified)")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
