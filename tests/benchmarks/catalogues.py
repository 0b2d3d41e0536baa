"""How long a language takes to load, and its first dates and names. By hand:

python -m tests.benchmarks.catalogues
"""

import subprocess
import sys

ROUNDS = 15
MEASURED = """
import time
from intake_app.i18n import catalog
start = time.perf_counter()
words = catalog({language!r})
loaded = time.perf_counter()
words.month_names(), words.countries()
print((loaded - start) * 1000, (time.perf_counter() - loaded) * 1000)
"""


def milliseconds(language):
    """Loading and the first names, each in a process of its own."""
    code = MEASURED.format(language=language)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return tuple(float(each) for each in done.stdout.split())


if __name__ == "__main__":
    for language in ("kk", "ru", "uk", "en"):
        loads, names = zip(*(milliseconds(language) for _ in range(ROUNDS)), strict=True)
        line = (
            f"{language}  load p50 {sorted(loads)[ROUNDS // 2]:5.1f} ms, worst {max(loads):5.1f} ms"
        )
        sys.stdout.write(f"{line};  first names p50 {sorted(names)[ROUNDS // 2]:5.1f} ms\n")
