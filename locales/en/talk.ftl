# Questions, slips, help.
ask-person = { $count } people have a name near "{ $typed }". Who is meant?
ask-whose = { $count } people have a name near "{ $typed }". Whose score?
ask-who = Who is to do "{ $title }"? Send a name.
ask-who-bare = Who is to do it? Send a name.
ask-title = What is { $people } to do?
ask-deadline = When is it due? For example: Friday, 17:00 tomorrow, 30/11.
ask-deadline_unclear = I could not read a date. Send the deadline again, for example: Friday, 17:00 tomorrow, 30/11.
ask-deadline_ambiguous = The deadline is not clear. When is it due?
ask-deadline_past = That day has passed. When is it due?
ask-deadline_invalid = There is no such day. When is it due?
ask-date_conflict = Weekday and date do not agree. Which day is it?
ask-recurring = Repeated work cannot be assigned for many periods at once yet. When is this one due?
person-unknown = Nobody called "{ $typed }" is among the people you can give work. Send the full name, for example: Nguyễn Thị Lan.
ask-which = Which task?
dropped = Left; nothing has changed.
dropped-nothing = There was nothing begun.
no-question = I am not asking anything, so I do not know what { $number } means. To see a task send "tasks { $number }".
no-question-settled = That has been done already and is not done again. To see a task send "tasks { $number }".
no-such-choice = There is no choice { $number }. Choose one of: { $numbers }, or send "cancel".
list-past = This list is past; nothing has changed. Send the command again for a new one.
list-past-settled = This button has been pressed already; it is done and not done again.
not-understood = I am not sure what "{ $typed }" means. Perhaps:
not-understood-bare = I am not sure what "{ $typed }" means. Send "help" to see what you can say.
not-yet = I understand "{ $verb }", but this version cannot do it yet. Send "help" to see what you can say.
too-long = The message has { $length } characters; I read at most { $most }. Please make it shorter; nothing has changed.
nothing-read = I could not read a word. Send "help" to see what you can say.
edit-not-counted = Changing a sent message does not change what was noted. Send "undo" to take it back, or send the right sentence as a new message.
broken = Sorry, something went wrong on my side and nothing has changed. Code { $code }: give it to your admin if it happens again.
secret-refused = do not send text that carries a mark of secrecy here. That message was not kept. Please use the channel for classified documents.
missing-task_missing-gia_han = Which task is to be extended? Send: extend { $number } to 5/12 waiting for data
missing-task_missing-tra = Which task is to be returned? Send: return { $number } data are missing
missing-reason_missing-tra = Why is NV-{ $number } returned? Send: return { $number } data are missing. For an error of content: return { $number } content error: …
missing-deadline_missing-gia_han = Until when is NV-{ $number } to be extended? Send: extend { $number } to 5/12 waiting for data
missing-progress_missing-bc = How far is NV-{ $number }? Send: report { $number } 70% draft is ready
missing-progress_invalid-bc = Progress lies between 0 and 100. Send: report { $number } 70%
missing-words_missing-vuong = What is NV-{ $number } stuck on? Send: blocked { $number } data are missing
missing-no_tasks-viec = You have no open task. Send "tasks" to see.
help-head = Send one line:
help-leader = Leaders
    • assign Lan draft the memo by Friday
    • assign { $number } to Lan, a part of it · assign Lan weekly report, every Monday
    • accept { $number } · return { $number } data are missing
    • hand over { $number } to Đức · co-assign { $number } Minh 30% · cancel task { $number } reason
    • tasks waiting · tasks unit · tasks late
    • digest: the picture of your units · score of Lan
    • a wrong deadline is set right at once: no, Thursday
help-official = Your own work
    • tasks · tasks { $number }
    • report { $number } 70% draft is ready
    • blocked { $number } data are missing
    • finish { $number } 123/BC-VP
    • extend { $number } to 5/12 waiting for data
    • week · score · self-score 9 9 9
help-admin = Admins
    • calendar: days off, make-up days, office hours
    • units: who leads, who acts for whom
    • the roster: "viec roster import" on the server
