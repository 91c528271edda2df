"""The colours in use can be told apart, in usual sight and in each kind of colour blindness."""

from itertools import combinations

import numpy as np
import pytest

from reports.theme import DARK, LIGHT, STATUS_FILLS, TEXT_COLOURS, Colour

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])

# Machado, Oliveira and Fernandes (2009), full severity, on linear light.
SIGHTS = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def linear(rgb):
    part = np.array(rgb) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    light, dark = sorted((linear(rgb) @ TO_XYZ[1] for rgb in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb, sight):
    xyz = TO_XYZ @ np.clip(sight @ linear(rgb), 0, 1) / (TO_XYZ @ np.ones(3))
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@THEMES
def test_every_text_is_legible_on_the_paper(theme):
    for colour in TEXT_COLOURS:
        assert contrast(theme.rgb(colour), theme.rgb(Colour.PAPER)) >= 4.5, colour


@THEMES
def test_every_status_stands_out_from_the_paper(theme):
    for colour in STATUS_FILLS:
        assert contrast(theme.rgb(colour), theme.rgb(Colour.PAPER)) >= 3, colour


@THEMES
@pytest.mark.parametrize("sight", SIGHTS)
def test_no_two_statuses_look_alike(theme, sight):
    for one, other in combinations(STATUS_FILLS, 2):
        far = lab(theme.rgb(one), SIGHTS[sight]) - lab(theme.rgb(other), SIGHTS[sight])
        assert np.linalg.norm(far) >= 18, (one, other)


def test_the_ratios_are_those_of_the_style_guide():
    assert contrast(LIGHT.rgb(Colour.INK), LIGHT.rgb(Colour.PAPER)) == pytest.approx(15.6, abs=0.1)
    assert contrast(DARK.rgb(Colour.OVERDUE_TEXT), DARK.rgb(Colour.PAPER)) == pytest.approx(
        7.7, abs=0.1
    )
