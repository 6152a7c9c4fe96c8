"""A pasted page at the shell: of which platform it is, and where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Cli


@pytest.mark.parametrize(
    ("shop", "chosen", "playbook"),
    [
        ("淘宝 声动旗舰店", (), "taobao"), ("声动旗舰店", (), "douyin"), ("京东 淘宝 声动旗舰店", (), "douyin"),
        ("淘宝 声动旗舰店", ("--playbook", "douyin"), "douyin"),
    ],
)  # fmt: skip
def test_a_page_of_another_platform_follows_its_playbook(
    cli: Cli, shop: str, chosen: tuple[str, ...], playbook: str
) -> None:
    said = cli("add", "--yes", *chosen, "--paste", f"{shop}\n商品：耳机\n实付：¥199")
    assert cli("show", said.out.strip(), "--json").json["playbook"] == playbook
    assert ("--playbook douyin" in said.err) == (playbook == "taobao")


def test_the_name_of_a_file_is_not_read_and_how_it_is_read_is_said(cli: Cli, tmp_path: Path) -> None:
    order = tmp_path / "order.txt"
    order.write_text("商品：耳机\n实付：¥199", encoding="utf-8")
    said = cli("add", "--yes", "--paste", str(order))
    assert (said.status, f"< {order}" in said.err) == (2, True)
    assert "< " not in cli("add", "--yes", "--paste", "长" * 300).err


def test_nothing_on_standard_input_is_told_as_that(cli: Cli) -> None:
    said = cli("add", "--yes", "--paste", "-", stdin=b" \n")
    assert (said.status, "标准输入" in said.err) == (2, True)
