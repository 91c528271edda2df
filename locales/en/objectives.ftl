# Objectives and key results (OKR): for steering, never part of a score.
goal-committed = committed
goal-aspirational = aspirational
goal-quarter = quarter { $quarter }/{ $year }
goal-serves = under { $above }
goal-nobody = whoever is in charge
goal-proposed = Objective MT-{ $goal } is kept: { $title }
goal-proposed-next = Add key results, for example: kr new MT-{ $goal }: Digitise 12,000 files, from 0 to 12,000 files, weight 40%, Lan
goal-proposed-decider = Once the weights make 100% it goes to { $person } to agree. If this was a slip, send “undo”.
goal-result-added = Added to MT-{ $goal } { $title }:
goal-result-changed = Changed in MT-{ $goal } { $title }:
goal-result-dropped = KR { $result } taken out of MT-{ $goal } { $title }.
goal-terms-rising = from { $baseline } up to { $target }, weight { $weight }, { $owner }
goal-terms-falling = from { $baseline } down to { $target }, weight { $weight }, { $owner }
goal-terms-milestone = a milestone, reached or not, weight { $weight }, { $owner }
goal-missing = The weights lack { $missing }. Go on with “kr new MT-{ $goal }: …”.
goal-sent = MT-{ $goal } has its 100% and went to { $person } to agree.
goal-complete = MT-{ $goal } has its 100%. Send “agree MT-{ $goal }” to start.
goal-waiting = { $by } proposes objective MT-{ $goal }: { $title }
goal-waiting-how = Send “agree MT-{ $goal }”, or “return MT-{ $goal } reason”.
goal-result-terms = • KR { $result } { $title }: { $terms }
goal-result-line = • KR { $result } { $title }: { $value } ({ $owner })
goal-result-behind = KR { $result } { $title }: { $share }, behind ({ $owner })
goal-value = { $value }/{ $target }, { $share } done
goal-value-falling = { $value } left, to { $target }, { $share } done
goal-reached = reached
goal-not-reached = not reached
goal-pace-behind = behind its pace
goal-pace-below = a little slow
goal-pace-on = on its pace
goal-pace-ahead = ahead
goal-line = MT-{ $goal } { $title }: { $state }
goal-state = { $share }, { $need } needed, { $pace }
goal-state-graded = graded { $grade }
goal-state-proposed = waits for agreement
goal-state-empty = no key results yet
goal-no-results = No key results yet. Send “kr new MT-{ $goal }: …”.
goal-waits-for = { $person } is to agree.
goal-serving = Objectives below that serve it:
goal-lesson = Lesson: { $lesson }
goal-preview-agree = Agree to MT-{ $goal } { $title }?
goal-preview-return = Give MT-{ $goal } { $title } back to be changed?
goal-preview-drop = Drop MT-{ $goal } { $title }? Its key results are followed no more.
goal-preview-rework = Open MT-{ $goal } { $title } again? What was checked in stays; it has to be agreed to before more can be.
goal-preview-grade = Grade MT-{ $goal } { $title } with { $grade } (its key results say { $share })? This is for learning and never enters a score.
choice-goal-agree = Agree
choice-goal-return = Give back
choice-goal-drop = Drop the objective
choice-goal-rework = Open again
choice-goal-grade = Grade
choice-goal-roll = Take the rest on next quarter
choice-goal-switch = Count tasks instead
choice-goal-value = Put { $exact }
choice-goal-picture = Picture of each week
choice-goal = MT-{ $goal }
goal-agree = MT-{ $goal } { $title } is agreed. Its pace is followed from this week on.
goal-return = MT-{ $goal } { $title } is given back.
goal-drop = MT-{ $goal } { $title } is dropped.
goal-rework = MT-{ $goal } { $title } is open again.
goal-grade = MT-{ $goal } { $title } is graded { $grade }.
goal-told = { $count ->
    [one] 1 person was told.
   *[other] { $count } people were told.
}
goal-undo = If this was a slip, send “undo”.
goal-may-roll = Something is left of this aspirational objective:
goal-told-agree = { $by } has agreed to MT-{ $goal }: { $title }
goal-told-return = { $by } gives MT-{ $goal } { $title } back to be changed:
goal-told-drop = { $by } has dropped MT-{ $goal }: { $title }
goal-told-rework = { $by } has opened MT-{ $goal } { $title } again.
goal-told-grade = { $by } grades MT-{ $goal } { $title }: { $grade }
goal-yours = Your key results:
goal-yours-how = Check in once a week, for example: kr { $result } 45, confidence 7
goal-rolled = What is left of MT-{ $source } is MT-{ $goal }, { $quarter }.
goals-unit = Objectives of { $whose }, { $quarter }, week { $week }/{ $weeks }: { $total }
goals-person = Objectives of { $whose }, { $quarter }, week { $week }/{ $weeks }: { $total }
goals-waiting = Objectives that wait for your agreement: { $total }
goals-none-unit = { $whose } has no objective for { $quarter }. Send: okr new: Go digital inside the office
goals-none-person = { $whose } has no objective or key result for { $quarter }. Send: okr new for me: Handle files faster
goals-none-waiting = No objective waits for your agreement.
goals-waiting-some = { $count ->
    [one] 1 objective waits for your agreement: send “okr waiting”.
   *[other] { $count } objectives wait for your agreement: send “okr waiting”.
}
goals-how = Send a number to open one.
goal-checked = KR { $result } { $title }: { $value }{ $confidence }
goal-sure = , confidence { $confidence }/10
goal-change = { $change } since last time ({ $before }).
goal-weekly = { $amount } a week are needed from now on.
goal-blocked = Blocked: { $words }
goal-blocked-told = { $person } was told.
goal-later = What was said at { $moment } is newer and still counts.
goal-told-check-in = { $by } checked in KR { $result } { $title } for you: { $value }
goal-told-blocked = { $by } says that KR { $result } { $title } is blocked: { $value }
goal-drafts-confirmed = { $count ->
    [one] 1 key result of the week is kept:
   *[other] { $count } key results of the week are kept:
}
goal-linked = NV-{ $number } { $task } ({ $amount }) moves KR { $result } { $title } once it is accepted.
goal-unlinked = NV-{ $number } { $task } moves KR { $result } { $title } no more.
goal-now = Now: { $value }
goal-ask-switch = KR { $result } { $title } takes its value from { $count ->
    [one] 1 check-in
   *[other] { $count } check-ins
}. A key result has one source. Count accepted tasks instead, beginning with NV-{ $number }?
goal-weights-none = MT-{ $goal } { $title } has no key results yet. Send: kr new MT-{ $goal }: …
goal-weights-missing = The weights of MT-{ $goal } { $title } lack { $missing }. Add a key result, or change one: kr 3 change: weight 40%
goal-weights-full = MT-{ $goal } { $title } has its 100%. Lower another weight first: kr 3 change: weight 20%
goal-weights-over = MT-{ $goal } { $title } has { $used }; { $adding } more are { $over } too many. { $missing } are left.
goal-unknown = There is no MT-{ $goal } that you may see. Send “okr” for the list.
goal-result-unknown = There is no KR { $result } that you may see. Send “kr” for yours.
goal-is-proposed = waits for agreement
goal-is-agreed = is agreed to
goal-is-graded = is graded
goal-is-dropped = is dropped
goal-no-not_yours = MT-{ $goal } { $title } is changed by { $person } and those above. Write to them.
goal-no-not_decider = { $person } is to agree to MT-{ $goal } { $title }.
goal-no-not_open = MT-{ $goal } { $title } { $state }.
goal-no-agreed = MT-{ $goal } { $title } is agreed to, so its key results stay. If need be, send: rework MT-{ $goal }
goal-no-past = That quarter is over. Send it with this or the next one, for example: okr new next quarter: Go digital
goal-no-early = MT-{ $goal } { $title } can be graded from { $day } on, two weeks before its quarter ends.
goal-no-lesson = A grade needs a lesson in a sentence. Send: grade MT-{ $goal } 0.7: lesson
goal-no-not_rollable = Nothing of MT-{ $goal } { $title } goes on: only aspirational ones do, graded, unfinished and not yet taken on.
goal-no-whose = You see and propose objectives for yourself, for units you lead, and below. Send: okr new for me: …
goal-no-serves = MT-{ $goal } { $title } is not open, so nothing can serve it.
goal-result-no-not_yours = { $person } checks in KR { $result } { $title }.
goal-result-no-not_agreed = MT-{ $goal } of KR { $result } is not agreed to yet. Send “MT-{ $goal }” to see what is missing.
goal-result-no-ended = KR { $result } { $title } ended with MT-{ $goal }.
goal-result-no-no_way = From a value to the same value nothing can be measured. Send two values, for example: from 0 to 12,000 files
goal-result-no-by_tasks = KR { $result } { $title } counts accepted tasks ({ $tasks }), so no value is typed. You can still send: kr { $result } confidence 7
goal-result-no-owner = { $person } is not of the objective's unit and cannot own this key result. Name somebody of the unit.
goal-result-no-milestone = KR { $result } { $title } is a milestone: send “kr { $result } done” or “kr { $result } not yet”.
goal-result-no-too_great = That number is too great. Look at it again, or use a greater unit such as million.
goal-result-no-task_twice = { $tasks } moves KR { $result } already.
goal-result-no-task_off = { $tasks } is cancelled and cannot move a key result.
goal-result-no-not_linked = { $tasks } does not move KR { $result }.
goal-undone-objective-propose = Objective MT-{ $goal } { $title } is taken back.
goal-undone-objective-roll = Objective MT-{ $goal } { $title } is taken back; the rest does not go on.
goal-undone-objective-agree = MT-{ $goal } { $title } waits for agreement again.
goal-undone-objective-return = MT-{ $goal } { $title } is not given back any more.
goal-undone-objective-drop = MT-{ $goal } { $title } is there again.
goal-undone-objective-rework = MT-{ $goal } { $title } stays as it was agreed to.
goal-undone-objective-grade = The grade of MT-{ $goal } { $title } is taken back.
goal-undone-result-add = KR { $result } { $title } is taken out of MT-{ $goal }.
goal-undone-result-change = KR { $result } { $title } is as it was before.
goal-undone-result-drop = KR { $result } { $title } is back in MT-{ $goal }.
goal-undone-result-check_in = The last check-in of KR { $result } { $title } is taken back.
goal-undone-result-link = The task moves KR { $result } { $title } no more.
goal-undone-result-unlink = The task moves KR { $result } { $title } again.
goal-unread-title = What is the objective? Send: okr new: Go digital inside the office
goal-unread-part = “{ $typed }” was not understood, so nothing is kept. Part with commas: from … to …, weight …, a name; aspirational, under MT-3.
goal-unread-whose = “{ $typed }” is no unit or person that you lead. Send: okr new for TCCB: …
goal-unread-line = “{ $typed }” was not understood. Send “okr”, “okr mine”, “okr TCCB”, “MT-{ $goal }”, “kr { $result } 45/120”.
goal-unread-reason = Why is it given back? Send: return MT-{ $goal } three key results are enough
goal-unread-grade = A grade goes from 0 to 1, not { $typed }. Send: grade MT-{ $goal } 0.7: lesson
goal-unread-lesson = A lesson in a sentence is needed. Send: grade MT-{ $goal } 0.7: start buying earlier
goal-unread-objective = Which objective is it for? Send: kr new MT-{ $goal }: Digitise 12,000 files, from 0 to 12,000 files, weight 40%, Lan
goal-unread-result_title = What does it measure? Send: kr new MT-{ $goal }: Digitise 12,000 files, from 0 to 12,000 files, weight 40%
goal-unread-way = { $typed }: from what to what? Send: from 0 to 12,000 files. If it is only reached or not, send: milestone
goal-unread-weight = { $typed }: which weight? MT-{ $goal } has { $missing } left. Send: weight { $missing }
goal-unread-weight_wrong = A weight goes from 0.01% to 100%. Send it again, for example: weight 40%
goal-unread-confidence = Confidence goes from 0 to 10, not { $typed }. Send: kr { $result } 45, confidence 7
goal-unread-number = “{ $typed }” can be read in two ways, so nothing is kept. Write 12,000 for twelve thousand and 66.5 for a decimal.
goal-unread-value = “{ $typed }” holds no number, so nothing is kept. Send: kr { $result } 45, confidence 7, blocked no scanner
goal-unread-whole = KR { $result } leads to { $whole }, not { $number }, so nothing is kept. Send it again, for example: kr { $result } 45
goal-unread-change = What is to change in KR { $result }? Send: kr { $result } change: from 0 to 10,000 files, weight 30%, Lan
goal-ask-change = KR { $result } { $title }: a change by { $typed } to what?
goal-ask-percent = KR { $result } { $title } goes from { $baseline } to { $target }. Is { $typed }% of the way this value?
goal-ask-unsure = KR { $result } { $title }: put this value?
goal-ask-unusual = KR { $result } { $title } goes from { $baseline } to { $target }; { $typed } is far off. Is it right?
goal-check-in-how = Send “kr { $result } 45, confidence 7, blocked …” to check in; “kr { $result } task 268” to count a task.
card-goals-title-gathered = { $number } key { $count ->
    [one] result is
   *[other] results are
} behind, all under { $title }
card-goals-title-under = { $number } behind, all under “{ $title }”
card-goals-title-one = One key result is behind: { $title }
card-goals-title-some = { $number } of { $every } key results { $count ->
    [one] is
   *[other] are
} behind
card-goals-title-every = { $count ->
    [1] The key result is behind
   *[other] All { $every } key results are behind
 }
