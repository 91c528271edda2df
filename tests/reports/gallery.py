"""Renders every card of the tests, the odd ones too, to look at: gallery.py FOLDER [WORD ...].

Run from the top of the checkout. With words, only those cards whose name has one of them. Names
are kind-case-language-theme; sheets of six are put together as `sheet-NN.png`.
"""

import sys
from pathlib import Path

from offices import CARDS
from PIL import Image

import reports
from locales import LANGUAGES

ACROSS, DOWN = 3, 2
WIDE, HIGH = 512, 640


def main(folder: Path, words: list[str]) -> None:
    """Draw the cards into a folder, in both languages; every third one dark."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for at, (name, facts) in enumerate(CARDS.items()):
        for language in LANGUAGES:
            dark = at % 3 == 2
            file = folder / f"{name}-{language}-{'dark' if dark else 'light'}.png"
            if not words or any(word in file.name for word in words):
                file.write_bytes(reports.draw(facts, language=language, dark=dark))
                made.append(file)
    for number, start in enumerate(range(0, len(made), ACROSS * DOWN), start=1):
        sheet = Image.new("RGB", (WIDE * ACROSS, HIGH * DOWN), "grey")
        for place, file in enumerate(made[start : start + ACROSS * DOWN]):
            picture = Image.open(file).convert("RGB").resize((WIDE - 8, HIGH - 8))
            sheet.paste(picture, (place % ACROSS * WIDE + 4, place // ACROSS * HIGH + 4))
        sheet.save(folder / f"sheet-{number:02}.png")
    sys.stdout.write(f"{len(made)} cards in {folder}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
