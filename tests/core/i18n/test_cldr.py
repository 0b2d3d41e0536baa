"""Names of countries, languages and months: what the CLDR says, and nothing more in memory."""

import subprocess
import sys

import pytest

from intake_app.i18n import LANGUAGES

TAKEN = """
import sys
from babel import Locale, localedata
from intake_app.i18n import cldr

language = sys.argv[1]
found = [
    cldr._names(language).territories,
    cldr._names(language).languages,
    [cldr._names(language).months[each] for each in ("format", "stand-alone")],
]
kept = [name for name in ("root", "en", language) if name in localedata._cache]
whole = Locale.parse(language)
said = [
    dict(whole.territories.items()),
    dict(whole.languages.items()),
    [
        tuple(whole.months[each]["wide"][number] for number in range(1, 13))
        for each in ("format", "stand-alone")
    ],
]
print([one == other for one, other in zip(found, said)], kept)
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_lost_by_reading_a_language_without_what_it_inherits(language):
    ran = subprocess.run(
        [sys.executable, "-c", TAKEN, language], capture_output=True, text=True, check=True
    )

    assert "[True, True, True] []\n" == ran.stdout
