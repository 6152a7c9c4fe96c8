"""Readers, parts and exhibits, as people type them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from content.pack.files import SHIPPED
from content.pack.playbook import Playbook
from content.text.words import Translator
from store.dossier.contents import Reader, Section
from store.dossier.naming import (
    exhibit_numbers,
    file_number,
    reader_named,
    refuse_unknown,
    section_names,
    sections_named,
)
from store.errors import BadValue
from store.opening import HomeDesk


@pytest.mark.parametrize("typed", ["E4,E6", "4 6", "e4、e6", "4，6"])
def test_numbers_of_exhibits_are_read_as_people_type_them(typed: str) -> None:
    assert exhibit_numbers(typed) == (4, 6)


@pytest.mark.parametrize("typed", ["E", "4-6", "E4x", "12345678"])
def test_what_is_no_number_of_an_exhibit_is_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        exhibit_numbers(typed)


@pytest.mark.parametrize("typed", ["court", "法院", "the court", "Court", "a court", "给法院"])
def test_a_reader_is_named_by_id_or_in_words(typed: str) -> None:
    assert reader_named(typed) is Reader.COURT


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("demand,evidence", (Section.DEMAND, Section.EVIDENCE)),
        ("请求与依据、证据目录", (Section.DEMAND, Section.EVIDENCE)),
        ("demand 证据目录", (Section.DEMAND, Section.EVIDENCE)),
    ],
)
def test_parts_are_named_by_id_or_by_their_heading(desk: HomeDesk, typed: str, found: tuple[Section, ...]) -> None:
    page = desk.playbook().dossier("court")
    assert sections_named(typed, (page,)) == found
    with pytest.raises(BadValue, match="poems"):
        sections_named("poems", (page,))


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_heading_names_its_part_whatever_commas_are_in_it(language: str, reader: Reader) -> None:
    page = Playbook(SHIPPED / "generic" / language).dossier(reader)
    for part in page.parts:
        assert sections_named(part.heading, (page,)) == (Section(part.id),)
    every = tuple(Section(part.id) for part in page.parts)
    for comma in ("，", ", ", "、"):
        assert sections_named(comma.join(part.heading for part in page.parts), (page,)) == every


def test_an_exhibit_that_is_not_there_is_refused_with_those_there_are() -> None:
    refuse_unknown((4, 6), (4, 5, 6))
    with pytest.raises(BadValue, match=r"There is no exhibit E7; there are: E4, E5\."):
        refuse_unknown((4, 7), (4, 5))


def test_a_file_is_called_as_the_paper_calls_the_exhibit_in_two_figures() -> None:
    assert "03" in file_number(3, Translator("zh"), official=False)
    assert " " not in file_number(3, Translator("en"), official=True)
    assert file_number(12, Translator("en"), official=False).endswith("12")


def test_a_part_is_called_as_the_first_page_calls_it() -> None:
    zh, en = (Playbook(SHIPPED / "generic" / language).dossier("court") for language in ("zh", "en"))
    own = [part.heading.partition("（")[0] for part in zh.parts]
    assert [name for name in own if name not in section_names((zh, en))] == []
    assert set(section_names((zh, en))) != set(section_names((en, zh)))


def test_of_two_headings_of_which_one_begins_the_other_the_longer_is_meant(desk: HomeDesk) -> None:
    page = desk.playbook().dossier("court")
    first, second = page.parts[:2]
    parts = (replace(first, heading="请求"), replace(second, heading="请求、依据"))
    page = replace(page, parts=parts)
    assert sections_named("请求、依据", (page,)) == (Section(second.id),)
    assert sections_named("请求、请求、依据", (page,)) == (Section(first.id), Section(second.id))


def test_a_case_may_have_hundreds_of_exhibits() -> None:
    assert exhibit_numbers("E100 999999") == (100, 999_999)
