"""What people write in a case, made by dice: sentences that hold names, phones, addresses, plates and numbers."""

from __future__ import annotations

import random
from collections.abc import Callable

from msgspec import Struct

SURNAMES, GIVEN = "陶苗贺魏谭殷闵龚石段邱梅汤乔贾童鲁倪涂毕邹褚盛晏霍柴翁翟", "珍霞丽芳强军涛磊敏静婷洁"
FULL = ("师傅", "经理", "老板", "主任", "医生", "老师", "女士", "先生", "阿姨", "主管", "站长", "总监")
SHORT = ("姐", "哥", "叔", "总", "队", "姨")
ROADS = ("解放路", "朝阳北路", "体育西路", "文三路", "人民大道", "中山南路", "学院路")
ESTATES = ("锦绣江南", "保利花园", "碧桂园", "翠苑新村", "望江公寓")
MALLS = ("银泰百货", "大悦城", "万象城", "凯德购物中心", "恒隆广场")
FAMILIES = ("Tan", "Zhou", "Huang", "Gao", "Castellano", "Delgado", "O'Brien", "Raman", "Ivanova")
FIRST = ("Fiona", "Jonas", "Kevin", "Lily", "Priya", "Patrick", "Rachel", "Sofia")
STREETS = ("Nathan Road", "Baker Street", "Huaihai Middle Road", "Jiangnan West Road", "Caoxi Road")


class Said(Struct, frozen=True):
    """A sentence, and the parts of it that must not go out."""

    text: str
    secrets: tuple[str, ...]


def said(dice: random.Random, language: str) -> tuple[Said, ...]:
    """A handful of sentences in a language; the same dice make the same ones."""
    made = _CHINESE if language == "zh" else _ENGLISH
    return tuple(one(dice) for one in dice.sample(made, 6))


def _called(dice: random.Random) -> str:
    return dice.choice(SURNAMES) + dice.choice((*FULL, *SHORT))


def _name(dice: random.Random) -> str:
    return dice.choice(SURNAMES) + "".join(dice.sample(GIVEN, 2))


def _digits(dice: random.Random, many: int) -> str:
    return "".join(dice.choice("0123456789") for _ in range(many))


def _phone(dice: random.Random) -> str:
    return f"1{dice.randint(3, 9)}{_digits(dice, 9)}"


def _grouped(number: str, *sizes: int) -> tuple[str, ...]:
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    return tuple(parts)


def _titled(dice: random.Random) -> Said:
    who = _called(dice)
    return Said(
        dice.choice(
            ("是{}打的电话", "后来换成{}跟我聊", "店里的{}说可以退一半", "{}替我签的字", "我把货交给了{}")
        ).format(who),
        (who,),
    )


def _little(dice: random.Random) -> Said:
    who = dice.choice("小老") + dice.choice("谭魏毕邹殷龚褚翟")
    return Said(
        dice.choice(("{}在微信上答应补发", "前台{}说没有我的件", "仓库那边的{}让我拒收")).format(who), (who,)
    )


def _shop(dice: random.Random) -> Said:
    road, stall = f"{dice.choice(ROADS)}{dice.randint(2, 999)}号", f"{dice.randint(101, 699)}铺"
    return Said(f"门店：{road}{dice.choice(MALLS)}三楼{stall}", (road, stall))


def _mall(dice: random.Random) -> Said:
    mall, floor = dice.choice(MALLS), dice.randint(1, 6)
    return Said(f"我在{mall}{floor}层{dice.randint(100, 899)}号铺买的", (f"{mall}{floor}层",))


def _estate(dice: random.Random) -> Said:
    estate = f"{dice.choice(ESTATES)}{dice.randint(2, 6)}期"
    return Said(f"我住{estate}，货却到了隔壁小区", (estate,))


def _home(dice: random.Random) -> Said:
    room = f"{dice.randint(2, 40)}栋{dice.randint(1, 4)}单元{dice.randint(101, 2904)}"
    return Said(f"送到了{room}", (room,))


