"""What is read aloud before consent, as data: `resources/consent/<language>.toml`."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from intake_app import paths


@lru_cache(maxsize=4)
def consent_text(language: str) -> Mapping[str, str]:
    """A paragraph for each code of the list consent_info, in one of `LANGUAGES`."""
    path = paths.resources() / "consent" / f"{language}.toml"
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))
