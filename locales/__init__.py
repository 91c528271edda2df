"""Every word a user can read: say() in Vietnamese and English, and how numbers and dates look."""

from locales.forms import (
    clock,
    day,
    day_with_weekday,
    deadline,
    decimal,
    moment,
    percent,
    period,
    weekday,
    whole,
)
from locales.speech import LANGUAGES, Language, keys, say

__all__ = [
    "LANGUAGES",
    "Language",
    "clock",
    "day",
    "day_with_weekday",
    "deadline",
    "decimal",
    "keys",
    "moment",
    "percent",
    "period",
    "say",
    "weekday",
    "whole",
]
