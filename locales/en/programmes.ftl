# Where work comes from: resolutions, programmes and plans by their paragraphs; which nobody owns.
programmes-empty = The office has no programme yet (resolution, programme, plan).
programmes-how-begin = Add one: source new NQ57: Resolution 57 on digital transformation, 2026-2030
    Import a spreadsheet on the server: viec programmes import FILE.xlsx --dry-run
programmes-head = The office has { $count ->
    [one] one programme
   *[other] { $count } programmes
}:
programmes-how = Its paragraphs: source { $code }. What is lacking: orphans
programme-counts = { $count ->
    [one] one paragraph
   *[other] { $count } paragraphs
}{ $orphans ->
    [0] {""}
   *[other] , { $orphans } lacking something
}
programme-until = until { $day }
programme-how-first = Add a paragraph: source { $code }.1: its words, owner TCCB, figure 80%, data Service portal, due 31/12/2027
programme-how = One paragraph: source { $code }.{ $mark }. What is lacking: orphans { $code }
programme-begun = Added { $programme }.
programme-changed = Written: { $programme }.
programme-unknown = The office has no programme { $code }. It has: { $known }.
programme-unknown-none = The office has no programme yet, so { $code } cannot be used.
programme-not-keeper = Programmes are kept by an admin and the head of the office; who leads the unit that answers for a paragraph may give its figure and data.
programme-not-understood = I do not understand the source "{ $typed }". Send "source" for all, "source NQ57.3" for one paragraph, "source 12" for where task 12 comes from.
source-not-understood = I do not understand "{ $typed }". Tie task { $number } to a paragraph: source { $number } NQ57.3. Take it away: source { $number } none

paragraph-unknown = { $code } has no paragraph { $mark }. It has: { $known }.
paragraph-unknown-none = { $code } has no paragraphs yet.
paragraph-how-add = Add it: source { $code }.{ $mark }: its words
paragraph-preview-new = A new paragraph:
paragraph-preview = Write about the paragraph:
paragraph-preview-told = Who answers for it will be told.
paragraph-added = Paragraph added:
paragraph-changed = Paragraph written:
paragraph-given = { $by } has you answer for a paragraph:
paragraph-given-how = Give work for it: assign Lan …, source { $code }.{ $mark }, due Friday. See it: source { $code }.{ $mark }
paragraph-taken-back = { $by } has taken back what was just written about { $code }.{ $mark }.
paragraph-of = Of { $programme }
paragraph-owner = Answers for it: { $owner }
paragraph-figure = Figure: { $figure }
paragraph-indicator = Indicator: CT-{ $number }
paragraph-data = Data: { $data }
paragraph-due = due { $day }
paragraph-tasks = { $count ->
    [0] no task yet
    [one] one task, { $done } done
   *[other] { $count } tasks, { $done } done
}
paragraph-tasks-head = Tasks: { $count }, accepted { $done }
paragraph-unseen = And { $count } more, beyond this page or beyond what you may see.
paragraph-how-task = Give work for it: assign Lan …, source { $source }, due Friday. Tie a task: source 12 { $source }

lack-owner = nobody answers for it
lack-figure = no figure or indicator
lack-data = no data source
lack-task = no task
orphans-head = { $count } of { $of } paragraphs{ $code ->
    [none] {""}
   *[other] {" "}of { $code }
} lack something:
orphans-none = All { $count } paragraphs{ $code ->
    [none] {""}
   *[other] {" "}of { $code }
} have an owner, a figure, data and a task.
orphans-nothing-there = { $code ->
    [none] There are no paragraphs yet. Send "source" to see how to add them.
   *[other] { $code } has no paragraphs yet. Send "source { $code }" to see how to add them.
}
orphans-how-owner = Name who answers for it: source { $code }.{ $mark } owner TCCB
orphans-how-figure = Give its figure: source { $code }.{ $mark } figure 80%
orphans-how-data = Say where the data comes from: source { $code }.{ $mark } data Service portal
orphans-how-task = Give work: assign Lan …, source { $code }.{ $mark }, due Friday

task-source = Source { $source }: { $words }
task-sourced = NV-{ $number } now comes from { $source }: { $words }
task-unsourced = NV-{ $number } is no longer tied to { $source }. If that was a slip, send "undo".
task-had-no-source = NV-{ $number } is tied to no paragraph, so there is nothing to take away.
trace-none = This task is tied to no paragraph; { $assigner } gave it.
trace-how = Tie it: source { $number } NQ57.3. All programmes: source
trace-result = KR { $result } { $title }
choice-no-source = Without a source
verb-source = tied to
verb-no_source = untied from its source
undone-paragraph-keep_paragraph = Undone: { $title } is as it was before.
undone-programme-keep_programme = Undone: { $title } is as it was before.

programme-column-code = programme code (or add --code NQ57)
programme-column-mark = paragraph
programme-column-words = content
programmes-not-read = Missing columns: { $columns }. The heading row needs: Code, Paragraph, Content; and Title, Owner, Figure, Data, Due where known.
programmes-have-faults = Nothing was written: { $count } rows are at fault ({ $rows }). Mend the file and import it again, or add --accept-faults to leave those rows out.
programmes-imported = Written: { $begun } new programmes, { $new } new paragraphs, { $changed } changed.
programmes-left-out = { $count } faulty rows were left out.
programmes-same = Nothing changes ({ $count } paragraphs as before).
programmes-read = Read { $rows } rows. Nothing is written yet.
programmes-begun = New or renamed programmes ({ $count }):
programmes-new = New paragraphs ({ $count }):
programmes-changed = Changed paragraphs ({ $count }):
programmes-unchanged = Unchanged: { $count } paragraphs.
programmes-absent = Not in the file, kept as they are: { $count } paragraphs.
programmes-faults = Rows at fault ({ $count }):
programmes-verdict-faults = It cannot be written yet. Mend these rows, or add --accept-faults to leave them out.
programmes-verdict-ready = All of it is right. Leave --dry-run away to write it.
programme-fault = row { $row }: { $reason }
programme-fault-no-code = the programme's code is missing; write it like NQ57
programme-fault-code-form = the code "{ $value }" cannot be used; letters then digits, like NQ57, CTr-08
programme-fault-no-title = { $value } is new and needs a title; send: source new { $value }: the resolution's title
programme-fault-no-mark = the paragraph's number is missing; write it like 3 or II.1
programme-fault-mark-form = the paragraph's number "{ $value }" cannot be used; write it like 3 or II.1
programme-fault-twice = "{ $value }" stands in row { $other } already; one row for each paragraph
programme-fault-no-words = { $value } has no content
programme-fault-too-long = "{ $value }…" is too long; at most { $other } characters
programme-fault-owner-unknown = no unit or person is called "{ $value }"; write a unit's code or name, or a person's code
programme-fault-day-form = "{ $value }" is no date; write 31/12/2027, 12/2027, Q4/2027 or 2027
