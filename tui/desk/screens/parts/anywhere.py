"""What can be done on any screen: speak the other language, put on other colours, find, see all keys, quit."""

from __future__ import annotations

from collections.abc import Callable

from content.text.words import N_, message
from tui.desk.keys.actions import Where
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort, HelpPlace


class Anywhere:
    """The keys of a screen that have nothing to do with what is on it."""

    def __init__(self, port: DeskPort, where: Where, find: Callable[[], object]) -> None:
        self._port = port
        self._where = where
        self._find = find

    def verbs(self) -> Verbs:
        """What can be done."""
        return {
            "language": self._language,
            "theme": self._theme,
            "mask": self._port.switch_mask,
            "repaint": self._port.paint_anew,
            "palette": self._find,
            "help": lambda: self._port.go(HelpPlace(self._where)),
            "quit": self._port.quit,
        }

    def _language(self) -> None:
        other = "en" if self._port.tr.language == "zh" else "zh"
        self._port.speak(other)
        self._say_how_to_keep("language", other)

    def _theme(self) -> None:
        self._say_how_to_keep("theme", self._port.switch_theme())

    def _say_how_to_keep(self, name: str, value: str) -> None:
        line = f'{name} = "{value}"'
        self._port.say(message(N_("To keep it, write {line} into config.toml."), line=line))
