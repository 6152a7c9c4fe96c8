"""A slip of the pen: what is there instead of a name that is not, the likely ones before all of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from content.text.words import N_, Message, message

MEANT = 3
"""Names that are offered at most; who reads more of them looks at the whole list sooner."""

MANY = 20
"""Names up to which they are told with their titles, and one by one where a page lists them."""

MOST = 60
"""Names that a sentence lists; more of them nobody reads."""

SIMILAR = 0.66
"""How much of a name must be right; below that most offers are of something else."""

NEARER = 0.1
"""By how much one name must be nearer than another to be offered alone."""

SHORTEST = 2
"""Characters of a part by which a name is found; one letter stands in every other name."""


class There(Message, frozen=True, gc=False):
    """“Did you mean: …?”, or else all there are. `typed` is the slip, `meant` the only name it can stand for."""

    typed: str = ""
    meant: str = ""


def there(
    text: str, known: Mapping[str, object] | Iterable[str], typed: str = "", *, page: tuple[str, str] | None = None
) -> There:
    """What is there instead of `text`, of names or of names with titles; `typed` is the word that stood for it.

    Many are told by their names alone, or not at all where `page`, of which playbook and which, lists them.
    """
    given = known if isinstance(known, Mapping) else dict.fromkeys(known, "")
    titles = {name: title if isinstance(title, str) else "" for name, title in given.items()}
    near = near_to(text, titles)
    many = not near and len(titles) > MANY
    if many and page:
        return There(N_("{do_page} shows them all."), {"book": page[0], "page": page[1]}, typed or text)
    told = tuple(name if many else _told(name, given[name]) for name in near or titles)
    if near:
        return There(
            N_("Did you mean: {names}?"), {"names": told}, typed or text, near[0] if len(near) == 1 else ""
        )
    more = ("…",) if len(told) > MOST else ()
    return There(N_("There are: {known}."), {"known": (*told[:MOST], *more) or "–"}, typed or text)


def _told(name: str, title: object) -> str | Message:
    if isinstance(title, Message):
        return message(N_("{name} ({title})"), name=name, title=title)
    return f"{name} ({title})" if isinstance(title, str) and title else name


def near_to(text: str, titles: Mapping[str, str]) -> tuple[str, ...]:
    """The names that may be meant, the likeliest first: in other letters, with a slip, a part of them."""
    from difflib import SequenceMatcher, get_close_matches

    wanted, called = _bare(text), {name: _called(name, title) for name, title in titles.items()}
    same = [name for name, words in called.items() if wanted in words[:2]]
    if same or not wanted:
        return tuple(same[:1])
    forms = {word: name for name, words in reversed(called.items()) for word in words}
    close = get_close_matches(wanted, forms, MEANT, SIMILAR) if len(wanted) > SHORTEST else []
    if close:
        least = SequenceMatcher(None, close[0], wanted).ratio() - NEARER
        return tuple(
            dict.fromkeys(forms[one] for one in close if SequenceMatcher(None, one, wanted).ratio() > least)
        )
    parts = [
        name for name, words in called.items() if len(wanted) >= SHORTEST and any(_part(wanted, w) for w in words)
    ]
    return tuple(parts) if len(parts) <= MEANT else ()


def _part(wanted: str, word: str) -> bool:
    """Whether a name is meant by a part of it; two letters stand in many a word, so they are its first."""
    return word.startswith(wanted) if wanted.isascii() and len(wanted) <= SHORTEST else wanted in word


def _called(name: str, title: str) -> tuple[str, ...]:
    """How something is called: its name, its title, and the last part of a name such as `contact.send-message`."""
    return tuple(dict.fromkeys((_bare(name), _bare(title), _bare(re.split(r"[.:/]", name)[-1])))) if title else (
        _bare(name), _bare(re.split(r"[.:/]", name)[-1]))  # fmt: skip


def _bare(text: str) -> str:
    return re.sub(r"[\s_-]+", "-", unicodedata.normalize("NFKC", text).strip().casefold()).strip("-")
