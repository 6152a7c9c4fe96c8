"""The published shapes of what reads print with `--json`: JSON Schema, one file a command below `docs/json`.

They are written from what the commands print on the sample cases, and say no more than keys, types, what is always
there and what may be null. A later version may add keys; it takes none away and gives none another type.
"""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from PIL import Image

from store.days.clock import HOME_ZONE
from store.disk.home import Home
from store.samples.demo import fill
from tests.store.proof.authority import authority
from tui.cli.run import run
from tui.cli.session import Session

FOLDER = Path(__file__).parent.parent / "docs" / "json"
NOW = datetime(2026, 11, 26, 8, 20, tzinfo=HOME_ZONE)
OF_A_CASE = ("show", "next", "timeline", "evidence", "ready", "offer", "worth", "letter", "sent", "reply", "place")
OF_ALL = ("list", "due", "stats", "calm", "next", "guide", "verify", "calendar", "doctor")
WRITTEN = ("export", "pack", "stamp", "person", "playbook", "redact", "purge", "bundle", "merge", "backup")
"""What else prints JSON: papers that are written, proofs, persons, playbooks, painted areas, deleted cases, what is
handed over and comes back, backups."""
TITLES = {"preview": "export --preview"}
LOOKED = "preview"
"""What an export or a bundle with `--preview` prints: what would be hidden."""
READS = {*OF_A_CASE, *OF_ALL, *WRITTEN}
MAPS = ("facts", "known")
"""Objects whose keys are ids of the user's case, not of the program."""
BARE = (
    ("add", "--product", "x"),
    ("add", "--product", "y", "--playbook", "generic"),
    ("add", "--product", "z", "--paid", "8"),
)
"""Cases of which next to nothing is known, beside the sample cases."""
LIVED = (
    ("log", "they will pay", "--who", "merchant", "--promise", "3 days"),
    ("log", "undone"),
    ("undo",),
    ("todo", "print it", "--until", "11-28"),
    ("todo", "no day"),
    ("offer", "half of it", "--amount", "4", "--by", "in 3 days", "--until", "in 2 days"),
    (
        "offer",
        "a voucher",
        "--what",
        "a voucher",
        "--extras",
        "one",
        "--conditions",
        "no review",
        "--freight",
        "me",
    ),
    ("offer", "all of it"),
    ("offer", "--accept", "--number", "1"),
    ("sent", "first-message", "--with", "E1"),
    ("place", "contact"),
    ("deadline", "after-sale-period", "in 3 days"),
    ("close", "refunded", "--amount", "8"),
)
"""What happens in the last of them."""
Json = dict[str, Any]


def session_at(home: Home) -> Session:
    """A run of the program at the moment of the sample cases."""
    return Session(lambda: NOW, {"LANG": "zh_CN.UTF-8", "HOME": str(home.path)})


def printed(home: Home, *words: str) -> Any:
    """What a command prints as JSON; None when it prints nothing."""
    out = io.StringIO()
    session = session_at(home)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        run(["--home", str(home.path), *words, *(["--json"] if words[0] in READS else [])], session)
    read = out.getvalue().strip() and words[0] in READS
    return json.loads(out.getvalue()) if read and out.getvalue()[0] in "[{" else None


def stamped(home: Home, number: int) -> Any:
    """What `stamp` prints of an answer that holds, for a case of which a stamp was asked."""
    printed(home, "stamp", str(number))
    request = max((home.path / "stamps" / str(number)).glob("*.tsq"))
    made = authority()
    answer, roots = request.with_suffix(".tsr"), home.path.parent / "roots.pem"
    answer.write_bytes(made.answer(request.read_bytes()))
    roots.write_bytes(made.pem)
    return printed(home, "stamp", str(number), "--answer", str(answer), "--roots", str(roots))


def handed(home: Home, number: int) -> Iterator[tuple[str, Any]]:
    """What is printed of a case that is handed over, of what goes back from the copy, and of what that brings."""
    out = home.path.parent
    parcel, copy, back = out / "parcel", out / "copy", out / "back"
    yield "bundle", printed(home, "bundle", str(number), "-o", str(parcel))
    printed(home, "open", str(parcel), "--into", str(copy))
    there = Home(copy)
    for words in (("comment", "ask them"), ("fact", "merchant", "a shop")):
        printed(there, words[0], str(number), *words[1:])
    yield "bundle", printed(there, "bundle", "--back", "-o", str(back))
    yield "merge", printed(home, "merge", str(back))
    yield "merge", printed(home, "merge", str(back))
    yield "backup", printed(home, "backup", "-o", str(out / "backup"))


def purged(home: Home, number: int) -> Any:
    """What `purge` prints of a case that is deleted for good."""
    return printed(home, "purge", str(number), "--untrashed", "--yes")


