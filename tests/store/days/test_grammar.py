"""A form of a day is tried only where one of its signs stands: none that can be read is passed over."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.days.grammar import FORMS, Form


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.pattern[:40])
def test_one_of_its_signs_stands_in_whatever_has_a_form(form: Form) -> None:
    @settings(max_examples=60, deadline=None)
    @given(st.from_regex(re.compile(form.pattern), fullmatch=False))
    def told(text: str) -> None:
        found = re.search(form.pattern, text)
        assert found
        assert any(sign in found[0] for sign in form.signs)
        read = {form.reader(text, True), form.reader(text, False)}
        assert {form.back, form.ahead} == read

    told()


def test_a_form_is_not_tried_where_no_sign_of_it_stands() -> None:
    assert not [form.pattern for form in FORMS if form.reader("客服说会处理", False)]
    assert sum(form.reader("48小时内回复", False) is not None for form in FORMS) == 0
