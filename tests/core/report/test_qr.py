"""QR codes as bars."""

from intake_app.report.qr import encode

FINDER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]


def picture(code):
    rows = [["0"] * code.size for _ in range(code.size)]
    for bar in code.bars:
        rows[bar.y][bar.x : bar.x + bar.length] = ["1"] * bar.length
    return ["".join(row) for row in rows]


def test_three_corners_carry_the_finder_pattern():
    code = encode("INTAKE:0123456789ABCDEF:1:1/6")
    rows = picture(code)

    assert FINDER == [row[:7] for row in rows[:7]]
    assert FINDER == [row[-7:] for row in rows[:7]]
    assert FINDER == [row[:7] for row in rows[-7:]]


def test_a_full_code_with_its_page_stays_small_enough_for_a_footer():
    assert encode(f"INTAKE:{'A' * 64}:12:100/100").size == 33


def test_each_page_has_another_code():
    assert picture(encode("INTAKE:AA:1:1/2")) != picture(encode("INTAKE:AA:1:2/2"))
