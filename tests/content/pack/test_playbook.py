"""A playbook as a whole, found in the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.pack.errors import PlaybookError, UnknownPage
from content.pack.library import Library


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "playbooks" / "shop" / "zh"
    (folder / "steps").mkdir(parents=True)
    (folder / "flow.md").write_text(
        "```mermaid\nflowchart TD\na([开]) --> b[做] --> c([完])\n```\n", encoding="utf-8"
    )
    (folder / "steps" / "b.md").write_text("---\naction: 做\n---\n# 做\n", encoding="utf-8")
    return tmp_path / "playbooks"


def test_the_users_own_playbooks_stand_beside_the_shipped_one(own: Path) -> None:
    library = Library(own)
    assert {"douyin", "shop"} <= set(library.ids())
    assert library.get("shop", "zh").flow.first == "b"


def test_a_language_that_is_not_written_falls_back_to_one_that_is(own: Path) -> None:
    assert Library(own).get("shop", "en").step("b").action == "做"


def test_an_unknown_playbook_is_named(own: Path) -> None:
    with pytest.raises(UnknownPage, match="nowhere"):
        Library(own).get("nowhere", "zh")


def test_a_page_is_found_by_its_id_or_its_last_part() -> None:
    playbook = Library().get("douyin", "zh")
    assert playbook.page("contact") == playbook.page("steps/contact")


@pytest.mark.parametrize("name", ["nothing", "../../../etc/passwd", "/etc/passwd", "steps/../flow", ""])
def test_an_unknown_page_is_refused_and_no_other_file_is_read(name: str) -> None:
    with pytest.raises(UnknownPage):
        Library().get("douyin", "zh").page(name)


def test_a_file_that_is_not_utf8_is_told(own: Path) -> None:
    (own / "shop" / "zh" / "reasons.md").write_bytes("退款".encode("gbk"))
    with pytest.raises(PlaybookError, match=r"reasons\.md"):
        _ = Library(own).get("shop", "zh").reasons


@pytest.mark.parametrize(("language", "words"), [("zh", "也这样说"), ("en", "also said")])
@pytest.mark.parametrize("pack", ["generic", "douyin", "services"])
def test_the_words_by_which_a_reason_is_heard_are_no_part_of_its_page(pack: str, language: str, words: str) -> None:
    book = Library().get(pack, language)
    shown = book.page("reasons").body
    assert words in book.files.text("reasons.md")
    assert words not in shown
    for reason in book.reasons.values():
        assert reason.said
        assert f"| {reason.id} | {reason.title} |" in shown.replace("`", "")
        assert reason.correction in shown
