# Scores and receipts.
receipt-month = { $month }/{ $year } (provisional until { $until }, decided by nobody yet)
receipt-total = { $whose }: { $total } · { $band }
receipt-nothing = { $whose }: nothing falls due in this month yet, so there is no score.
receipt-no-total = { $whose }: not enough for a total yet.
receipt-general = General criteria { $points }/30 (own assessment, to be reviewed)
receipt-general-missing = General criteria: not assessed yet. Do it with: self-score 9 9 9
receipt-insufficient = Task results: not enough data.
receipt-work = Task results { $points }/70 = 70 × (a { $a } + b { $b } + c { $c }) / 3
receipt-leader = Task results { $points }/70, from a { $a }, b { $b }, c { $c } and the leader's factors
receipt-leader-open = Own work: a { $a }, b { $b }, c { $c }. No total yet: đ (organizing) and e (unity) have not been chosen.
receipt-team = d (result of the unit): { $d }
receipt-sums = Assigned { $assigned } · done { $done } · of good quality { $quality } · on time { $progress } (converted products)
cost-open = { $state } ({ $done }/{ $assigned })
cost-late = the deadline has passed
cost-quality = { $count ->
    [one] returned once for an error of content
   *[other] returned { $count } times for errors of content
}: −{ $lost } quality
cost-delay = { $count ->
    [one] { $count } missed deadline
   *[other] { $count } missed deadlines
}: −{ $lost } progress
receipt-next = If NV-{ $number } is accepted in full: { $total }.
receipt-next-work = If NV-{ $number } is accepted in full, task results are { $total }/70.
receipt-foot = Receipt { $code }, { $rules }
receipt-how = Send "score { $number }" to see each step.
rules-ND335_2026_1 = Decree 335, edition 2026.1
class-excellent = Excellent (by points; a person decides)
class-good = Good
class-completed = Completed
class-not_completed = Not completed
step-assigned = Assigned { $assigned } × coefficient { $k }
step-done = Accepted { $done } ({ $state })
step-quality = Quality { $quality } = { $done } − { $fault } × { $count } errors of content
step-progress = Progress { $progress } = { $done } − { $fault } × { $count } missed deadlines
step-deadline = Due { $deadline }. Only the hand-in counts, never the wait for a review.
general-noted = Your own points for the general criteria of month { $month } are noted: { $total }/30. Your leader will review them.
general-wrong = I need { $count } numbers, each within its bounds:
general-how = For example: self-score 9 9 9
criterion-politics = Political quality, ethics, discipline
criterion-capacity = Capacity, responsibility, cooperation
criterion-innovation = Innovation, daring to act
score-not-yours = Somebody's score is seen only by that person and the direct leader.
line-not-counted = NV-{ $number } is not on the receipt of month { $month }: it counts tasks due in the month. Send "score" to see all of it.
step-nothing = Nothing is accepted yet, so quality and progress do not count yet.
