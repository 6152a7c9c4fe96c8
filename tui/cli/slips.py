"""Slips on a command line: what was probably meant, and the line as it should be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from content.text.later import Later
from content.text.near import There, there
from content.text.words import N_, Message, Translator, message
from store.errors import TAKEN
from tui.cli.numbers import NO_NUMBER, case_number

TOO_MANY = N_("“{text}” is one word too many; a text with blanks stands in quotes.")
NUMBER_FIRST = N_("The command stands first, then the number of the case.")
PROMPT_TOO = N_("“{text}” is not typed here.")

_PROMPTS = ("$", ">", "%", "❯", "#")
_SPECIAL = Later(r"""[\s"'`$\\|&;<>()*?!#~{}\[\]]""")
_DASHES = "—–－‐‑−"

OTHER_WORDS = {
    "add": "new create open-case 新建 新增 新案件 建案 添加",
    "list": "ls cases all 列表 列出 案件 全部",
    "show": "view cat get info status case 查看 看 详情 状态",
    "next": "now todo-now what 下一步 现在 怎么办 该做什么",
    "choose": "choice take step go 选择 选",
    "place": "move goto stand 改步骤 位置",
    "tick": "check done have 勾选 打勾 完成",
    "log": "note diary write 记录 日志 记一笔 记",
    "fact": "set edit facts 事实 修改 改",
    "attach": "upload photo file 附件 附上 上传 添加证据",
    "todo": "task 待办",
    "ready": "readiness 核对 检查",
    "letter": "letters write-letter 文书 写信 信",
    "reply": "answer replies 回复 答复 怎么回",
    "evidence": "proof exhibits 证据",
    "timeline": "history log-book 经过 时间线",
    "export": "pdf print dossier 导出 打印 卷宗",
    "due": "deadlines agenda 期限 到期 截止",
    "snooze": "later remind 稍后 推迟",
    "calendar": "ics 日历",
    "undo": "revert back 撤销 撤回",
    "redo": "again 重做",
    "close": "end finish 结案 关闭 结束",
    "reopen": "resume 重开",
    "trash": "rm remove delete del 删除 删",
    "stats": "statistics stat 统计",
    "guide": "docs doc manual 攻略 指南",
    "offer": "proposal 方案",
    "receive": "received money refund 到账 退款到账",
    "person": "people 人",
    "backup": "save 备份",
    "dump": "export-all",
    "load": "import 导入",
    "doctor": "health 体检",
    "demo": "sample example 样例",
    "--help": "help 帮助 ? man",
    "--version": "version 版本",
}
"""What people call the commands elsewhere, or in Chinese."""


def no_command(args: Sequence[str], path: str, commands: Iterable[str]) -> Message:
    """That a word is no command of the group that `path` calls, and which is meant by it."""
    name, known = unicodedata.normalize("NFKC", args[0]).strip(), tuple(commands)
    if case_number(name) is not None and "show" in known:
        return message(NUMBER_FIRST)
    if name in (*_PROMPTS, path.split(maxsplit=1)[0]):
        return message(PROMPT_TOO, text=args[0])
    other = next((one for one, words in OTHER_WORDS.items() if name.casefold() in words.split()), "")
    reachable = (*known, "--help", "--version")
    found = there(other, reachable, args[0]) if other in reachable else there(name, known, args[0])
    if found.text == N_("There are: {known}."):
        return message(N_("There is no command “{name}”."), name=args[0])
    return message(N_("There is no command “{name}”. {there}"), name=args[0], there=found)


def one_too_many(rest: Sequence[str], options: Iterable[str]) -> Message:
    """That a command takes no such word; one that begins with a dash of another kind is an option."""
    if rest[0].startswith(tuple(_DASHES)):
        option = f"--{rest[0].lstrip(_DASHES + '-')}"
        text = N_("There is no option {option} here. {there}")
        return message(text, option=rest[0], there=there(option, options, rest[0]))
    return message(TOO_MANY, text=rest[0])


