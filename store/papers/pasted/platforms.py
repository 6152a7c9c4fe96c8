"""Which platform a pasted page names, where that is one with a playbook of its own."""

from __future__ import annotations

import re

from content.text.later import Later

_NAMED = {
    "douyin": Later(r"抖音|douyin", re.IGNORECASE),
    "taobao": Later(r"淘宝|天猫|taobao|tmall", re.IGNORECASE),
    "jd": Later(r"京东|\bjd\.com", re.IGNORECASE),
    "pinduoduo": Later(r"拼多多|pinduoduo|yangkeduo", re.IGNORECASE),
}
"""The platforms by the ids of their playbooks."""


def platform_named(text: str) -> str:
    """The id of the playbook of the one platform that a text names; empty where it names none, or several."""
    named = [name for name, words in _NAMED.items() if words.made.search(text)]
    return named[0] if len(named) == 1 else ""