def _plate(dice: random.Random) -> Said:
    tail = f"{dice.choice('ABDEF')}{_digits(dice, 4)}"
    return Said(f"车牌是{dice.choice('川粤浙')}A·{tail}", (tail,))


def _spoken(dice: random.Random) -> Said:
    phone = _phone(dice).translate(str.maketrans("0123456789", "零一二三四五六七八九"))
    parts = _grouped(phone, 3, 4, 4)
    return Said(f"我的号{'，'.join(parts)}", (phone, parts[2]))


def _spaced(dice: random.Random) -> Said:
    phone = _phone(dice)
    return Said(f"找{_name(dice)}，{' '.join(_grouped(phone, 3, 4, 4))}", (phone,))


def _named(dice: random.Random) -> Said:
    first, second = _name(dice), _name(dice)
    return Said(f"同事{first}和{second}一起开的箱，车主{first}", (first, second))


def _parcel(dice: random.Random) -> Said:
    number = dice.choice(("SF", "YT", "JT", "")) + _digits(dice, 13)
    return Said(f"快递单号{number}三天没动，身份证33010619{dice.randint(60, 99)}03154728", (number, "33010619"))


def _account(dice: random.Random) -> Said:
    name = f"momo_{_digits(dice, 4)}"
    return Said(f"{dice.choice(('小红书账号叫', '快手号叫', '微信号是'))} {name}", (name,))


def _mister(dice: random.Random) -> Said:
    who, flat = dice.choice(FAMILIES), f"{dice.randint(6, 40)}{dice.choice('ABCEF')}"
    return Said(
        f"The parcel was left with {dice.choice(('Mr', 'Mrs.', 'Ms', 'Auntie'))} {who} in {flat}", (who, flat)
    )


def _flat(dice: random.Random) -> Said:
    mine, other = (f"{dice.randint(6, 19)}C", f"{dice.randint(20, 40)}E")
    return Said(f"I live in {mine}, the courier went to {other}", (mine, other))


def _street(dice: random.Random) -> Said:
    street = f"{dice.randint(2, 99)} {dice.choice(STREETS)}"
    return Said(f"The shop's branch is at {street}, Shop {dice.randint(100, 199)}", (street, "Shop 1"))


def _reached(dice: random.Random) -> Said:
    who, mail = dice.choice(FIRST), f"mail{_digits(dice, 5)}@example.org"
    return Said(f"Reach {who} at {mail} or on +44 7700 9{_digits(dice, 5)}", (who, mail, "7700 9"))


def _herself(dice: random.Random) -> Said:
    who = dice.choice(FIRST)
    return Said(f"The agent called herself {who} and hung up", (who,))


def _chief(dice: random.Random) -> Said:
    who = dice.choice(("Tan", "Zhou", "Huang", "Gao"))
    return Said(f"{dice.choice(('Director', 'Supervisor', 'Boss', 'Old'))} {who} refused twice", (who,))


def _card(dice: random.Random) -> Said:
    card = f"4539 {_digits(dice, 4)} {_digits(dice, 4)} {_digits(dice, 4)}"
    return Said(f"The full card number is {card}", (card[:14],))


def _passport(dice: random.Random) -> Said:
    number = f"G{_digits(dice, 8)}"
    return Said(f"Passport {number} was asked for at the locker", (number,))


def _car(dice: random.Random) -> Said:
    tail = f"{dice.choice('ABDEF')}{_digits(dice, 4)}"
    return Said(f"Plate 沪A·{tail}, tracking no. JDVB0{_digits(dice, 10)}", (tail, "JDVB0"))


_CHINESE: tuple[Callable[[random.Random], Said], ...] = (
    _titled, _little, _shop, _mall, _estate, _home, _plate, _spoken, _spaced, _named, _parcel, _account,
)  # fmt: skip
_ENGLISH: tuple[Callable[[random.Random], Said], ...] = (
    _mister, _flat, _street, _reached, _herself, _chief, _card, _passport, _car, _titled, _parcel,
)  # fmt: skip
