"""Answers: typed values as JSON, and problems with a sentence that the reader understands."""

from typing import TypeVar

import msgspec
from aiohttp import web

from bot.gateways.web.wire import Problem
from locales import Language, say

T = TypeVar("T")


def answer(value: msgspec.Struct, status: int = 200) -> web.Response:
    """Give a value as a JSON answer."""
    return web.Response(
        body=msgspec.json.encode(value), status=status, content_type="application/json"
    )


def problem(status: int, name: str, words: str) -> web.Response:
    """Give a problem as a JSON answer."""
    return answer(Problem(problem=name, words=words), status)


def said_problem(status: int, language: Language, name: str) -> web.Response:
    """Give a problem whose words stand in the locales as `page-problem-<name>`."""
    return problem(status, name, say(language, f"page-problem-{name}"))


async def read_body(request: web.Request, kind: type[T]) -> T:
    """Read the JSON body. Raises HTTPBadRequest if it is not one, and what aiohttp raises."""
    try:
        return msgspec.json.decode(await request.read(), type=kind)
    except (msgspec.MsgspecError, RecursionError):
        raise web.HTTPBadRequest from None
