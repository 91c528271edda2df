# Persons, link codes, languages.
welcome = Hello { $honour } { $person }, { $office }. From now on you receive and report work right here.
welcome-leader = Try: digest · tasks waiting · assign Lan draft the memo by Friday
welcome-official = Try: tasks · week · score · help
welcome-admin = Try: tasks · help
not-linked = Hello. I work only with people whom their office gave a code. If you have one, send: link 123456
code-wrong = This code is not good: wrong, used, or older than 15 minutes. Ask your office for a new one and send: link 123456
code-too-often = Too many wrong codes. Please try again after { $until }.
already-linked = This chat already belongs to { $honour } { $person }.
language-set = From now on I speak English. To change back: language vi
language-unknown = I speak Vietnamese (vi) and English (en). Send: language vi
only-admin = Only an admin of the office may change this.
units-head = Units and who leads them:
units-leaders = { $leaders }, { $people ->
    [one] { $people } person
   *[other] { $people } people
}
units-nobody = led by nobody, { $people ->
    [one] { $people } person
   *[other] { $people } people
}
units-how = To let somebody act: units replace { $head } with { $other } until 30/11 · to end it: units end { $other }
acting-set = { $person } leads in place of { $absent } until { $until }: assigns, reviews and sees what they would.
acting-ended = { $person } no longer leads in another's place.
acting-none = { $person } leads in nobody's place.
acting-codes = I could not read two codes. Send: units replace { $head } with { $other } until 30/11
acting-date = I could not read until when. Send: units replace { $head } with { $other } until 30/11
acting-leads_nothing = The absent person leads no unit.
departure-asked = Let { $person } go: { $chats ->
    [0] no chats are left,
    [one] 1 chat ends at once,
   *[other] { $chats } chats end at once,
} letters not yet sent are withdrawn, posts end.
departure-tasks = { $tasks } open tasks and { $reviews } to be accepted by this person remain; I tell the head, who hands them over.
departure-confirm = This cannot be taken back. Type { $code } to do it, 0 to leave.
departure-done = { $person } has left: { $chats } chats ended, { $withdrawn } letters withdrawn. Nothing is sent there any more.
departure-head = { $head } has been told to hand over { $tasks } open tasks.
departure-unknown = Nobody at work here has the name or code "{ $typed }". Write: departed { $code }
departure-how = Who has left? Write the code: departed { $code }
typed-wrong = That is not it; nothing has changed. Type { $code } to do it, 0 to leave.
tasks-left = { $person } has left, with { $tasks } open tasks.
tasks-left-reviews = { $count } tasks wait to be accepted or decided by this person.
tasks-left-how = To hand one over: write "hand over { $number } to { $person }".
unlink-asked = Unlink this chat? { $others ->
    [0] You have no other; to come back you need a new code.
    [one] You have 1 other; messages go there.
   *[other] You have { $others } others; messages go there.
}
unlink-asked-other = End all { $chats } chats of { $person }? To come back a new code is needed.
unlink-confirm = Type { $code } to do it, 0 to leave.
unlink-nothing = { $person } has no chat.
unlink-unknown = Nobody has that code. Write: unlink { $code }
unlinked = This chat is unlinked. Messages go to the other one from now on.
unlinked-last = Unlinked. To come back, ask the office for a code and write: lien ket 123456
unlinked-other = The chats of { $person } have ended.
channel-name-telegram = the Telegram bot { $bot }
channel-name-zalo = the Zalo bot { $bot }
channel-name-zalo-oa = the Zalo OA { $bot }
channel-token = The token of { $bot } is no longer accepted, so this channel has stopped; the others go on. Get a new token, put it into the settings and start again. Unsent letters wait for 7 days at most.
channel-scarce = { $bot } has used { $used }/{ $most } messages of this month. From 90% on digests and weekly cards are left out, from 95% on reminders too; answers and work still go. Add a bot or a larger plan.
channel-spent = Zalo says that { $bot } has no messages left ({ $used }/{ $most } counted this month). Letters wait and are tried again, after 15 minutes and then less and less often, up to 6 hours; digests and reminders are left out. Add a bot or a larger plan.
channel-unreached = Zalo cannot reach the webhook address of { $bot }. Check VIEC_PUBLIC_URL, the TLS certificate and the firewall, then run: viec doctor
channel-elsewhere = What is sent to { $bot } is brought to another address (a webhook), so this machine hears nothing. If that is not intended, run: viec zalo unhook
channel-reconnect = { $bot } is disconnected: Zalo does not renew its tokens any more. Get a new refresh token at Zalo for Developers and run: viec zalo connect. Unsent letters wait for 7 days at most, other channels go on.
dark-on = Pictures sent to you are dark from now on (the web page follows the browser). To change back: "theme light".
dark-off = Pictures sent to you are light from now on (the web page follows the browser). To change back: "theme dark".
welcome-consent = Viec keeps your tasks and messages so that your office can give work and score it; by linking you agree. To see it or take it back: my data
data-head = What Viec keeps about you ({ $name }, { $code }):
data-person = • Your record: name, code, form of address, post, unit{ $phone ->
    [yes] , telephone number
   *[no] {""}
}
data-work = • { $tasks } tasks that you do, give or review, { $reports } entries, { $files } documents
data-chats = • Where you write: { $channels }; { $messages } messages from you, { $letters } to you
data-readings = • { $readings } times others looked at your score (send: who read my score)
data-consent = • You agreed to version { $version } on { $day }
data-channel-web = web chat
data-channel-console = console
data-channel-telegram = Telegram
data-channel-zalo = Zalo
data-channel-zalo-oa = Zalo OA
data-wish-copy = a full copy
data-wish-erase = erasing
data-wish-waits = • Waiting: { $wish }, to be answered by { $due }
data-wish-done = • Answered: { $wish }, { $day }
data-asked = Noted: { $wish }. The admin answers by { $due }.
data-asked-before = Noted before: { $wish }. The admin answers by { $due }.
data-asked-erase = Your telephone number and the texts you sent will be erased; tasks and their results are the office's records and stay as the archives law asks.
data-wanted = { $person } asks for { $wish } of personal data. Answer by { $due }.
data-wanted-copy = On the server: viec data copy --for { $code } --out FILE.json, then hand it over in person.
data-wanted-erase = On the server: viec data erase --for { $code }
data-requests-head = Requests about personal data, waiting: { $waiting }
data-requests-none = Nobody asks anything about personal data.
data-requests-due = { $total } requests about personal data have to be answered today or are overdue (the law gives two working days):
data-requests-more = … and { $count } more
data-requests-how = On the server: viec data copy --for CODE --out FILE.json, or viec data erase --for CODE
data-request-waits = • { $person } (code { $code }): { $wish }, answer by { $due }
data-request-late = • { $person } (code { $code }): { $wish }, overdue since { $due }
data-request-done = • { $person } (code { $code }): { $wish }, answered { $day }
data-ready = Done: { $wish }. A full copy waits with your admin; to look again: my data
choice-data-copy = Ask for a full copy
choice-data-erase = Ask for erasing
choice-consent-withdraw = Take consent back
consent-asked = Taking your consent back ends Viec's messages and unlinks { $chats } of your chats. Your tasks stay; your leader will give work another way. To link again you need a new code.
consent-withdrawn = Your consent is taken back and your chats are unlinked. This is the last message. To link again, ask your office for a code and send: link 123456
consent-gone = { $person } (code { $code }) took the consent back and has no chat any more. Tell the leader to give work another way.
channels-head = Where you can be reached; the first gets what you did not ask for:
channels-how = Change it: prefer zalo · prefer auto · channels off telegram · channels on telegram. A pause from all: mute. To give this one up: unlink
channel-of-web = Web chat
channel-of-telegram = Telegram
channel-of-zalo = Zalo
channel-of-zalo-oa = Zalo OA
channel-of-console = Console
channel-of-file = a file on the server
channel-of-api = another program, over the interface
channel-is-preferred = preferred
channel-is-off = off
channel-is-closed = you have blocked the bot
channel-is-here = in use
channel-set-first = From now on what you did not ask for comes to { $channel }, wherever you write from.
channel-set-auto = From now on what you did not ask for comes to where you wrote last.
channel-set-off = { $channel } only answers what you ask there. To undo it: channels on …
channel-set-on = { $channel } gets messages again as usual.
channel-missing = You have not linked { $channel }. Ask the office for a code, then write from there: lien ket 123456
channel-last = { $channel } is the only one left that gets anything, so it stays on. For a pause: mute until tomorrow morning
channel-unread = Which channel? Write: prefer zalo · prefer telegram · prefer web · prefer auto
