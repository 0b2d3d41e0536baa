"""What support can ask for by phone: events and sizes, and nothing of a testimony."""

import io

from intake_app import logs
from intake_app.commands import exports, records, statements
from intake_app.commands.demo import sample_files


def test_the_main_job_leaves_one_line_for_each_step_and_no_content(session, tmp_path):
    stream = io.StringIO()
    handler = logs.to_stream(stream)

    records.add(session, sample_files())
    record_id = records.find(session, "UA-2022-0003")
    statements.print_to(session, record_id, statements.PrintStatement("uk"), tmp_path / "a.pdf")
    exports.write(session, tmp_path, "case_file", with_training=True)
    logs.stop(handler)

    lines = [line.split(" ", 2)[2] for line in stream.getvalue().splitlines()]
    assert lines[0] == "records added records=6"
    assert lines[1].startswith("statement written pages=")
    assert lines[2].startswith("bundle written records=5 bytes=")
    assert len(lines) == 3
