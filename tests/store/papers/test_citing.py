"""How laws are named to whoever reads a letter."""

from __future__ import annotations

import pytest

from content.pack.library import Library
from store.papers.citing import named_in_full


@pytest.mark.parametrize(
    ("told", "official"),
    [
        (
            "不影响商品完好（七日无理由退货暂行办法第8条）。",
            "不影响商品完好（《网络购买商品七日无理由退货暂行办法》第8条）。",
        ),
        (
            "由卖家承担（电子商务法第20条），须经同意（第52条）。",
            "由卖家承担（《电子商务法》第20条），须经同意（第52条）。",
        ),
        (
            "由商家负责（网络消费司法解释（一）第11条）。",
            "由商家负责（《最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）》第11条）。",
        ),
        ("（消费者权益保护法实施条例第18条）", "（《消费者权益保护法实施条例》第18条）"),
        ("（本店规定第3条）", "（本店规定第3条）"),
    ],
)
def test_an_official_reader_reads_laws_by_their_full_names(told: str, official: str) -> None:
    assert named_in_full(Library().get("generic", "zh"), told) == official
