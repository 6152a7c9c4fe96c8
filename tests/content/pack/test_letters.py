"""Letters: filled from facts, in a sandbox, with holes named."""

from __future__ import annotations

import time

import pytest

from content.pack.arguing import LetterTemplate
from content.pack.errors import PlaybookError
from content.pack.letters import fill
from content.pack.sandbox import LONGEST_STEP, SECONDS, Budget, OverBudget
from tests.content.hostile import HOSTILE


def letter(body: str) -> LetterTemplate:
    return LetterTemplate("test", "标题", "商家", "chat", (), 0, body)


def test_facts_fill_their_places() -> None:
    assert fill(letter("订单{{ order }}，买于{{ bought_on }}。"), {"order": "1", "bought_on": "2026-11-02"}) == (
        "订单1，买于2026-11-02。\n",
        (),
    )


def test_a_fact_that_is_needed_and_unknown_is_named_as_the_user_knows_it() -> None:
    assert fill(letter("{{ order }}{{ bought_on }}"), {})[1] == ("bought-on", "order")


def test_each_filling_names_what_it_lacks_itself() -> None:
    one = letter("{{ order }}{{ bought_on }}")
    assert fill(one, {"order": "1"})[1] == ("bought-on",)
    assert fill(one, {"bought_on": "2026-11-02"})[1] == ("order",)
    assert fill(one, {"order": "1", "bought_on": "2026-11-02"}) == ("12026-11-02\n", ())


def test_a_fact_in_a_condition_may_be_unknown() -> None:
    assert fill(letter("a{% if promise %}，{{ promise }}{% endif %}"), {}) == ("a\n", ())


def test_what_a_user_typed_is_never_a_template() -> None:
    assert fill(letter("{{ problem }}"), {"problem": "{{ 7 * 7 }} <b>"})[0] == "{{ 7 * 7 }} <b>\n"


@pytest.mark.parametrize("body", ["{{ ''.__class__.__mro__ }}", "{{ order", "{% include 'x' %}", "{{ a.b.c }}"])
def test_a_template_that_reaches_out_or_is_broken_is_refused(body: str) -> None:
    with pytest.raises(PlaybookError, match=r"letters/test\.md"):
        fill(letter(body), {})


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_letter_that_would_never_end_or_fit_ends_in_one_sentence_soon(body: str) -> None:
    begun = time.process_time()
    with pytest.raises(PlaybookError, match=r"letters/test\.md"):
        fill(letter(body), {})
    assert time.process_time() - begun < 2


def test_a_long_letter_about_much_still_fits() -> None:
    body = "{% for d in diary %}{{ loop.index }} {{ d.at }} {{ d.text|trim('。')|upper }}"
    entries = [{"at": "2026-11-02", "text": "商家说不退。" * 100}] * 500
    text, missing = fill(letter(body + "{% endfor %}{{ 'a' ~ 3 }}{{ '-' * 20 }}"), {"diary": entries})
    assert text.startswith("1 2026-11-02 商家说不退")
    assert text.endswith("a3" + "-" * 20 + "\n")
    assert not missing


def test_a_pause_in_one_step_is_not_charged_to_the_letter() -> None:
    """Python clears up the memory of the whole program when it likes, which may take seconds."""
    moments = iter([0.0, 5.0, 5.001, 5.002])
    budget = Budget(lambda: next(moments))
    for _ in range(3):
        budget.spend()


def test_many_long_steps_are_too_long() -> None:
    moments = iter(n * LONGEST_STEP for n in range(100))
    budget = Budget(lambda: next(moments))
    with pytest.raises(OverBudget):
        for _ in range(round(SECONDS / LONGEST_STEP) + 2):
            budget.spend()
