"""Slip and refusal: the two endings, besides success, that a person is told about."""

from core.kernel.notice import Notice


class Slip(Exception):  # noqa: N818 - a slip is no error of the program
    """What was typed cannot be carried out as it stands; nothing has changed."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.kind)
        self.notice = notice


class Refusal(Exception):  # noqa: N818 - a refusal is an answer
    """A rule says no; whatever the action changed is rolled back and the notice is told."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.kind)
        self.notice = notice
