"""Speed of the printed statement, warm and cold, beside its reach of 200 ms for six pages. By hand:

python -m tests.benchmarks.statement
"""

import subprocess
import sys
import time

from intake_app.report.statement import statement_pdf
from tests.builders.statements import a_statement, sample

ROUNDS = 20
STATEMENTS = (
    ("s7", "ru", None, ("ru",)),
    ("s4", "ru", "uk", ("ru", "uk")),
    ("s3", "kk", "uk", ("kk", "uk")),
    ("s1", "ru", None, ("uz", "ru")),
)
LINE = "{what:<38}{pages:>7}{p50:>9.1f}{worst:>9.1f}{cpu:>9.1f}{page:>12.1f}\n"
HEAD = f"{'statement (ms)':<38}{'pages':>7}{'p50':>9}{'worst':>9}{'cpu':>9}{'cpu/page':>12}\n"
COLD = """
import time
from tests.builders.statements import a_statement, sample
request = a_statement(sample("s7"), "ru")
before = time.perf_counter()
from intake_app.report.statement import statement_pdf
statement_pdf(request)
print((time.perf_counter() - before) * 1000)
"""


def pages(pdf):
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ")


def timed(request):
    """Wall times in order, and the mean processor time, which a busy machine does not stretch."""
    times, before_all = [], time.process_time()
    for _ in range(ROUNDS):
        before = time.perf_counter()
        statement_pdf(request)
        times.append((time.perf_counter() - before) * 1000)
    return sorted(times), (time.process_time() - before_all) * 1000 / ROUNDS


def main():
    sys.stdout.write(HEAD)
    for name, language, parallel, columns in STATEMENTS:
        request = a_statement(sample(name), language, parallel=parallel, columns=columns)
        count = pages(statement_pdf(request))
        times, cpu = timed(request)
        what = f"{name} {language} {parallel or ''} columns {'|'.join(columns)}"
        sys.stdout.write(
            LINE.format(
                what=what,
                pages=count,
                p50=times[ROUNDS // 2],
                worst=times[-1],
                cpu=cpu,
                page=cpu / count,
            )
        )
    cold = subprocess.run([sys.executable, "-c", COLD], capture_output=True, check=True)
    sys.stdout.write(f"first statement of a process, with imports: {float(cold.stdout):.0f} ms\n")


if __name__ == "__main__":
    main()
