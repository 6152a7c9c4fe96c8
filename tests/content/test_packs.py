"""Every playbook that comes with the program, and what the small ones say of their platform."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from content.lint import check
from content.pack.claims import Confidence
from content.pack.library import Library
from content.pack.model import StepKind
from content.pack.playbook import Playbook
from store.papers.letters import LETTER_NAMES

TODAY = date(2026, 11, 28)
ALL = Library().ids()
SMALL = ("jd", "pinduoduo", "taobao")


def books(*names: str) -> list[Playbook]:
    return [Library().get(name, language) for name, language in product(names, ("zh", "en"))]


def test_these_come_with_the_program() -> None:
    assert set(ALL) == {"douyin", "generic", "services", "virtual", *SMALL}


@pytest.mark.parametrize("name", ALL)
def test_the_linter_finds_nothing(name: str) -> None:
    findings = check(Library().folder(name), TODAY, LETTER_NAMES)
    assert [f"{f.file}:{f.line}: {f.rule}: {f.what}" for f in findings] == []


@pytest.mark.parametrize("name", ALL)
def test_every_step_has_a_page_and_there_are_letters(name: str) -> None:
    for book in books(name):
        for step in book.flow.steps.values():
            assert step.kind is StepKind.START or book.step(step.id).page.title
        assert len(book.letters()) >= 24


@pytest.mark.parametrize("name", SMALL)
def test_a_small_playbook_says_what_differs_where_from_and_what_was_not_found(name: str) -> None:
    general = Library().get("generic", "zh")
    zh, en = books(name)
    assert zh.meta.base == "generic"
    assert zh.flow == general.flow
    own = {limit.id for limit in zh.limits.values()} - set(general.limits)
    assert own == {limit.id for limit in en.limits.values()} - set(general.limits)
    assert all(zh.limits[one].id.startswith(f"{name}-") for one in own)
    assert "没有查到的" in zh.page("playbook").body
    assert "What was not found" in en.page("playbook").body


def test_times_of_a_platform_are_said_with_their_rule_or_as_hearsay() -> None:
    jd, taobao, pinduoduo = (Library().get(name, "zh") for name in SMALL[:1] + SMALL[2:] + SMALL[1:2])
    intervene = jd.limits["jd-intervene"]
    assert (intervene.least, intervene.facts, intervene.confidence) == (15, ("refused-on",), Confidence.A)
    assert taobao.limits["taobao-after-sale"].confidence is Confidence.M
    assert set(pinduoduo.limits) == set(Library().get("generic", "zh").limits)


def test_services_and_virtual_goods_ask_for_no_parcel() -> None:
    for name in ("services", "virtual"):
        for book in books(name):
            assert not {"no-reason", "quality", "not-received", "damaged"} & set(book.reasons)
            assert not {"no-reason-return", "quality-return"} & set(book.limits)
            for reason in book.reasons:
                required = {need.evidence for need in book.reason(reason).needs if need.required}
                goods = {"goods", "unboxing", "package", "weight", "logistics"}
                assert not required & goods or reason in ("food", "live-host"), (name, reason)


@pytest.mark.parametrize("pack", Library().ids())
def test_who_else_has_evidence_is_told_alike_in_both_languages(pack: str) -> None:
    known = {"merchant", "platform", "courier", "payment", "insurer", "authority"}
    zh, en = ({one.id: one.held for one in Library().get(pack, key).evidence.values()} for key in ("zh", "en"))
    assert zh == en
    assert {who for held in zh.values() for who in held} == known
    assert not any(zh[kind] for kind in ("goods", "unboxing", "packing", "package"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("pack", ["services", "virtual"])
def test_what_is_never_sent_gets_no_answer_about_goods(pack: str, language: str) -> None:
    """A prepaid card is neither worn nor sold a second time: what is not for a course is not for it either."""
    library = Library()
    base, own = library.get("generic", language), library.get(pack, language)
    reasons = set(own.reasons) - set(base.reasons)
    not_for = {"digital-goods", "course", "voucher-unused"}
    cards = [one for one in own.ear.meanings.values() if not one.reasons.only and not_for <= {*one.reasons.ids}]
    assert len(cards) > 10
    assert reasons
    assert not [(card.id, reason) for card in cards for reason in reasons if card.reasons.holds(reason)]
