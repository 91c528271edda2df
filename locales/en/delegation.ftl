# Letting somebody decide in one's place.
delegation-none = You let nobody decide in your place. Send: delegate to Hoa until 5/12
delegation-none-official = You lead nobody, so there is nothing to delegate. For somebody to look after your work on leave, send: leave until 5/12, ask Hoa
delegation-given = In your place decides:
delegation-taken = You decide in the place of:
delegation-line = • { $person }, until { $until }
delegation-line-later = • { $person }, from { $since } until { $until }
delegation-how-end = To end it early: end delegation
delegation-preview = Let { $person } decide about work in your place until { $until }.
delegation-preview-later = Let { $person } decide about work in your place from { $since } until { $until }.
delegation-may = { $Person } may in your place: accept, return, answer requests for more time, confirm objective causes and work people took on. You go on deciding as you like.
delegation-may-not = Not included: scoring, rating, deciding classes, assigning.
delegation-own = { $count ->
    [one] 1 task
   *[other] { $count } tasks
} that { $person } does stay with you.
delegation-waiting = Waiting now: { $count }.
delegation-away = { $Person } is on leave until { $until }; work waits meanwhile.
delegation-former = In place of the former one: { $person }, until { $until }.
delegation-done = { $person } decides in your place until { $until }; it ends by itself. To end it early: end delegation. A mistake? Send "undo".
delegation-done-later = { $person } decides in your place from { $since } until { $until }; it ends by itself. To end it early: end delegation. A mistake? Send "undo".
delegation-letter = { $By } lets you decide about work until { $until }: accept, return, more time, objective causes. Your own work stays with { $by }.
delegation-letter-later = { $By } lets you decide about work from { $since } until { $until }: accept, return, more time, objective causes. Your own work stays with { $by }.
delegation-letter-waiting = Waiting: { $count }. Send "tasks waiting" to see.
delegation-ended = { $people } no longer decides in your place. From now on you decide yourself.
delegation-ended-none = Nobody decides in your place.
delegation-over = { $By } has ended the delegation: you no longer decide in that place.
delegation-leads_nothing = You lead no unit, so there is nothing to delegate. For somebody to look after your work on leave, send: leave until 5/12, ask Hoa
delegation-oneself = You cannot delegate to yourself. Name somebody else, such as: delegate to Hoa until 5/12
delegation-not_yours = { $person } is not in what you lead, so nothing was delegated. For somebody of another unit ask an admin: units replace { $head } with { $other } until 30/11
delegation-ask-whom = To whom? Send: delegate to Hoa until 5/12
delegation-ask-whom-unknown = I see nobody called "{ $typed }". Send the full name, such as: delegate to Pham Thi Hoa until 5/12
delegation-ask-end = Until the end of which day does { $person } decide? Such as: until 5/12, until Friday.
delegation-ask-end-typed = I could not read "{ $typed }" as an end. Send the last day, such as: until 5/12, until Friday.
undo-delegation_used = { $by } has decided in your place already, so it cannot be undone. To stop it from now on send: end delegation
undone-delegation-delegate = Undone: { $title } no longer decides in your place.
undone-delegation-end_delegation = Undone: { $title } decides in your place as before.
in-place-of = { $person } (for { $absent })
word-uy_quyen = delegate
example-uy_quyen = delegate to Hoa until 5/12
word-thoi_uy_quyen = end delegation
example-thoi_uy_quyen = end delegation: decide yourself again
