# Work: assign, report, hand in, accept, extend.
address-man = Mr
address-woman = Ms
address-anybody = {""}

task-preview = Assign to { $people }:
task-deadline = Due { $deadline }
preview-days = { $count ->
    [one] { $count } working day left
   *[other] { $count } working days left
}
preview-holiday = { $day } off: { $name }
preview-no-deadline = No deadline yet.
preview-on-weekend = The deadline falls on a weekend; I keep the day you named.
preview-on-holiday = The deadline falls on a day off ({ $name }); I keep the day you named.
preview-load = { $open ->
    [0] { $person } holds no open task.
    [one] { $person } holds { $open } open task.
   *[other] { $person } holds { $open } open tasks.
}
preview-load-late = { $person } holds { $open } open { $open ->
    [one] task
   *[other] tasks
}, { $late } overdue.
choice-assign = Assign
choice-change-deadline = Change deadline
choice-set-deadline = Set a deadline
choice-leave = Leave it
choice-do = Do it
choice-more = More
choice-person = { $name } ({ $unit })
choice-deadline = { $deadline }
choice-no-deadline = No deadline
choice-task = NV-{ $task } { $title }

task-assigned = Assigned as NV-{ $number }. If that was a mistake, send "undo".
task-received = { $by } gave you NV-{ $number }: { $title }
task-with = Together with: { $people }
task-received-how = Send "report { $number } 50%" to report, "blocked { $number } …" if stuck, "finish { $number }" when done.
task-product = Product { $code } { $name }: coefficient { $k }
task-amount = Quantity: { $quantity } { $output }
priority-high = High priority
priority-urgent = Urgent
priority-very-urgent = Very urgent
priority-express = Express

task-reported = NV-{ $number }: { $progress }%
task-times = (sent at { $said }, arrived { $arrived }; counts at { $said })
task-noted = Noted: “{ $words }”
task-promised = Promised: { $deadline }
task-blocked-noted = Whoever assigned it has been told that it is stuck.
task-unblocked = The task is no longer marked as stuck.
task-said-later = This message was sent earlier but came later: the figure sent at { $later } stays.
task-reported-done = Send "finish { $number }" with the result to hand it in.
task-blocked = { $by } is stuck on NV-{ $number }: { $title }
task-handed-in = NV-{ $number } handed in; { $reviewer } will review it.
task-clock-on-time = Handed in on time. Waiting for the review does not count against you.
task-clock-late = Handed in after the deadline; from now on waiting does not count against you.
task-waiting = { $by } handed in NV-{ $number }: { $title }
task-evidence = Evidence: { $references }
task-clock-kept = Still on time, as it was first handed in on { $first }. Waiting for acceptance does not count against you.
task-kept-mark = On time: it was first handed in on { $first }.
task-returned-kept = It was handed in on time on { $first }, so doing it again does not make it late.
card-kept = Handed in on time on { $first }{ $again ->
    [yes] , returned on { $returned }
   *[no] {""}
}; not late.
line-kept = handed in on time { $first }
task-late-mark = Handed in after the deadline.
task-waiting-how = Send "accept { $number }" or "return { $number } reason".

review-preview = This will:
review-done = Done:
review-left = { $count ->
    [one] { $count } more waits for you. Send "tasks waiting" to see it.
   *[other] { $count } more wait for you. Send "tasks waiting" to see them.
}
decision-accept = Accept NV-{ $number } { $title } ({ $person })
decision-return = Return NV-{ $number } { $title } ({ $person })
decision-extend = Extend NV-{ $number } to { $deadline } ({ $person })
decision-keep = Keep the deadline of NV-{ $number } { $title } ({ $person })
decision-major = (counts against quality)
undo-hint = If that was a mistake, send "undo".

task-accepted-on-time = { $by } accepted NV-{ $number }: { $title }. On time{ $kept ->
    [yes] {" "}(first handed in { $first })
   *[no] {""}
}.
task-accepted-late = { $by } accepted NV-{ $number }: { $title }. After the deadline.
task-returned = { $by } returned NV-{ $number } ({ $title }): { $reason }
task-returned-major = This counts as one failed assessment of content. If it is not right, talk to the reviewer.
task-returned-small = A small fix; it costs no points.
task-returned-how = When mended, send "finish { $number }".

extension-asked = Asked { $reviewer } to extend NV-{ $number } to { $deadline }. The old deadline holds until then.
extension-waiting = { $by } asks to extend NV-{ $number } ({ $title }) to { $deadline }
extension-present = Present deadline: { $deadline }
extension-waiting-how = Send "accept { $number }" to agree, "return { $number } reason" to keep the old deadline.
extension-granted = { $by } extended NV-{ $number }: { $title }
extension-refused = { $by } keeps the deadline of NV-{ $number }: { $title }
deadline-corrected = { $by } set the deadline of NV-{ $number } ({ $title }) right: { $deadline }
deadline-moved = New deadline of NV-{ $number }: { $deadline }. If that was a mistake, send "undo".

