# The steps of an evaluation: own points, review, classes, decision, petition, period.
month = month { $number }
quarter = quarter { $number }
draft-head = Proposed own points for the general criteria of { $period }:
draft-facts = The journal of the period: { $done } tasks accepted, { $returns } returns for errors of content, { $delays } missed deadlines.
draft-criterion = • { $name }: { $points }/{ $maximum }
draft-before = The points are those of an earlier period; change them if this one was different.
draft-full = The points are the maximum; change them where that is not right.
draft-how = Other points: self-score 9 9 8.5: why
choice-confirm = Confirm
general-comment = Points below the maximum need a sentence. Just send it.

step-locked = The period { $period } is locked, nothing can be added. A change needs the authority to reopen it.
step-open = { $Period } of { $person } has no result yet for this step.
step-assessed = { $Period } of { $person } has own points only; this step is not possible yet.
step-reviewed = The leader has reviewed { $period } of { $person }; own points cannot be changed.
step-decided = The result of { $period } of { $person } is decided and published and cannot be changed. If it is not right: petition …
step-corrected = The result of { $period } of { $person } is published and waits to be decided again after a petition.

not-their-review = You do not review { $person }.
not-their-review-but = You do not review { $person }. Who does: { $who }.
not-their-decide = You do not decide the class of { $person }.
not-their-decide-but = You do not decide the class of { $person }. Who does: { $who }.

