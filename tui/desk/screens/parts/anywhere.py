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
        self._keep("language", other, "language")

    def _theme(self) -> None:
        self._keep("theme", self._port.switch_theme(), "theme")

    def _keep(self, name: str, value: str, action: str) -> None:
        """Remember it for the next desk of this home."""
        from store.disk.remembering import remember

        self._port.worker.aside(lambda desk: remember(desk.home, name, value))
        key = self._port.key_of(action)
        told = N_("{name} = {value}: it stays so in this home; {key} changes it.")
        self._port.say(message(told, name=name, value=value, key=key))
