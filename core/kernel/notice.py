"""Notices: wordless facts that an action has to tell somebody."""

from typing import Any, ClassVar

from core.kernel.fact import Fact, Kinds

NOTICES: Kinds["Notice"] = Kinds()


class Notice(Fact, frozen=True, kw_only=True):
    """A fact that can be told; its kind is the name of its class.

    Every notice has its words in `locales`, in each language. A field `number`, its own or of its
    lines, is that of a task, which a reply to the letter is about; where it is not, `about_tasks`
    is False.
    """

    about_tasks: ClassVar[bool] = True
    is_shared: ClassVar[bool] = False
    """A class that says True of itself only holds what several notices share: it is no kind."""

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.kind = cls.__name__
        if "is_shared" not in cls.__dict__:
            NOTICES.add(cls)
