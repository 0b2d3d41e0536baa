"""Only JSON with one meaning is read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.codebook.strict_json import DEEPEST, strict_json
from intake_app.errors import JsonRefused

REFUSED = [
    (b"", "syntax"),
    (b"{", "syntax"),
    (b"{'a': 1}", "syntax"),
    (b'{"a": 1,}', "syntax"),
    (b'{"a": 1} {"b": 2}', "syntax"),
    (b'"tab\there"', "syntax"),
    (b"\xef\xbb\xbf{}", "syntax"),
    (b'{"a": NaN}', "number"),
    (b"[Infinity]", "number"),
    (b"[-Infinity]", "number"),
    (b"[1e999]", "number"),
    (b"[9007199254740992]", "number"),
    (b"[-9007199254740992]", "number"),
    (b"[" + b"9" * 10_000 + b"]", "number"),
    (b'{"a": 1, "a": 2}', "duplicate_key"),
    (b'{"a": 1, "\\u0061": 2}', "duplicate_key"),
    (b'{"a": {"b": 1, "b": 1}}', "duplicate_key"),
    (b'["\\ud800"]', "surrogate"),
    (b'{"\\udc00": 1}', "surrogate"),
    (b"\xff\xfe{}", "encoding"),
    (b'"\xed\xa0\x80"', "encoding"),
    ('"Ермек"'.encode("cp1251"), "encoding"),
    (b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1), "depth"),
    (b"[" * 1_000_000, "depth"),
    (b'{"a":' * 100_000, "depth"),
]


@pytest.mark.parametrize(("raw", "reason"), REFUSED, ids=lambda part: repr(part)[:30])
def test_what_is_no_strict_json_is_refused_for_its_reason(raw, reason):
    with pytest.raises(JsonRefused) as refusal:
        strict_json(raw)

    assert reason == refusal.value.facts["reason"]


def test_the_place_of_a_slip_is_told_in_bytes():
    with pytest.raises(JsonRefused) as refusal:
        strict_json('{"Ермек": }'.encode())

    assert {"reason": "syntax", "offset": len('{"Ермек": '.encode())} == refusal.value.facts


def test_more_bytes_than_allowed_are_refused_unread():
    assert [] == strict_json(b"[   ]", limit=5)
    with pytest.raises(JsonRefused) as refusal:
        strict_json(b"[    ]", limit=5)

    assert "size" == refusal.value.facts["reason"]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b"[" * DEEPEST + b"]" * DEEPEST, None),
        (b'["[[[[ \\" ]{", "\\\\"]', ['[[[[ " ]{', "\\"]),
        ('["\\ud835\\udd4f", "𝕏"]'.encode(), ["𝕏", "𝕏"]),
        (b"[9007199254740991, 0.5, 1e3, true, null]", [9007199254740991, 0.5, 1000.0, True, None]),
    ],
    ids=["deep", "brackets in text", "astral letters", "numbers"],
)
def test_strict_json_is_read(raw, value):
    read = strict_json(raw)

    assert read == value if value is not None else read


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**53) + 1, 2**53 - 1)
        | st.floats(-1e15, 1e15)
        | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=20,
    ),
    st.booleans(),
)
def test_what_python_writes_without_tricks_is_read_back(value, ascii_only):
    raw = json.dumps(value, ensure_ascii=ascii_only).encode()

    assert value == strict_json(raw)


def reason_for(raw):
    try:
        strict_json(raw)
    except JsonRefused as refusal:
        return refusal.facts["reason"]
    return ""


@given(st.binary(max_size=60))
def test_arbitrary_bytes_are_read_or_refused_for_a_known_reason(raw):
    known = {"", "syntax", "encoding", "number", "surrogate", "duplicate_key", "depth", "size"}

    assert reason_for(raw) in known
