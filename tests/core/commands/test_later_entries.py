"""What a later version kept beside a testimony is left as it is, and said."""

import io
import json

import pytest

from intake_app.commands import (
    attachments,
    interview,
    messages,
    records,
    signing,
    signing_places,
    statements,
)
from intake_app.commands.demo import sample_files
from intake_app.commands.signing import Given
from intake_app.domain.attestation import FILE_NAME, KIND, MEDIA_TYPE, Way
from intake_app.domain.canonical import canonical_json
from intake_app.errors import AttachmentTooNew
from intake_app.i18n import LANGUAGES, catalog
from intake_app.store.attachment_rows import Meta
from tests.builders.signatures import a_signature

DRAWN = Given("declarant", 1, Way.DRAWN, a_signature())
AGAIN = Given("declarant", 1, Way.REFUSED, reason="Боїться за сина.")


@pytest.fixture
def signed_id(session):
    """A testimony that was read back and signed."""
    (file,) = [file for file in sample_files() if file.name.startswith("s5")]
    (record_id,) = records.add(session, [file])
    interview.read_back(session, record_id)
    sign(session, record_id, DRAWN)
    return record_id


def sign(session, record_id, given):
    return signing.keep(session, record_id, session.vault.records.get(record_id).revision, given)


def as_a_later_version(session, **told):
    """Write the only entry as such a version would: with its own words, under the true code."""
    vault = session.vault
    ((name, number, meta, key),) = rows(session)
    stored = canonical_json(json.loads(meta) | told)
    mac = vault.attachments._macs.of(["attachment", name, number], stored + key)
    vault._database.run("UPDATE attachments SET meta = ?, mac = ?", stored, mac)
    return rows(session)


def rows(session):
    return session.vault._database.rows(
        "SELECT attachment_id, number, meta, identity FROM attachments"
    )


LOOKS = {
    "signing": lambda session, found: signing_places.standing(session, found, "uk"),
    "signing again": lambda session, found: sign(session, found, AGAIN),
    "printing": lambda session, found: statements.render(
        session, found, statements.PrintStatement("uk")
    ),
    "the list of annexes": attachments.listed,
}


@pytest.mark.parametrize("look", LOOKS)
def test_an_entry_with_words_of_a_later_version_is_refused_and_stays(session, signed_id, look):
    kept = as_a_later_version(session, witnessed_by="P2")

    with pytest.raises(AttachmentTooNew) as raised:
        LOOKS[look](session, signed_id)

    assert {"attachment_id": kept[0][0]} == raised.value.facts
    assert kept == rows(session)
    assert () == session.vault.check().findings


def test_a_kind_of_a_later_version_is_neither_listed_nor_removed_as_an_annex(session, signed_id):
    kept = as_a_later_version(session, kind="signature_by_voice")

    with pytest.raises(AttachmentTooNew):
        attachments.listed(session, signed_id)
    with pytest.raises(AttachmentTooNew):
        attachments.remove(session, signed_id, kept[0][0])

    assert kept == rows(session)


def test_a_signature_given_in_a_way_of_a_later_version_is_not_left_out_in_silence(
    session, signed_id
):
    interview.seal(session, signed_id)
    content = signing.counting(session, session.vault.records.get(signed_id))[0].to_svg()
    later = content.replace(b'"way":"drawn"', b'"way":"voice"')
    about = Meta(FILE_NAME, MEDIA_TYPE, len(later), "", kind=KIND, is_late=True)
    session.vault.attachments.add(signed_id, io.BytesIO(later), about)
    kept = rows(session)

    with pytest.raises(AttachmentTooNew) as raised:
        statements.render(session, signed_id, statements.PrintStatement("uk"))

    assert (content != later, {"attachment_id": kept[1][0]}) == (True, raised.value.facts)
    assert kept == rows(session)
    assert () == session.vault.check().findings


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_of_a_later_version_is_told_as_such_and_what_to_do(language):
    words = catalog(language)
    message = messages.explain(AttachmentTooNew(attachment_id="a"), words)

    happened = words.t("This was made by a later version of Intake.")
    remedy = words.t("Nothing was changed. Install the later version to open it.")
    assert (happened, remedy) == (message.happened, message.remedy)
