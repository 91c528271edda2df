card-outside = Code in another system: { $code }
card-document = By document { $document }{ $day ->
    [none] {""}
   *[other] {" "}of { $day }
}{ $source ->
    [none] {""}
   *[other] {" "}from { $source }
} ({ $code })

tasks-not-read = No column for: { $columns }. The heading row needs: External, Title; and People or Unit, Deadline, Document, Document date, Source where known.
not-for-exchange = A file of another system is taken over in the name of an admin or a leader, which { $code } is not. Say --by with the code of one.

tasks-read = { $rows } rows read.
tasks-new = New tasks ({ $count }):
tasks-changed = Changed in the other system ({ $count }):
tasks-noted = Only noted, the task stays as it is ({ $count }):
tasks-same = Unchanged: { $count } tasks.
tasks-own = The office's own, without a code of another system, passed over: { $count } rows.
tasks-called-off = Called off there before they came, not given: { $count } tasks.
tasks-absent = Not in the file, kept: { $count } tasks.
tasks-faults = Faulty rows ({ $count }):
tasks-will-be-called-off = called off, the task will be cancelled
tasks-verdict-faults = Nothing written: { $count } rows are at fault. Mend the file and import it again, or leave them out with --accept-faults.
tasks-verdict-changes = Nothing written: { $count } tasks changed in the other system. If that is right, import again with --accept-changes; those who do them will be told.
tasks-verdict-nothing = Nothing changes.
tasks-verdict-ready = Nothing written. All is right: leave --dry-run out to write it{ $changes ->
    [yes] , with --accept-changes for what changed
   *[no] {""}
}.
tasks-verdict-done = Written: { $given } tasks given, { $changed } changed, { $noted } noted{ $skipped ->
    [0] {""}
   *[other] , { $skipped } faulty rows left out
}.
tasks-sheet = sheet { $sheet }
tasks-row = row { $row }
tasks-column = column { $column }
tasks-column-number = Number
tasks-column-system = System
tasks-column-external = External
tasks-column-title = Title
tasks-column-document = Document
tasks-column-document-date = Document date
tasks-column-source = Source
tasks-column-people = People
tasks-column-unit = Unit
tasks-column-deadline = Deadline
tasks-column-quantity = Quantity
tasks-column-output = Output
tasks-column-product = Product
tasks-column-priority = Priority
tasks-column-paragraph = Paragraph
tasks-column-state = State
tasks-fault-no-system = it is not said of which system; add a column System, or --system HANOIWORK
tasks-fault-system-form = "{ $value }" cannot name a system; write letters without diacritics and digits, like HANOIWORK
tasks-fault-no-external = the task's code in the other system is missing; copy it from there, such as 2026-1187
tasks-fault-twice = the code "{ $value }" stands in row { $other } already; one row a task
tasks-fault-no-title = the title is missing
tasks-fault-too-long = "{ $value }…" is too long; write { $other } characters at most
tasks-fault-secret = it carries a mark of secrecy, so nothing of this row is taken or kept. Handle it outside of this system; take the row out of the file.
tasks-fault-nobody = it is not said who does it; write a staff code like CB04 (several: CB04; CB05), or a unit's code in the column Unit
tasks-fault-person-unknown = nobody has the code "{ $value }"; write a staff code of the roster
tasks-fault-person-named = "{ $value }" is a name; write the code: { $other }
tasks-fault-person-gone = "{ $value }" has left the office; write somebody else's code
tasks-fault-unit-unknown = no unit is "{ $value }"; write the code or the name of a unit
tasks-fault-unit-headless = nobody leads the unit { $value } now; write who does it in the column People
tasks-fault-day-form = "{ $value }" is no day; write 27/11/2026, 16:30 27/11/2026 or 2026-11-27
tasks-fault-deadline-past = the deadline { $value } has passed or is too far away; write one that lies ahead, or leave it empty
tasks-fault-quantity-form = "{ $value }" is no quantity; write 12 or 1.5
tasks-fault-priority-form = "{ $value }" is no priority; write cao, khẩn, thượng khẩn, hỏa tốc, or leave it empty
tasks-fault-paragraph-form = "{ $value }" is no paragraph of a source; write it like NQ57.3
tasks-fault-formula = the cell shows a formula error ({ $value }); write its value
tasks-fault-fixed = { $column } is "{ $value }" now, but of work that has been given it never changes. Cancel the task in the chat and import it under a new code, or leave the cell empty
tasks-fault-ended = { $value } has ended here and changes no more; give new work under a new code if need be
tasks-fault-several = { $other } do it now; to change several people at once use "chuyển" and "thêm người" in the chat
tasks-fault-refused = { $value }
unit-out-of-reach = The unit { $unit } is not within reach. Say --by with the code of its leader or of an admin.

record-task-number = Number
record-task-system = System
record-task-external = External
record-task-title = Title
record-task-document = Document
record-task-document-date = Document date
record-task-source = Source
record-task-people = People
record-task-unit = Unit
record-task-deadline = Deadline
record-task-quantity = Quantity
record-task-output = Output
record-task-product = Product
record-task-priority = Priority
record-task-paragraph = Paragraph
record-task-state = State
record-task-progress = Progress (%)
record-task-assigned = Assigned
record-result-number = Number
record-result-system = System
record-result-external = External
record-result-title = Title
record-result-document = Document
record-result-document-date = Document date
record-result-people = People
record-result-unit = Unit
record-result-quantity = Quantity
record-result-accepted-quantity = Accepted quantity
record-result-output = Output
record-result-product = Product
record-result-coefficient = Coefficient
record-result-deadline = Deadline
record-result-done = Handed in
record-result-accepted = Accepted
record-result-evidence = Evidence
record-person-code = Code
record-person-name = Name
record-person-gender = Gender
record-person-unit = Unit
record-person-unit-code = Unit code
record-person-parent-code = Parent code
record-person-title = Title
record-person-role = Role
record-product-code = Code
record-product-name = Name
record-product-output = Output
record-product-coefficient = Coefficient
record-product-score = Score

token-made = The program "{ $name }" may read, in your name: { $scopes }{ $unit ->
    [none] {""}
   *[other] {" "}of { $unit }
}; until { $expires }. If you did not ask for this, have the server's keeper end it: viec token revoke "{ $name }"
token-exists = A token named "{ $name }" is in use. Take another name, or end it first: viec token revoke "{ $name }"
scope-tasks = tasks
scope-results = accepted results
scope-people = the people
scope-catalogue = the catalogue
scope-scores = published scores (each reading is noted)
