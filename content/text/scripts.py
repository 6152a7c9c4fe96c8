"""In which languages a text may be, by the signs it is made of."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = {"zh": re.compile("[\u3400-\u9fff]"), "en": re.compile("[A-Za-z]")}


def may_be_in(language: str, *texts: str) -> bool:
    """Whether one of some texts has a sign of a language; always true of a language whose signs are not known."""
    signs = _SIGNS.get(language)
    return signs is None or any(signs.search(unicodedata.normalize("NFKC", text)) for text in texts)
