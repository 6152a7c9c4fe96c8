"""Fills a letter: a Jinja2 template in a sandbox, which names the facts it needs and does not have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from content.errors import PlaybookError
from content.model import LetterTemplate
from content.words import N_, message

if TYPE_CHECKING:
    from jinja2 import Undefined


def _noting(missing: set[str]) -> type[Undefined]:
    """A stand-in for unknown facts: false in a condition, noted in `missing` when used outright."""

    from jinja2 import Undefined

    class Noted(Undefined):
        def __str__(self) -> str:
            missing.add(self._undefined_name or "?")
            return ""

    return Noted


def fill(letter: LetterTemplate, facts: Mapping[str, object]) -> tuple[str, tuple[str, ...]]:
    """Fill `letter` from `facts` (keys with `_`).

    Returns the text, and the names (with `-`) of facts that are used outright and not known; while there
    are any, the text has holes and must not be sent. Raises `PlaybookError` on a broken template.
    """
    from jinja2 import FunctionLoader, TemplateError, TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    missing: set[str] = set()
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # a letter is plain text
        undefined=_noting(missing),
        loader=FunctionLoader(lambda _: None),  # no letter reads another file
    )
    file = f"letters/{letter.id}.md"
    try:
        text = environment.from_string(letter.body).render(facts)
    except TemplateSyntaxError as error:
        raise PlaybookError(file, error.lineno, message(N_("the template cannot be read."))) from error
    except TemplateError as error:
        what = N_("the template asks for something it may not have.")
        raise PlaybookError(file, 1, message(what)) from error
    return text.strip("\n") + "\n", tuple(sorted(name.replace("_", "-") for name in missing))
