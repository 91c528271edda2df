"""Marks of state secrets: such text is refused before it is written anywhere.

Source: Law on Protection of State Secrets 117/2025/QH15: the three degrees of secrecy.
"""

import re
import unicodedata

_MARK = re.compile(
    r"(?<!\w)(?:độ\s+mật\s*:|(?-i:(?:TUYỆT|TỐI)\s+MẬT|MẬT)(?!\s+(?:KHẨU|MÃ|ONG|ĐỘ|NGỮ))(?!\w))",
    re.IGNORECASE,
)
_DEGREE = r"(?:mật|mat)"
_NO_DEGREE = (
    r"(?![\s_-]+(?:khẩu|khau|mã|ma|ong|ngủ|ngữ|ngu|độ|do|thiết|thiet|tích|tich|bang|tran)\b)(?!\w)"
)
_DOUBT = re.compile(
    r"(?<!\w)(?:"
    # độ mật: …, độ mật - tối
    rf"(?:(?<!lý\s)(?<!ly\s)(?:do|độ)[\s_-]+{_DEGREE}\s*(?:[:=–—-]|tối\b|toi\b|tuyệt\b|tuyet\b)"
    rf"|độ[\s_-]+mật{_NO_DEGREE})"
    rf"|(?:tối|toi|tuyệt|tuyet)[\s_-]+{_DEGREE}{_NO_DEGREE}"
    # tài liệu mật, đóng dấu mật
    r"|(?:(?:văn|van)[\s_]+(?:bản|ban)|(?:tài|tai)[\s_]+(?:liệu|lieu)|(?:hồ|ho)[\s_]+(?:sơ|so)"
    r"|(?:công|cong)[\s_]+(?:văn|van)|dấu|(?:đóng|dong)[\s_]+dau|cv|vb)"
    rf"(?:[\s_]+(?:loại|loai|độ|do))?[\s_-]+{_DEGREE}{_NO_DEGREE})"
    rf"|[(\[]\s*{_DEGREE}\s*[)\]]"
    r"|(?<!\w)(?-i:M[.*_-]+[ẬA][.*_-]+T|M\s+Ậ\s+T)(?!\w)",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"(?<!\w)(?<!BAO )(?<!BI )(?<!THAN )(?<!CO )(?<!VANG )(?<!RA )(?<!RAU )(?<!BE )(?<!GAP )"
    r"(?<!CHI )MAT[\s.!)\]]*$"
)
"""MAT in capitals as the last word, but not of a word of two syllables (BAO MAT, VANG MAT)."""
_COMPOUND = re.compile(r"(?<!\w)(?:BẢO|THÂN|CƠ|BÍ(?!\s+MẬT\s+NHÀ\s+NƯỚC))\s+MẬT(?!\w)")


def is_marked_secret(text: str) -> bool:
    """Tell whether a text carries a degree of secrecy: `độ mật: …`, MẬT, TỐI MẬT, TUYỆT MẬT.

    Only the degrees in capitals with their diacritics count, standing alone; `bảo mật` and
    `mật khẩu` never do.
    """
    return _MARK.search(_COMPOUND.sub(" ", _as_seen(text))) is not None


def may_be_marked_secret(text: str) -> bool:
    """Tell whether a text may carry a degree of secrecy: `toi mat`, `tai lieu mat`, `(Mật)`.

    Typed without its diacritics, or small, the mark may as well be `tôi mất`: whoever wrote it is
    asked. Spelled otherwise (`tôi mất`, `tới mặt`) it never counts, nor does `mat khau`; folded
    `mat` alone counts only behind what carries a mark, or in capitals as the last word.
    """
    seen = _as_seen(text)
    return bool(_DOUBT.search(seen) or _LAST.search(seen))


def _as_seen(text: str) -> str:
    """Give a text composed, without the characters that nobody sees."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(one for one in composed if unicodedata.category(one) != "Cf")
