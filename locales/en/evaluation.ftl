# Scores and receipts.
receipt-month = { $Period }/{ $year } (provisional until { $until }, decided by nobody yet)
receipt-month-settled = { $Period }/{ $year } (figures settled at { $until }, decided by nobody yet)
receipt-month-decided = { $Period }/{ $year } (published { $day }, decided by { $by })
receipt-month-corrected = { $Period }/{ $year } (published { $day }, changed by a petition, to be decided again by { $by })
receipt-decided = { $whose }: { $total } · class { $rank }
receipt-general-reviewed = General criteria { $points }/30 (reviewed by the leader)
receipt-total = { $whose }: { $total } · { $band }
receipt-nothing = { $whose }: nothing falls due in this period yet, so there is no score.
receipt-no-total = { $whose }: not enough for a total yet.
receipt-general = General criteria { $points }/30 (own assessment, to be reviewed)
receipt-general-missing = General criteria: not assessed yet.
receipt-for-reference = For reference: the office does not evaluate by periods of this length.
receipt-cut-off = Figures as of { $until }.
receipt-proposed = The system proposed: { $rank }.
receipt-not-as-proposed = The system proposed: { $rank }. Decided otherwise because: “{ $reason }”
receipt-general-asked = General criteria: not assessed yet. Do it with: self-score 9 9 9
receipt-insufficient = Task results: not enough data.
receipt-work = Task results { $points }/70 = 70 × ({ $factors }) / { $count }
receipt-work-weighed = Task results { $points }/70 = { $factors }
receipt-leader-open = Task results: { $factors } so far. No total yet: đ (organizing) and e (unity) have not been chosen by the superior.
receipt-team-well = d (result of the unit): everybody answered for who has a total is at least "completed"
receipt-team-weak = d (result of the unit): somebody answered for is below "completed", so it is 50%
receipt-team-none = d (result of the unit): nobody answered for has a total yet, so it does not count yet
receipt-sums = Assigned { $assigned } · done { $done } · of good quality { $quality } · on time { $progress } (converted products)
cost-open = { $state } ({ $done }/{ $assigned })
cost-late = the deadline has passed{ $when }
cost-quality = { $count ->
    [one] returned once for an error of content
   *[other] returned { $count } times for errors of content
}{ $when }: −{ $lost } quality
cost-delay = { $count ->
    [one] { $count } missed deadline
   *[other] { $count } missed deadlines
}{ $when }: −{ $lost } progress
receipt-next = If NV-{ $number } is accepted in full: { $total }.
receipt-next-work = If NV-{ $number } is accepted in full, task results are { $total }/70.
receipt-foot = Receipt { $code }, { $rules }
receipt-how = Send "score details" to see every line, "score { $number }" for each step of one task.
rules-ND335_2026_1 = Decree 335, edition 2026.1
rules-ND233_2026_1 = Decree 233, edition 2026.1
rules-QD366_2025_1 = Regulation 366-QĐ/TW, edition 2025.1
rules-local-example-1 = an office's own rules (example 1)
class-excellent = Excellent (by points; a person decides)
class-good = Good
class-completed = Completed
class-not_completed = Not completed
step-assigned = Assigned { $assigned } × coefficient { $k }
step-done = Accepted { $done } ({ $state })
step-quality = Quality { $quality } = { $done } − { $fault } × { $count } errors of content
step-progress = Progress { $progress } = { $done } − { $fault } × { $count } missed deadlines
step-counted = The reviewer let it count when typed: { $line }.
step-deadline = Due { $deadline }. Only the hand-in counts, never the wait for a review.
general-noted = Your own points for the general criteria of { $period } are noted: { $total }/30. Your leader will review them.
general-wrong = I need { $count } numbers, each within its bounds:
general-how = For example: self-score 9 9 9
general-how-review = For example: review Lan 9 9 9: a remark
criterion-politics = Political quality, ethics, discipline
criterion-capacity = Capacity, responsibility, cooperation
criterion-innovation = Innovation, daring to act
score-not-yours = Somebody's score is seen only by that person and the direct leader.
line-not-counted = NV-{ $number } is not on the receipt of { $period }: it counts tasks due in the period. Send "score" to see all of it.
step-nothing = Nothing is accepted yet, so quality and progress do not count yet.
with-coefficient = coefficient { $k }
step-fault = − { $fault }
receipt-code = Receipt { $code }
fault-quality = error of content on { $day }, returned by { $by }
fault-quality-open = error of content on { $day }
fault-quality-undated = error of content, date unknown
fault-delay = deadline { $day } missed, confirmed by { $by } on { $confirmed }
fault-delay-open = deadline { $day } missed
fault-delay-undated = a deadline missed, date unknown
full-line = { $product }coefficient { $k } · assigned { $assigned } · accepted { $accepted } · quality { $quality } · progress { $progress } ({ $state })
factor-a = quantity
factor-b = quality
factor-c = progress
receipt-ratio = { $name } { $what } = { $part }/{ $whole } = { $percent }
receipt-sum-up = Total { $general } + { $work } = { $total }
flag-near-band = Near a band: rounded it looks reached, exactly it is not. Whoever decides should look.
flag-capped = More was accepted than assigned on some task: the surplus does not count.
flag-not-rated = Not rated in this period: { $why }. It counts in no mean of the year.
blocker-degradation = A condition stands in the way: concluded degradation.
blocker-party-breach = A condition stands in the way: a breach of party members' duties.
blocker-discipline = A condition stands in the way: disciplined in the period.
blocker-corruption-in-unit = A condition stands in the way: corruption or waste handled in the unit.
blocker-source = By { $document }, recorded by { $by } on { $day }.
receipt-basis = Legal basis:
receipt-basis-line = • { $rule }: { $source } ({ $standing })
rule-general = General criteria
rule-staff = Formula for staff
rule-leader = Formula for leaders
rule-fault = Deductions
rule-bands = Bands
rule-conditions = Conditions beside the points
rule-blockers = What rules a class out
rule-cap = Cap on excellent
rule-choices = Values of đ and e
rule-petition = Petition
rule-head-within-unit = Head and unit
rule-positions = Coefficients by post
standing-read = wording read
standing-reported = after published regulations
standing-chosen = a reading chosen
receipt-hash = Checksum of the inputs (SHA-256) { $inputs }; rule set { $rules }
end-of-day = 24:00 { $day }
receipt-unit = The unit is { $rank } by { $document }: its head is not classed above (Decree 233, art. 12(7)).
receipt-unit-reckoned = The unit's own work comes to { $rank }: its head is not proposed above (Decree 233, art. 12(7)).
criterion-total = general, all together
criterion-ethics = Ethics and discipline
criterion-skill = Ability and responsibility
criterion-new = Innovation
line-exceeded = beyond what was asked (adds no points)
line-ordered = accepted by petition { $petition }
records-erased = The records before { $day } were erased after their term, so nothing can be reckoned anew. What was published stays.
