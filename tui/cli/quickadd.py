"""Quick add: asks for what is not known yet, one question at a time, and shows everything before it is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from content.pack.playbook import Playbook
from content.text.cells import cells, pad, plain
from content.text.words import N_
from store.case.facts import BY_KEY, DEMANDS, FIELDS, FactField, FactKind, parse_fact
from store.desk import Desk
from store.errors import BadValue
from store.papers.ordertext import recognise
from tui.cli.asking import BACK, Asker, Interrupted

DRAFT = "add"
_SAVE, _SKIP = "=save", "=skip"
_NAMES = ("product", "title")


class QuickAdd:
    """One run of quick add. `answers` are the facts as they were typed, by key; they are kept as a draft."""

    def __init__(self, desk: Desk, playbook: Playbook, asker: Asker, tell: Callable[[Iterable[str]], None]) -> None:
        self._desk, self._tr, self._asker, self._tell = desk, asker.tr, asker, tell
        self._reasons = playbook.reasons
        self.answers: dict[str, str] = {}

    def run(self, given: Mapping[str, str], pasted: str | None) -> dict[str, str]:
        """Ask until the user saves, and return the facts. `pasted` is the text of an order; empty asks for it.

        Raises `KeyboardInterrupt` when the user breaks off; what was answered is kept as a draft then.
        """
        try:
            self._take_up_draft()
            self.answers |= given
            if pasted is not None:
                self._recognise(pasted or self._asker.many_lines(self._tr(N_("The text of the order"))))
            self._ask_all()
            self._review()
        except Interrupted:
            self._keep()
            if self.answers:
                self._tell([self._tr(N_("Not saved. What you answered is kept; “tuikuan add” goes on with it."))])
            raise KeyboardInterrupt from None
        return self.answers

    def saved(self) -> None:
        """The case was opened: forget the draft."""
        self._desk.drafts.drop(DRAFT)

    def _take_up_draft(self) -> None:
        draft = {key: value for key, value in self._desk.drafts.load(DRAFT).items() if key in BY_KEY}
        if not draft:
            return
        about = plain(next((draft[key] for key in _NAMES if draft.get(key)), next(iter(draft.values()))), most=60)
        answer = self._asker.pick(
            self._tr(N_("There is an unfinished case")),
            [
                ("go-on", self._tr(N_("Go on with it: {about}"), about=about)),
                ("anew", self._tr(N_("Begin anew"))),
            ],
        )
        if answer == "go-on":
            self.answers |= draft
        else:
            self.saved()

    def _recognise(self, pasted: str) -> None:
        found = recognise(pasted, self._desk.clock())
        for key, value in found.items():
            self.answers.setdefault(key, value)
        self._keep()
        if found:
            self._tell([self._tr(N_("Recognised:")), *(f"  {line}" for line in self._listed(found))])
        else:
            self._tell([self._tr(N_("Nothing was recognised in that text."))])

    def _ask_all(self) -> None:
        asked = [field for field in FIELDS if field.quick and not self.answers.get(field.key)]
        if any(self.answers.get(key) for key in _NAMES):
            asked = [field for field in asked if field.key != "product" or not self.answers.get("title")]
        place = 0
        while place < len(asked):
            back = not self._ask(asked[place], first=place == 0)
            place = max(0, place - 1) if back else place + 1

    def _ask(self, field: FactField, first: bool = False) -> bool:
        """Ask for one fact; tells whether to go on rather than back."""
        label, known = self._tr(field.label), self.answers.get(field.key, "")
        try:
            if field.kind in (FactKind.REASON, FactKind.DEMAND):
                answer = self._pick(field, label, known, first)
            else:
                answer = self._asker.text(label, self._hint(field, first), known, self._complaint(field))
        except Interrupted as interrupted:
            if not self._complaint(field)(interrupted.typed) and interrupted.typed.strip() != BACK:
                self.answers[field.key] = interrupted.typed.strip() or known
            raise
        if answer == BACK:
            return False
        self.answers[field.key] = "" if answer == _SKIP else answer
        self._keep()
        return True

    def _pick(self, field: FactField, label: str, known: str, first: bool) -> str:
        if field.kind is FactKind.REASON:
            options = [(reason.id, reason.title) for reason in self._reasons.values()]
        else:
            options = [(name, self._tr(words)) for name, words in DEMANDS.items()]
        options.append((_SKIP, self._tr(N_("Not known yet"))))
        if not first:
            options.append((BACK, self._tr(N_("Back"))))
        return self._asker.pick(label, options, known)

    def _hint(self, field: FactField, first: bool) -> str:
        hint, keys = self._tr.say(field.hint), self._tr(N_("Enter skips, < goes back"))
        if not first or not hint:
            return keys if first else hint
        return self._tr(N_("{hint}; {keys}"), hint=hint, keys=keys)

    def _complaint(self, field: FactField) -> Callable[[str], str]:
        def complain(text: str) -> str:
            if field.key == "product" and not text.strip() and not self.answers.get("title"):
                return self._tr(N_("A case needs at least the product."))
            try:
                parse_fact(field.key, text, self._desk.clock(), self._reasons)
            except BadValue as wrong:
                return plain(self._tr.say(wrong.message), most=300)
            return ""

        return complain

    def _review(self) -> None:
        """Show everything; whatever is picked can be changed, until it is saved."""
        fields = [field for field in FIELDS if field.quick or self.answers.get(field.key)]
        while True:
            rows = self._listed({field.key: self.answers.get(field.key, "") for field in fields})
            options = [(_SAVE, self._tr(N_("Save the case")))]
            options += [(field.key, row) for field, row in zip(fields, rows, strict=True)]
            picked = self._asker.pick(self._tr(N_("Is everything right? Pick a line to change it")), options)
            if picked == _SAVE:
                return
            self._ask(BY_KEY[picked])

    def _listed(self, facts: Mapping[str, str]) -> list[str]:
        labels = {key: self._tr(BY_KEY[key].label) for key in facts}
        width = max(map(cells, labels.values()), default=0) + 2
        return [pad(labels[key], width) + (self._shown(key, value) or "—") for key, value in facts.items()]

    def _shown(self, key: str, value: str) -> str:
        if key == "reason" and value in self._reasons:
            return self._reasons[value].title
        return self._tr(DEMANDS[value]) if key == "demand" and value in DEMANDS else plain(value, most=120)

    def _keep(self) -> None:
        self._desk.drafts.save(DRAFT, self.answers)
