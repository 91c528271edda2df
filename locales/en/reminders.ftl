# The morning's reminder.
morning = { $count ->
    [one] { $count } task needs your eye today:
   *[other] { $count } tasks need your eye today:
}
morning-more = … and { $count } more: send "tasks".
morning-waiting = { $count ->
    [one] { $count } thing waits for your decision
   *[other] { $count } things wait for your decision
}: send "tasks waiting".
nudge-today = • NV-{ $number } { $title }: due today
nudge-one_day = • NV-{ $number } { $title }: due { $deadline }
nudge-three_days = • NV-{ $number } { $title }: due { $deadline }
nudge-again = • NV-{ $number } { $title }: returned, to be done again (handed in on time, not late)
nudge-late = • NV-{ $number } { $title }: overdue since { $deadline }
nothing-to-lead = The digest is for those who lead a unit. For your own card send "week".
unit-month = { $unit } until { $until }: { $part } of { $whole } tasks on time in month { $month } ({ $percent }), { $overdue } overdue, { $running } under way.
unit-month-nothing-due = { $unit } until { $until }: no task was due yet in month { $month }, { $running } under way.
unit-month-private = Work and figures of a person are told in a private chat only.
morning-waiting-oldest = { $count } waiting for your decision, the longest NV-{ $number } for { $waited }: write "tasks waiting".
waited = { $nights } days ({ $days } working days)
waited-working = { $days } { $days ->
    [one] working day
   *[other] working days
}
morning-silent = • NV-{ $number } { $title } has waited for { $person } for { $waited }; a word from you would help.
morning-silent-away = • NV-{ $number } { $title } has waited for { $person } for { $waited } ({ $person } is on leave until { $until }).
morning-silent-more = … and { $count } more waiting for reviewers.
nudge-whose = (for { $person })
news = { $count } { $count ->
    [one] task has
   *[other] tasks have
} news from while I was quiet:
news-gone = NV-{ $number } has gone to { $person }
news-how = To see one: write "task { $number }".
digest-away-more = ; and { $count } more: write "leave unit"
figures-reopened = Figures { $code } as sent at { $shown }:
figures-unknown = The code { $code } opens nothing here. A code opens for who was sent the figures and for those who lead them; please check the five signs on the picture.
unit-stops = { $unit }, month { $month }: confirmed causes blocked { $days } working days, tasks { $tasks }{ $cause }.
unit-stops-cause = {""}; most by { $cause }, { $days }
unit-stops-none = { $unit }, month { $month }: no objective cause has been confirmed.
