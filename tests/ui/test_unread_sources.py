"""The sources of our modules are not kept in memory because PySide once looked into them."""

import subprocess
import sys
from types import ModuleType

import pytest

from ui.unread_sources import names_pyside

LOADED = """
import linecache, sys
from PySide6 import QtCore
{first}
import ui.main_window
kept = [name for name in linecache.cache if name.endswith("ui/keys.py")]
asking = sys.modules["shibokensupport.feature"].pyside_feature_dict
print(len(kept), asking["ui.keys"], asking["intake_app.i18n"])
"""


@pytest.mark.parametrize(
    ("first", "lines_kept"), [("import ui.unread_sources", 0), ("", 1)], ids=["with", "without"]
)
def test_pyside_hears_what_it_would_have_read_and_no_line_is_kept(first, lines_kept):
    ran = subprocess.run(
        [sys.executable, "-c", LOADED.format(first=first)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert f"{lines_kept} 0 -1\n" == ran.stdout


def test_the_program_asks_for_it_before_any_other_module_of_the_window():
    code = "import ui.app, linecache; print([n for n in linecache.cache if 'intake' in n])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]\n" == ran.stdout


def test_only_modules_of_the_window_count_as_naming_pyside():
    names = ["ui", "ui.screens.unlock", "intake_app.paths", "uiautomation", "json"]

    assert [True, True, False, False, False] == [names_pyside(ModuleType(one)) for one in names]
