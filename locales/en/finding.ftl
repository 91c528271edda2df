# Looking for tasks, lists by person, unit and time; thanks.
found-people = People: { $people }
found-tasks = Search "{ $typed }": { $total } { $total ->
    [one] task
   *[other] tasks
}
found-no-tasks = No task you may see matches "{ $typed }".
found-nothing = Nothing you may see matches "{ $typed }". Try fewer words, or a document number: search 123/BC-SNV
picked = Tasks{ $whose }{ $when }{ $what }: { $total }{ $late ->
    [0] {""}
   *[other] , { $late } overdue
}
picked-none = No tasks{ $whose }{ $when }{ $what }.
picked-of = {" "}of { $who }
picked-mine = {" "}of yours
picked-open = {" "}still open
picked-all = {""}
picked-done = {" "}done
picked-late = {" "}overdue
picked-month = {" "}in { $month }/{ $year }
picked-week = {" "}this week
not-in-scope = "{ $typed }" is not among what you may see. Send "tasks" for your own.
ask-whose-tasks = { $count } people have a name like "{ $typed }". Whose tasks?
thanks-given = Your thanks went to { $people } for NV-{ $number }. { $left } left this month. Thanks are never scored.
thanked = { $by } thanks you for NV-{ $number }: { $title }
thanks-spent = You have given all { $quota } thanks of this month. Saying it in person has no limit.
thanks-nobody = Nobody else has a part in NV-{ $number } yet. Send: thanks Lan { $number } the figures came in time
thanks-oneself = Thanks are for others; your part is seen by whoever decides about it. To thank a colleague send the name: thanks Lan { $number } the figures came in time
thanks-whom = Nobody is called "{ $typed }", so nothing was sent. Send the full name: thanks Nguyễn Thị Lan { $number }
thanks-no-part = { $people } has no part in NV-{ $number }, so nothing was sent. Send "tasks { $number }" to see who does it.
thanks-quota = From now on everybody can thank { $quota } times a month.
missing-task_missing-cam_on = Thanks for which task? Send: thanks Lan { $number } the figures came in time
missing-words_missing-tim = Search for what? Send some words of a task, a name or a document number: search 123/BC-SNV
missing-month_wrong-viec = Months go from 1 to 12. Send: tasks month 10
found-with = Tasks you may see that { $person } has a part in:
