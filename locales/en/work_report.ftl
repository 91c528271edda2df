# The work report of a unit: week, month, quarter.
report-head = Work report, { $length ->
    [week] week
    [month] month
   *[quarter] quarter
} of { $span }
report-of = { $unit } (figures until { $until })
report-no-plan = Nothing was due in this span.
report-plan = Of { $due } due: { $counts }.
report-on-time = Handed in on time { $ontime }/{ $judged } ({ $percent }%).
report-on-time-so-far = Of { $judged } handed in or past their deadline, { $ontime } on time ({ $percent }%).
report-beyond = Beyond the plan of this span, { $count } more accepted.
report-overdue = Overdue: { $count }.
report-by-source = By programme:
report-by-unit = By unit:
report-other = Work tied to no programme
report-done = { $count } accepted
report-waiting = { $count } waiting for review
report-left = { $count } not done
report-late = { $count } overdue
report-more-sources = and { $count } more paragraphs
report-more = and { $count } more
report-cause = { $cause } { $days } working days ({ $tasks } tasks)
report-causes = Objective causes: { $causes }.
report-rest = Left ({ $count }):
report-coming = Due in the next span ({ $count }):

paper-report-title = WORK REPORT
paper-report-week = Week from { $first } to { $last }
paper-report-month = Month { $month }/{ $year }
paper-report-quarter = Quarter { $quarter }/{ $year }
paper-report-1 = I. DONE AGAINST THE PLAN
paper-report-2 = II. BY RESOLUTION, PROGRAMME AND PLAN
paper-report-3 = III. WORK DONE
paper-report-4 = IV. WHAT IS LEFT, AND WHY
paper-report-5 = V. WORK OF THE NEXT SPAN
paper-report-by-unit = By unit
paper-report-none = None.
paper-report-no-causes = No objective cause was confirmed in this span.
paper-report-foot = Made by Viec, figures until { $until }.
column-report-source = Source
column-report-words = Content
column-report-figure = Figure
column-report-due = Due
column-report-done = Accepted
column-report-waiting = Waiting
column-report-left = Not done
column-report-beyond = Beyond the plan
column-report-overdue = Overdue
column-report-ontime = Handed in on time
column-report-unit = Unit
column-report-work = Work
column-report-deadline = Deadline
column-report-handed = Handed in
column-report-blocker = Blocked by
column-report-cause = Objective cause
column-report-days = Working days
column-report-tasks = Tasks
