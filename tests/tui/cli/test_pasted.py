"""Of which platform a pasted page is, at the shell."""

from __future__ import annotations

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
