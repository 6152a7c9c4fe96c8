"""The command `add` without a terminal, and in a real one."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import ptyprocess
import pytest

from content.pack.library import Library
from content.pack.model import Effect
from store.case.gate import NEEDED
from tests.tui.conftest import Cli
from tui.cli.add import add


def test_the_number_alone_is_on_stdout(cli: Cli) -> None:
    said = cli("add", "--product", "蓝牙耳机", "--paid", "¥1,284", "--bought-on", "3天前", "--demand", "退货退款")
    assert (said.status, said.out) == (0, "1\n")
    assert "下一步：联系商家" in said.err
    assert cli("show", "1", "--json").json["facts"] == {
        "product": "蓝牙耳机",
        "paid": "1284.00",
        "bought-on": "2026-11-20",
        "demand": "return-refund",
    }
    assert cli("add", "--title", "耳机的事").out == "2\n"


def test_without_a_terminal_the_missing_flags_are_named(cli: Cli) -> None:
    for flags in ((), ("--paid", "199"), ("--yes",), ("--paste",), ("--paste", "没有内容")):
        said = cli("add", *flags)
        assert (said.status, said.out) == (2, "")
        assert "--product" in said.err
        assert "--title" in said.err
    assert cli("list", "--json").json == []


def test_a_pasted_order_is_enough(cli: Cli) -> None:
    text = "声动旗舰店 >\n蓝牙耳机\n实付款：¥199\n订单编号：6921234567890123456\n"
    for args, stdin in ((("--paste", text), b""), (("--paste", "-"), text.encode())):
        number = cli("add", "--even-so", *args, stdin=stdin).out.strip()
        facts = cli("show", number, "--json").json["facts"]
        assert facts == {
            "product": "蓝牙耳机",
            "order": "6921234567890123456",
            "merchant": "声动旗舰店",
            "paid": "199.00",
        }


def test_a_flag_wins_over_the_pasted_text(cli: Cli) -> None:
    number = cli("add", "--paste", "商品：耳机\n实付：¥199", "--paid", "99").out.strip()
    assert cli("show", number, "--json").json["facts"]["paid"] == "99.00"


TWO = """声动旗舰店 待收货
蓝牙耳机
实付款 ¥199.00
订单编号 6921234567890123456
下单时间 2026-11-02 18:30:12
云衣仓旗舰店 交易成功
羽绒服 长款
实付款 ¥1,284.00
订单编号 6921234567890999999
下单时间 2026-11-03 08:01:00
"""


def test_of_two_pasted_orders_one_must_be_picked(cli: Cli) -> None:
    said = cli("add", "--yes", "--paste", "-", stdin=TWO.encode())
    assert (said.status, said.out) == (2, "")
    assert "--pick" in said.err
    assert "6921234567890123456" in said.err
    assert "6921234567890999999" in said.err
    for which in ("6921234567890999999", "9999", "云衣仓旗舰店", "2"):
        number = cli("add", "--even-so", "--yes", "--paste", "-", "--pick", which, stdin=TWO.encode()).out.strip()
        facts = cli("show", number, "--json").json["facts"]
        assert (facts["product"], facts["paid"]) == ("羽绒服 长款", "1284.00")


def test_what_was_understood_is_shown_before_it_is_saved(cli: Cli) -> None:
    text = "云衣仓旗舰店\n羽绒服 长款\n实付款 ¥l,284.OO\n订单编号 6921234567890999999\n下单时间 2026-13-40\n"
    said = cli("add", "--yes", "--paste", text, "--received-on", "11-5")
    assert said.out == "1\n"
    shown, _, after = said.err.partition("下一步")
    assert "¥1,284.00" in shown
    assert "请核对" in shown
    assert "2026-13-40" in shown
    assert "2026-11-05（周四）" in shown
    assert after


def test_a_refund_page_gives_its_moments_its_number_and_its_amount(cli: Cli) -> None:
    text = (
        "退款详情\n商家拒绝退款\n您可以在 6天23小时 内申请平台介入\n声动旗舰店\n蓝牙耳机\n"
        "退款编号：7148830016627700934\n退款金额：¥199.00\n"
        "申请时间：2026-11-19 09:12:30\n拒绝时间：2026-11-21 16:20:08\n"
    )
    number = cli("add", "--yes", "--paste", text).out.strip()
    assert cli("show", number, "--json").json["facts"] == {
        "product": "蓝牙耳机",
        "merchant": "声动旗舰店",
        "amount": "199.00",
        "refused-on": "2026-11-21T16:20+08:00",
        "applied-on": "2026-11-19T09:12+08:00",
        "refund-no": "7148830016627700934",
        "countdown": "2026-11-30T09:00+08:00",
    }


@pytest.mark.parametrize(
    ("dates", "step"),
    [
        (("--applied-on", "11-18", "--refused-on", "11-22"), "supplement"),
        (("--applied-on", "11-18"), "review"),
        (("--refused-on", "11-20"), "apply"),
        (("--applied-on", "11-18", "--intervened-on", "11-21"), "ruling"),
        (("--filed-on", "11-20"), "complain-wait"),
        (("--applied-on", "11-18", "--tracking-on", "11-20"), "refund-wait"),
        (("--applied-on", "11-18", "--tracking-on", "11-20", "--refused-on", "11-22"), "supplement"),
        (("--contacted-on", "11-20"), ""),
        ((), ""),
    ],
)
def test_dates_of_a_later_step_are_told_with_the_way_to_put_the_case_there(
    cli: Cli, dates: tuple[str, ...], step: str
) -> None:
    told = cli("add", "--product", "耳机", *dates, "--yes").err
    assert ("从日期看已经走得更远" in told) == bool(step)
    assert not step or f"tuikuan place 1 {step} " in told
    assert not step or cli("place", "1", step, "--reason", "x").status == 0
    assert "走得更远" not in cli("add", "--product", "耳机", *dates, "--at-step", "nothing", "--yes").err


@pytest.mark.parametrize(
    ("page", "stand", "limit", "copied"),
    [
        ("商家已拒绝\n拒绝时间：2026-11-21 16:20\n还剩1天3小时可申请平台介入", "supplement",
         "intervene-window", "被拒后"),
        ("请等待商家处理\n还剩 1天3小时\n申请时间：2026-11-21 16:20", "review", "merchant-answer", "商家处理申请"),
        ("等待商家收货\n还剩1天3小时\n申请时间：2026-11-20\n退货单号：SF1234567890123", "refund-wait",
         "return-confirm", "商家确认"),
        ("平台介入中\n客服将在 1天3小时 内给出处理结果\n申请时间：2026-11-20", "ruling",
         "t2-service-reply", "客服介入"),
    ],
)  # fmt: skip
def test_the_countdown_of_a_page_is_the_date_the_app_says_of_its_limit(
    cli: Cli, page: str, stand: str, limit: str, copied: str
) -> None:
    """The page also says where the case stands; both are shown before they are saved, and no limit is invented."""
    told = cli("add", "--yes", "--paste", f"退款详情\n商品：耳机\n{page}").err
    assert "2026-11-24 13:00" in told
    shown = cli("show", "1", "--json").json
    assert shown["step"]["id"] == stand
    found = {one["id"]: one for one in shown["deadlines"]}
    assert found[limit]["at"].startswith("2026-11-24T13:00")
    assert copied in told
    assert copied in found[limit]["title"]


def test_a_countdown_that_fits_no_limit_says_how_it_comes_to_count(cli: Cli) -> None:
    text = "退款详情\n商品：耳机\n申请时间：2026-11-21 16:20\n还剩1天3小时"
    told = cli("add", "--yes", "--paste", text, "--at-step", "nothing").err
    assert 'tuikuan deadline 1 ID "2026-11-24 13:00"' in told
    ids = [one["id"] for one in cli("show", "1", "--json").json["deadlines"]]
    assert ids
    assert all(one in told for one in ids)


def test_a_text_that_names_nothing_asks_for_the_one_thing_that_is_missing(cli: Cli) -> None:
    notice = "【迅禾速递】您的快件XH7702031145862已于2026年11月5日14:22由本人签收"
    said = cli("add", "--yes", "--paste", notice)
    assert (said.status, said.out) == (2, "")
    assert "2026-11-05（周四）14:22" in said.err
    assert "--product" in said.err
    number = cli("add", "--yes", "--paste", notice, "--product", "耳机").out.strip()
    assert cli("show", number, "--json").json["facts"]["received-on"] == "2026-11-05T14:22+08:00"


def test_a_pasted_page_without_a_product_still_opens_a_case(cli: Cli) -> None:
    said = cli("add", "--yes", "--paste", "订单编号：6921234567890123456\n实付款：¥199\n")
    assert said.out == "1\n"
    shown = cli("show", "1", "--json").json
    assert shown["title"] == "6921234567890123456"
    assert "product" not in shown["facts"]


@pytest.mark.parametrize(
    "flag", [("--paid", "abc"), ("--paid", "-1"), ("--bought-on", "2026-13-40"), ("--reason", "x")]
)
def test_a_bad_flag_saves_nothing(cli: Cli, flag: tuple[str, str]) -> None:
    said = cli("add", "--product", "耳机", *flag)
    assert (said.status, said.out) == (1, "")
    assert cli("list", "--json").json == []


class Terminal:
    """`tuikuan` in a pseudo-terminal, its stdout in a file."""

    def __init__(self, home: Path, out: Path, *args: str) -> None:
        command = " ".join((sys.executable, "-m", "tui", "--home", str(home), *args, ">", str(out)))
        environment = os.environ | {"TERM": "xterm-256color"}
        self._process = ptyprocess.PtyProcess.spawn(["bash", "-c", command], env=environment, dimensions=(30, 100))
        self.seen = ""

    def wait_for(self, words: str) -> None:
        deadline = time.monotonic() + 20
        while words not in self.seen:
            assert time.monotonic() < deadline, self.seen
            try:
                self.seen += self._process.read(65536).decode(errors="replace")
            except EOFError:
                assert words in self.seen, self.seen
                return

    def type(self, keys: str) -> None:
        self.seen = ""
        self._process.write(keys.encode())

    def end(self) -> int:
        while True:
            try:
                self._process.read(65536)
            except EOFError:
                self._process.wait()
                return int(self._process.exitstatus)


def test_in_a_terminal_it_asks_and_stdout_carries_only_the_number(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "out"
    terminal = Terminal(cli.home.path, out, "add", "--product", "耳机", "--order", "1", "--merchant", "店")
    terminal.wait_for("实付")
    terminal.type("abc\r")
    terminal.wait_for("不是人民币金额")
    terminal.type("\x15199\r")
    terminal.wait_for("下单日")
    terminal.type("\x03")
    assert terminal.end() == 130
    assert out.read_text() == ""

    terminal = Terminal(cli.home.path, out, "add")
    terminal.wait_for("接着填")
    terminal.type("\r")
    for question in ("下单日", "退款原因", "诉求", "收货日", "保存案件", "走到哪里"):
        terminal.wait_for(question)
        terminal.type("\r")
    assert terminal.end() == 0
    assert out.read_text() == "1\n"
    assert cli("show", "1", "--json").json["facts"]["paid"] == "199.00"
    assert not list(cli.home.drafts.iterdir())


def test_what_a_new_case_calls_required_and_nobody_gave_is_named_with_the_command_that_gives_it(cli: Cli) -> None:
    said = cli("add", "--yes", "--product", "耳机", "--reason", "quality", "--at-step", "rejected")
    assert "还需要" in said.err
    assert "tuikuan fact 1 refused-on" in said.err
    whole = cli("add", "--yes", "--product", "课", "--reason", "not-shipped", "--bought-on", "11-2")
    assert "received-on" not in whole.err


def test_every_fact_that_some_case_calls_required_is_an_option_of_add() -> None:
    options = {name for option in add.params for name in option.opts}
    for pack in Library().ids():
        limits = Library().get(pack, "zh").limits.values()
        needed = {limit.facts[0] for limit in limits if limit.effect is Effect.LOSE and limit.facts}
        assert {f"--{key}" for key in (*needed, *NEEDED)} <= options


def test_a_full_refund_is_kept_and_shown_as_what_the_reason_makes_of_it(cli: Cli) -> None:
    known = ("--product", "耳机", "--received-on", "2026-11-20", "--demand", "全额退款")
    said = cli("add", *known, "--reason", "quality")
    assert "退货退款" in said.err
    assert "仅退款" not in said.err
    assert cli("show", said.out.strip(), "--json").json["facts"]["demand"] == "return-refund"
    unsure = cli("add", *known, "--reason", "food")
    assert unsure.status == 1
    for words in ("全额退款", "仅退款", "退货退款", "--even-so"):
        assert words in unsure.err, words
    assert cli("add", *known, "--reason", "food", "--even-so").status == 0


@pytest.mark.parametrize(("goods", "named", "told"), [(1, False, False), (2, False, True), (2, True, False)])
def test_of_an_order_with_several_goods_it_is_said_how_to_name_the_one(
    cli: Cli, goods: int, named: bool, told: bool
) -> None:
    items = ("蓝牙耳机 降噪款", "¥199.00", "x1", "羽绒服 长款", "¥899.00", "x1")[: 3 * goods]
    text = "\n".join(("声动旗舰店", *items, "实付款 ¥1,098.00", "订单编号 6921234567890123456"))
    flags = ("--product", "羽绒服") if named else ("--title", "那一单")
    said = cli("add", "--yes", *flags, "--paste", "-", stdin=text.encode())
    assert said.status == 0, said.err
    assert ("--product" in said.err) == told
