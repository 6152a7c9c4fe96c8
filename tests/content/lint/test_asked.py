"""What a letter asks for is told by the line on which a person finds it first."""

from __future__ import annotations

from content.lint.asked import asked


def test_a_fact_is_told_by_its_first_line_and_a_name_of_the_letter_is_none() -> None:
    body = "Hello\n{{ paid }}\n{% for one in exhibits %}{{ one.title }}{% endfor %}\n{{ paid }}{{ order }}"
    found = asked(body)
    assert dict(found.names) == {"paid": 2, "exhibits": 3, "order": 4}
    assert found.parts == (("title", 3, "exhibits"),)
