"""How the steps of an evaluation look: lists, previews with their code, results, petitions."""

import datetime as dt
from collections.abc import Sequence

import locales
from bot.views.evaluation import receipt as show_receipt
from bot.views.look import Look, capital, lines, shows
from core.evaluation.notices import CapLine
from core.evaluation.period import QUARTER, Period
from core.evaluation.steps.notices import (
    AboveUnit,
    BlockerNoted,
    BlockerPreview,
    BlockerRefused,
    BlockerWrong,
    ChoiceWrong,
    CycleSet,
    Decided,
    DecidePreview,
    ExceededNoted,
    FormShown,
    NothingToDecide,
    NotTheirReviewer,
    OtherCycle,
    PeriodChanged,
    PeriodInUse,
    PeriodLine,
    PeriodPreview,
    PeriodRefused,
    PeriodsShown,
    PeriodTakenBack,
    PeriodToOpen,
    RateNoted,
    RatingLine,
    RatingList,
    ReadersShown,
    ReviewList,
    ReviewNoted,
    RulesPinned,
    RulesRefused,
    ScorePublished,
    SelfDraft,
    StepBuiltOn,
    StepFinal,
    StepNotNow,
    StepUndone,
    UnitClassNoted,
    YearPeriod,
    YearShown,
)
from core.people.notices import Named

MOST_RATED = 40


@shows(SelfDraft)
def self_draft(notice: SelfDraft, look: Look) -> str:
    """Propose own points, with what the journal says of the month."""
    criteria = [
        look.say(
            "draft-criterion",
            name=look.say(f"criterion-{name}"),
            points=look.number(points),
            maximum=look.number(most),
        )
        for name, most, points in notice.criteria
    ]
    key = "draft-before" if notice.before else "draft-full"
    return lines(
        look.say("draft-head", **look.period_facts(notice)),
        look.say("draft-facts", done=notice.done, returns=notice.returns, delays=notice.delays),
        *criteria,
        look.say(key),
        look.say("draft-how"),
    )


@shows(StepNotNow)
def step_not_now(notice: StepNotNow, look: Look) -> str:
    """Say why a step cannot be taken any more."""
    facts = {"person": _who(notice.person, look, own=notice.own), **look.period_facts(notice)}
    if notice.locked:
        return look.say("step-locked", **facts)
    return look.say(f"step-{notice.stage}", **facts)


@shows(NotTheirReviewer)
def not_their_reviewer(notice: NotTheirReviewer, look: Look) -> str:
    """Say who it is that reviews or decides about somebody."""
    person = look.full(notice.person)
    if not notice.who:
        return look.say(f"not-their-{notice.act}", person=person)
    who = look.everybody(notice.who)
    return look.say(f"not-their-{notice.act}-but", person=person, who=who)


@shows(ReviewList)
def review_list(notice: ReviewList, look: Look) -> str:
    """Show whom the asker reviews and how far each has come."""
    if not notice.lines:
        return look.say("review-nobody")
    rows = []
    for number, one in enumerate(notice.lines, start=1):
        own = look.number(one.own) if one.own else look.say("review-none")
        given = look.number(one.given) if one.given else look.say("review-none")
        facts = {"person": look.full(one.person), "own": own, "given": given}
        key = "review-line-done" if one.stage in {"decided", "corrected"} else "review-line"
        rows.append(f"{number} {look.say(key, **facts)}")
    example = next((one for one in notice.lines if one.given is None), notice.lines[0])
    name = example.person.name.split()[-1]
    key = "review-how-leader" if example.leader else "review-how"
    return lines(
        look.say("review-head", **look.period_facts(notice)), *rows, look.say(key, name=name)
    )


