# Leave, time in the field, standing in.
away-leave = On leave until { $until }.
away-leave-later = On leave from { $since } until { $until }.
away-field = In the field until { $until }.
away-field-later = In the field from { $since } until { $until }.
away-end-of-day = the end of { $day }
away-morning-of = on the morning of { $day }
away-replaced = (In place of what you said before.)
away-days-off = The office is closed then, so there is no need to say so.
away-due = { $count } { $count ->
    [one] task falls
   *[other] tasks fall
} due meanwhile:
away-due-line = • NV-{ $number } { $title }: due { $deadline }
away-undecided = { $count } { $count ->
    [one] task waits
   *[other] tasks wait
} for your decision.
away-delegate = So that nothing has to wait, write: delegate to { $name } until { $day }
away-quiet-leave = I will write nothing, and sum up once { $back }.
away-quiet-field = I keep reminders until { $back }. Reports from the field count when they are sent.
away-how-back = If you are back early, write "back".
away-back = Good to have you back. From now on I write as usual; write "tasks" to see yours.
away-back-none = You are not away, so there is nothing to end.
ask-away-leave = On leave until when? Write: until Thursday · tomorrow afternoon · from 25/11 to 27/11
ask-away-field = In the field until when? Write: until 16:00 · until Thursday
choice-deputy = Ask { $person } to stand in
choice-later = Ask for later deadlines
choice-own = I see to it myself
deputy-requested = { $by } is on leave from { $since } until { $until } and asks you to stand in{ $count ->
    [0] .
    [one] {" "}for 1 task:
   *[other] {" "}for { $count } tasks:
}
deputy-requested-how = Write "stand in" or "decline".
deputy-asked = { $person } has been asked to stand in. Once agreed, I remind { $person } in your place.
deputy-yes = { $person } stands in for you until { $until }.
deputy-no = { $person } cannot stand in. Ask somebody else: leave until { $until }, ask Hoa
deputy-yes-own = Thank you. You stand in for { $person } until { $until }.
deputy-yes-tasks = I remind you of { $numbers }. To see one: write "task { $first }".
deputy-no-own = I tell { $person }.
deputy-back = { $person } is back; you need not stand in any longer.
deputy-unknown = The leave is noted. It is not clear whom you ask; write it again with the full name: leave until Thursday, ask Phạm Thị Hoa
deputy-away = { $person } is on leave too until { $until }. Please ask somebody else.
deputy-nothing = Nobody is waiting for you to stand in.
away-later = A later deadline is asked for { $numbers }: { $deadline }. The present one holds until it is granted.
away-later-none = Nothing falls due meanwhile any more.
away-own = All right. The tasks stay with you; their deadlines do not change.
away-head = Away now or soon:
away-nobody = Nobody has said that he is away in the next two weeks.
away-not-you = You are not away. Write: leave tomorrow afternoon · leave from 25/11 to 27/11
away-line-leave = { $person } on leave until { $until }
away-line-leave-later = { $person } on leave from { $since } until { $until }
away-line-field = { $person } in the field until { $until }
away-line-field-later = { $person } in the field from { $since } until { $until }
away-line-deputy = , { $person } stands in
digest-away = On leave: { $people }
away-undone-away-leave = Undone: you are not on leave until { $until } any more; reminders come as usual.
away-undone-away-field = Undone: you are not in the field until { $until } any more; reminders come as usual.
away-undone-back = Undone: you are away until { $until } again, as you had said.
away-undone-ask_deputy = Undone: { $person } is not asked to stand in any more. You are still away until { $until }.
away-undone-deputy = { $person } is told that nobody has to stand in.
undo-stood_in = { $by } has agreed to stand in, so it cannot be undone. If you are not on leave any more, send "back".
