"""The linter: each rule reports what it is for, at the right line, and nothing else does."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.lint import RULES, check, to_look_up
from content.text.words import Translator
from store.papers.letters import LETTER_NAMES
from tests.content.hostile import HOSTILE

DATA = Path(__file__).parent / "data"
MINI = DATA / "mini"
TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `old` by `new`; with an empty `old` the file is written, without `new` it is deleted."""

    file: str
    old: str
    new: str | None


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule, what is broken, and where exactly it must be reported; see `data/broken.txt`."""

    rule: str
    what: str
    edits: tuple[Edit, ...]
    at: tuple[str, ...]


def both(file: str) -> list[str]:
    return [
        file.replace("*/", f"{language}/", 1) for language in (("zh", "en") if file.startswith("*/") else ("",))
    ]


def edit_of(line: str) -> list[Edit]:
    file, colon, words = line.removeprefix("- ").partition(": ")
    old, _, new = words.replace("\\n", "\n").partition(" ⇒")
    return [Edit(each, old, new.removeprefix(" ") if colon else None) for each in both(file)]


def cases() -> Iterator[Broken]:
    blocks = (DATA / "broken.txt").read_text(encoding="utf-8").split("\n[")[1:]
    for head, *lines in (block.splitlines() for block in blocks):
        rule, _, what = head.partition("] ")
        edits = tuple(edit for line in lines if line.startswith("- ") for edit in edit_of(line))
        at = tuple(place for line in lines if line.startswith("! ") for place in both(line[2:]))
        yield Broken(rule, what, edits, at)


CASES = tuple(cases())


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINI, tmp_path / "mini"))


def apply(pack: Path, edit: Edit) -> None:
    file = pack / edit.file
    if edit.new is None:
        file.unlink()
        if not any(path.is_file() for path in (pack / edit.file[:2]).rglob("*")):
            shutil.rmtree(pack / edit.file[:2])
        return
    text = edit.new
    if edit.old:
        before = file.read_text(encoding="utf-8")
        assert edit.old in before, f"{edit.file} has no “{edit.old}”"
        text = before.replace(edit.old, text, 1)
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def found(pack: Path) -> list[tuple[str, str]]:
    return [(f.rule, f"{f.file}:{f.line}") for f in check(pack, TODAY, LETTER_NAMES)]


def test_a_good_playbook_has_no_findings(pack: Path) -> None:
    assert found(pack) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}, {case.what}")
def test_a_rule_and_only_it_reports_what_is_broken(pack: Path, case: Broken) -> None:
    for edit in case.edits:
        apply(pack, edit)
    assert sorted(found(pack)) == sorted((case.rule, at) for at in case.at)


def test_every_rule_is_proven_and_documented() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "playbook-format.md").read_text(encoding="utf-8")
    assert {case.rule for case in CASES} == set(RULES)
    assert {rule for rule in RULES if f"`{rule}`" in guide} == set(RULES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}, {case.what}")
def test_a_finding_says_what_and_what_to_do_in_both_languages(pack: Path, case: Broken) -> None:
    for edit in case.edits:
        apply(pack, edit)
    for finding in check(pack, TODAY, LETTER_NAMES):
        for language in ("zh", "en"):
            tr = Translator(language)
            assert tr.say(finding.what).strip()
            assert tr.say(finding.hint).strip()


def test_a_pack_in_one_language_needs_no_twins(pack: Path) -> None:
    shutil.rmtree(pack / "en")
    assert found(pack) == []


FINE = [
    ("zh/pages/tips.md", "实付¥12315.00，订单6920012345678901234，共10000元，2026-11-01起。"),
    ("zh/pages/tips.md", "打开12315.cn、应用，8:30至22:00，3-5天，金额1,284.00元，见App Store里的v1.2.3。"),
    ("zh/pages/tips.md", "页面写“100%棉”，实测含棉62%。材质与页面不符，可以申请退款。"),
    ("zh/pages/tips.md", "答复说得有理，也不等于一定退款；这里不印成功率。"),
    ("zh/pages/tips.md", "不超过平均工资百分之五十，适用《劳动合同法》以外的规定。"),
    ("zh/pages/tips.md", "实付12800元，运单SF13812345678，编号1234567890。"),
    ("zh/pages/tips.md", "合并留下的记号是这样一行：\n\n    ======="),
    ("en/pages/tips.md", "    <<<<<<< is what git writes where two versions meet."),
    ("en/pages/tips.md", "It cost 12800 yuan, or RMB 95,000; a good day: 8:30 to 22:00."),
    ("en/pages/tips.md", "Paid 12,315 yuan; a good answer does not mean that a refund is certain."),
    ("en/pages/tips.md", "The label says 100% cotton; there are no guarantees of success."),
]


@pytest.mark.parametrize(("file", "words"), FINE, ids=lambda value: str(value)[:30])
def test_what_is_fine_is_left_alone(pack: Path, file: str, words: str) -> None:
    with (pack / file).open("a", encoding="utf-8") as page:
        page.write(f"\n{words}\n")
    if "12315" in words and "cn" in words:
        apply(pack, Edit("zh/channels.md", "自己拨打", "自己拨打，或拨12315"))
    # the line stands in one language only, and may name a law that no playbook cites
    assert [one for one in found(pack) if one[0] not in ("twin-says-other", "unknown-law")] == []


FILES = sorted(str(path.relative_to(MINI)) for path in MINI.rglob("*.md"))
JUNK = st.sampled_from(
    ["---", "| a | b |", "- [ ] x", "```mermaid", "{{", "{% if", "[x](", "\x00", "\u2028", "a: [", "#"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    file=st.sampled_from(FILES),
    line=st.integers(0, 12),
    junk=JUNK | st.text(max_size=12),
    replace=st.booleans(),
)
def test_whatever_stands_in_a_file_the_linter_answers(
    tmp_path: Path, file: str, line: int, junk: str, replace: bool
) -> None:
    shutil.rmtree(tmp_path / "mini", ignore_errors=True)
    pack = Path(shutil.copytree(MINI, tmp_path / "mini"))
    lines = (pack / file).read_text(encoding="utf-8").splitlines()
    lines[line : line + replace] = [junk]
    (pack / file).write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    for finding in check(pack, TODAY, LETTER_NAMES):
        assert finding.rule in RULES
        assert finding.line >= 1


@pytest.mark.parametrize(
    "line", ["1" * 9_999, "1" * 100_000, "[" * 100_000, "![" * 50_000, "7% " * 33_000, "a_" * 50_000]
)
@pytest.mark.parametrize("file", ["zh/steps/contact.md", "zh/playbook.md"])
def test_a_line_that_no_person_wrote_is_checked_in_a_moment(pack: Path, file: str, line: str) -> None:
    with pack.joinpath(file).open("a", encoding="utf-8") as page:
        page.write(f"\n{line}\n")
    begun = time.process_time()  # a busy machine takes longer, and no more of a processor
    found = check(pack, TODAY, LETTER_NAMES)
    assert time.process_time() - begun < 10
    assert (len(line) > 10_000) == any("10000" in str(one.what.values) for one in found)


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_letter_that_would_never_end_or_fit_is_found_soon_at_its_place(pack: Path, body: str) -> None:
    page = pack / "zh/letters/first.md"
    head = page.read_text(encoding="utf-8").split("---\n")[1]
    page.write_text(f"---\n{head}---\n{body}\n", encoding="utf-8")
    begun = time.process_time()
    found = check(pack, TODAY, LETTER_NAMES)
    assert time.process_time() - begun < 2
    assert {one.rule for one in found if one.file == "zh/letters/first.md"} & {"broken-template", "unreadable"}


def test_what_must_be_looked_up_again_is_listed_by_how_long_its_kind_keeps(pack: Path) -> None:
    assert to_look_up(pack, TODAY, LETTER_NAMES) == []
    later = to_look_up(pack, date(2027, 5, 15), LETTER_NAMES)
    assert {one.claim for one in later} == {"channel", "limit", "page"}, "a law and a reprinted rule keep a year"
    assert {one.words for one in later} == {"热线95152", "平台答复", "提示", "等待平台"}
    assert {one.claim for one in to_look_up(pack, date(2027, 11, 15), LETTER_NAMES)} == {
        "channel", "limit", "law", "page", "playbook",
    }  # fmt: skip
