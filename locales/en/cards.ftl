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
card-digest-unchanged = same
card-digest-weeks-head = Overdue tasks by week
card-digest-weeks-calm = Nothing overdue in { $weeks } weeks.
card-digest-rate-head = Done on time, %
card-digest-rate-none = Nothing has fallen due yet.
card-digest-target = target { $target }
card-digest-units-head = On time by unit
card-digest-units-more = and { $count } more units
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
card-week-key-place = by deadline
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
