"""Quick add: asks for what is not known yet, one question at a time, and shows everything before it is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from enum import Enum, auto

from content.pack.files import DEFAULT
from content.pack.playbook import Playbook
from content.text.cells import plain
from content.text.words import N_, Problem
from store.case.asking import makes_sense, quick_fields
from store.case.demands import DEMANDS
from store.case.facts import BY_KEY, FIELDS, MOMENTS, FactField, FactKind, name_of, parse_fact
from store.case.goods import demanded
from store.desk import Desk
from store.errors import BadValue
from store.papers.ordertext import Page, read_page
from store.papers.pasted.sources import PageKind
from tui.cli.asking import BACK, Asker, Interrupted
from tui.cli.pasted import facts_listed, followed, followed_words, order_line, page_told

DRAFT = "add"
LABELLED = 20
"""Characters below which one line holds no order with its labels."""
_SAVE, _SKIP = "=save", "=skip"
_BOOK = "playbook"
"""What stands in the draft beside the facts."""
_NAMES = ("product", "title")


class _Way(Enum):
    """Where an answer leads: to the question before, on, or to the same place with other questions."""

    BACK = auto()
    ON = auto()
    AGAIN = auto()


class QuickAdd:
    """One run of quick add. `answers` are the facts as they were typed, by key; they are kept as a draft."""

    def __init__(
        self,
        desk: Desk,
        playbook: Playbook,
        asker: Asker,
        tell: Callable[[Iterable[str]], None],
        following: bool = False,
    ) -> None:
        self._desk, self._tr, self._asker, self._tell = desk, asker.tr, asker, tell
        self.playbook = playbook
        """The playbook of the case; with `following` that of the platform of what is pasted."""
        self._following = following
        self.answers: dict[str, str] = {}
        self.page = Page(PageKind.OTHER)
        """The page that was pasted last."""

    def run(self, given: Mapping[str, str], pasted: str | None, pick: str = "") -> dict[str, str]:
        """Ask until the user saves, and return the facts. `pasted` is the text of an order; empty asks for it.

        Of several orders in one text `pick` says which one is meant; without it that is asked.
        Raises `KeyboardInterrupt` when the user breaks off; what was answered is kept as a draft then.
        """
        try:
            for key, value in given.items():
                self._kept(key, value)
            self._take_up_draft()
            self.answers |= given
            if pasted is not None:
                text = pasted or self._asker.many_lines(self._tr(N_("The text of the order")))
                self._follow(text)
                self._take(self._read(text), pick)
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
        kept = self._desk.drafts.load(DRAFT)
        draft = {key: value for key, value in kept.items() if key in BY_KEY}
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
            with suppress(Problem):  # of a playbook that is gone since, the usual one
                if self._following:
                    self.playbook = self._desk.playbook(kept.get(_BOOK, DEFAULT))
        else:
            self.saved()

    def _follow(self, text: str) -> None:
        """Take the playbook of the platform that a page is of, unless it does not know the reason that was told."""
        book = followed(self._desk, text) if self._following else self.playbook
        reason = self._kept("reason", self.answers.get("reason", ""))
        if book.meta.id not in (DEFAULT, self.playbook.meta.id) and (not reason or reason in book.reasons):
            self.playbook = book
            self._tell([followed_words(self._tr, book)])

    def _read(self, text: str) -> Page:
        return read_page(text, self._desk.clock(), self.playbook.reasons)

    def _take(self, page: Page, pick: str = "") -> None:
        """Say what a page told, and take it over where nothing is known yet; which order is meant is asked."""
        if page.orders:
            page = page.pick(pick) or page.orders[int(self._which(page))]
        self.page = page
        self._tell(page_told(self._tr, self.playbook.reasons, page))
        facts = page.typed()
        if len(page.items) > 1 and not self.answers.get("product"):
            facts["product"] = self._which_item(page)
        for key, value in facts.items():
            self.answers[key] = self.answers.get(key) or value
        self._keep()

    def _which(self, page: Page) -> str:
        options = [(str(n), order_line(order)) for n, order in enumerate(page.orders)]
        return self._asker.pick(self._tr(N_("That text holds several orders. Which one is it about?")), options)

    def _which_item(self, page: Page) -> str:
        options = [(item, item) for item in dict.fromkeys(page.items)]
        options.append((page.facts["product"], self._tr(N_("All of them"))))
        return self._asker.pick(self._tr(N_("The order holds several goods. Which one is it about?")), options)

    def _ask_all(self) -> None:
        asked = [field for field in quick_fields() if not self.answers.get(field.key)]
        if any(self.answers.get(key) for key in _NAMES):
            asked = [field for field in asked if field.key != "product" or not self.answers.get("title")]
        place = 0
        while place < len(asked):
            if not self._makes_sense(asked[place]):
                place += 1
                continue
            match self._ask(asked[place], first=place == 0):
                case _Way.BACK:
                    place = max(0, place - 1)
                case _Way.ON:
                    place += 1
                case _Way.AGAIN:
                    asked = asked[:place] + [field for field in asked[place:] if not self.answers.get(field.key)]

    def _makes_sense(self, field: FactField) -> bool:
        """Whether a fact can be told with the reason that was answered."""
        reason = self._kept("reason", self.answers.get("reason", ""))
        return makes_sense(field.key, reason, self.playbook)

    def _ask(self, field: FactField, first: bool = False) -> _Way:
        """Ask for one fact; a page that is pasted as the answer answers whatever it tells."""
        label, known = self._tr(field.label), self.answers.get(field.key, "")
        try:
            if field.kind in (FactKind.REASON, FactKind.DEMAND):
                answer = self._pick(field, label, known, first)
            else:
                answer = self._asker.text(label, self._hint(field, first), known, self._complaint(field))
        except Interrupted as interrupted:
            typed = interrupted.typed.strip()
            if "\n" not in typed and typed != BACK and not self._complaint(field)(typed):
                self.answers[field.key] = typed or known
            raise
        if answer in (BACK, known + BACK):
            return _Way.BACK
        page = self._page_in(answer)
        if page is not None:
            self._follow(answer)
            self._take(self._read(answer))
            return _Way.AGAIN
        self.answers[field.key] = "" if answer == _SKIP else answer
        if field.kind in MOMENTS and answer:
            self._tell(facts_listed(self._tr, self.playbook.reasons, {field.key: self._kept(field.key, answer)}))
        self._keep()
        return _Way.ON

    def _page_in(self, answer: str) -> Page | None:
        """The page that was pasted as an answer, if it is one: nobody types several lines, or labels in one."""
        page = self._read(answer) if "\n" in answer or len(answer) >= LABELLED else None
        return page if page is not None and page.is_page else None

    def _pick(self, field: FactField, label: str, known: str, first: bool) -> str:
        if field.kind is FactKind.REASON:
            options = [(reason.id, reason.title) for reason in self.playbook.reasons.values()]
        else:
            options = [(name, self._tr(words)) for name, words in DEMANDS.items()]
        options.append((_SKIP, self._tr(N_("Not known yet"))))
        if not first:
            options.append((BACK, self._tr(N_("Back"))))
        return self._asker.pick(label, options, known)

    def _hint(self, field: FactField, first: bool) -> str:
        needed = field.key == "product"
        keys = self._tr(
            N_("needed; the others Enter skips, < goes back") if needed else N_("Enter skips, < goes back")
        )
        hint = self._tr.say(field.hint)
        if not first or not hint:
            return keys if first else hint
        return self._tr(N_("{hint}; {keys}"), hint=hint, keys=keys)

    def _complaint(self, field: FactField) -> Callable[[str], str]:
        def complain(text: str) -> str:
            if self._page_in(text) is not None:
                return ""
            if field.key == "product" and not text.strip() and not name_of(self.answers | {"product": ""}):
                return self._tr(N_("A case needs at least the product."))
            try:
                self._kept(field.key, text)
            except BadValue as wrong:
                return plain(self._tr.say(wrong.message), most=300)
            return ""

        return complain

    def _review(self) -> None:
        """Show everything as it is understood; whatever is picked can be changed, until it is saved."""
        while True:
            quick = {field for field in quick_fields() if self._makes_sense(field)}
            fields = [field for field in FIELDS if field in quick or self.answers.get(field.key)]
            kept = {field.key: self._kept(field.key, self.answers.get(field.key, "")) for field in fields}
            kept |= demanded(self.answers.get("demand", ""), kept, self.playbook, sure=True)
            options = [(_SAVE, self._tr(N_("Save the case")))]
            options += zip(kept, facts_listed(self._tr, self.playbook.reasons, kept), strict=True)
            picked = self._asker.pick(self._tr(N_("Is everything right? Pick a line to change it")), options)
            if picked == _SAVE:
                return
            self._ask(BY_KEY[picked])

    def _kept(self, key: str, typed: str) -> str:
        """What was typed, in the form in which it is kept. Raises `BadValue`."""
        return parse_fact(key, typed, self._desk.clock(), self.playbook.reasons)

    def _keep(self) -> None:
        book = {} if self.playbook.meta.id == DEFAULT else {_BOOK: self.playbook.meta.id}
        self._desk.drafts.save(DRAFT, self.answers | book)
