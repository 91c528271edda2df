"""What an examination finds: one line, and whether something has to be done."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; a bad one says what to do."""

    bad: bool
    text: str

    def __str__(self) -> str:
        return f"{'✗' if self.bad else '✓'} {self.text}"
