"""How programmes look: their pages, one paragraph, where a task comes from, and an import."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.views.look import Look, capital, lines, shows
from core.programmes.faults import Fault, Lack
from core.programmes.notices import (
    NotKeeper,
    OrphansShown,
    ParagraphGiven,
    ParagraphKept,
    ParagraphLine,
    ParagraphPreview,
    ParagraphTakenBack,
    ParagraphUnknown,
    ProgrammeAtFault,
    ProgrammeKept,
    ProgrammeLine,
    ProgrammeNotUnderstood,
    ProgrammesHaveFaults,
    ProgrammeShown,
    ProgrammesImported,
    ProgrammesNotRead,
    ProgrammesShown,
    ProgrammeUnknown,
)
from core.programmes.rules import Paragraph, ProgrammePlan
from locales import Language

MOST_LISTED = 30
SHORT = 90
"""Characters of a paragraph in a list; the paragraph itself is shown whole."""


@shows(ProgrammesShown)
def every(notice: ProgrammesShown, look: Look) -> str:
    """Show a page of the programmes."""
    if not notice.lines:
        return lines(
            look.say("programmes-empty"),
            look.say("programmes-how-begin") if notice.keeper else None,
        )
    return lines(
        look.say("programmes-head", count=notice.total),
        *(f"• {programme_line(one, look)}" for one in notice.lines),
        page_of(notice.page, notice.pages, look),
        look.say("programmes-how", code=notice.lines[0].code),
    )


@shows(ProgrammeShown)
def one_programme(notice: ProgrammeShown, look: Look) -> str:
    """Show a programme with a page of its paragraphs."""
    code = notice.programme.code
    if not notice.lines:
        how = look.say("programme-how-first", code=code) if notice.keeper else None
        return lines(programme_line(notice.programme, look), how)
    return lines(
        programme_line(notice.programme, look),
        *(f"• {paragraph_line(one, look)}" for one in notice.lines),
        page_of(notice.page, notice.pages, look),
        look.say("programme-how", code=code, mark=notice.lines[0].mark),
    )


@shows(OrphansShown)
def orphans(notice: OrphansShown, look: Look) -> str:
    """Show the paragraphs that lack something, each with what it lacks."""
    if not notice.paragraphs:
        return look.say("orphans-nothing-there", code=notice.code or "none")
    if not notice.lines:
        return look.say("orphans-none", count=notice.paragraphs, code=notice.code or "none")
    first = notice.lines[0]
    head = look.say(
        "orphans-head", count=notice.total, of=notice.paragraphs, code=notice.code or "none"
    )
    return lines(
        head,
        *(
            f"• {one.code}.{one.mark} {_short(one.words)}\n   {_lacks(one.lacks, look)}"
            for one in notice.lines
        ),
        page_of(notice.page, notice.pages, look),
        _how_to_fill(first, look),
    )


@shows(ProgrammeUnknown)
def unknown(notice: ProgrammeUnknown, look: Look) -> str:
    """Say that no programme has this code, and which ones there are."""
    if not notice.known:
        return look.say("programme-unknown-none", code=notice.code)
    return look.say("programme-unknown", code=notice.code, known=", ".join(notice.known))


@shows(ParagraphUnknown)
def unknown_paragraph(notice: ParagraphUnknown, look: Look) -> str:
    """Say that a programme has no such paragraph, which ones it has, and how one is added."""
    facts = {"code": notice.code, "mark": notice.mark}
    return lines(
        look.say("paragraph-unknown", known=", ".join(notice.known), **facts)
        if notice.known
        else look.say("paragraph-unknown-none", **facts),
        look.say("paragraph-how-add", **facts) if notice.keeper else None,
    )


@shows(NotKeeper)
def not_keeper(_notice: NotKeeper, look: Look) -> str:
    """Say who keeps the programmes."""
    return look.say("programme-not-keeper")


@shows(ProgrammeAtFault)
def at_fault(notice: ProgrammeAtFault, look: Look) -> str:
    """Say what was wrong with what was typed."""
    return capital(_reason(notice.fault, look))


@shows(ProgrammeNotUnderstood)
def not_understood(notice: ProgrammeNotUnderstood, look: Look) -> str:
    """Say what could be typed."""
    if notice.number is not None:
        return look.say("source-not-understood", typed=notice.typed, number=str(notice.number))
    return look.say("programme-not-understood", typed=notice.typed)


@shows(ProgrammeKept)
def kept_programme(notice: ProgrammeKept, look: Look) -> str:
    """Confirm that a programme was begun or changed."""
    key = "programme-begun" if notice.begun else "programme-changed"
    return lines(
        look.say(key, programme=programme_line(notice.programme, look, counted=False)),
        look.say("programme-how-first", code=notice.programme.code) if notice.begun else None,
        look.say("undo-hint"),
    )


@shows(ParagraphPreview)
def preview(notice: ParagraphPreview, look: Look) -> str:
    """Show what would be written about a paragraph, and that its owner is told."""
    return lines(
        look.say("paragraph-preview-new" if notice.begun else "paragraph-preview"),
        *_whole(notice.line, look),
        look.say("paragraph-preview-told"),
    )


@shows(ParagraphKept)
def kept(notice: ParagraphKept, look: Look) -> str:
    """Confirm what is written about a paragraph now, and what it still lacks."""
    one = notice.line
    return lines(
        look.say("paragraph-added" if notice.begun else "paragraph-changed"),
        *_whole(one, look),
        _lacks(one.lacks, look) if one.lacks else None,
        look.say("undo-hint"),
    )


@shows(ParagraphGiven)
def given(notice: ParagraphGiven, look: Look) -> str:
    """Tell who answers for a paragraph now."""
    one = notice.line
    return lines(
        look.say("paragraph-given", by=capital(look.brief(notice.by))),
        *_whole(one, look),
        look.say("paragraph-given-how", code=one.code, mark=one.mark),
    )


@shows(ParagraphTakenBack)
def taken_back(notice: ParagraphTakenBack, look: Look) -> str:
    """Tell who answered for a paragraph that it was taken back."""
    return look.say(
        "paragraph-taken-back",
        by=capital(look.brief(notice.by)),
        code=notice.code,
        mark=notice.mark,
    )


@shows(ProgrammesNotRead)
def not_read(notice: ProgrammesNotRead, look: Look) -> str:
    """Say which headings a file lacks."""
    lacking = ", ".join(look.say(f"programme-column-{name}") for name in notice.lacks)
    return look.say("programmes-not-read", columns=lacking)


@shows(ProgrammesHaveFaults)
def have_faults(notice: ProgrammesHaveFaults, look: Look) -> str:
    """Say that nothing was written, and which rows are at fault first."""
    rows = ", ".join(str(row) for row in notice.rows)
    more = "…" if notice.faults > len(notice.rows) else ""
    return look.say("programmes-have-faults", count=notice.faults, rows=rows + more)


@shows(ProgrammesImported)
def imported(notice: ProgrammesImported, look: Look) -> str:
    """Say what an import has written."""
    if not notice.new and not notice.changed and not notice.begun:
        return look.say("programmes-same", count=notice.unchanged)
    return lines(
        look.say("programmes-imported", begun=notice.begun, new=notice.new, changed=notice.changed),
        look.say("programmes-left-out", count=notice.skipped) if notice.skipped else None,
    )


def programmes_report(plan: ProgrammePlan, language: Language) -> str:
    """Give everything that an import would change and every faulty row, as plain text."""
    now = dt.datetime.min.replace(tzinfo=dt.UTC)
    return "\n".join(_report(plan, Look(language, ZoneInfo("UTC"), now)))


def _report(plan: ProgrammePlan, look: Look) -> Iterator[str]:
    yield look.say("programmes-read", rows=plan.rows)
    begun = [f"{one.code} {one.title}" for one in (*plan.begun, *plan.renamed)]
    yield from _part("programmes-begun", begun, look)
    new = [_brief(one.code, one.paragraph) for one in plan.new]
    yield from _part("programmes-new", new, look)
    changed = [_brief(one.code, one.after) for one in plan.changed]
    yield from _part("programmes-changed", changed, look)
    if plan.unchanged:
        yield look.say("programmes-unchanged", count=plan.unchanged)
    if plan.absent:
        yield look.say("programmes-absent", count=plan.absent)
    faults = [
        look.say("programme-fault", row=str(one.row), reason=_reason(one, look))
        for one in plan.faults
    ]
    yield from _part("programmes-faults", faults, look, most=500)
    if plan.faults:
        yield look.say("programmes-verdict-faults")
    elif plan.changes:
        yield look.say("programmes-verdict-ready")
    else:
        yield look.say("programmes-same", count=plan.unchanged)


def _part(key: str, entries: list[str], look: Look, most: int = MOST_LISTED) -> Iterator[str]:
    if not entries:
        return
    yield look.say(key, count=len(entries))
    yield from (f"  {entry}" for entry in entries[:most])
    if len(entries) > most:
        yield f"  … +{len(entries) - most}"


def _brief(code: str, one: Paragraph) -> str:
    return f"{code}.{one.mark} {_short(one.words)}"


def _reason(fault: Fault, look: Look) -> str:
    key = f"programme-fault-{fault.reason.replace('_', '-')}"
    return look.say(key, value=fault.value, other=fault.other)


def programme_line(one: ProgrammeLine, look: Look, *, counted: bool = True) -> str:
    """Give a programme in one line: code, title, term, and how many paragraphs lack something."""
    years = ""
    if one.begins and one.ends:
        years = f" ({one.begins.year}–{one.ends.year})"
    elif one.ends:
        years = f" ({look.say('programme-until', day=_day(one.ends))})"
    head = f"{one.code} {capital(one.title)}{years}"
    if not counted:
        return head
    counts = look.say("programme-counts", count=one.paragraphs, orphans=one.orphans)
    return f"{head}: {counts}"


def paragraph_line(one: ParagraphLine, look: Look) -> str:
    """Give a paragraph in a list: its words, who answers for it, how far it is."""
    facts = [_owner(one, look) or look.say("lack-owner")]
    if one.due:
        facts.append(look.say("paragraph-due", day=_day(one.due)))
    facts.append(look.say("paragraph-tasks", count=one.tasks, done=one.done))
    return f"{one.code}.{one.mark} {_short(one.words)}\n   {' · '.join(facts)}"


def source_line(one: ParagraphLine | None, look: Look) -> str | None:
    """Give the line of a task that says which paragraph it comes from."""
    if one is None:
        return None
    return look.say("task-source", source=f"{one.code}.{one.mark}", words=_short(one.words))


def paragraph_facts(one: ParagraphLine, look: Look) -> tuple[str, ...]:
    """Give what makes a paragraph steerable, a line each; what it lacks is left out."""
    owner = _owner(one, look)
    said = (
        look.say("paragraph-owner", owner=owner) if owner else None,
        look.say("paragraph-figure", figure=one.figure) if one.figure else None,
        look.say("paragraph-indicator", number=str(one.indicator)) if one.indicator else None,
        look.say("paragraph-data", data=one.data) if one.data else None,
        capital(look.say("paragraph-due", day=_day(one.due))) if one.due else None,
    )
    return tuple(fact for fact in said if fact)


def lacks_line(one: ParagraphLine, look: Look) -> str | None:
    """Give the line that says what a paragraph lacks; None if nothing."""
    return _lacks(one.lacks, look) if one.lacks else None


def page_of(page: int, pages: int, look: Look) -> str | None:
    """Give the line that says which page this is; None for the only one."""
    return look.say("list-page", page=str(page), pages=str(pages)) if pages > 1 else None


def _whole(one: ParagraphLine, look: Look) -> tuple[str, ...]:
    return (f"{one.code}.{one.mark}: {capital(one.words)}", *paragraph_facts(one, look))


def _owner(one: ParagraphLine, look: Look) -> str | None:
    if one.person is not None:
        return look.full(one.person)
    return one.unit


def _lacks(several: tuple[Lack, ...], look: Look) -> str:
    return capital(", ".join(look.say(f"lack-{one}") for one in several))


def _how_to_fill(one: ParagraphLine, look: Look) -> str:
    return look.say(f"orphans-how-{one.lacks[0]}", code=one.code, mark=one.mark)


def _short(words: str) -> str:
    if len(words) <= SHORT:
        return capital(words)
    return capital(words[:SHORT].rsplit(" ", 1)[0]) + "…"


def _day(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"