@shows(ReviewNoted)
def review_noted(notice: ReviewNoted, look: Look) -> str:
    """Confirm a leader's points."""
    person = look.brief(notice.person)
    facts = {"person": person, **look.period_facts(notice)}
    head = None
    if notice.total is not None:
        own = look.number(notice.own) if notice.own else look.say("review-none")
        head = look.say("review-noted", total=look.number(notice.total), own=own, **facts)
    choices = [
        look.say(f"review-{name}", value=look.number(value), **facts)
        for name, value in (("organizing", notice.organizing), ("unity", notice.unity))
        if value is not None
    ]
    wanted = look.say("review-comment") if notice.comment_missing else None
    former = None
    if notice.former is not None and notice.former_by is not None:
        by = look.brief(notice.former_by)
        former = look.say("review-former", total=look.number(notice.former), by=by)
    return lines(head, former, *choices, wanted)


@shows(RateNoted)
def rate_noted(notice: RateNoted, look: Look) -> str:
    """Confirm that a period is left out of the classes or taken in again; also to the person."""
    key = "rated-again" if notice.rated else "unrated"
    facts = {"why": notice.why, "year": str(notice.year), **look.period_facts(notice)}
    if notice.own:
        return look.say(f"{key}-own", by=look.brief(notice.by), **facts)
    return look.say(key, person=look.brief(notice.person), **facts)


@shows(ExceededNoted)
def exceeded_noted(notice: ExceededNoted, look: Look) -> str:
    """Confirm that a task went beyond what was asked, which adds no points."""
    return look.say(
        "exceeded-noted" if notice.marked else "exceeded-gone",
        person=look.brief(notice.person),
        number=str(notice.number),
        title=notice.title,
        **look.period_facts(notice),
    )


@shows(ChoiceWrong)
def choice_wrong(notice: ChoiceWrong, look: Look) -> str:
    """Say which values there are for đ and e, or that the person leads nobody."""
    person = look.full(notice.person)
    if not notice.leads:
        return look.say("choice-leads-nobody", person=person)
    values = ", ".join(look.number(one) for one in notice.values)
    return look.say("choice-values", values=values, name=notice.person.name.split()[-1])


@shows(RatingList)
def rating_list(notice: RatingList, look: Look) -> str:
    """Show in sum how those one leads stand, then how the cap stands, then a page of them."""
    if not notice.lines:
        return look.say("rating-nobody")
    ranks = [
        look.say("rating-sum-none", count=count)
        if of is None
        else look.say("rating-sum", count=count, rank=look.say(f"rank-{of}"))
        for of, count in notice.ranks
    ]
    return lines(
        look.say("rating-head", **look.period_facts(notice), year=str(notice.year)),
        look.say("rating-total", count=notice.total, settled=notice.settled),
        *ranks,
        *_caps(notice.caps, notice.rate, look),
        *_rated(notice.lines, look),
        look.say("list-page", page=notice.page, pages=notice.pages) if notice.pages > 1 else None,
        *(
            look.say("rating-moved", person=look.full(one), day=_on(since, look))
            for one, since in notice.moved
        ),
        look.say("rating-how", **look.period_facts(notice)) if notice.may_decide else None,
    )


@shows(DecidePreview)
def decide_preview(notice: DecidePreview, look: Look) -> str:
    """Show whose class would be decided as what, with the code that does it."""
    return lines(
        look.say("decide-head", **look.period_facts(notice), year=str(notice.year)),
        *_rated(notice.lines, look),
        look.say("decide-reason", reason=notice.reason) if notice.reason else None,
        look.say("decide-skipped", people=look.everybody(notice.skipped))
        if notice.skipped
        else None,
        look.say("decide-running", **look.period_facts(notice)) if notice.running else None,
        _by_paper(notice.lines, look),
        look.say(
            "decide-waiting",
            tasks="; ".join(f"NV-{number} ({look.brief(one)})" for one, number in notice.waiting),
            numbers=" ".join(str(number) for _, number in notice.waiting),
        )
        if notice.waiting
        else None,
        *_caps(notice.caps, notice.rate, look),
        look.say("decide-code", code=notice.code),
    )


@shows(NothingToDecide)
def nothing_to_decide(notice: NothingToDecide, look: Look) -> str:
    """Say that nobody waits for a class."""
    if notice.skipped:
        people = look.everybody(notice.skipped)
        return look.say("decide-nothing-skipped", people=people, **look.period_facts(notice))
    return look.say("decide-nothing", **look.period_facts(notice))


