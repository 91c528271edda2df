# Indicators (KPI) of units and job positions: for steering, outside the formula of the score.
indicator-term-month = month { $month }/{ $year }
indicator-term-quarter = quarter { $quarter }/{ $year }
indicator-term-year = year { $year }
indicators-none = { $unit } has no indicators yet.
indicators-how-begin = Add one: kpi new { $code }: Files settled on time, target 95%, every quarter, weight 40%
    A whole set from a spreadsheet on the server: viec indicators template, then viec indicators import FILE.xlsx --dry-run
indicators-how = Look at one: CT{ $number }. Say a value: CT{ $number } 45
indicator-now = { $when }: { $value }
indicator-source-typed = Whoever answers for it says the value.
indicator-source-on_time = Computed from tasks: the share of those due in the period that were handed in on time.
indicator-source-product = Computed from tasks: the quantity of product { $counts } accepted in the period.
indicator-source-paragraph = Computed from tasks: the tasks of paragraph { $counts } accepted in the period.
indicator-formula = Formula, data: { $formula }
indicator-targets = Targets: { $targets }
indicator-history = Said { $count } times, last:
indicator-said = { $when }: { $value }, { $by } at { $moment }
indicator-said-file = { $when }: { $value }, from a file at { $moment }
indicator-how-value = Send "CT{ $number } 45" to say the value; in time up to { $day }, afterwards with the reason: CT{ $number } 45 because …
indicator-how-target = { $when } has no target. Send: CT{ $number } target 95
indicator-added = New indicator CT-{ $number } { $name } ({ $unit }):
indicator-changed = Changed indicator CT-{ $number } { $name }:
indicator-target = Target of { $when } for CT-{ $number } { $name }:
indicator-dropped = Indicator CT-{ $number } { $name } is dropped. What was said of it is kept.
indicator-aim-higher = target { $when }: { $target } or more
indicator-aim-lower = target { $when }: at most { $target }
indicator-aim-higher-from = target { $when }: from { $baseline } up to { $target }
indicator-aim-lower-from = target { $when }: from { $baseline } down to { $target }
indicator-missing = The weights of { $whose } still lack { $missing }.
indicator-measured = Kept { $name }, { $when }: { $value }
indicator-before = Before: { $value }. It stays in the history.
indicator-late-reason = After the cut-off, because: “{ $reason }”
indicator-late-told = { $person } was told.
indicator-told = { $by } said for you { $name }, { $when }: { $value }
indicator-told-late = { $by } said a value after the cut-off: { $name }, { $when }: { $value }
indicator-unknown = There is no CT-{ $number } that you may see. Send "kpi" for the indicators of your unit.
indicator-no-not_yours = { $person } says the values of CT-{ $number } { $name }.
indicator-no-not_yours-nobody = Whoever answers for CT-{ $number } { $name } or leads the unit says its values.
indicator-no-not_keeper = { $person }, heads above and admins say what the unit is measured by. Ask them directly.
indicator-no-not_keeper-nobody = Who leads the unit, heads above and admins say what it is measured by.
indicator-no-unit = You see the indicators of your unit, of units above you, and of those you lead. Send "kpi" for your own.
indicator-no-computed = CT-{ $number } { $name } is computed from tasks, so no value is typed. Send "CT{ $number }" to see how.
indicator-no-reason = The values of CT-{ $number } { $name } were closed after { $day }. A late or changed value needs its reason: CT{ $number } 45 because two communes reported late
indicator-no-ahead = That period begins { $day }, so it has no value yet.
indicator-no-great = The number is too large. Look again, or use a larger unit such as millions.
indicator-no-weight = All weights together are 100%; { $missing } is left. Lower another one first, for example: CT{ $number } edit: weight 20%
indicator-no-owner = { $person } does not belong to this unit and cannot answer for the indicator. Choose somebody of the unit.
indicator-no-product = The catalogue has no product { $typed }. Send "catalogue" for the codes.
indicator-no-paragraph = There is no paragraph { $typed }. Send "source" to see them; write NQ57.1.
indicator-no-baseline = { $name }: it begins on the far side of its target. Falling: from 120 down to 20; rising: from 20 to 120.
indicator-undone-add = Indicator CT-{ $number } { $name } is withdrawn.
indicator-undone-change = CT-{ $number } { $name } is as it was before the change.
indicator-undone-drop = CT-{ $number } { $name } is back.
indicator-undone-target = The target of CT-{ $number } { $name } is as it was before.
indicator-undone-measure = The value just said of CT-{ $number } { $name } is taken back.
indicator-unread-line = "{ $typed }" is not clear. Send "kpi", "kpi TCCB quarter 4", "CT{ $number }", "CT{ $number } 45/120".
indicator-unread-name = What does it measure? Send: kpi new TCCB: Files settled on time, target 95%, every quarter, weight 40%
indicator-unread-aim = { $typed }: what is the target? Send: target 95%, or: at most 5%, or: from 120 down to 20 files
indicator-unread-weight = { $typed }: what weight? Send: weight 40%. To only watch it: weight 0
indicator-unread-weight_wrong = A weight is from 0% to 100% with two decimals at most. Send for example: weight 40%
indicator-unread-number = "{ $typed }" can be read in two ways, so nothing was kept. Write 12,000 for twelve thousand and 66.5 for a decimal.
indicator-unread-part = "{ $typed }" was not understood, so nothing was kept. Part by commas: target …, every quarter, weight …, a name; on-time tasks, count product SP01, count paragraph NQ57.1, position ….
indicator-unread-whole = The target of CT-{ $number } is { $whole }, not { $typed }, so nothing was kept. Send for example: CT{ $number } 45
indicator-unread-change = What is to change in CT-{ $number }? Send: CT{ $number } edit: weight 30%, Hoa. The target: CT{ $number } target 90
indicator-unread-edit = A target is sent by itself, for example: CT{ $number } quarter 4 target 90
indicator-unread-value = "{ $typed }" is no value of the period, so nothing was kept. Send the value so far, for example: CT{ $number } 45
indicator-unread-whose = There is no unit "{ $typed }". Send: kpi new TCCB: …
indicator-ask-term = CT-{ $number } { $name }: of which period is { $value }?
indicator-ask-unsure = CT-{ $number } { $name }: keep this value?
indicator-ask-unusual = CT-{ $number } { $name } has the target { $target }; { $value } is far off. Is it right?
choice-indicator-value = Keep { $exact }
choice-indicator-month = Month { $month }/{ $year }
choice-indicator-quarter = Quarter { $quarter }/{ $year }
choice-indicator-year = Year { $year }
card-indicators-title-none = No indicator has a value in { $when }
card-indicators-title-met = { $count ->
    [1] The only indicator with a value is on target
   *[other] All { $text } indicators with a value are on target
}
card-indicators-title-one = { $count ->
    [1] Below its target: { $name }
   *[other] One indicator is below its target: { $name }
}
card-indicators-title-lowest = { $count ->
    [1] { $number } of { $every } indicators is below target, lowest: { $name }
   *[other] { $number } of { $every } indicators are below target, lowest: { $name }
}
card-indicators-title-below = { $count ->
    [1] { $number } of { $every } indicators is below target
   *[other] { $number } of { $every } indicators are below target
}
card-indicators-subtitle = Each bar against its target; as of { $moment }
card-indicators-overall = of all targets by weight; { $valued }/{ $every } have a value
card-indicators-missing = The weights lack { $missing }
card-indicators-no-value = no value yet
card-indicators-at-most = { $value } (at most { $target }){ $noun }
card-indicators-falling = { $value } left, target { $target }{ $noun }
card-indicators-of-percent = { $value } (target { $target })
card-indicators-aim = target { $target }
card-indicators-is-met = on target ({ $share })
card-indicators-reached = { $share } of the target
card-indicators-late = said after the cut-off
card-indicators-weight = weight { $weight }
card-indicators-before = before: { $shares }
card-indicators-more = There are more: send CT and a number
indicators-column-code = code
indicators-column-name = name (or period and value, in a file of values)
indicators-column-value = value
indicators-not-read = Columns are missing: { $columns }. A file of indicators needs: code, name, unit, weight; one of values: code, period, value. See: viec indicators template
indicators-have-faults = Nothing was written: { $count } rows are at fault ({ $rows }). Correct the file, or add --accept-faults to leave them out.
indicators-imported = Written: { $new } new indicators, { $changed } changed, { $targets } targets, { $values } values.
indicators-left-out = Left out: { $count } faulty rows.
indicators-same = Nothing changes ({ $count } indicators as before).
indicators-read = Read { $rows } rows. Nothing is written yet.
indicators-new = New indicators ({ $count }):
indicators-changed = Changed indicators ({ $count }):
indicators-targets = Targets ({ $count }):
indicators-values = Values ({ $count }):
indicators-unchanged = Unchanged: { $count } indicators.
indicators-faults = Faults ({ $count }):
indicators-verdict-faults = Not ready. Correct the rows above. Weights must make 100%; other faulty rows can be left out with --accept-faults.
indicators-verdict-ready = All is right. Leave --dry-run out to write it.
indicators-fault = row { $row }: { $reason }
indicators-fault-no-code = the code is missing; write TCCB.01
indicators-fault-code-form = the code "{ $value }" cannot be used; write TCCB.01 (CT-1, CT-2 … are given in the chat)
indicators-fault-twice = "{ $value }" stands in row { $other } already; one row for each indicator
indicators-fault-no-name = indicator { $value } has no name
indicators-fault-too-long = "{ $value }…" is too long; at most { $other } characters
indicators-fault-unit-unknown = there is no unit "{ $value }"; write its code or name
indicators-fault-unit-changed = { $other } belongs to another unit than "{ $value }"; use a new code
indicators-fault-owner-unknown = nobody has the code "{ $value }"
indicators-fault-direction-form = "{ $value }" is no direction; write up or down
indicators-fault-length-form = "{ $value }" is no length; write month, quarter or year
indicators-fault-term-form = "{ $value }" is no period{ $other ->
    [none] {""}
   *[other] {" "}of { $other }
}; write 11/2026, Q4/2026 or 2026
indicators-fault-number-form = "{ $value }" is no number; write 95, 66.5 or 120 → 20
indicators-fault-weight-form = the weight "{ $value }" cannot be used; write 0 to 100
indicators-fault-source-form = the source "{ $value }" is not known; write typed, on time, product SP01 or paragraph NQ57.1
indicators-fault-product-unknown = the catalogue has no product { $value }
indicators-fault-paragraph-unknown = there is no paragraph { $value }; import the programme first
indicators-fault-indicator-unknown = there is no indicator { $value }
indicators-fault-computed = { $value } is computed from tasks, so no value is imported
indicators-fault-ahead = the period { $value } has not begun
indicators-fault-needs-reason = { $value } is past its cut-off; give the reason in the column Reason
indicators-fault-weights-missing = The weights of { $value } lack { $other }
indicators-fault-weights-over = The weights of { $value } are { $other } too much
position-line = { $code } { $name }: { $products } products, { $indicators } indicators, { $criteria } criteria
positions-none = The office has no job positions yet.
positions-how = Add one: kpi position VT03: Official for organization; unit TCCB; products SP01, SP02; kpi CT1; criteria discipline, cooperation
positions-head = The office has { $count } job positions:
positions-how-one = Look at one: kpi position { $code }
position-products = Products: { $names }
position-indicators = Indicators: { $names }
position-criteria = General criteria: { $names }
position-holders = Held now by { $count } (by the title in the roster); version { $version }
position-added = New job position:
position-changed = Job position:
position-from = For periods that open from now on; those that are open stay as they were. The formula of the score does not change.
position-unknown = There is no position { $code }. Send "kpi position" to see them.
position-no-not_keeper = Job positions are kept by an admin, the head of the office, and who leads the position's unit.
position-no-name = { $typed } is a new position and needs its name. Send: kpi position { $typed }: Official for organization; products SP01
position-no-unit = There is no unit "{ $typed }".
position-no-product = The catalogue has no product { $typed }. Send "catalogue" for the codes.
position-no-indicator = There is no indicator { $typed }. Send "kpi" to see them.
receipt-position = Position { $position } (not fixed yet)
receipt-position-pinned = Position { $position } (fixed when the period opened, version { $version })
goal-guide = An objective says what is to be different this quarter; an indicator measures what goes on all the time. Both are for steering, outside the formula of the score.
    Set one: objective new: Lean files, aspirational
    Key results, 100% together: key result new MT-3: Open files from 120 down to 20 files, weight 60%, Lan
    Agree: agree MT-3, or return MT-3 and why
    Each week: kr 3 45, confidence 7, blocked no scanner
    Indicators: kpi new TCCB: Files on time, target 95%, every month, weight 40%
    The value of a period: CT3 93.5. After the cut-off with the reason: CT3 month 10 91 because …
    A key result reads an indicator: kr 3 kpi CT3
    From a resolution down to tasks: source NQ57.1; from a task back up: source 12; what nobody owns: orphans
    Read a receipt: score 192; contest a line: petition 192 …
