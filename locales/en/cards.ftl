### Words on the digest (leader), the weekly card (official) and in their captions.

## Shared
card-weekday-short = { $day ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
 }
card-number = { $count ->
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
   *[other] { $text }
 }
# What no line break of a title may part.
card-kept-together = on time|this week|from before|last week|so far
card-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 }
card-month-year = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 }{ " " }{ $year }
card-week = Week { $week }
card-date = { $weekday }, { $date }
card-task = NV-{ $number }
card-and-others = { $first } and { $count } more
card-data = Figures until { $moment }. Code: { $code }.

## Digest: titles
card-digest-title-none = No tasks yet in { $month }
card-digest-title-all-under = All { $units } units under the { $target }% target; { $overdue } overdue
card-digest-title-all-under-calm = All { $units } units under the { $target }% target; none overdue
card-digest-title-one-unit = { $overdue } tasks overdue, { $part } in { $unit }; { $done } done
card-digest-title-gathered = { $overdue } tasks overdue, { $part } of them in { $units } { $count ->
    [1] unit
   *[other] units
 }; { $done } done
card-digest-title-one-unit-all = { $overdue } tasks overdue, all in { $unit }; { $done } done
card-digest-title-gathered-all = { $overdue } tasks overdue, all in { $units } { $count ->
    [1] unit
   *[other] units
 }; { $done } done
card-digest-title-lowest = Overdue down to { $overdue }, lowest in { $weeks } weeks; { $done } done
card-digest-title-highest = Overdue up to { $overdue }, highest in { $weeks } weeks; { $done } done
card-digest-title-calm = Nothing overdue; { $done } done
card-digest-title-plain = { $overdue } overdue; { $done } of { $total } tasks done

## Digest: picture
card-digest-subtitle = { $total } tasks of { $month }, as of { $clock }
card-digest-done = Done
card-digest-running = In progress
card-digest-due-soon = Due soon
card-digest-overdue = Overdue
card-digest-change-long = since the day before
card-digest-change-short = vs day before
card-digest-same-long = same as the day before
card-digest-same-short = unchanged
card-digest-weeks-head = Overdue tasks by week
card-digest-weeks-calm = Nothing overdue in { $weeks } weeks.
card-digest-rate-head = On time, %
card-digest-rate-none = Nothing has fallen due yet.
card-digest-target = target { $target }
card-digest-units-head = On time by unit
card-digest-units-more = and { $count } more units
card-digest-units-own = plus { $count } above them
card-unit-own = Only { $unit }
card-digest-units-overdue = overdue
card-digest-needs-head = { $total ->
    [1] One task only you can unblock
    [2] Two tasks only you can unblock
    [3] Three tasks only you can unblock
   *[other] { $text } tasks only you can unblock, most urgent:
 }
card-digest-needs-none = No task is waiting for you to unblock it.
card-digest-empty = Figures appear here once tasks are assigned.
card-digest-late = { $days ->
    [1] { $text } day late
   *[other] { $text } days late
 }
card-digest-waiting = { $days ->
    [1] waits { $text } day
   *[other] waits { $text } days
 }
card-digest-today = new
card-digest-cause-blocked = blocked
card-digest-cause-review = waits for review
card-digest-cause-extension = asks for more time
card-digest-cause-overdue = overdue

## Digest: caption
card-digest-caption-counts = { $unit }, { $total } tasks of { $month }: { $done } done, { $running } in progress, { $soon } due soon, { $overdue } overdue{ $change }.
card-digest-caption-change = { " " }({ $change } since the day before)
card-digest-caption-unchanged = { " " }(unchanged since the day before)
card-digest-caption-first-week = Week { $week } is the first, no earlier one to compare.
card-digest-caption-weeks = Overdue by week: { $from } in week { $first }, peak { $peak }, { $to } in week { $last }.
card-digest-caption-weeks-calm = Weeks { $first } to { $last }: nothing overdue.
card-digest-caption-rate = On time { $from }% in week { $first }, { $to }% in week { $last }, target { $target }%.
card-digest-caption-rate-one = On time { $to }% in week { $last }, target { $target }%.
card-digest-caption-units = On time this month by unit, target { $target }%: { $units }.
card-digest-caption-unit = { $unit } { $rate }
card-digest-caption-unit-overdue = { $unit } { $rate } ({ $overdue } overdue)
card-digest-caption-unit-none = nothing due yet
card-digest-caption-needs = Only you can unblock { $total }:
card-digest-caption-needs-part = Only you can unblock { $total }, the { $shown } most urgent:

## Weekly card: titles
card-address = { $gender ->
    [man] you
    [woman] you
   *[other] you
 }
card-week-title-none = Nothing was due this week
card-week-title-all = { $count ->
    [1] The one task of the week on time, { $streak } weeks in a row
   *[other] All { $whole } tasks on time, { $streak } weeks in a row
 }
card-week-title-all-once = { $count ->
    [1] The one task of the week was on time
   *[other] { $part } of { $whole } tasks on time: all of them
 }