@shows(Decided)
def decided(notice: Decided, look: Look) -> str:
    """Confirm what was decided and published."""
    rows = [f"• {look.full(one)}: {look.say(f'rank-{of}')}" for one, of in notice.lines]
    head = look.say("decided", count=len(notice.lines), **look.period_facts(notice))
    return lines(head, *rows)


@shows(ScorePublished)
def score_published(notice: ScorePublished, look: Look) -> str:
    """Tell somebody his result, with the short receipt and until when he may object."""
    key = "published-again" if notice.again else "published"
    facts = {
        **look.period_facts(notice.receipt),
        "year": str(notice.receipt.year),
        "by": look.brief(notice.by),
        "rank": look.say(f"rank-{notice.decided}"),
    }
    costly = next((one.number for one in notice.receipt.lines if one.faults), None)
    number = costly or next((one.number for one in notice.receipt.lines), None)
    objecting = {"until": look.deadline(notice.petition_until)}
    return lines(
        look.say(key, **facts),
        look.say("decide-reason", reason=notice.reason) if notice.reason else None,
        show_receipt(notice.receipt, look),
        look.say("published-how", number=str(number), **objecting)
        if number is not None
        else look.say("published-how-whole", **objecting),
    )


@shows(StepUndone)
def step_undone(notice: StepUndone, look: Look) -> str:
    """Confirm that a step was taken back; to the person whose period is rated again."""
    facts = {"year": str(notice.year), **look.period_facts(notice)}
    if notice.own:
        told = {of: f"step-undone-{of}-own" for of in ("rate", "regime", "note")}
        key = told.get(notice.verb, "step-undone-own")
        return look.say(key, by=look.brief(notice.by), **facts)
    return look.say(f"step-undone-{notice.verb}", person=look.brief(notice.person), **facts)


@shows(StepBuiltOn)
def step_built_on(notice: StepBuiltOn, look: Look) -> str:
    """Say why a step cannot be taken back."""
    if notice.by is None:
        return look.say("step-locked", **look.period_facts(notice))
    return look.say("step-built-on", by=look.brief(notice.by), **look.period_facts(notice))


@shows(StepFinal)
def step_final(_notice: StepFinal, look: Look) -> str:
    """Say that decisions and petitions stand."""
    return look.say("step-final")


@shows(AboveUnit)
def above_unit(notice: AboveUnit, look: Look) -> str:
    """Refuse a class for a head above the one of his unit."""
    return look.say(
        "above-unit",
        person=look.full(notice.person),
        rank=look.say(f"rank-{notice.given}"),
        unit=look.say(f"rank-{notice.unit}"),
        document=notice.document,
        **look.period_facts(notice),
    )


@shows(UnitClassNoted)
def unit_class_noted(notice: UnitClassNoted, look: Look) -> str:
    """Confirm the class of a unit."""
    return look.say(
        "unit-class-noted",
        unit=notice.unit,
        rank=look.say(f"rank-{notice.given}"),
        document=notice.document,
        year=str(notice.year),
        **look.period_facts(notice),
    )


@shows(PeriodsShown)
def periods_shown(notice: PeriodsShown, look: Look) -> str:
    """Show the last periods of the office."""
    last = notice.lines[1] if len(notice.lines) > 1 else notice.lines[0]
    rules = ", ".join(f"{look.say(f'regime-{of}')}: {name}" for of, name in notice.lines[0].rules)
    return lines(
        look.say("periods-head-quarters" if notice.cycle == QUARTER else "periods-head"),
        *(_period(one, look) for one in notice.lines),
        look.say("periods-rules", rules=rules),
        look.say("periods-how", **look.period_facts(last)),
    )


@shows(PeriodPreview)
def period_preview(notice: PeriodPreview, look: Look) -> str:
    """Show what locking or reopening means, with the code."""
    undecided = notice.line.people - notice.line.decided
    return lines(
        look.say(
            f"period-preview-{notice.act}", reason=notice.reason, **look.period_facts(notice.line)
        ),
        _period(notice.line, look),
        look.say("period-undecided", count=undecided)
        if undecided and notice.act == "locked"
        else None,
        look.say("period-code", code=notice.code),
    )