list-mine = Your tasks: { $total }{ $late ->
    [0] {""}
   *[other] , { $late } overdue
}
list-waiting = Waiting for your decision: { $total }
list-unit = Open tasks ({ $about }): { $total }{ $late ->
    [0] {""}
   *[other] , { $late } overdue
}
list-late = Overdue: { $total }
list-empty-mine = You have no open task. I shall tell you when one comes.
list-empty-waiting = Nothing waits for your decision.
list-empty-unit = There is no open task.
list-empty-late = Nothing is overdue.
list-page = Page { $page }/{ $pages }
list-hint = Send "tasks { $number }" to see one of them.
list-hint-waiting = Send "accept { $number }" or "return { $number } reason".
line-draft = to be confirmed
line-received = received
line-paused = clock stopped, { $progress }%
line-assigned = new
line-in_progress = { $progress }%
line-handed_in = waits for review
line-returned = returned, { $progress }%
line-accepted = accepted
line-cancelled = cancelled
line-asked = asks for { $deadline }
late-word = late
late-mark = (late)

state-draft = Waits to be confirmed; it does not bind yet.
state-received = Received.
state-paused = The clock stands, { $progress }%.
state-assigned = New.
state-in_progress = In progress, { $progress }%.
state-handed_in = Handed in.
state-returned = Returned to be mended.
state-accepted = Accepted.
state-cancelled = Cancelled.
hands-assignee = {" "}It lies with { $people }.
hands-reviewer = {" "}It lies with { $reviewer } (review).
hands-unit = {" "}It lies with { $where } and does not count against those who do it.
hands-authority = {" "}It waits for { $where } to decide and does not count against those who do it.
hands-elsewhere = another unit
card-gone = { $people } left the office.{ $reviews ->
    [yes] {" "}To give it to somebody else: send "hand over { $number } to …" with the name.
   *[no] {""}
}
hands-nobody = {""}
is-draft = still waits to be confirmed
is-received = received
is-paused = stopped
is-assigned = is new
is-in_progress = is in progress
is-handed_in = is handed in and waits for review
is-returned = was returned
is-accepted = is accepted
is-cancelled = is cancelled
card-people = Done by: { $people }. Assigned by: { $assigner }.
card-blocker = Stuck: “{ $words }”
card-asked = A later deadline is asked for: { $deadline }
card-deadlines = Deadlines: { $deadlines }
card-history-before = (and { $count } earlier)
card-no-deadline = none
card-history = What happened:
card-how-decide = Send "accept { $number }" or "return { $number } reason".
card-how-mine = Send "report { $number } 50%" or "finish { $number }".
verb-assign = assign
verb-report = report
verb-block = report as stuck
verb-hand_in = hand in
verb-accept = accept
verb-return = return
verb-extend = extend
verb-keep = keep the deadline
verb-ask_extension = ask for a later deadline
verb-undo = undo
verb-correct = correct the deadline

undone = Taken back: { $taken }. The history stays.
undone-line = { $verb } NV-{ $number } ({ $title })
taken-back = { $by } took back: { $verb } NV-{ $number } ({ $title }).
choice-undo = Undo
undo-preview = This would take back the last thing you did, at { $said }: { $taken }.
undo-undone = Your last change was taken back already. Only one step can be undone; what was before it is changed by a new line.
undo-undone-task = Your last change (NV-{ $number }) was taken back already. Only one step can be undone; what was before it is changed by a new line, such as "report" or "extend", or is returned by the reviewer.
undo-none = There is nothing to undo.
undo-old = Only the last 24 hours can be undone. Ask whoever assigned or reviewed it.
undo-built_on = Somebody has built on NV-{ $number } since ({ $by }), so it cannot be undone. Send “tasks { $number }” to see it.

task-unknown = There is no NV-{ $number } among the tasks you may see. Send "tasks" to see yours.
not-holder = NV-{ $number } is done by { $people }, so only they report on it. Send "tasks { $number }" to see it.
not-reviewer = { $reviewer } decides about NV-{ $number }.
not-now = NV-{ $number } { $state }; it cannot be changed that way ({ $verb }). Send "tasks { $number }" to see it.
not-earlier = The date asked for ({ $asked }) is not later than the present deadline of NV-{ $number } ({ $present }). Send a later one.
no-deadline = NV-{ $number } has no deadline, so none needs extending.
may-not-assign = You can give work only to people in the units you lead.
may-not-assign-people = You can give work only to people in the units you lead; not to { $people }.
task-went-back = Less than last time ({ $before }). A mistake? Send "undo".
history-deadline-to = to { $deadline }
history-deadline = due { $deadline }
choice-place = NV-{ $task }
list-today = Due by the end of today: { $total }{ $late ->
    [0] {""}
   *[other] , { $late } overdue
}
list-week = Due by the end of this week: { $total }{ $late ->
    [0] {""}
   *[other] , { $late } overdue
}
list-empty-today = Nothing of yours is due today.
list-empty-week = Nothing of yours is due this week.
