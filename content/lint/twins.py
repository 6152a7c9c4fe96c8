"""Rules about languages: the same playbook in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.lint.finding import Fault
from content.lint.source import Book, File, Pack
from content.lint.templates import names_in
from content.pack.arguing import DossierPage, LetterTemplate
from content.pack.channels import Channel
from content.pack.guidance import ReasonPage, StepPage, ToDo
from content.pack.markdown import is_task, task_id
from content.pack.meanings import Meaning, Meanings
from content.pack.model import EvidenceKind, Flow, Lasts, Law, Limit, Meta, Reply
from content.text.words import N_, message

_WAY = re.compile(r"-->|-\.->")
_Bones = dict[str, tuple[int, str]]
"""What must agree in a file: by name, the line and the data as text."""


def missing_twin(pack: Pack) -> Iterator[Fault]:
    """A file that one language has and another has not."""
    for book in pack.books:
        for other in pack.books:
            for path, file in book.files.items():
                if path not in other.files:
                    yield Fault(
                        file.name,
                        1,
                        message(N_("the language {language} has no {file}."), language=other.language, file=path),
                        message(N_("Translate it. Whoever reads the other language needs it as much.")),
                    )


def twin_differs(pack: Pack) -> Iterator[Fault]:
    """Ids, numbers or dates that are not the same in every language."""
    for other in pack.books[1:]:
        base = pack.books[0]
        for path, file in base.files.items():
            twin = other.files.get(path)
            if twin is None or file.value is None or twin.value is None or not (file.own or twin.own):
                continue
            yield from _compare(file, _bones(base, file), twin, _bones(other, twin))


def _compare(file: File, here: _Bones, twin: File, there: _Bones) -> Iterator[Fault]:
    hint = message(N_("Ids, numbers and dates must agree; only the words differ."))
    only, instead = _lacking(here, there), _lacking(there, here)
    for name, other in zip(instead, only, strict=False):
        what = message(N_("“{id}” stands where {file} has “{other}”."), id=name, file=file.name, other=other)
        yield Fault(twin.name, there[name][0], what, hint, (file.name, here[other][0]))
    for mine, its, names, other_file in (
        (file, here, only[len(instead) :], twin),
        (twin, there, instead[len(only) :], file),
    ):
        for name in names:
            what = message(N_("“{id}” is not in {file}."), id=name, file=other_file.name)
            yield Fault(mine.name, its[name][0], what, hint)
    same = [name for name in there if name in here]
    for name in same:
        (at, mine_says), (line, says) = here[name], there[name]
        if mine_says != says:
            what = message(
                N_("“{id}” has {here}, but {file} has {there}."),
                id=name,
                here=says or "—",
                there=mine_says or "—",
                file=file.name,
            )
            yield Fault(twin.name, line, what, hint, (file.name, at))
    for wanted, name in zip((name for name in here if name in there), same, strict=True):
        if wanted != name:
            what = message(N_("“{id}” stands in another place than in {file}."), id=name, file=file.name)
            yield Fault(twin.name, there[name][0], what, hint)
            break


def _lacking(here: _Bones, there: _Bones) -> list[str]:
    """What one has and the other has not; a step without its ways, and of the ways of a step the first."""
    found: dict[str, str] = {}
    for name in (one for one in here if one not in there):
        source, *way = name.split(" ")
        if not (way and _WAY.fullmatch(way[0])):
            found[name] = name
        elif not any(step in here and step not in there for step in (source, way[-1])):
            found.setdefault(f"{source} {way[0]}", name)
    return list(found.values())


def _bones(book: Book, file: File) -> _Bones:  # noqa: PLR0911 - one for each kind of file
    match file.value:
        case Meta() as meta:
            return _front(file, id=meta.id, version=meta.version, checked_on=meta.checked_on, moot=meta.moot)
        case Flow() as flow:
            return _flow(flow)
        case StepPage() as page:
            front = _front(file, needs=page.needs, helps=page.helps, letters=page.letters, outcome=page.outcome)
            return front | _front(file, goods=page.goods) | _todos(file, page)
        case ReasonPage() as page:
            needs = {need.evidence: (file.row(need.evidence), str(need.required)) for need in page.needs}
            front = _front(file, moot=page.moot, helps=page.helps, letters=page.letters, begins=page.begins)
            front |= _front(file, action=bool(page.action), goods=page.goods, house=bool(page.house))
            front |= _front(file, named=bool(page.named))
            return front | needs
        case LetterTemplate() as letter:
            names = {f"{{{{ {name} }}}}": (line, "") for name, line in sorted(names_in(file).items())}
            return _front(file, step=letter.steps, limit=letter.limit, premises=letter.premises) | names
        case DossierPage() as page:
            parts = {part.id: (file.row(part.id), "") for part in page.parts}
            return _front(file, audience=page.audience, own=page.own) | parts
        case _:
            return _table(book, file)


def _conditions(meaning: Meaning) -> str:
    told = (meaning.reasons, meaning.goods, meaning.steps)
    return " ".join((meaning.rank, *(str(part) for one in told for part in (one.only, *one.ids))))


def _front(file: File, **values: object) -> _Bones:
    def say(value: object) -> str:
        return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)

    return {key: (file.front(key), say(value)) for key, value in values.items()}


def _flow(flow: Flow) -> _Bones:
    steps = {step.id: (step.line, str(step.kind)) for step in flow.steps.values()}
    edges = {
        f"{choice.source} {'-.->' if choice.back else '-->'} {choice.id}": (choice.line, "")
        for choices in flow.choices.values()
        for choice in choices
    }
    return steps | edges


def _todos(file: File, page: StepPage) -> _Bones:
    lines = {task_id(token.content): file.line(token) for token in file.blocks if is_task(token.content)}
    return {f"{{#{todo.id}}}": (lines.get(todo.id, 1), _flags(todo)) for todo in page.todos}


def _flags(todo: ToDo) -> str:
    return " ".join(flag for flag, on in (("optional", not todo.required), ("goods", todo.goods)) if on)


def _table(book: Book, file: File) -> _Bones:
    if isinstance(file.value, Meanings):
        return {one.id: (one.line, _conditions(one)) for one in file.value.all.values()}
    return {
        name: (line, " ".join(str(part) for part in _data(row) if part))
        for _, line, name, row in book.table(file.path, object)
    }


def _data(row: object) -> tuple[object, ...]:
    data: tuple[object, ...] = ()
    match row:
        case Limit():
            steps, span = row.steps or ("*",), f"{row.least}-{row.most}"
            data = (
                *steps,
                span,
                row.clock,
                row.starts,
                row.effect,
                row.opens,
                row.confidence,
                row.checked,
                *row.reasons,
                *row.used,
                "/",
                *row.kept,
            )
        case EvidenceKind(lasts=Lasts() as lasts):
            data = (lasts.amount, lasts.clock, lasts.starts)
        case Channel():
            data = (row.confidence, row.checked, *row.fields, row.pictures, row.picture_mb)
        case Law():
            data = (row.checked,)
        case Reply():
            data = (*row.evidence, row.leads_to)
    return data
