"""Marks of state secrets: such text is refused before it is written anywhere.

Source: Law on Protection of State Secrets 117/2025/QH15: the three degrees of secrecy.
"""

import re
import unicodedata

_MARK = re.compile(
    r"(?<!\w)(?:độ\s+mật\s*:|(?-i:(?:TUYỆT|TỐI)\s+MẬT|MẬT)(?!\s+(?:KHẨU|MÃ|ONG|ĐỘ|NGỮ))(?!\w))",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"(?<!\w)(?:(?<!lý\s)(?<!ly\s)(?:do|độ)[\s_-]+(?:mat|mật)\s*:"
    r"|(?:toi|tối|tuyet|tuyệt)[\s_-]+(?:mat|mật)(?![\s_-]+(?:khau|khẩu|ong|ngu|ngủ|ngữ)\b)(?!\w))",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"(?<!\w)BẢO\s+MẬT(?!\w)")


def is_marked_secret(text: str) -> bool:
    """Tell whether a text carries a degree of secrecy: `độ mật: …`, MẬT, TỐI MẬT, TUYỆT MẬT.

    Only the degrees in capitals with their diacritics count, standing alone; `bảo mật` and
    `mật khẩu` never do.
    """
    composed = unicodedata.normalize("NFC", text)
    return _MARK.search(_COMPOUND.sub(" ", composed)) is not None


def may_be_marked_secret(text: str) -> bool:
    """Tell whether a text may carry a degree of secrecy: `toi mat`, `tuyet mat`, `do mat: …`.

    Typed without its diacritics, or small, the mark may as well be `tôi mất`: whoever wrote it is
    asked. Spelled otherwise (`tôi mất`, `tới mặt`) it never counts, nor does `mat khau`.
    """
    return _DOUBT.search(unicodedata.normalize("NFC", text)) is not None