@shows(PeriodToOpen)
def period_to_open(notice: PeriodToOpen, look: Look) -> str:
    """Show which period would be opened and which rule sets it fixes."""
    rules = ", ".join(f"{look.say(f'regime-{of}')}: {name}" for of, name in notice.line.rules)
    facts = {"year": str(notice.line.year), **look.period_facts(notice.line)}
    return lines(
        look.say("period-open-ahead" if notice.ahead else "period-open-now", **facts),
        look.say("periods-rules", rules=rules),
    )


@shows(PeriodTakenBack)
def period_taken_back(notice: PeriodTakenBack, look: Look) -> str:
    """Confirm that a period is not open any more."""
    return look.say("period-taken-back", year=str(notice.year), **look.period_facts(notice))


@shows(PeriodInUse)
def period_in_use(notice: PeriodInUse, look: Look) -> str:
    """Say that an opened period stays."""
    return look.say("period-in-use", year=str(notice.year), **look.period_facts(notice))


@shows(PeriodChanged)
def period_changed(notice: PeriodChanged, look: Look) -> str:
    """Say what was done about a period, or that nothing was, and how it stands."""
    done = f"period-did-{notice.did.replace('_', '-')}"
    facts = {"year": str(notice.line.year), **look.period_facts(notice.line)}
    return lines(look.say(done, **facts), _period(notice.line, look))


@shows(PeriodRefused)
def period_refused(notice: PeriodRefused, look: Look) -> str:
    """Say why a period cannot be changed so."""
    if notice.why == "not_near":
        after = Period.named(notice).back(-1)
        running, following = (f"{look.period(one)}/{one.year}" for one in (notice, after))
        return look.say("period-not-near", running=running, following=following)
    return look.say(f"period-{notice.why}", **look.period_facts(notice), count=notice.count)


@shows(OtherCycle)
def other_cycle(notice: OtherCycle, look: Look) -> str:
    """Say by which periods the office evaluates, and which one is meant by that."""
    right = Period(year=notice.year, month=notice.right_month, months=notice.right_months)
    key = "other-cycle-quarters" if notice.right_months == QUARTER else "other-cycle-months"
    return look.say(key, right=look.period(right), period=look.period(notice))


@shows(CycleSet)
def cycle_set(notice: CycleSet, look: Look) -> str:
    """Confirm by which periods the office evaluates."""
    key = "cycle-quarters" if notice.months == QUARTER else "cycle-months"
    return look.say(key, period=look.period(notice), year=str(notice.year))


@shows(RulesPinned)
def rules_pinned(notice: RulesPinned, look: Look) -> str:
    """Confirm the rule set of a group."""
    group = look.say(f"regime-{notice.regime}")
    return look.say("rules-pinned", **look.period_facts(notice), group=group, rules=notice.rule_set)


@shows(RulesRefused)
def rules_refused(notice: RulesRefused, look: Look) -> str:
    """Say why a rule set cannot be taken."""
    key = "rules-begun" if notice.begun else "rules-unknown"
    return look.say(key, typed=notice.typed, known=", ".join(notice.known))


@shows(BlockerNoted)
def blocker_noted(notice: BlockerNoted, look: Look) -> str:
    """Confirm what was noted against somebody's class; to the person what it means for him."""
    if not notice.own:
        return lines(_noted(notice, look, "blocker"), look.say("blocker-undo"))
    by = look.brief(notice.by) if notice.by else ""
    return lines(
        _noted(notice, look, "blocker-own"),
        look.say("blocker-own-by", by=by, day=_on(notice.at, look)) if notice.at else None,
    )


@shows(BlockerPreview)
def blocker_preview(notice: BlockerPreview, look: Look) -> str:
    """Show what would be noted, in which period and to what effect."""
    return lines(
        _noted(notice.noted, look, "blocker-preview"),
        look.say("blocker-preview-told", person=look.brief(notice.noted.person)),
    )


