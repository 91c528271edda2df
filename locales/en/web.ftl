### Words of the chat page. Keys that begin with page- are sent to the page, which fills {count}.

page-title = Viec
page-noscript = This page needs JavaScript to send and receive messages.

## The chat
page-log = Messages
page-composer = Write to Viec
page-send = Send
page-suggestions = Suggestions
page-choices = Choices
page-viec = Viec
page-you = You
page-close = Close
page-open-picture = Open the picture
page-read-as-text = Read it as text
page-picture-lost = The picture did not load. It says:
page-new-messages = New messages
page-older = Earlier messages
page-loading = Loading…
page-today = Today
page-yesterday = Yesterday
page-reply = Reply
page-typed-at = typed at { $time }
page-not-kept = A text with a secrecy mark: neither read nor kept.
page-characters = { $count }/{ $most } characters
page-too-long = The message is longer than { $most } characters and was not sent. Please split it.

## The network
page-online = Connected
page-connecting = Reconnecting…
page-offline = No network. Messages are kept and sent as soon as it is back.
page-pending = waiting for the network
page-sending = sending
page-sent = sent
page-failed = not sent
page-edit = Edit

## The greeting of an empty chat
page-greeting = { $gender ->
   *[other] Hello { $name }
 }
page-greeting-text = One short line is enough. Try one of these:
page-example-assign = assign { $name } draft the proposal, due Friday
page-example-report = report 12 70% draft is done
page-say-tasks = tasks
page-say-waiting = tasks waiting
page-say-digest = digest
page-say-week = week
page-say-score = score
page-say-help = help

## Posts where the roster names none
page-role-head = Head
page-role-deputy = Deputy
page-role-official = Official
page-role-admin = Admin

## The demo office
page-demo = You are { $name } · an invented office
page-switch = Be somebody else
page-choose = Who would you like to be?
page-choose-text = People and tasks here are invented. Open two browser tabs to be two people at once.
page-find = Find a name, a code or a unit
page-found-none = Nobody matches
page-unread = { $count } unread

## Signing in
page-sign-in = Sign in
page-sign-in-text = Enter the one-time code from your office's admin. It is good for 15 minutes.
page-code = One-time code
page-enter = Enter
page-sign-out = Sign out
page-other-language = Tiếng Việt

## Problems
page-problem-nobody = Your session has ended. Please sign in again.
page-problem-foreign = This request did not come from our page.
page-problem-code = The code is wrong or has expired. Check it, or ask your admin for a new one.
page-problem-blocked = Too many wrong codes. Try again in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
 }.
page-problem-network = There is no network. Please try again in a moment.

## The live board
board-page-title = Board of units
board-page-chat = Chat
board-page-counted = Figures until
board-page-lost = no connection, trying again
board-page-all = All
board-page-back = ‹ Back to the board
board-page-month = { $total } tasks of { $month }
board-page-units = Late over eight weeks, on time this month (target { $target }%)
board-page-late = { $total } tasks overdue
board-page-late-none = Nothing is overdue.
board-page-open = { $total } open tasks
board-page-open-none = No task is open.
board-page-is-late = Overdue
board-page-no-deadline = no deadline
board-page-more = and { $count } more tasks
page-board = Board