card-week-title-best = { $part } of { $whole } tasks on time, your best week in { $weeks }
card-week-title-best-short = { $part } of { $whole } tasks on time, best in { $weeks } weeks
card-week-title-better = { $part } of { $whole } tasks on time, better than last week
card-week-title-owed = { $part } of { $whole } tasks on time, { $owed } still owed
card-week-title-owed-ahead = { $part } of { $whole } tasks on time, { $owed } owed, { $ahead } not due yet
card-week-title-ahead = { $part } of { $whole } tasks on time, { $ahead } still due this week
card-week-title-all-ahead = { $count ->
    [1] { $ahead } task still due this week
   *[other] { $ahead } tasks still due this week
 }
card-week-title-before = { $before } owed from before
card-week-title-before-none = { $before } owed from before; nothing due this week
card-week-title-before-all = { $before } owed from before; { $due ->
    [1] { $whole } task
   *[other] { $whole } tasks
 } of this week on time
card-week-title-before-part = { $before } owed from before; { $part } of { $whole } tasks on time
card-week-title-before-ahead = { $before } owed from before, { $ahead } still due this week
card-week-title-before-owed = { $owed } owed, { $before } from before; { $part } of { $whole } tasks on time
card-week-title-late = { $part } of { $whole } tasks on time, { $late } done late
card-week-title-plain = { $part } of { $whole } tasks on time

## Weekly card: picture
card-week-anonymous = Weekly card
card-week-when = Week { $week }, { $days }
card-week-subtitle = Your private card, nobody else sees it
card-week-on-time = tasks done on time
card-week-more = { $count } more than last week
card-week-fewer = { $count } fewer than last week
card-week-same = the same as last week
card-week-first = first week with figures
card-week-nothing-due = nothing was due
card-week-ahead = { $text } still due this week
card-week-owed-before = Owed from before: { $count ->
    [1] { $text } task
   *[other] { $text } tasks
 }
card-week-key-place = By day due:
card-week-key-on-time = on time
card-week-key-late = done late
card-week-key-owed = still owed
card-week-key-ahead = not due yet
card-week-holiday = off
card-week-holiday-named = { $day } off: { $name }
card-week-weeks-head = On time by week
card-week-weeks-none = First week, no earlier one to compare.
card-week-streak-head = Streak
card-week-streak-unit = { $weeks ->
    [1] week
   *[other] weeks in a row
 }
card-week-streak-rule = no task over 3 days late
card-week-streak-next = { $left ->
    [1] { $weeks } more week makes { $goal }
   *[other] { $weeks } more weeks make { $goal }
 }
card-week-streak-again = next week starts a new one
card-week-streak-owed = do what is owed to restart
card-week-parts-head = Score of { $month } so far
card-week-parts-none = Nothing counts towards { $month } yet.
card-week-part-quantity = Quantity
card-week-part-quality = Quality
card-week-part-progress = Timeliness
card-keys-head = Key results of quarter { $quarter }
card-keys-behind = { $behind } of { $total } behind
card-keys-steady = { $count ->
    [1] on pace
   *[other] all { $total } on pace
 }
card-keys-needed = needed
card-keys-mark = line: pace needed
card-keys-more = of { $total }; line: pace needed
card-keys-caption = { $head }, { $behind }: { $lines }.
card-keys-caption-line = { $name }: { $standing }, { $share } done, { $need } needed
card-week-next-head = { $total ->
    [1] Next week: one task due
    [2] Next week: two tasks due
    [3] Next week: three tasks due
   *[other] Next week: { $text } tasks due, the first:
 }
card-week-next-none = Nothing is due next week.
card-week-burden = { $messages ->
    [0] No messages to you this week
    [1] { $text } message to you this week
   *[other] { $text } messages to you this week
 }
card-week-burden-cost = Got { $text }, sent { $typed } messages, { $minutes } min
card-week-until = Figures until { $moment }

## Weekly card: caption
card-week-caption-count = { $when }: { $part } of { $whole } tasks on time, { $late } done late, { $owed } still owed; { $remark }.
card-week-caption-days = By day of the deadline: { $days }.
card-week-caption-weeks = On time by week, weeks { $first } to { $last }: { $counts }.
card-week-caption-streak = Streak: { $streak } weeks in a row with no task over 3 days late; { $next }.
card-week-caption-parts = Score of { $month } so far: { $parts }.
card-week-caption-part = { $part } { $value }
card-week-caption-next = Due next week, { $total }: { $tasks }.
card-week-caption-due = { $day } NV-{ $number } { $title }
card-week-caption-private = Your private card, nobody else sees it.

## The code of the figures
card-code = Code { $code }

## The board of units
card-board-title-calm = None of the { $units } units is late; { $done } done
card-board-title-late = { $late } of { $units } units have overdue tasks; { $done } done
card-board-key = Each unit: late tasks over eight weeks, on-time rate (target { $target }%)
card-board-late = { $overdue } late
card-board-none-late = none late
card-board-caption-counts = { $done } done, { $running } in progress, { $soon } due soon
card-board-caption-units = Each unit, most late first, then its on-time rate this month (target { $target }%):
card-board-rate-head = On time this month
card-board-rate = { $part } of { $whole } tasks due were done on time; target { $target }%.
card-board-caption-weeks = Overdue from week { $first } to week { $last }: { $counts }.
card-board-caption-late = Late: { $units }.
card-board-caption-calm = None late: { $units }.