help-foot = undo: take back the last change · cancel: leave it · language vi
example-giao = assign Lan draft the memo by Friday
example-viec = tasks: my tasks
example-bc = report 12 70%
example-vuong = blocked 12 data are missing
example-xong = finish 12: hand it in
example-duyet = accept 12
example-tra = return 12 data are missing
example-gia_han = extend 12 to 5/12
example-diem = score: my receipt
example-tuan = week: my weekly card
example-tong_hop = digest: the picture of my units
example-tu_danh_gia = self-score 9 9 9
example-hoan_tac = undo: take back the last change
example-thoi = cancel: leave it
example-giup = help: what you can say
example-ngon_ngu = language vi
example-lien_ket = link 123456
word-chuyen = hand over
word-huy = cancel a task
word-them_nguoi = co-assign
word-bang = board
word-cham = review a score
word-chot = decide a class
word-kien_nghi = petition
word-muc_tieu = objective
word-kr = key result
word-chi_tieu = indicator
word-nguon = source
word-mo_coi = orphans
word-tim = search
word-nghi = leave
word-di_co_so = field
word-cam_on = thanks
word-de_mai = later
word-du_lieu_cua_toi = my data
word-nhap = import
word-don_vi = units
word-ky = periods
word-ai_xem = who read my score
word-vi_pham = blocker
word-tra_loi = answer petition
word-xep_loai = rating
word-danh_muc = catalogue
word-nhat_ky = audit
word-giao = assign
word-viec = tasks
word-bc = report
word-vuong = blocked
word-xong = finish
word-duyet = accept
word-tra = return
word-gia_han = extend
word-diem = score
word-tuan = week
word-tong_hop = digest
word-tu_danh_gia = self-score
word-hoan_tac = undo
word-thoi = cancel
word-giup = help
word-ngon_ngu = language
word-lien_ket = link
example-chuyen = hand over 12 to Đức
example-huy = cancel task 12 a duplicate
example-them_nguoi = co-assign 12 Minh 30%
example-bang = board
example-cham = review Lan 9 9 9: remark
example-chot = decide month 10: decide the classes
example-kien_nghi = petition 192 why
example-muc_tieu = objective
example-kr = key result
example-chi_tieu = indicator
example-nguon = source
example-mo_coi = orphans
example-tim = search
example-nghi = leave
example-di_co_so = field
example-cam_on = thanks
example-de_mai = later
example-du_lieu_cua_toi = my data
example-nhap = import
example-don_vi = units
example-ky = period: the evaluation periods
example-ai_xem = who read my score
example-vi_pham = blocker Lan discipline by 15/QĐ-SNV
example-tra_loi = answer petition 1 uphold: why
example-xep_loai = rating month 10
example-danh_muc = catalogue: look up product codes
example-nhat_ky = audit
word-lich = calendar
example-lich = calendar: days off and make-up days
preview-waits = I am not sure what "{ $typed }" means. The work above is not assigned yet: send 1 to assign it, 0 to leave it, or another day, such as: Thursday.
courtesy = Hello. Send "tasks" to see your work, "help" to see what you can say.
courtesy-thanks = You are welcome.
menu-viec = My tasks
menu-bc = Report progress: bc 12 70%
menu-vuong = Report what blocks: vuong 12 no figures yet
menu-xong = Hand in: xong 12
menu-gia_han = Ask for more time: gia_han 12 5/12
menu-diem = My score and why
menu-tuan = My week
menu-hoan_tac = Take back what I just did
menu-giup = What can be said
menu-lien_ket = Link this chat with the code of your office
menu-tong_hop = The picture of the unit
menu-giao = Assign: giao Lan draft the report, due Friday
menu-duyet = Accept: duyet 12
menu-tra = Return: tra 12 figures are missing
menu-lich = Days off, made-up days, office hours
menu-don_vi = Units: who leads, who acts for whom
word-tu_nhan = take on
example-tu_nhan = take on draft the memo by Friday
word-mau = template
example-mau = template 12 weekly report
