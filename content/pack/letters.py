"""Fills a letter: a Jinja2 template in a sandbox, which names the facts it needs and does not have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import CodeType
from typing import TYPE_CHECKING

from content.pack.arguing import LetterTemplate
from content.pack.errors import PlaybookError
from content.text.words import N_, message

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


@lru_cache(maxsize=256)
def compiled(body: str) -> CodeType:
    """A template ready to run: reading it takes a hundred times as long as filling it.

    Raises what Jinja2 raises for a broken one.
    """
    from content.pack.sandbox import Sandbox

    return Sandbox(_noting(set())).compile(body)


def fill(
    letter: LetterTemplate, facts: Mapping[str, object], code_of: Callable[[str], CodeType] = compiled
) -> tuple[str, tuple[str, ...]]:
    """Fill `letter` from `facts` (keys with `_`); `code_of` makes its body ready to run.

    Returns the text, and the names (with `-`) of facts that are used outright and not known; while there
    are any, the text has holes and must not be sent. Raises `PlaybookError` on a broken template.
    """
    from jinja2 import Template, TemplateError, TemplateSyntaxError

    from content.pack.sandbox import OverBudget, Sandbox

    missing: set[str] = set()
    file = f"letters/{letter.id}.md"
    try:
        code = code_of(letter.body)
        environment = Sandbox(_noting(missing))
        text = Template.from_code(environment, code, environment.make_globals(None)).render(facts)
    except TemplateSyntaxError as error:
        raise PlaybookError(file, error.lineno, message(N_("the template cannot be read."))) from error
    except (OverBudget, RecursionError, MemoryError, SyntaxError) as error:
        what = N_("the template takes too long, grows too large or goes too deep for a letter.")
        raise PlaybookError(file, 1, message(what)) from error
    except TemplateError as error:
        what = N_("the template asks for something it may not have.")
        raise PlaybookError(file, 1, message(what)) from error
    except (ArithmeticError, ValueError, TypeError, LookupError, AttributeError) as error:
        what = N_("the template cannot be filled ({why}).")
        raise PlaybookError(file, 1, message(what, why=type(error).__name__)) from error
    return text.strip("\n") + "\n", tuple(sorted(name.replace("_", "-") for name in missing))
