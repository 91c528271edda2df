"""What kinds of file are taken as evidence, told by their bytes and never by their name alone."""

import re

PHOTOS = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/heic"})
_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"%PDF-", "application/pdf"),
)
_ZIPPED = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_OLDER = {
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
}
_PLAIN = {"txt": "text/plain", "csv": "text/csv"}
_LONGEST_NAME = 120
_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')


def media_of(content: bytes, name: str) -> str | None:
    """Give the media type of a file that is taken, or None for one that is not.

    Pictures and PDF are told by their first bytes; the name only says which sort of office
    document a container holds.
    """
    for start, media in _STARTS:
        if content.startswith(start):
            return media
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in (b"heic", b"heix", b"mif1", b"msf1"):
        return "image/heic"
    ending = name.rpartition(".")[2].lower()
    if content.startswith(b"PK\x03\x04"):
        return _ZIPPED.get(ending)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _OLDER.get(ending)
    return _PLAIN.get(ending) if _is_text(content) else None


def fit_name(name: str) -> str:
    """Give a file's name fit to be shown: no path, no control or direction signs, not too long."""
    last = re.split(r"[/\\]", name)[-1]
    clean = " ".join(_UNFIT.sub(" ", last).split()).strip(". ")
    if len(clean) <= _LONGEST_NAME:
        return clean
    stem, dot, ending = clean.rpartition(".")
    if not dot or len(ending) > 5:
        return clean[:_LONGEST_NAME]
    return f"{stem[: _LONGEST_NAME - len(ending) - 1]}.{ending}"


def _is_text(content: bytes) -> bool:
    if not content or b"\x00" in content:
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
