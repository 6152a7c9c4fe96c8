"""A catalogue that is read sentence by sentence says what the whole one says."""

from __future__ import annotations

import gettext
import struct
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from content.text.catalogue import Catalogue

SHIPPED = Path(__file__).parents[3] / "content" / "locale" / "zh" / "LC_MESSAGES" / "tuikuan.mo"
WORDS = st.dictionaries(
    st.text(st.characters(codec="utf-8", exclude_characters="\0\x04"), min_size=1, max_size=6),
    st.text(st.characters(codec="utf-8", exclude_characters="\0\x04"), min_size=1, max_size=6),
    max_size=12,
)


def written(tmp_path: Path, words: dict[str, str], swapped: bool = False) -> Path:
    """A compiled catalogue; `swapped` as a machine writes it that puts the high byte first."""
    catalogue, file = Catalog(locale="zh"), BytesIO()
    for text, said in words.items():
        catalogue.add(text, said)
    write_mo(file, catalogue)
    data = file.getvalue()
    if swapped:
        count = struct.unpack_from("<I", data, 8)[0]
        numbers = 7 + 4 * count
        data = struct.pack(f">{numbers}I", *struct.unpack_from(f"<{numbers}I", data)) + data[4 * numbers :]
    path = tmp_path / "some.mo"
    path.write_bytes(data)
    return path


def test_every_sentence_of_the_program_is_said_as_gettext_says_it() -> None:
    with SHIPPED.open("rb") as file:
        whole: dict[str | tuple[str, int], str] = vars(gettext.GNUTranslations(file))["_catalog"]
    ours = Catalogue(SHIPPED)
    plain = {text: said for text, said in whole.items() if isinstance(text, str) and text}
    assert len(plain) > 2000
    assert {text: ours[text] for text in plain} == plain


@given(words=WORDS, others=st.lists(st.text(max_size=6)))
def test_a_sentence_is_found_among_any_others(
    tmp_path_factory: pytest.TempPathFactory, words: dict[str, str], others: list[str]
) -> None:
    path = written(tmp_path_factory.mktemp("mo"), words)
    ours = Catalogue(path)
    assert {text: ours[text] for text in words} == words
    assert [ours[text] for text in others if text not in words] == [text for text in others if text not in words]


def test_what_counts_stands_under_both_its_forms(tmp_path: Path) -> None:
    path = written(tmp_path, {})
    catalogue, file = Catalog(locale="zh"), BytesIO()
    catalogue.add(("one day", "{n} days"), ("{n}天",))
    write_mo(file, catalogue)
    path.write_bytes(file.getvalue())
    assert Catalogue(path)["one day\0{n} days"] == "{n}天"


def test_a_catalogue_of_the_other_byte_order_is_read(tmp_path: Path) -> None:
    ours = Catalogue(written(tmp_path, {"yes": "是", "no": "否"}, swapped=True))
    assert (ours["yes"], ours["no"], ours["maybe"]) == ("是", "否", "maybe")


def test_texts_that_are_no_sentence_are_not_kept(tmp_path: Path) -> None:
    ours = Catalogue(written(tmp_path, {"yes": "是"}))
    assert [ours["yes"], ours["a user's text"], ours[""], ours["\udcff"]] == ["是", "a user's text", "", "\udcff"]
    assert dict(ours) == {"yes": "是"}


@pytest.mark.parametrize("data", [b"", b"\xde\x12\x04", b"no catalogue at all, but long enough"])
def test_what_is_no_catalogue_is_said_by_its_path(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "some.mo"
    path.write_bytes(data)
    with pytest.raises(OSError, match="not a catalogue") as told:
        Catalogue(path)
    assert told.value.filename == str(path)


@given(kept=st.floats(0, 1))
def test_of_one_cut_short_no_sentence_is_said_as_nothing(
    tmp_path_factory: pytest.TempPathFactory, kept: float
) -> None:
    path = written(tmp_path_factory.mktemp("mo"), {"yes": "是", "no": "否", "one more": "还有一个"})
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept * (len(whole) - 2))])  # its very end is a NUL, which says nothing
    with pytest.raises(OSError, match="not a catalogue"):
        Catalogue(path)


@given(places=st.lists(st.tuples(st.integers(0), st.integers(0, 255)), min_size=1, max_size=20))
def test_one_with_foreign_bytes_is_refused_or_says_what_it_can(
    tmp_path_factory: pytest.TempPathFactory, places: list[tuple[int, int]]
) -> None:
    path = written(tmp_path_factory.mktemp("mo"), {"yes": "是", "no": "否", "one more": "还有一个"})
    data = bytearray(path.read_bytes())
    for place, byte in places:
        data[place % len(data)] = byte
    path.write_bytes(data)
    try:
        ours = Catalogue(path)
    except OSError as error:
        assert error.filename == str(path)
    else:
        assert all(isinstance(ours[text], str) for text in ("yes", "no", "one more", "maybe"))