card-goals-title-calm = { $count ->
    [1] The key result keeps its pace
   *[other] All { $text } key results keep their pace
}
card-goals-title-proposed = { $count ->
    [one] 1 objective waits for agreement
   *[other] { $text } objectives wait for agreement
}
card-goals-title-none = No key result is followed this quarter
card-goals-when = OKR quarter { $quarter }/{ $year }, week { $week }
card-goals-when-ahead = OKR quarter { $quarter }/{ $year }
card-goals-subtitle = Each week by its pace; as of { $moment }
card-goals-slow = slow
card-goals-fast = ahead
card-goals-done = done
card-goals-behind = behind
card-goals-proposed = waits for agreement
card-goals-missed = { $count ->
    [one] 1 week unsaid
   *[other] { $text } weeks unsaid
}
card-goals-more = There is more: send “okr” to see all
card-result-title-proposed = The key result waits for agreement
card-result-title-reached = The milestone is reached
card-result-title-not-reached = The milestone is not reached, { $left ->
    [one] 1 week
   *[other] { $text } weeks
} left
card-result-title-done = { $target } are reached
card-result-title-behind-weekly = Behind, { $share } done, { $weekly } a week are needed
card-result-title-below-weekly = A little slow, { $share } done, { $weekly } a week needed
card-result-title-behind = Behind: { $share } where { $need } are needed
card-result-title-below = A little slow: { $share } where { $need } are needed
card-result-title-on = On its pace: { $value }/{ $target }
card-result-title-ahead = Ahead: { $value }/{ $target }
card-result-title-none = { $value }/{ $target }
card-result-title-plain = { $share } done, { $need } needed
card-result-way = from { $baseline } to { $target }
card-result-way-milestone = a milestone
card-result-share = done
card-result-need = needed by now
card-result-sure-label = confidence
card-result-by-week = By week, against the pace needed
card-result-hoped = 70% ok
card-result-sure = confidence { $confidence }/10
card-result-blocked = blocked: { $words }
card-result-blocked-now = Blocked: { $words }
card-result-weekly = { $weekly } a week are needed from now on
card-result-pace = { $share } done, { $need } needed by now.
card-result-pace-weekly = { $share } done, { $need } needed by now; { $weekly } a week from here on.
card-result-history = Checked in { $text } times, last:
card-result-missed = Nothing was said in { $count ->
    [one] week
   *[other] weeks
} { $weeks }
card-result-task = { $task }: { $by }, accepted { $day }
card-result-task-open = { $task }: not accepted yet
card-result-owner = Owner: { $owner }
card-result-nothing = Nothing was said yet
goal-drafts = { $count ->
    [one] 1 key result this week, filled in:
   *[other] { $count } key results this week, filled in:
}
goal-draft = • KR { $result } { $title }: { $value }
goal-draft-moved = , { $moved } more accepted ({ $tasks })
goal-draft-never = , never checked in
goal-draft-since = , as on { $day }
goal-drafts-more = … and { $count } more: send “kr”.
goal-drafts-how = If that is right, send “right”; else the new value: kr { $result } 45, confidence 7
goal-draft-blocked = , still blocked: { $words }
card-goals-when-of = OKR quarter { $quarter }/{ $year }, week { $week }/{ $weeks }
card-result-as-of = as of { $moment }
card-result-sure-now = Confidence { $confidence }/10.
card-result-hoped-why = An aspirational objective: 70% of it is good.
goal-reads = Takes its value from indicator CT-{ $number } { $name }.
goal-read-by = KR { $result } { $title } now takes its value from indicator CT-{ $number } { $name }; saying it there is enough.
goal-unread-by = KR { $result } { $title } no longer takes its value from CT-{ $number } { $name }.
goal-ask-reading = KR { $result } { $title } takes its value from { $count } check-ins. Each KR has one source. Change over to indicator CT-{ $number } { $name }?
choice-goal-reading = Change to the indicator
goal-tied = KR { $result } { $title } carries out { $source }: { $words }
goal-untied = KR { $result } { $title } is no longer tied to { $source }.
goal-was-not-tied = KR { $result } { $title } is tied to no paragraph.
goal-result-no-by_indicator = KR { $result } { $title } takes its value from indicator CT-{ $number }, so none is typed here. Send: CT{ $number } 45. You can still send: kr { $result } confidence 7
goal-result-no-tasks_first = KR { $result } { $title } counts tasks. Each KR has one source: unlink the tasks first, for example: kr { $result } unlink task 268
goal-result-no-milestone_read = KR { $result } { $title } is a milestone and reads no indicator: send "kr { $result } done" or "kr { $result } not yet".
goal-result-no-not_reading = KR { $result } { $title } reads no indicator.
goal-undone-result-read = KR { $result } { $title } takes its value as before.
goal-undone-result-tie = KR { $result } { $title } is tied as before.
