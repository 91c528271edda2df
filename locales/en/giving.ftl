# Giving work in other ways, and moving it: shares, cancelling, handing over, parts, series, templates.
ask-shares = The shares must make 100%. I read: { $said }; together { $total }. Send them again in that order, for example: { $example }
ask-shares-unsaid = no share said
choice-equal-shares = Share equally
preview-shares = Shares: { $shares }
task-share = Your share: { $share }
shares-preview = NV-{ $number } ({ $title }) would be shared:
shares-changed = NV-{ $number } is now shared:
shares-told = { $by } shared NV-{ $number } ({ $title }) anew:
shares-wrong = The newcomers would take { $total }, which leaves nothing to those who do NV-{ $number }. Send a smaller share, for example: co-assign { $number } Minh 30%
shares-wrong-new = Every share must be above 0, and together they must make 100% (now { $total }). Send again, for example: assign Lan 60%, Minh 40% draft the memo
not-arranger = Only { $people } can change who does NV-{ $number }, or cancel it. If it has to stop, send: blocked { $number } the reason
cancel-preview = Cancel NV-{ $number }: { $title } ({ $people })
    Reason: { $reason }
cancel-parts = Parts cancelled with it: { $numbers }
cancelled = Cancelled NV-{ $number }: { $title }. It no longer counts in the score; its history is kept. If that was a slip, send "undo".
cancel-told = { $by } cancelled NV-{ $number } ({ $title }): { $reason }. It no longer counts in the score.
verb-co_assign = co-assign
verb-cancel = cancel
missing-task_missing-them_nguoi = Add somebody to which task? Send: co-assign { $number } Minh 30%
missing-person_missing-them_nguoi = Add whom to NV-{ $number }? Send: co-assign { $number } Minh 30%
missing-task_missing-huy = Cancel which task? Send: cancel task { $number } a duplicate
missing-reason_missing-huy = Why cancel NV-{ $number }? Send: cancel task { $number } a duplicate