def every(home: Home, numbers: Iterable[int]) -> Iterator[tuple[str, Any]]:
    """What all reads print in a home, by their commands."""
    for name in OF_ALL:
        yield name, printed(home, name)
    yield "list", printed(home, "list", "--all")
    yield "person", printed(home, "person", "list")
    yield "playbook", printed(home, "playbook", "list")
    out = home.path.parent
    for number in map(str, numbers):
        for name in OF_A_CASE:
            yield name, printed(home, name, number)
        yield from (("redact", printed(home, "redact", number, one)) for one in ("E1", "E2"))
        yield "offer", printed(home, "offer", number, "--all")
        for which in ("1", "2"):
            yield "offer", printed(home, "offer", number, "--number", which)
        yield "pack", printed(home, "pack", number)
        yield "pack", printed(home, "pack", number, "12315", "-o", str(out / f"pack-{number}"))
        yield "export", printed(home, "export", number, "--for", "family", "-o", str(out / f"{number}.html"))
        yield LOOKED, printed(home, "export", number, "--preview")
        yield "stamp", printed(home, "stamp", number, "--check")


def shape(value: Any) -> Json:
    """The schema that fits exactly one value."""
    match value:
        case None:
            return {"type": ["null"]}
        case bool():
            return {"type": ["boolean"]}
        case int() | float():
            return {"type": ["number"]}
        case str():
            return {"type": ["string"]}
        case list():
            made: Json = {"type": ["array"]}
            for one in value:
                made["items"] = both(made["items"], shape(one)) if "items" in made else shape(one)
            return made
        case _:
            keys = {key: shape(one) for key, one in value.items()}
            for name in MAPS:
                if name in keys and isinstance(value[name], dict):
                    keys[name] = {"type": ["object"], "additionalProperties": {"type": ["string"]}}
            return {"type": ["object"], "properties": keys, "required": sorted(keys), "additionalProperties": True}


def both(one: Json, other: Json) -> Json:
    """The schema that fits what either fits."""
    made: Json = {"type": sorted({*one["type"], *other["type"]})}
    if "items" in one or "items" in other:
        parts = [each["items"] for each in (one, other) if "items" in each]
        made["items"] = both(*parts) if len(parts) == 2 else parts[0]
    known = [each for each in (one, other) if "object" in each["type"]]
    if known:
        made["additionalProperties"] = known[0]["additionalProperties"]
    if known and "properties" in known[0]:
        names = sorted({name for each in known for name in each["properties"]})
        made["properties"] = {
            name: _joined([each["properties"][name] for each in known if name in each["properties"]])
            for name in names
        }
        made["required"] = sorted(set.intersection(*(set(each["required"]) for each in known)))
    return made


def _joined(shapes: list[Json]) -> Json:
    return both(*shapes) if len(shapes) == 2 else shapes[0]


def faults(value: Any, schema: Json, at: str = "$") -> Iterator[str]:
    """Where a value does not fit a schema of the kind that is written here."""
    kind = shape(value)["type"][0]
    if kind not in schema["type"]:
        yield f"{at}: {kind} is none of {schema['type']}"
    elif kind == "array":
        for n, one in enumerate(value):
            yield from faults(one, schema["items"], f"{at}[{n}]") if "items" in schema else [f"{at}[{n}]: unknown"]
    elif kind == "object":
        names = schema.get("properties", {})
        yield from (f"{at}: {name} is missing" for name in schema.get("required", ()) if name not in value)
        for name, one in value.items():
            more = names.get(name, schema["additionalProperties"])
            if more is not True:  # a later version may tell more
                yield from faults(one, more, f"{at}.{name}")


def published() -> dict[str, Json]:
    """The schemas as they are published, by command."""
    return {path.name.partition(".")[0]: json.loads(path.read_text()) for path in FOLDER.glob("*.schema.json")}


def main() -> None:
    """Write the schemas from what is printed of the sample cases, in both languages, and of bare ones."""
    found: dict[str, Json] = {}
    for language in ("zh", "en", ""):
        with tempfile.TemporaryDirectory() as folder:
            home = Home(Path(folder) / "home")
            last = len(BARE) + (fill(home, lambda: NOW, language) if language else 0)
            for words in BARE:
                printed(home, *words)
            picture = Path(folder) / "photo.png"
            picture.write_bytes(b"a picture")
            real = Path(folder) / "real.png"
            Image.new("RGB", (8, 8)).save(real)
            printed(home, "attach", str(last), str(picture), "--kind", "goods")
            printed(home, "attach", str(last), str(real), "--kind", "chat")
            for name, *more in LIVED:
                printed(home, name, str(last), *more)
            with contextlib.redirect_stderr(io.StringIO()):
                named = ["--home", str(home.path), "person", "add", "me", "--name", "x", "--address", "y"]
                run(named, session_at(home))
            found["stamp"] = shape(stamped(home, last))
            printed(home, "redact", str(last), "E2", "--box", "0,0,4,4")
            for name, value in (
                *every(home, range(1, last + 1)),
                *handed(home, last),
                ("purge", purged(home, last)),
            ):
                if value is not None:
                    found[name] = both(found[name], shape(value)) if name in found else shape(value)
    FOLDER.mkdir(exist_ok=True)
    for name, schema in found.items():
        head = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": f"tuikuan {TITLES.get(name, name)} --json",
        }
        text = json.dumps({**head, **schema}, indent=1, ensure_ascii=False, sort_keys=False)
        (FOLDER / f"{name}.schema.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
