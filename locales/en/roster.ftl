# Roster import: the dry run, the faults row by row, the result.
roster-read = { $rows ->
    [one] Read 1 row. Nothing is written yet.
   *[other] Read { $rows } rows. Nothing is written yet.
 }
roster-new-units = New units ({ $count }):
roster-changed-units = Changed units ({ $count }):
roster-new-persons = New people ({ $count }):
roster-changed-persons = Changed people ({ $count }):
roster-unchanged = { $count ->
    [one] Unchanged: 1 person.
   *[other] Unchanged: { $count } people.
 }
roster-absent = Not in the file, left as they are ({ $count }):
roster-emails = { $count ->
    [one] 1 e-mail address was read; addresses are not kept.
   *[other] { $count } e-mail addresses were read; addresses are not kept.
 }
roster-faults = Faults ({ $count }):
roster-skipped-too = If the faulty rows are left out, so are these rows of the same people: { $rows }.
roster-verdict-faults = { $count ->
    [one] Not ready: 1 row would be left out. Mend the file and import it again, or accept that.
   *[other] Not ready: { $count } rows would be left out. Mend the file and import it again, or accept that.
 }
roster-verdict-ready = Everything is right and can be written.
roster-verdict-same = Nothing changes.

roster-new-root = { $code } { $name } (top level)
roster-new-unit = { $code } { $name }, under { $parent }
roster-field = { $field }: { $before } → { $after }
roster-field-code = code
roster-field-name = name
roster-field-gender = gender
roster-field-phone = phone
roster-field-parent = parent unit
roster-blank = (blank)
roster-back = back in the office (had left on { $day })
roster-post = { $title }, { $unit } ({ $role })
roster-post-untitled = { $unit } ({ $role })
roster-post-begins = begins: { $post }
roster-post-ends = ends: { $post }
roster-role-admin = admin
roster-role-head = head
roster-role-deputy = deputy
roster-role-official = official

roster-fault = row { $row }: { $reason }
roster-fault-code-missing = the person's code is missing
roster-fault-code-two-names = code “{ $value }” has another name in row { $row }: “{ $other }”
roster-fault-duplicate = repeats row { $row } (same code “{ $value }”, same unit)
roster-fault-name-missing = the name is missing
roster-fault-gender-unknown = gender “{ $value }” is not known; write nam or nữ, male or female
roster-fault-role-unknown = role “{ $value }” is not known; write head, deputy, official or admin
roster-fault-unit-missing = the unit is missing
roster-fault-unit-unknown = no unit has the code “{ $value }”; add the unit's name
roster-fault-unit-ambiguous = several units are called “{ $value }”; add the unit's code or its parent
roster-fault-unit-two-names = this unit code belongs to “{ $other }”, not to “{ $value }”
roster-fault-unit-two-parents = parent “{ $value }” contradicts “{ $other }” in another row
roster-fault-parent-unknown = there is no parent unit “{ $value }”; add a row for that unit
roster-fault-parent-cycle = “{ $value }” lies under itself
roster-fault-two-heads = “{ $value }” would have two heads: the other one is { $other }, row { $row }
roster-fault-two-heads-already = “{ $value }” has a head already: { $other }
roster-fault-last-admin = { $value } is the only admin and has to stay one
roster-fault-too-long = too long: “{ $value }”
roster-fault-formula-error = a formula gives an error: { $value }
roster-fault-old-font = typed in a font of before Unicode (TCVN3), convert it first: “{ $value }”
roster-fault-code-is-date = Excel has turned the code into a date: { $value }; format the column as text and type it again

roster-unread-missing = The file “{ $value }” cannot be opened.
roster-unread-empty = The file is empty.
roster-unread-not-a-spreadsheet = This file is no spreadsheet. Send an .xlsx or .csv file.
roster-unread-other-format = This sort of spreadsheet is not read. Open it in Excel and save it as .xlsx.
roster-unread-password = The file has a password. Remove it and save the file again.
roster-unread-too-large = The file is too large: at most 20 MB, 50,000 rows, 256 columns.
roster-unread-damaged = The file is damaged. Open it in Excel and save it again.
roster-unread-encoding = The file's encoding cannot be told. Save it as CSV UTF-8 or as .xlsx.
roster-unread-no-headings = There is no heading row. At least two columns are needed: Code, Full name.
roster-unread-no-code-column = There is no column of codes. Add a column “Code”.
roster-unread-no-name-column = There is no column of names. Add a column “Full name”.
roster-unread-several-sheets = Several sheets are rosters: { $value }. Keep one only, or hide the others.
roster-unread-no-rows = There are no rows below the headings.

roster-has-faults = { $count ->
    [one] Nothing was written: 1 row is faulty (row { $rows }). Mend it and import again, or accept leaving it out.
   *[other] Nothing was written: { $count } rows are faulty (rows { $rows }). Mend them and import again, or accept leaving them out.
 }
roster-outdated = Somebody else has just changed the roster, so nothing was written. Import again to see the changes.
roster-imported = The roster is written: units new or changed { $units }, people new { $added }, changed { $changed }; posts begun { $begun }, ended { $ended }.
roster-left-out = { $count ->
    [one] 1 faulty row was left out.
   *[other] { $count } faulty rows were left out.
 }