def mended(argv: Sequence[str], words: Message, tr: Translator) -> list[str]:
    """The command line as it should be, where it is plain which word of it was meant, or that a file is there
    which may be written over; else nothing."""
    ways = (_replaced, _in_order, _turned, _bared, _sought, _quoted)
    if line := next(filter(None, (way(argv, words) for way in ways)), None):
        return [tr(N_("Like this: {line}"), line=_line(line))]
    if line := _over(argv, words):
        return [tr(N_("To write over it: {line}"), line=_line(line))]
    return []


def _line(words: Sequence[str]) -> str:
    return " ".join(map(_word, ("tuikuan", *words)))


def _word(text: str) -> str:
    """A word as a shell takes it; letters of any language need no quotes."""
    import shlex

    return shlex.quote(text) if not text or _SPECIAL.made.search(text) else text


def _replaced(argv: Sequence[str], words: Message) -> list[str]:
    slip = next((value for value in words.values.values() if isinstance(value, There)), None)
    if slip is None or not slip.meant or argv.count(slip.typed) != 1:
        return []
    if slip.meant.startswith("-") and slip.meant in argv:
        return []  # it stands there already, and was not meant a second time
    if slip.meant == "--help":
        return [*(word for word in argv if word != slip.typed), slip.meant]
    return [slip.meant if word == slip.typed else word for word in argv]


def _in_order(argv: Sequence[str], words: Message) -> list[str]:
    """With the number before the word that stands in its place."""
    typed = str(words.values.get("text", "")) if words.text == NO_NUMBER else ""
    if not typed or typed.startswith("-") or argv.count(typed) != 1:
        return []  # a number below zero is wrong wherever it stands
    at = argv.index(typed)
    found = [place for place, word in enumerate(argv) if place > at and case_number(word) is not None]
    if len(found) != 1:
        return []
    number = argv[found[0]]
    rest = [word for place, word in enumerate(argv) if place != found[0]]
    return [*rest[:at], number, *rest[at:]]


def _turned(argv: Sequence[str], words: Message) -> list[str]:
    """With the command before the number; a number alone asks for the case."""
    at = next((at for at, word in enumerate(argv) if case_number(word) is not None), None)
    if words.text != NUMBER_FIRST or at is None:
        return []
    after = list(argv[at + 1 :]) or ["show"]
    return [*argv[:at], after[0], argv[at], *after[1:]]


def _bared(argv: Sequence[str], words: Message) -> list[str]:
    """Without the sign of the shell, or a second name of the program."""
    typed = str(words.values.get("text", "")) if words.text == PROMPT_TOO else ""
    if not typed or typed not in argv:
        return []
    at = argv.index(typed)
    after = argv[at + 1 :]
    return [*argv[:at], *(after[1:] if after[:1] == ["tuikuan"] else after)]


def _sought(argv: Sequence[str], words: Message) -> list[str]:
    """With the words behind the list as those that are looked for."""
    typed = str(words.values.get("text", "")) if words.text == TOO_MANY else ""
    at = argv.index(typed) if argv.count(typed) == 1 else 0
    if at == 0 or argv[at - 1] != "list" or any(word.startswith(("-", "#")) for word in argv[at:]):
        return []
    return [*argv[:at], "--search", " ".join(argv[at:])]


def _quoted(argv: Sequence[str], words: Message) -> list[str]:
    """With the words that stand one after the other as one text, and without a remark."""
    typed = str(words.values.get("text", "")) if words.text == TOO_MANY else ""
    if not typed:
        return []
    if argv.count(typed) == 1 and typed.startswith("#"):
        return list(argv[: argv.index(typed)])  # a remark, copied with the line
    if argv.count(typed) != 1 or any(word.startswith("-") for word in argv[argv.index(typed) - 1 :]):
        return []
    at = argv.index(typed) - 1
    if at < 2 or argv[at] in OTHER_WORDS or case_number(argv[at]) is not None:
        return []  # what stands before it is the command or its number, not a text
    return [*argv[:at], " ".join(argv[at:])]


def _over(argv: Sequence[str], words: Message) -> list[str]:
    """With `--force`, where the file that was given to `-o` is there already."""
    if words.text != TAKEN or "--force" in argv:
        return []
    return [*argv, "--force"] if any(_names_output(word) for word in argv) else []


def _names_output(word: str) -> bool:
    return word == "--output" or word.startswith(("--output=", "-o"))
