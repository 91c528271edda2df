"""How it looks under which rules somebody is evaluated: shown first, then said to all concerned."""

from bot.views.look import Look, capital, lines, shows
from core.evaluation.steps.notices import RegimeLine, RegimePreview, RegimeRefused, RegimeSet


@shows(RegimePreview)
def regime_preview(notice: RegimePreview, look: Look) -> str:
    """Show from when somebody would be under other rules, and what that does to open periods."""
    return lines(
        look.say(
            "regime-preview",
            person=capital(look.full(notice.person)),
            **look.period_facts(notice),
            year=str(notice.year),
            group=look.say(f"regime-{notice.regime}"),
            former=look.say(f"regime-{notice.former}"),
        ),
        *(_line(one, look) for one in notice.lines),
        look.say("decide-reason", reason=notice.reason) if notice.reason else None,
        None if notice.lines else look.say("regime-preview-later"),
    )


def _line(one: RegimeLine, look: Look) -> str:
    facts = {**look.period_facts(one), "year": str(one.year)}
    if one.before is None and one.after is None:
        return look.say("regime-line-none", **facts)
    return look.say(
        "regime-line",
        before=_points(one.before, one.proposed_before, look),
        after=_points(one.after, one.proposed_after, look),
        **facts,
    )


def _points(total: str | None, proposed: str | None, look: Look) -> str:
    if total is None:
        return look.say("rating-no-total")
    points = look.points(total)
    return f"{points} ({look.say(f'rank-{proposed}')})" if proposed else points


@shows(RegimeSet)
def regime_set(notice: RegimeSet, look: Look) -> str:
    """Confirm under which rules somebody is evaluated from when on, or tell him so."""
    facts = {
        **look.period_facts(notice),
        "year": str(notice.year),
        "group": look.say(f"regime-{notice.regime}"),
        "former": look.say(f"regime-{notice.former}"),
    }
    when = "open" if notice.open else "later"
    reason = look.say("decide-reason", reason=notice.reason) if notice.reason else None
    if notice.by is not None:
        by = look.brief(notice.by)
        return lines(look.say(f"regime-set-own-{when}", by=by, **facts), reason)
    return look.say("regime-set", person=capital(look.full(notice.person)), **facts)


@shows(RegimeRefused)
def regime_refused(notice: RegimeRefused, look: Look) -> str:
    """Say why other rules cannot hold from there, and what can be done."""
    return look.say(
        f"regime-refused-{notice.why}",
        person=look.full(notice.person),
        **look.period_facts(notice),
        year=str(notice.year),
        group=look.say(f"regime-{notice.regime}"),
    )