## The card of a month
card-month-anonymous = Monthly card
card-month-when = { $month } { $year }
card-month-subtitle = { $count ->
    [1] 1 task counts, score so far, not decided yet
   *[other] { $tasks } tasks count, score so far, not decided yet
 }
card-month-title-none = No task counts towards { $month } yet
card-month-title-no-score = Not enough figures for a score of { $month } yet
card-month-title-total = { $score } points so far in { $month }
card-month-title-work = { $score }/70 points for tasks in { $month }
card-month-title-total-nothing = { $score } points so far, nothing lost on any task
card-month-title-total-open = { $score } points so far; most is missing on open tasks
card-month-title-total-content = { $score } points so far; most was lost to content errors
card-month-title-total-late = { $score } points so far; most was lost to late work
card-month-title-work-nothing = { $score }/70 points for tasks, nothing lost on any
card-month-title-work-open = { $score }/70 points for tasks; most is missing on open ones
card-month-title-work-content = { $score }/70 points for tasks; most lost to content errors
card-month-title-work-late = { $score }/70 points for tasks; most lost to late work
card-month-is-total = points of the month
card-month-is-work = points for tasks; general criteria not scored yet
card-month-is-none = not enough figures for a score yet
card-month-total = total { $points }/100
card-month-general = general criteria { $points }
card-month-work = results of tasks { $points }/70
card-month-parts-head = Three parts of the score
card-month-products = { $accepted } of { $assigned } products accepted
card-month-caption-parts = Results of tasks: { $parts }; { $products }, converted.
card-month-costs-head = { $total ->
    [1] One thing that cost points
    [2] Two things that cost points
    [3] Three things that cost points
    [4] Four things that cost points
   *[other] { $text } things that cost points, dearest first
 }
card-month-costs-unit = converted products
card-month-costs-none = No task has cost any points.
card-month-empty = Once tasks fall due this month, the score shows here.
card-month-cost-open = NV-{ $number } not accepted in full yet
card-month-cost-content = { $count ->
    [1] NV-{ $number } returned once for its content
   *[other] NV-{ $number } returned { $text } times for its content
 }
card-month-cost-late = { $count ->
    [1] NV-{ $number } late once
   *[other] NV-{ $number } late { $text } times
 }
card-month-next-total = If NV-{ $number } is accepted in full, the total will be { $points }.
card-month-next-work = If NV-{ $number } is accepted in full, the points for tasks will be { $points }.
card-band-excellent = enough points for Excellent
card-band-good = class Good
card-band-completed = class Completed
card-band-not_completed = class Not completed

## The cause map
card-cause-unit = another unit
card-cause-papers = missing papers
card-cause-approval = a decision from above
card-cause-order = urgent orders
card-cause-sick = sick leave
card-cause-storm = storm or incident
card-causes-title-none = No task was stopped by an objective cause in { $month }
card-causes-title-short = { $count ->
    [1] One task was stopped, for less than a working day
   *[other] { $tasks } tasks were stopped, for less than a working day
 }
card-causes-title-all = { $count ->
    [1] One working day blocked by { $cause }
   *[other] { $days } working days blocked, all by { $cause }
 }
card-causes-title-cause = { $days } working days blocked, { $part } by { $cause }
card-causes-title-unit = { $days } working days blocked, { $part } in { $unit }
card-causes-title-plain = { $count ->
    [1] One working day
   *[other] { $days } working days
 } blocked { $of ->
    [1] on one task
   *[other] on { $tasks } tasks
 }
card-causes-subtitle = Confirmed objective causes, as of { $moment }
card-causes-days = { $count ->
    [1] day stopped
   *[other] days stopped
 }
card-causes-tasks = { $count ->
    [1] task
   *[other] tasks
 }
card-causes-standing = still stopped
card-causes-named = to confirm
card-causes-before = The whole of { $month }: { $text } { $count ->
    [1] day
   *[other] days
 }
card-causes-why = For which cause
card-causes-where = In which unit
card-causes-unit-days = days
card-causes-all = all
card-causes-tasks-of = { $text } { $count ->
    [1] task
   *[other] tasks
 }
card-causes-more = and { $text } more { $count ->
    [1] unit
   *[other] units
 }
card-causes-free = { $text } { $count ->
    [1] unit was not stopped
   *[other] units were not stopped
 }
card-causes-empty = What confirmed causes stop will be shown here.
card-causes-caption-none = { $unit }, { $when }: no objective cause has been confirmed yet.
card-causes-caption-counts = { $unit }, { $when }: days stopped { $days }, tasks { $tasks }, still stopped { $standing }.
card-causes-caption-causes = Confirmed causes: { $causes }.
card-causes-caption-cause = ({ $at }) { $cause }: days { $days }, { $tasks }
card-causes-caption-units = Days of each unit, by cause: { $units }.
card-causes-caption-named = Waiting to be confirmed, not counted yet: { $count }.
