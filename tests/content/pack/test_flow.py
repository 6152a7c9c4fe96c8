"""The flow: what the small subset of Mermaid means, and what it refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.pack.errors import PlaybookError
from content.pack.flow import parse_flow
from content.pack.model import Flow, StepKind

CHART = """
flowchart TD
    %% a comment
    start([开始]) --> contact[联系商家]
    contact -->|同意| agreed("商家同意 (口头)")
    contact -->|"拒绝 [书面]"| apply[提交申请]
    agreed --> done([结束])
    apply --> review{{等待审核}} --> ask{通过了吗}
    ask -->|通过| done
    ask --> apply
""".strip().splitlines()


def flow() -> Flow:
    return parse_flow(CHART, "flow.md", 10)


def test_the_shape_says_what_a_step_is() -> None:
    kinds = {step.id: step.kind for step in flow().steps.values()}
    assert kinds == {
        "start": StepKind.START,
        "contact": StepKind.TASK,
        "agreed": StepKind.OUTCOME,
        "apply": StepKind.TASK,
        "done": StepKind.END,
        "review": StepKind.WAIT,
        "ask": StepKind.QUESTION,
    }


def test_words_may_hold_brackets_when_quoted() -> None:
    assert flow().steps["agreed"].title == "商家同意 (口头)"
    assert flow().choice("contact", "apply").title == "拒绝 [书面]"  # type: ignore[union-attr]


def test_an_edge_without_words_is_called_like_the_step_it_leads_to() -> None:
    assert flow().choice("ask", "apply").title == "提交申请"  # type: ignore[union-attr]


def test_a_new_case_rests_on_the_step_after_the_start() -> None:
    assert flow().first == "contact"


def test_outcomes_are_passed_through() -> None:
    assert flow().passage("agreed") == ("agreed", "done")
    assert flow().passage("apply") == ("apply",)


BACK = """
flowchart TD
    start([开始]) --> contact[联系商家]
    contact --> offer{方案}
    contact --> apply[申请]
    apply --> review{{等待}}
    review --> offer
    review --> done([结束])
    offer -->|接受| done
    offer -->|不接受| declined(没有接受)
    declined -.-> contact
    declined -.->|回到等待| review
""".strip().splitlines()


def test_a_dashed_edge_leads_back_to_where_a_case_came_from() -> None:
    made = parse_flow(BACK, "flow.md", 1)
    assert [(choice.id, choice.back) for choice in made.choices["declined"]] == [
        ("contact", True),
        ("review", True),
    ]
    assert made.choices["declined"][1].title == "回到等待"
    assert made.passage("declined", ("contact", "offer")) == ("declined", "contact")
    assert made.passage("declined", ("contact", "apply", "review", "offer")) == ("declined", "review")
    assert made.passage("declined", ("contact", "apply", "review", "offer", "declined", "review")) == (
        "declined",
        "review",
    )


def test_whoever_came_from_nowhere_goes_back_to_the_first_of_them() -> None:
    made = parse_flow(BACK, "flow.md", 1)
    assert made.passage("declined") == ("declined", "contact")
    assert made.passage("declined", ("offer",)) == ("declined", "contact")


def test_a_choice_says_whether_it_leads_back() -> None:
    made = parse_flow(BACK, "flow.md", 1)
    assert {choice.id: made.returns(choice.id) for choice in made.choices["offer"]} == {
        "done": False,
        "declined": True,
    }
    assert not made.returns("review")


def test_a_step_knows_its_line_in_the_file() -> None:
    assert flow().steps["contact"].line == 12


REFUSED = {
    "not a flowchart": (["graph TD", "a([x]) --> b([y])"], 1),
    "nothing": ([""], 1),
    "a typing error in the arrow": (["flowchart TD", "a([x]) -> b([y])"], 2),
    "an open bracket": (["flowchart TD", "a([x]) --> b[y"], 2),
    "plain words": (["flowchart TD", "a([x]) --> b([y])", "退款"], 3),
    "a node without a shape": (["flowchart TD", "a([x]) --> b([y])", "b --> c"], 3),
    "a node declared twice": (["flowchart TD", "a([x]) --> b([y])", "b[z]"], 3),
    "a node called end": (["flowchart TD", "a([x]) --> end([y])"], 2),
    "an upper-case id": (["flowchart TD", "A([x]) --> b([y])"], 2),
    "the same edge twice": (["flowchart TD", "a([x]) --> b[y]", "b --> c([z])", "b -->|again| c"], 4),
    "two starts": (["flowchart TD", "a([x]) --> b[y]", "c([z]) --> b"], 1),
    "a start with two ways": (["flowchart TD", "a([x]) --> b[y]", "a --> c([z])"], 1),
    "an outcome with two ways": (["flowchart TD", "a([x]) --> b(y)", "b --> c([z])", "b --> d([w])"], 2),
    "an outcome with a way on and a way back": (
        ["flowchart TD", "a([x]) --> b[w]", "b --> c(y)", "c --> d([z])", "c -.-> b"],
        3,
    ),
    "a way back from a step": (["flowchart TD", "a([x]) --> b[y]", "b --> c{z}", "c -.-> b", "c --> d([w])"], 4),
    "a way back to an outcome": (
        ["flowchart TD", "a([x]) --> b[y]", "b --> c(z)", "c --> d(v)", "d -.-> c", "b --> e([w])"],
        5,
    ),
    "a dotted line without an arrow": (["flowchart TD", "a([x]) --> b[y]", "b -.- c([z])"], 3),
    "an outcome that passes through itself": (
        ["flowchart TD", "a([x]) --> b(y)", "b --> c(z)", "c --> b"],
        2,
    ),
    "a style line": (["flowchart TD", "a([x]) --> b([y])", "style a fill:#fff"], 3),
}


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_anything_else_is_refused_with_its_line(case: str) -> None:
    lines, line = REFUSED[case]
    with pytest.raises(PlaybookError) as refused:
        parse_flow(lines, "flow.md", 1)
    assert (refused.value.file, refused.value.line) == ("flow.md", line)


@given(st.lists(st.text(alphabet='ab-.[](){}|> "%中', max_size=20), max_size=6))
def test_any_text_is_read_or_refused_and_never_crashes(lines: list[str]) -> None:
    try:
        made = parse_flow(["flowchart TD", *lines], "flow.md", 1)
    except PlaybookError as refused:
        assert 1 <= refused.line <= len(lines) + 1
    else:
        assert made.first in made.steps