def _noted(notice: BlockerNoted, look: Look, key: str) -> str:
    return look.say(
        f"{key}-{notice.state}",
        person=look.full(notice.person),
        what=look.say(f"blocker-kind-{notice.blocker.replace('_', '-')}"),
        document=notice.document,
        year=str(notice.year),
        **look.period_facts(notice),
    )


@shows(BlockerRefused)
def blocker_refused(notice: BlockerRefused, look: Look) -> str:
    """Say why nothing can be noted in a period, and what to do."""
    running = Period(year=notice.running_year, month=notice.running_month, months=notice.months)
    return look.say(
        f"blocker-refused-{notice.why}",
        person=look.full(notice.person),
        year=str(notice.year),
        running=f"{look.period(running)}/{running.year}",
        **look.period_facts(notice),
    )


@shows(BlockerWrong)
def blocker_wrong(notice: BlockerWrong, look: Look) -> str:
    """Say what is missing about a blocker."""
    kinds = ", ".join(look.say(f"blocker-kind-{one.replace('_', '-')}") for one in notice.kinds)
    return look.say(f"blocker-wrong-{notice.why}", kinds=kinds)


@shows(YearShown)
def year_shown(notice: YearShown, look: Look) -> str:
    """Show the mean of a year and the months it comes from."""
    head = look.say("year-head", year=str(notice.year))
    if not notice.own:
        head = f"{capital(look.full(notice.person))}. {head}"
    rows = [
        look.say(
            _year_line(one),
            **look.period_facts(one),
            total=look.points(one.total),
            rank=look.say(f"rank-{one.decided}") if one.decided else "",
        )
        for one in notice.periods
        if one.total is not None
    ]
    unrated = [one for one in notice.periods if one.total is None]
    mean = look.say("year-none")
    if notice.mean is not None and notice.band is not None:
        band = look.say(f"rank-{notice.band}")
        counted = [one for one in notice.periods if one.total is not None and not one.running]
        mean = look.say(
            "year-mean",
            mean=look.points(notice.mean),
            count=notice.rated,
            band=band,
            periods=look.periods(counted),
        )
    return lines(
        head,
        *rows,
        look.say("year-unrated", periods=look.periods(unrated)) if unrated else None,
        mean,
    )


def _year_line(one: YearPeriod) -> str:
    if one.running:
        return "year-period-running"
    return "year-period-decided" if one.decided else "year-period"


@shows(FormShown)
def form_shown(notice: FormShown, look: Look) -> str:
    """Show what stands on somebody's form, and where the file to sign is had."""

    def figure(exact: str | None) -> str:
        return look.number(exact) if exact is not None else look.say("review-none")

    rank = notice.decided or notice.band
    key = "form-decided" if notice.decided else "form-provisional"
    return lines(
        look.say(
            "form-head",
            number="01B" if notice.leader else "01A",
            person=look.full(notice.person),
            **look.period_facts(notice),
            year=str(notice.year),
        ),
        look.say("form-general", own=figure(notice.own), authority=figure(notice.authority)),
        look.say("form-work", points=figure(notice.task_points)),
        look.say(
            key,
            total=look.points(notice.total) if notice.total else look.say("rating-no-total"),
            rank=look.say(f"rank-{rank}") if rank else look.say("review-none"),
        ),
        look.say("form-remark", remark=notice.remark) if notice.remark else None,
        look.say(
            "form-file",
            admins=look.everybody(notice.admins),
            code=notice.code,
            key=notice.key,
            receipt=notice.receipt,
        ),
    )


@shows(ReadersShown)
def readers_shown(notice: ReadersShown, look: Look) -> str:
    """Show who has looked at the asker's scores."""
    if not notice.lines:
        return look.say("readers-none")
    rows = [
        look.say(
            "readers-line",
            reader=capital(look.full(one.reader)),
            **look.period_facts(one),
            at=look.day_and_time(one.at),
            channel=look.say(f"channel-of-{one.channel}"),
        )
        for one in notice.lines
    ]
    return lines(look.say("readers-head"), *rows)


