"""What the Bot API answers: the body decides, the HTTP status only where the body says nothing.

Some report errors under status 200, others under a status equal to the code; both are read.
"""

from typing import Any

import msgspec

from core.kernel.fact import Fact

IDLE = 408
"""The code of a question for updates that ended without any: nothing is wrong."""

WRONG_TOKEN = 401
NOT_FOUND = 404
QUOTA = 429
BETWEEN = 502


class CallRefused(RuntimeError):  # noqa: N818 - the platform's answer, not a fault of ours
    """Zalo answered no. `code` is its number."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(f"{code} {why}".strip())
        self.code = code


class CallLost(RuntimeError):  # noqa: N818 - a network that fails is nothing unusual
    """It left, or part of it, and no answer came that can be read: it may have been done."""


class NotCalled(RuntimeError):  # noqa: N818 - same
    """It never left: no connection was made."""


class Me(Fact, frozen=True):
    """Who a bot is: its number, the name people see, and whether groups may have it."""

    id: str
    name: str = ""
    groups: bool = False


class Verified(Fact, frozen=True):
    """What Zalo found when it tried our address; `hint` is its own advice."""

    ok: bool
    outcome: str = ""
    hint: str = ""


def result_of(method: str, status: int, body: bytes) -> Any:
    """Give what a call resulted in. Raises CallRefused and CallLost."""
    answer = _object(body)
    if answer is None:
        if status >= 400 and status != IDLE:
            # a page of somebody in between: Zalo itself has not spoken
            code = status if status >= 500 or status == QUOTA else BETWEEN
            raise CallRefused(code, f"{method}: status {status}, not an answer of the Bot API")
        raise CallLost(f"{method}: status {status}, not an answer of the Bot API")
    if answer.get("ok") is True:
        return answer.get("result")
    code = next(
        (answer[name] for name in ("error_code", "errorCode") if _is_code(answer.get(name))),
        status,
    )
    if code < 400 and "ok" not in answer:
        raise CallLost(f"{method}: neither yes nor no")
    raise CallRefused(code, str(answer.get("description") or "")[:200])


def me_of(result: Any, known: str) -> Me:
    """Read who a bot is; its number is `known` from its token. Raises CallLost."""
    if not isinstance(result, dict):
        raise CallLost("getMe: not a bot")
    name = result.get("display_name") or result.get("account_name") or ""
    groups = result.get("can_join_groups") is True
    return Me(id=str(result.get("id") or known), name=str(name), groups=groups)


def verified_of(result: Any) -> Verified:
    """Read what Zalo found at our address; one that says nothing of it is taken as good."""
    found = result.get("verification") if isinstance(result, dict) else None
    if not isinstance(found, dict):
        return Verified(ok=True)
    return Verified(
        ok=found.get("ok") is not False,
        outcome=str(found.get("outcome") or ""),
        hint=str(found.get("hint") or ""),
    )


def events_of(result: Any) -> list[bytes]:
    """Give the events of an answer or of what was brought: one, several, wrapped or bare."""
    if isinstance(result, list):
        return [one for inner in result for one in events_of(inner)]
    if not isinstance(result, dict):
        return []
    if "event_name" not in result and "message" not in result and "result" in result:
        return events_of(result["result"])
    return [msgspec.json.encode(result)]


def _object(body: bytes) -> dict[str, Any] | None:
    try:
        answer = msgspec.json.decode(body)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None
    return answer if isinstance(answer, dict) else None


def _is_code(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value != 0
