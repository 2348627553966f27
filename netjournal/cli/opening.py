"""How every command gets at the journal: the settings as they are, the clock, the file."""

from dataclasses import dataclass

from netjournal.clock import Clock
from netjournal.config import Settings, load
from netjournal.journal import Journal
from netjournal.paths import Paths, find


@dataclass(frozen=True, slots=True)
class Place:
    """Where this run of the program works: paths, settings and clock."""

    paths: Paths
    settings: Settings
    clock: Clock

    def journal(self) -> Journal:
        """Open the journal. Raises JournalRefused, JournalBusy."""
        dates, jot = self.settings.dates, self.settings.jot
        return Journal.open(self.paths.journal, self.clock, day_first=dates.day_first, hours=jot.hours)


def place() -> Place:
    """The place the environment and config.toml name. Raises ConfigError."""
    paths = find()
    settings = load(paths.config_file)
    return Place(paths, settings, Clock(settings.timezone))
