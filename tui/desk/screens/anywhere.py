"""What can be done on any screen: leave it, speak the other language, put on other colours, see all keys, quit."""

from __future__ import annotations

from typing import ClassVar

from content.text.words import N_, message
from store.errors import HomeProblem
from tui.desk.keys.actions import Where
from tui.desk.screens.pointing import Pointing


class Anywhere(Pointing):
    """A screen of the desk. `where` says which actions of the table it takes."""

    where: ClassVar[Where] = Where.READ

    def action_back(self) -> None:
        """Leave this screen."""
        if len(self.app.screen_stack) > 1 and self.is_current:
            self.app.pop_screen()

    def action_language(self) -> None:
        """Speak the other language."""
        app = self.desk_app
        app.speak("en" if app.tr.language == "zh" else "zh")
        self._say_how_to_keep("language", app.tr.language)

    def action_theme(self) -> None:
        """Put on the other colours."""
        self.desk_app.switch_theme()
        self._say_how_to_keep("theme", self.desk_app.palette.setting)

    def _say_how_to_keep(self, name: str, value: str) -> None:
        line = f'{name} = "{value}"'
        self.desk_app.say(message(N_("To keep it, write {line} into config.toml."), line=line))

    def action_repaint(self) -> None:
        """Paint the screen anew."""
        self.desk_app.paint_anew()

    def action_help(self) -> None:
        """Show all keys."""
        from tui.desk.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.where))

    def action_quit(self) -> None:
        """Leave the desk; asks first while there are drafts that the disk refuses."""
        from tui.desk.dialogs.confirm import Confirm

        app = self.desk_app
        try:
            if app.worker.idle:  # or it saves a draft at this moment
                app.desk.drafts.retry()
        except HomeProblem:
            question, why = N_("Leave and lose the unsaved draft?"), N_("The disk does not take it.")
            app.push_screen(Confirm(message(question), message(why)), lambda sure: app.leave() if sure else None)
        else:
            app.leave()
