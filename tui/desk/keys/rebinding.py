"""Keys of one's own: the table `[keys]` of `config.toml` laid over the table of actions."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from content.text.words import N_, Message, message
from store.errors import HomeProblem
from tui.desk.keys.actions import ACTIONS, FORMS, NUMBERED, Action, Where

NUMBERS = 9
IN_FIELDS = frozenset(
    ("enter", "escape", "up", "down", "left", "right", "home", "end", "backspace", "delete", "space")
)
"""Keys that a field needs for typing; they stay what they are in every form."""
IN_QUESTIONS = frozenset(("enter", "escape"))
_NAMES = {
    "esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown", "del": "delete", "-": "minus",
    "+": "plus", "_": "underscore", "<": "less_than_sign", ">": "greater_than_sign", "#": "number_sign",
    "/": "slash", "\\": "backslash", " ": "space", "@": "at", ".": "full_stop", "|": "vertical_line",
}  # fmt: skip
_SHOWN = {name: short for short, name in _NAMES.items() if len(short) == 1 or short in ("esc", "pgup", "pgdn")} | {
    "space": "space"
}
_MOVING = frozenset(("up", "down", "left", "right", "home", "end", "pageup", "pagedown"))
_LONG = (
    _MOVING | {"escape", "enter", "tab", "space", "backspace", "delete", "insert"} | {f"f{n}" for n in range(1, 13)}
)
_HELD = ("ctrl+", "shift+", "alt+")


YIELDS = {"mask": "Z"}
"""Actions that came late and give way to a key of one's own, each with the key it takes then."""


def rebound(keys: Mapping[str, str], path: str) -> tuple[Action, ...]:
    """The table of actions with other keys. Raises `HomeProblem` for an unknown action or key, or a clash."""
    if not keys:
        return ACTIONS
    known = {action.id for action in ACTIONS}
    for name, wanted in keys.items():
        if name not in known:
            raise HomeProblem(
                N_("{path}: [keys] names “{name}”, which is no action; help lists them all."),
                path=path,
                name=name,
            )
        if not wanted.strip():
            raise HomeProblem(N_("{path}: [keys] gives “{name}” no key."), path=path, name=name)
    table = tuple(_with_keys(action, keys[action.id], path) if action.id in keys else action for action in ACTIONS)
    table = tuple(_yielding(action, table, keys) for action in table)
    for action in table:
        _check_fixed(action, path)
    for one, other, key in _clashes(table):
        raise HomeProblem(
            N_("{path}: [keys] gives the key “{key}” to both “{one}” and “{other}”; give one of them another."),
            path=path,
            key=shown_key(key),
            one=one.id,
            other=other.id,
        )
    return table


def yielded(actions: tuple[Action, ...], keys: Mapping[str, str]) -> Message | None:
    """The sentence that tells which action has another key than usual, since its own was given away."""
    for action in actions:
        usual = next(one for one in ACTIONS if one.id == action.id)
        if action.id not in keys and action.keys != usual.keys:
            text = N_("“{key}” is yours in config.toml, so “{action}” has the key {other} here.")
            return message(text, key=usual.shown, action=action.id, other=action.shown)
    return None


def _yielding(action: Action, table: tuple[Action, ...], keys: Mapping[str, str]) -> Action:
    if action.id not in YIELDS or action.id in keys:
        return action
    own = {key for one in table if one.id in keys for key in one.keys.split(",")}
    other = YIELDS[action.id]
    return replace(action, keys=other, shown=other) if action.keys in own else action


def keymap(actions: tuple[Action, ...]) -> dict[str, str]:
    """The ids of bindings and their keys, of all actions that were given other keys."""
    made: dict[str, str] = {}
    for action in actions:
        if action in ACTIONS:
            continue
        if action.id in NUMBERED:
            made |= {f"{action.id}-{n}": key for n, key in enumerate(action.keys.split(","), 1)}
        else:
            made[action.id] = action.keys
    return made


def choice_keys(actions: tuple[Action, ...]) -> tuple[str, ...]:
    """The keys that take the choices, as people read them, the first choice's first."""
    numbered = next(action for action in actions if action.id == "choose")
    return tuple(map(shown_key, numbered.keys.split(",")))


def shown_key(name: str) -> str:
    """A key as people read it."""
    if name in _SHOWN:
        return _SHOWN[name]
    try:
        return name if len(name) == 1 or name in _LONG else unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return name


def _with_keys(action: Action, wanted: str, path: str) -> Action:
    names = tuple(_name(key, path) for key in _split(wanted))
    shown = list(map(shown_key, names))
    if action.id in NUMBERED:
        if len(set(names)) != NUMBERS:
            raise HomeProblem(
                N_("{path}: [keys] must give “{name}” {n} keys with commas between, one for each number."),
                path=path,
                name=action.id,
                n=NUMBERS,
            )
        shown = [f"{shown[0]}-{shown[-1]}"]
    return replace(action, keys=",".join(names), shown=" ".join(shown))


def _check_fixed(action: Action, path: str) -> None:
    """Refuse a key that has to stay what it is: what types into a field, and enter and esc in a question."""
    for key in action.keys.split(","):
        typed = len(key) == 1 or ("_" in key and not key.startswith(_HELD)) or key in IN_FIELDS
        if (action.where & Where.FORM and typed) or (action.where & Where.ASK and key in IN_QUESTIONS):
            raise HomeProblem(
                N_("{path}: [keys] gives “{name}” the key “{key}”, which stays what it is there; take another."),
                path=path,
                name=action.id,
                key=shown_key(key),
            )


def _split(wanted: str) -> list[str]:
    """The keys of a setting, between commas; a comma alone is the key of that name."""
    return ["comma"] if wanted.strip() == "," else [key.strip() or " " for key in wanted.split(",")]


def _name(key: str, path: str) -> str:
    """A key as Textual calls it."""
    held = next((prefix for prefix in _HELD if key.startswith(prefix) and len(key) > len(prefix)), "")
    rest = key.removeprefix(held)
    name = _NAMES.get(rest, rest)
    if len(name) == 1 and not name.isalnum():
        name = unicodedata.name(name, name).lower().replace("-", "_").replace(" ", "_")
    single = len(rest) == 1 and rest.isprintable()
    if not (single or name in _LONG or name in _SHOWN or name == "comma"):
        raise HomeProblem(
            N_("{path}: [keys] has “{key}”, which is no key; write such as z, ctrl+z, f2, enter."),
            path=path,
            key=key,
        )
    return held + name


def _clashes(table: tuple[Action, ...]) -> Iterator[tuple[Action, Action, str]]:
    for n, one in enumerate(table):
        for other in table[n + 1 :]:
            common = set(one.keys.split(",")) & set(other.keys.split(","))
            if common and _together(one, other):
                yield one, other, min(common)


def _together(one: Action, other: Action) -> bool:
    """Whether both can be taken at the same time; in a form its fields and their choices are."""
    return bool(one.where & other.where or (one.where & FORMS and other.where & FORMS))
