"""The OpenAPI 3.1 description of the interface, made from its endpoints and records."""

import json
from typing import Any

import msgspec

from bot.gateways.api.endpoints import BASE, ENDPOINTS, Endpoint, Parameter
from core.exchange.records import VERSION, TaskRecord

MOST = 500
USUAL = 100
_TEMPLATE = "#/components/schemas/{name}"
_PAGING = (
    Parameter("cursor", "What `next` of the page before said.", {"type": "string"}),
    Parameter(
        "limit",
        "How many records at most.",
        {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
    ),
)
_PROBLEMS = {
    "400": "A parameter cannot be read.",
    "401": "No token, or one that is unknown, expired or revoked.",
    "403": "The token has another scope, or who it was made for may not read this any more.",
    "404": "There is no such address or task within reach.",
    "429": "Too many requests; Retry-After says when to come again.",
}


def description() -> dict[str, Any]:
    """Give the description as it is written to JSON."""
    records = {one.record for one in ENDPOINTS} | {TaskRecord}
    ordered = sorted(records, key=lambda one: one.__name__)
    _, schemas = msgspec.json.schema_components(ordered, ref_template=_TEMPLATE)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Viec",
            "version": str(VERSION),
            "summary": "What other systems may read of an office: nothing is written here.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": BASE}],
        "security": [{"token": []}],
        "paths": {
            **{one.path: {"get": _list(one)} for one in ENDPOINTS},
            "/tasks/{number}": {"get": _one_task()},
            "/openapi.json": {"get": _this()},
        },
        "components": {
            "schemas": {**schemas, "Problem": _PROBLEM},
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Made on the server: viec token make NAME --by CODE --scope …",
                }
            },
        },
    }


def written() -> bytes:
    """Give the description as a file."""
    return f"{json.dumps(description(), ensure_ascii=False, indent=2)}\n".encode()


def _list(one: Endpoint) -> dict[str, Any]:
    page = {
        "type": "object",
        "properties": {
            "records": {"type": "array", "items": _ref(one.record.__name__)},
            "next": {
                "type": ["string", "null"],
                "description": "The cursor of the next page; null on the last.",
            },
        },
        "required": ["records", "next"],
    }
    return {
        "operationId": f"list_{one.scope}",
        "summary": one.summary,
        "description": f"Needs the scope `{one.scope}`.",
        "parameters": [_parameter(each) for each in (*one.parameters, *_PAGING)],
        "responses": {"200": _answer("A page of records.", page), **_problems()},
    }


def _one_task() -> dict[str, Any]:
    number = {
        "name": "number",
        "in": "path",
        "required": True,
        "schema": {"type": "integer", "minimum": 1},
    }
    return {
        "operationId": "get_task",
        "summary": "One task",
        "description": "Needs the scope `tasks`.",
        "parameters": [number],
        "responses": {"200": _answer("The task.", _ref("TaskRecord")), **_problems()},
    }


def _this() -> dict[str, Any]:
    return {
        "operationId": "describe",
        "summary": "This description",
        "security": [],
        "responses": {"200": _answer("The description.", {"type": "object"})},
    }


def _parameter(one: Parameter) -> dict[str, Any]:
    return {
        "name": one.name,
        "in": "query",
        "required": one.required,
        "description": one.description,
        "schema": dict(one.schema),
    }


def _answer(told: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": told, "content": {"application/json": {"schema": schema}}}


def _problems() -> dict[str, Any]:
    content = {"application/problem+json": {"schema": _ref("Problem")}}
    return {status: {"description": told, "content": content} for status, told in _PROBLEMS.items()}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": _TEMPLATE.format(name=name)}


_PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "properties": {
        "type": {"const": "about:blank"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status"],
}
