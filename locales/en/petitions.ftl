# Petitions: work accepted by an answer, and withdrawing.
petition-ordered = NV-{ $task }: { $accepted } of { $whole } accepted as handed in at { $handed }, on time.
petition-ordered-late = NV-{ $task }: { $accepted } of { $whole } accepted as handed in at { $handed }, late.
petition-order-reviewed = NV-{ $task } was not waiting for its review when it was decided, so an answer cannot accept it. Send: answer petition { $number } uphold: why (its faults no longer count), or reject: why
petition-order-returned = NV-{ $task } was returned since, so it cannot be accepted yet. Wait until it is handed in again, or send: answer petition { $number } reject: why
petition-order-faults = NV-{ $task } was handed in and nobody reviewed it, and it has faults. Send: answer petition { $number } accept work, keep faults: why, or: answer petition { $number } accept work, drop faults: why
petition-order-quantity = NV-{ $task } cannot be accepted with { $typed }, the whole is { $whole }. Send: answer petition { $number } accept work { $whole }: why
petition-waiting-order = This work was handed in and nobody reviewed it. To accept it, send: answer petition { $number } accept work: why
petition-line-withdrawn = { $number }. { $who }, { $about }: withdrawn.
petition-unreviewed = handed in, not reviewed
petition-mine-how = To withdraw it, send: withdraw petition { $number }
withdraw-preview = Withdraw petition { $number } about { $about } ({ $period })? { $reviewer } will be told. It can be made again until { $until }.
withdrawn = Petition { $number } about { $about } ({ $period }) is withdrawn and { $reviewer } is told. It can be made again until { $until }.
withdrawn-reviewer = { $person } has withdrawn petition { $number } about { $about } ({ $period }). No answer is needed any more.
withdraw-none = None of your petitions waits for an answer.
withdraw-which = Which petition? Waiting for an answer: { $numbers }. Send: withdraw petition { $number }
ordered-accepted = { $by } has accepted NV-{ $number } ({ $title }) of { $person } in the answer to a petition: it was handed in and not reviewed. Nothing is left to do.
petition-preview-order = Petition { $number } of { $person } would be upheld:
petition-dropped = Not counted any more: { $dropped }.
petition-dropped-part = Not counted any more: { $dropped }. Still counted: { $kept }.
petition-sort-delay = { $count ->
    [one] { $count } missed deadline
   *[other] { $count } missed deadlines
}
petition-sort-quality = { $count ->
    [one] { $count } error of content
   *[other] { $count } errors of content
}
petition-which = Petition { $number } of { $person }: NV-{ $task } has deductions of several sorts. Which are dropped?
petition-which-delay = • drop the missed deadline, keep the error of content: { $before } → { $after }
petition-which-quality = • drop the error of content, keep the missed deadline: { $before } → { $after }
petition-which-all = • drop all: { $before } → { $after }
petition-which-how = Or send: answer petition { $number } uphold delay: why (or content, all)
petition-absent-delay = Not noted. { $about } has no deduction for a missed deadline; there is: { $there }. Send again: answer petition { $number } uphold: why, or reject: why
petition-absent-quality = Not noted. { $about } has no deduction for an error of content; there is: { $there }. Send again: answer petition { $number } uphold: why, or reject: why
petition-absent-all = Not noted. { $about } has no deduction to drop. Send again: answer petition { $number } uphold: why, or reject: why
petition-absent-points = Not noted. Petition { $number } about { $about } ({ $there }) takes no number: faults are dropped by their sort, not one by one. Send again: answer petition { $number } uphold delay: why (or content, all)
petition-waiting-faults = Deducted for: { $faults }. Published total: { $total }
petition-waiting-total = Published total: { $total }
choice-faults-delay = Uphold, drop the missed deadline only
choice-faults-quality = Uphold, drop the error of content only
choice-faults-all = Uphold, drop all
unread-tra_loi = Nothing was noted. A petition is answered once: uphold delay: why · uphold content: why · uphold all: why · reject: why. What is not dropped still counts.