review-nobody = You review nobody directly.
review-head = General criteria of { $period } (own points → leader's):
review-line = { $person }: { $own } → { $given }
review-line-done = { $person }: { $own } → { $given }, decided
review-none = none yet
review-how = Send: review { $name } 27 or review { $name } 9 9 9: remark
review-how-leader = Send: review { $name } 9 9 9 đ100 e100 (đ organizing, e uniting)
review-noted = { $person } reviewed for { $period }: general criteria { $total }/30 (own { $own }).
review-former = In the place of { $total } points that { $by } gave before.
review-organizing = đ organizing of { $person } for { $period }: { $value }%
review-unity = e uniting of { $person } for { $period }: { $value }%
review-comment = Below the maximum a sentence or evidence is needed. Just send it.
choice-leads-nobody = { $person } leads no unit and so has neither đ nor e.
choice-values = đ and e can be: { $values } (%). Send: review { $name } đ100 e100

rank-excellent = excellent
rank-good = good
rank-completed = completed
rank-not_completed = not completed
rating-nobody = You lead nobody, so there is no list.
rating-head = Classes of { $period }/{ $year }:
rating-total = { $count ->
    [one] One person
   *[other] { $count } people
}, { $settled } decided:
rating-sum = { $count } { $rank }
rating-sum-none = { $count } without a class
rating-no-total = not enough points yet
rating-decided = decided { $rank }
rating-chosen = to be decided { $rank }
rating-proposed = proposed { $rank }
rating-but = the system proposes { $rank }
rating-blocked = stands against it: { $what }
rating-undecided = under consideration: { $what }
rating-near = near a band
rating-open = no own points, no review
rating-corrected = changed by a petition, to be decided again
rating-team = { $count } of the people led are not decided yet
rating-how = Decide: decide { $period } (all as proposed) or decide Lan good: why
cap-agency = the office
cap-lanh-dao = leaders
cap-chuyen-vien = officials
cap-line = Cap on excellent { $rate }, { $group }: { $candidates } of { $allowed } (counted on good { $literal }, on good or better { $inclusive })
cap-over = Over the cap on excellent { $rate }, { $group }: { $candidates }, at most { $allowed } (counted on good { $literal }, on good or better { $inclusive })
decide-head = Deciding the classes of { $period }/{ $year }:
decide-reason = Reason: { $reason }
decide-skipped = Not decided for lack of points: { $people }
decide-waiting = Handed in, still waiting to be accepted and so not yet counted: { $tasks }. Better accept before you decide, send: accept { $numbers }
decide-running = { $Period } is not over: the points are those of this moment.
decide-code = This cannot be taken back. Send the code { $code } to do it, 0 to leave.
period-code = Send the code { $code } to do it, 0 to leave.
decide-nothing = Nobody waits for a class in { $period }.
decide-nothing-skipped = Nobody can be decided in { $period } for lack of points: { $people }. Send "review" to see what is missing.
decided = { $count ->
    [one] Decided and published for one person, { $period }:
   *[other] Decided and published for { $count } people, { $period }:
}
seal-wrong = That is not the code; nothing was done. Send { $code } to do it, 0 to leave.

published = Your result for { $period }/{ $year }: { $rank } (decided by { $by }).
published-again = Your result for { $period }/{ $year } was decided again: { $rank } (decided by { $by }).
published-how = If it is not right, send before { $until }: petition { $number } why
published-how-whole = If it is not right, send before { $until }: petition why

petition-unpublished = No result has been published to object to.
petition-no-line = NV-{ $number } is no line of a published receipt. Send "score { $period }" to see the receipt.
petition-late = The time to object to { $period } ended at { $until }.
petition-open = This petition is being looked at. Send "petition" to see it.
petition-answered = This line was answered once; the answer is final. Send "petition" to see it.
petition-nobody = No other leader is left to look at it. Please petition the office in writing.
petition-about-all = the whole receipt of { $period }
petition-about = line NV-{ $number } ({ $faults })
petition-ok = no deduction for faults
petition-fault-quality = error of content { $day }
petition-fault-delay = missed deadline { $day }
petition-made = Petition { $number } noted, about { $about } of receipt { $code }.
petition-frozen = The figures of the receipt are kept as they are, to compare.
petition-reviewer = { $days ->
    [one] Looked at by { $reviewer } (who did not score it). Answer by { $due } (one working day).
   *[other] Looked at by { $reviewer } (who did not score it). Answer by { $due } ({ $days } working days).
}
petition-waiting = { $person } petitions (no. { $number }) about { $about }, receipt { $code } of { $period }:
petition-reminder = Reminder: petition { $number } of { $person } about { $about }, receipt { $code } of { $period } is waiting:
petition-due = Answer by { $due }.
petition-how = Send: answer petition { $number } uphold: why, or answer petition { $number } reject: why
petition-none = There are no petitions. To object to a published line: petition 192 why
petition-head = Petitions:
petition-mine = mine
petition-whole = the whole receipt
petition-line-open = { $number }. { $who }, { $about }: waiting, due { $due }
petition-line-upheld = { $number }. { $who }, { $about }: upheld. { $answer }
petition-line-rejected = { $number }. { $who }, { $about }: not upheld. { $answer }
petition-preview-upheld = Upholding petition { $number } of { $person }: the faults of this line count no more.
petition-preview-rejected = Not upholding petition { $number } of { $person }.
petition-same = The total stays { $points }.
petition-moved = Total: { $before } → { $after }
petition-unknown = No petition { $number } waits for your answer.
petition-upheld-person = Your petition { $number } about { $about } ({ $period }) was upheld by { $by }.
petition-rejected-person = Your petition { $number } about { $about } ({ $period }) was not upheld by { $by }.
petition-upheld-reviewer = Petition { $number } of { $person } about { $about } ({ $period }) is upheld.
petition-rejected-reviewer = Petition { $number } of { $person } about { $about } ({ $period }) is answered: not upheld.
petition-upheld-authority = The points of { $person } for { $period } changed by petition { $number } about { $about } (upheld by { $by }).
petition-rejected-authority = Petition { $number } of { $person } about { $about } ({ $period }) was not upheld.
petition-decide = The system proposes: { $rank }. Decide again: decide { $name } { $period }
petition-decide-waits = By the new points the proposal is: { $rank }. The class waits to be decided again.

periods-head = Evaluation periods:
period-open-line = { $Period }/{ $year }: open · own points { $assessed }/{ $people } · reviewed { $reviewed } · decided { $decided } · petitions waiting { $petitions }
period-locked-line = { $Period }/{ $year }: locked · decided { $decided }/{ $people } · own points { $assessed } · reviewed { $reviewed } · petitions waiting { $petitions }
period-reopened-line = { $Period }/{ $year }: reopened · decided { $decided }/{ $people } · own points { $assessed } · reviewed { $reviewed } · petitions waiting { $petitions }
periods-rules = Rule sets: { $rules }
periods-how = Send: period lock { $period } · period reopen { $period }: why · period group Lan public
period-preview-locked = Locking { $period }: after that nothing of it changes any more.
period-preview-reopened = Reopening { $period }. Reason: { $reason }
period-undecided = { $count } people are not decided; they stay blank and lose nothing.
period-did-ahead = Opened { $period }/{ $year } ahead (it has not begun): its rule sets are fixed from now on.
period-did-opened = Opened { $period }/{ $year }: its rule sets are fixed from now on.
period-did-past = Opened { $period }/{ $year } (it is over): its rule sets are fixed from now on, reviews and decisions are still possible.
period-did-was-open = { $Period }/{ $year } was open already, nothing has changed.
period-did-was-reopened = { $Period }/{ $year } was reopened already, nothing has changed.
period-did-was-locked = { $Period }/{ $year } is locked, nothing has changed. To reopen it, send: period reopen { $period }/{ $year }: why
period-did-locked = Locked { $period }/{ $year }.
period-did-reopened = Reopened { $period }/{ $year }.
period-authority = Only an admin or the head of the office sees and changes evaluation periods.
period-running = { $Period } is not over, so it cannot be locked.
period-unanswered = { $count } tasks of { $period } have a cause or a time of typing that nobody has answered, so it cannot be locked. The reviewer, or his head, sends “tasks waiting”.
period-petitions = { $count } petitions of { $period } are not answered, so it cannot be locked.
period-locked = The period { $period } is locked already.
period-open = The period { $period } is open and nobody is decided; it need not be reopened.
period-reason = Reopening needs a reason. Send: period reopen { $period }: why
rules-pinned = { $Period }, { $group }: rule set { $rules }.
rules-unknown = There is no rule set "{ $typed }". There are: { $known }
rules-begun = Somebody has taken a step in this period, so its rule set cannot be changed.
regime-civil = civil servants
regime-public = public employees
regime-party = Party bodies
regime-local = own regulation
regime-kept = { $person } is under the rules for { $group } (before: { $former }). To change back, send: period group { $code } { $former }
regime-set-own = From now on you are evaluated under the rules for { $group }, also in the open period (noted by { $by }). If that is not right, speak with { $by }.
regime-set = { $person } is evaluated under the rules for { $group }, also in the open period.

blocker-kind-degradation = degradation
blocker-kind-party-breach = breach of what party members may not do or of the exemplary duty
blocker-kind-discipline = disciplined
blocker-kind-corruption-in-unit = handled corruption or waste in the unit
blocker-concluded = Noted for { $person }, { $period }: { $what }, by { $document }. The system will propose not completed; the authority decides.
blocker-undecided = Noted for { $person }, { $period }: under consideration, { $what }. It does not touch the proposal.
blocker-lifted = Taken away for { $person }, { $period }: { $what }.
blocker-wrong-kind = Which sort? There are: { $kinds }. Send: blocker Lan discipline by 15/QĐ-SNV
blocker-wrong-document = The number of the concluding document is needed. Send: blocker Lan discipline by 15/QĐ-SNV, or: blocker Lan discipline undecided

year-head = Year { $year }: mean of the rated months (provisional, nobody has classed the year)
year-period = { $Period }: { $total } (provisional) { $rank }
year-period-decided = { $Period }: { $total } · { $rank }
year-unrated = Without points, left out of the mean: { $periods }
year-mean = { $count ->
    [one] Mean of one month: { $mean } · class { $band }
   *[other] Mean of { $count } months: { $mean } · class { $band }
}
year-none = No period has enough points yet.
readers-none = Nobody else has looked at your scores.
readers-head = Who has looked at your scores:
readers-line = • { $reader }: { $period }, at { $at } ({ $channel })

unread = “{ $typed }” was not understood, so nothing was noted.
unread-cham = Send again: review Lan 27 or review Lan 9 9 9: remark (for leaders also: đ100 e100). A remark stands behind the colon.
unread-tu_danh_gia = Send again: assess 9 9 9: remark. A remark stands behind the colon.
no-such-month = There is no month { $typed }: months are 1 to 12, years { $first } to { $last }. Send again, such as: { $instead }
no-such-quarter = There is no quarter { $typed }: quarters are 1 to 4, years { $first } to { $last }. Send again, such as: { $instead }
missing-person_missing-cham = Review whom? Send: review Lan 27 or review Lan 9 9 9
missing-points_missing-cham = How many points? Send: 27 or 9 9 9 (for leaders also: đ100 e100)
missing-person_missing-chot = Decide about whom? Send: decide Lan good: why
missing-class_reason_missing-chot = A class other than proposed needs a reason. Just send it.
missing-petition_words_missing-kien_nghi = What is not right about NV-{ $number }? Just send it.
missing-petition_line_missing-kien_nghi = Object to which line, and why? Send the number of the task on the receipt and the reason, such as: 12 we waited for a signature that day. About the general points: criterion 2 is not right because ...
missing-petition_criterion_missing-kien_nghi = What is not right about the general points? Just send the reason.
missing-answer_missing-tra_loi = How is petition { $number } answered? Send: uphold: why, or: reject: why
missing-regime_missing-ky = Send: period group Lan public (or civil, party, local)
missing-rules_missing-ky = Send: period rules civil month 12 ND335_2026.1
missing-person_missing-vi_pham = Note it for whom? Send: blocker Lan discipline by 15/QĐ-SNV
other-cycle-quarters = The office evaluates by quarter, not by month. For { $period } send the same with "{ $right }".
other-cycle-months = The office evaluates by month, not by quarter. Instead of { $period } send the same for each month, such as "{ $right }".
cycle-quarters = From now on the office evaluates by quarter, beginning with { $period }/{ $year }. Months that have begun stay as they are. Back: period by month
cycle-months = From now on the office evaluates by month, beginning with { $period }/{ $year }. Quarters that have begun stay as they are. Back: period by quarter
periods-head-quarters = The last evaluation periods (by quarter):
unrated = Noted: { $person } is not rated in { $period }/{ $year } (why: { $why }). It does not count in the year's mean. A mistake? Send "undo".
unrated-own = Your result: { $Period }/{ $year } is not rated (noted by { $by }, why: { $why }). It does not count in the year's mean and harms nothing else. If that is not right, talk to { $by }.
rated-again = Noted: { $person } is rated in { $period }/{ $year } (why: { $why }).
rated-again-own = Your result: { $Period }/{ $year } is rated as usual (noted by { $by }, why: { $why }).
missing-unrated_reason_missing-cham = A reason is needed. Send the whole line, such as: review Lan quarter 4 not rated: parental leave from 1/10
rating-unrated = not rated ({ $why })
rating-short = present { $present } of { $days } working days, may be left unrated: review { $name } not rated: why
rating-unit = the unit is { $rank } by { $document }: its head cannot be above
rating-unit-reckoned = the unit's own work comes to { $rank }: its head should not be above (Decree 233, art. 12(7))
petition-criterion = criterion { $name }
petition-preview-points = Petition { $number } of { $person } upheld: the general criteria get new points.
petition-points = Petition { $number } is about { $name }: to uphold it give new points, from { $least } to { $most }. Send: answer petition { $number } uphold { $most }: why
petition-no-criterion = The receipt has no criterion of that number. Send "score details { $period }" to see them in order.
step-undone-own = Undone: your own points for { $period }/{ $year } are as before. History is kept.
step-undone-self_assess = Undone: the own points of { $person } for { $period }/{ $year }. History is kept.
step-undone-review = Undone: the points given to { $person } for { $period }/{ $year } are as before. History is kept.
step-undone-rate = Undone: whether { $person } is rated in { $period }/{ $year } is as before. History is kept.
step-undone-rate-own = { $by } took back that you are not rated in { $period }/{ $year }: it is as before.
step-undone-note = Undone: what was noted for { $person } in { $period }/{ $year }. History is kept.
step-built-on = { $by } has taken the next step of { $period }, so this cannot be undone. Talk to { $by } if it needs a change.
step-final = Decisions and petitions are not undone with a word. A wrong decision: period reopen … : why
above-unit = { $person } cannot be classed { $rank }: in { $period } the unit is { $unit } by { $document }, and its head is never above it (Decree 233/2026, art. 12(7)).
unit-class-noted = Noted for { $period }/{ $year }: { $unit } is { $rank }, by { $document }. Its head, under the rules for public employees, cannot be above.
missing-unit_class_missing-ky = Which unit, which class, by which document? Send: period unit TCCB good by 12/QĐ-SNV
exceeded-noted = NV-{ $number } ({ $title }) of { $person }, { $period }, went beyond what was asked. It adds no points; the Party's rules ask it of 30% of the tasks for excellent.
exceeded-gone = NV-{ $number } ({ $title }) of { $person }, { $period }, is no longer marked as beyond what was asked.
missing-exceeded_reason_missing-cham = In what did NV-{ $number } go beyond? Send the whole line, such as: review Lan month 10 exceeded { $number }: ten days early, commended
step-undone-exceed = Undone: what was marked as beyond for { $person } in { $period }/{ $year }. History is kept.
