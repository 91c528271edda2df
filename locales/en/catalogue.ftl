# The product catalogue: shown, looked up, imported from a spreadsheet.
catalogue-head = { $count ->
    [one] The catalogue has { $count } product:
   *[other] The catalogue has { $count } products:
}
catalogue-found = Found for "{ $typed }": { $count }
catalogue-nothing = No product fits "{ $typed }". Send "catalogue" to see all.
catalogue-empty = The office has no catalogue yet. Work given now counts with coefficient 1.
catalogue-how-import = Import a spreadsheet on the server: viec catalogue import FILE.xlsx --dry-run
catalogue-page = Page { $page }/{ $pages }
catalogue-how = Assign with a code: assign Lan …, product { $code }, due Friday. Look up: catalogue report
product-by-table = { $code } { $name }: coefficient { $k }
product-by-score = { $code } { $name }: coefficient { $k } (score { $score } / 25)
product-unknown = The catalogue has no code { $code }. Which one is it?
product-unknown-empty = The office has no catalogue yet, so the code { $code } cannot be used.
choice-product = { $code } { $name }
choice-no-product = Without a code (coefficient 1)

catalogue-column-code = product code
catalogue-column-name = product name
catalogue-column-coefficient = coefficient K or score
catalogue-not-read = No column for: { $columns }. The heading row needs: Code, Name, K (or Score); and Unit if there is one.
catalogue-has-faults = Nothing was written: { $count } rows are at fault ({ $rows }). Correct the file and import it again, or add --accept-faults to leave them out.
catalogue-too-early = The newest version holds from { $newest }/{ $year }; a new one has to begin after that. Choose a later day with --from.
catalogue-imported = Catalogue written: { $new } new, { $changed } changed.
catalogue-keeps = Tasks already given keep their coefficient.
catalogue-left-out = { $count } faulty rows were left out.
catalogue-same = Nothing changes ({ $count } products as before).

catalogue-read = { $rows } rows read. Nothing is written yet.
catalogue-new = New products ({ $count }):
catalogue-changed = Changed products ({ $count }):
catalogue-change = { $before } → { $after }
catalogue-unchanged = Unchanged: { $count }.
catalogue-absent = Not in the file, kept as they are ({ $count }):
catalogue-faults = Rows at fault ({ $count }):
catalogue-verdict-faults = Cannot be written. Correct these rows and import again, or add --accept-faults to leave them out.
catalogue-verdict-ready = All rows are sound. Leave --dry-run away to write.
catalogue-fault = row { $row }: { $reason }
catalogue-fault-no-code = the product code is missing; write one like BC-01
catalogue-fault-code-form = the code "{ $value }" cannot be used; write letters, then digits, no spaces, at most 32 signs, like BC-01
catalogue-fault-code-twice = the code "{ $value }" stands in row { $other } already; one row for each code
catalogue-fault-no-name = product { $value } has no name
catalogue-fault-too-long = "{ $value }…" is too long; write at most 200 signs
catalogue-fault-no-coefficient = no coefficient; write K (like 1.5) or a score (like 160)
catalogue-fault-no-number = "{ $value }" is no number; write one like 1.5
catalogue-fault-out-of-range = "{ $value }" is out of range; a coefficient is above 0 and at most 1000
catalogue-fault-too-fine = "{ $value }" has more than three decimals; round it to thousandths
catalogue-fault-differs = coefficient { $value } does not fit the score (score / 25 = { $other }); correct one of the two
