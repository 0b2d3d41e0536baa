"""Kinds that point at a row of another section: a person, an act, an annex."""

# ruff: noqa: ARG002, D102 - the methods are those of Kind, which tells what they promise

from intake_app.codebook.display import row_name
from intake_app.codebook.kinds.base import (
    Flaw,
    Kind,
    Reference,
    expected,
    list_flaw,
    listed,
    members,
)
from intake_app.codebook.kinds.plain import KEY_FORM
from intake_app.codebook.schema import Codebook, Field
from intake_app.domain.answers import Answers, Json
from intake_app.i18n import Catalog


class Ref(Kind):
    """The key of a row in the section that the field names. Read by name, never by key."""

    name = "ref"
    takes_target = True

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        return _key_flaw(value)

    def references(self, value: Json, field: Field) -> tuple[Reference, ...]:
        pool = self.pool(field)
        return tuple(Reference(pool, one) for one in members(value) if isinstance(one, str))

    def pool(self, field: Field) -> str:
        return field.to

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        pool = self.pool(field)
        return listed([row_name(book, answers, pool, str(one), catalog) for one in members(value)])


class Refs(Ref):
    """Several rows of the section that the field names."""

    name = "refs"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        if flaw := list_flaw(value, self.name):
            return flaw
        return next(filter(None, map(_key_flaw, members(value))), None)


class PersonRef(Ref):
    """One of the persons of the record."""

    name = "person_ref"
    takes_target = False

    def pool(self, field: Field) -> str:
        return "persons"


class PersonRefs(Refs):
    """Several persons of the record."""

    name = "person_refs"
    takes_target = False

    def pool(self, field: Field) -> str:
        return "persons"


class AttachmentRefs(Refs):
    """Annexes of the record."""

    name = "attachment_refs"
    takes_target = False

    def pool(self, field: Field) -> str:
        return "attachments"


def _key_flaw(value: Json) -> Flaw | None:
    if not isinstance(value, str):
        return expected("ref")
    return None if KEY_FORM.fullmatch(value) else Flaw("key_form", {})
