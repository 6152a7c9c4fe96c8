"""How a dossier is made for each reader, as the shipped playbooks say it."""

from __future__ import annotations

import pytest

from content.pack.arguing import READERS, Audience
from content.pack.errors import PlaybookError
from content.pack.files import SHIPPED
from content.pack.playbook import Playbook
from content.pack.reader import read_dossier

PAGE = """---
title: Evidence
to: The court
audience: court
sign: "Signature:"
---
All of it,
in its order.

| part | heading | lead |
|---|---|---|
| demand | The claim | — |
| evidence | The list | Each with its source. |
"""


def test_a_page_is_read_into_its_parts_in_their_order() -> None:
    page = read_dossier(PAGE, "dossiers/court.md")
    assert (page.id, page.title, page.audience, page.sign) == ("court", "Evidence", Audience.COURT, "Signature:")
    assert page.lead == "All of it, in its order."
    assert [(part.id, part.heading, part.lead) for part in page.parts] == [
        ("demand", "The claim", ""),
        ("evidence", "The list", "Each with its source."),
    ]
    assert not page.own


def test_a_part_that_stands_twice_is_named_with_its_line() -> None:
    with pytest.raises(PlaybookError) as refused:
        read_dossier(PAGE + "| demand | Again | — |\n", "dossiers/court.md")
    assert refused.value.line == 14


@pytest.mark.parametrize("pack", ["generic", "douyin", "services"])
@pytest.mark.parametrize("reader", READERS)
def test_every_playbook_knows_every_reader_in_both_languages(pack: str, reader: str) -> None:
    zh, en = (Playbook(SHIPPED / pack / language).dossier(reader) for language in ("zh", "en"))
    assert [part.id for part in zh.parts] == [part.id for part in en.parts]
    assert {"demand", "story", "evidence", "exhibits"} <= {part.id for part in zh.parts}
    assert (zh.own, zh.audience) == (en.own, en.audience)


def test_what_ends_when_is_told_only_to_who_is_on_the_side_of_the_user() -> None:
    for reader in READERS:
        page = Playbook(SHIPPED / "generic" / "zh").dossier(reader)
        assert page.own == any(part.id == "deadlines" for part in page.parts)