def _on(moment: dt.datetime, look: Look) -> str:
    return locales.day(moment.astimezone(look.zone))


def _by_paper(rated: Sequence[RatingLine], look: Look) -> str | None:
    left = tuple(one.person for one in rated if one.left is not None)
    return look.say("decide-left", people=look.everybody(left)) if left else None


def _rated(rated: Sequence[RatingLine], look: Look) -> list[str]:
    rows = [_rating(one, look) for one in rated[:MOST_RATED]]
    return rows if len(rated) <= MOST_RATED else [*rows, f"… +{len(rated) - MOST_RATED}"]


def _rating(one: RatingLine, look: Look) -> str:
    total = look.points(one.total) if one.total is not None else look.say("rating-no-total")
    parts = [f"• {look.full(one.person)}: {total}"]
    if one.left is not None:
        parts.append(look.say("rating-left", code=one.code, day=_on(one.left, look)))
    if one.decided is not None:
        rank = look.say(f"rank-{one.decided}")
        key = "rating-decided" if one.stage in {"decided", "corrected"} else "rating-chosen"
        parts.append(look.say(key, rank=rank))
        if one.proposed is not None and one.proposed != one.decided:
            parts.append(look.say("rating-but", rank=look.say(f"rank-{one.proposed}")))
    elif one.proposed is not None:
        parts.append(look.say("rating-proposed", rank=look.say(f"rank-{one.proposed}")))
    parts += [
        look.say("rating-blocked", what=look.say(f"blocker-kind-{of.replace('_', '-')}"))
        for of in one.blockers
    ]
    parts += [
        look.say("rating-undecided", what=look.say(f"blocker-kind-{of.replace('_', '-')}"))
        for of in one.undecided
    ]
    parts += [look.say("rating-unrated", why=one.unrated)] if one.unrated else []
    parts += [_unit_limit(one, look)] if one.unit is not None else []
    parts += [_short(one, look)] if one.short and not one.unrated and one.decided is None else []
    parts += [look.say("rating-near")] if "near_band" in one.flags else []
    parts += [look.say(f"rating-{one.stage}")] if one.stage in {"open", "corrected"} else []
    parts += [look.say("rating-team", count=one.team_open)] if one.team_open else []
    return " · ".join(parts)


def _unit_limit(one: RatingLine, look: Look) -> str:
    rank = look.say(f"rank-{one.unit}")
    if one.unit_document is not None:
        return look.say("rating-unit", rank=rank, document=one.unit_document)
    return look.say("rating-unit-reckoned", rank=rank)


def _short(one: RatingLine, look: Look) -> str:
    name = one.code if one.left else one.person.name.split()[-1]
    return look.say("rating-short", present=one.present, days=one.days, name=name)


def _caps(caps: Sequence[CapLine], rate: str, look: Look) -> list[str]:
    return [
        look.say(
            "cap-over" if cap.candidates > cap.allowed else "cap-line",
            group=_cap_group(cap, look),
            rate=look.percent(rate),
            candidates=cap.candidates,
            eligible=cap.eligible,
            allowed=cap.allowed,
            literal=cap.literal,
            inclusive=cap.inclusive,
        )
        for cap in caps
        if cap.candidates
    ]


def _cap_group(cap: CapLine, look: Look) -> str:
    group = look.say(f"cap-{cap.group or 'agency'}")
    return f"{group} ({look.say(f'regime-{cap.regime}')})" if cap.regime else group


def _period(one: PeriodLine, look: Look) -> str:
    facts: dict[str, str | int] = {
        **look.period_facts(one),
        "year": str(one.year),
        "people": one.people,
        "assessed": one.assessed,
        "reviewed": one.reviewed,
        "decided": one.decided,
        "petitions": one.petitions,
    }
    text = look.say(f"period-{one.state}-line", **facts)
    return f"{text} ({one.reason})" if one.reason else text


def _who(person: Named, look: Look, *, own: bool) -> str:
    return look.honour(look.gender) if own else look.brief(person)
