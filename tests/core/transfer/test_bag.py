import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.errors import BundleDamaged
from intake_app.transfer import bag
from intake_app.transfer.bag import BagInfo, RecordLine

WORD = st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=40)
INFOS = st.builds(
    BagInfo,
    bundle_id=WORD,
    sequence=st.integers(min_value=0),
    previous_digest=st.just("") | st.text("0123456789abcdef", min_size=64, max_size=64),
    device_id=WORD,
    purpose=WORD,
    audit_head=st.just("") | st.text(string.ascii_lowercase, min_size=10, max_size=10),
    recipients=st.lists(WORD, min_size=2, max_size=4).map(tuple),
    records=st.lists(st.builds(RecordLine, WORD, WORD, st.integers(min_value=0)), max_size=3).map(
        tuple
    ),
    payload_octets=st.integers(min_value=0),
    payload_files=st.integers(min_value=0),
)


@given(INFOS)
def test_bag_info_is_read_as_it_was_written(info: BagInfo) -> None:
    assert info == bag.read_info(info.encode())


@given(st.dictionaries(WORD, st.binary(max_size=20)))
def test_a_manifest_is_read_as_it_was_written(members: dict[str, bytes]) -> None:
    read = bag.read_sums(bag.sums(members), bag.MANIFEST)

    assert sorted(members) == list(read)


@given(st.binary(max_size=200))
def test_random_bytes_are_no_bag_info(raw: bytes) -> None:
    with pytest.raises(BundleDamaged):
        bag.read_info(raw)


@pytest.mark.parametrize(
    "name",
    [
        "data/records/13fcda7f-1b7b-5d02-b561-0f2ce8c051d6.json",
        "data/statements/13fcda7f-1b7b-5d02-b561-0f2ce8c051d6-kk.pdf",
        "data/attachments/00112233445566778899aabbccddeeff",
        "data/codebook/04_account.toml",
        "data/audit.json",
    ],
)
def test_the_allow_list_knows_what_a_bundle_holds(name: str) -> None:
    assert name.rsplit("/", maxsplit=1)[-1].startswith(bag.short_name(name))
    assert bag.kind_of(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "audit.json",
        "data/audit.json/",
        "data/AUDIT.json",
        "data/records/../../../home.json",
        "data/records/Anna-Petrova.json",
        "data/records/anna petrova.json",
        "data/records/13fcda7f.json\n",
        "data/records//13fcda7f.json",
        "./data/records/13fcda7f.json",
        "data/records/con.json",
        "data/records/-rf-home.json",
        "data/statements/13fcda7f-kk.html",
        "data/codebook/.profile.toml",
        "data/attachments/photo.jpg",
    ],
)
def test_the_allow_list_knows_nothing_else(name: str) -> None:
    assert "" == bag.kind_of(name)
