# Kiến nghị: nghiệm thu theo kiến nghị, rút kiến nghị.
petition-ordered = NV-{ $task }: nghiệm thu { $accepted }/{ $whole } theo lúc trình { $handed }, đúng hạn.
petition-ordered-late = NV-{ $task }: nghiệm thu { $accepted }/{ $whole } theo lúc trình { $handed }, trễ hạn.
petition-order-reviewed = NV-{ $task } không ở trạng thái chờ nghiệm thu khi chốt, nên không nghiệm thu theo kiến nghị được. Nhắn: trả lời kiến nghị { $number } đồng ý: lý do (bỏ lỗi của dòng này), hoặc không đồng ý: lý do
petition-order-returned = NV-{ $task } đã bị trả lại sau khi chốt nên chưa nghiệm thu được. Chờ trình lại, hoặc nhắn: trả lời kiến nghị { $number } không đồng ý: lý do
petition-order-faults = NV-{ $task } đã trình nhưng chưa ai nghiệm thu, và đang có lỗi bị trừ. Nhắn: trả lời kiến nghị { $number } nghiệm thu, giữ lỗi: lý do, hoặc: trả lời kiến nghị { $number } nghiệm thu, bỏ lỗi: lý do
petition-order-quantity = NV-{ $task } không nghiệm thu { $typed } được, cả việc là { $whole }. Nhắn: trả lời kiến nghị { $number } nghiệm thu { $whole }: lý do
petition-waiting-order = Việc này đã trình mà chưa ai nghiệm thu. { $you } nghiệm thu thì nhắn: trả lời kiến nghị { $number } nghiệm thu: lý do
petition-line-withdrawn = { $number }. { $who }, { $about }: đã rút.
petition-unreviewed = đã trình, chưa ai nghiệm thu
petition-mine-how = Rút lại thì nhắn: rút kiến nghị { $number }
withdraw-preview = Rút kiến nghị { $number } về { $about } ({ $period })? { $reviewer } sẽ được báo. Kiến nghị lại được đến { $until }.
withdrawn = Đã rút kiến nghị { $number } về { $about } ({ $period }) và báo { $reviewer }. Kiến nghị lại được đến { $until }.
withdrawn-reviewer = { $person } đã rút kiến nghị { $number } về { $about } ({ $period }). { $you } không cần trả lời nữa.
withdraw-none = { $you } không có kiến nghị nào đang chờ trả lời để rút.
withdraw-which = Rút kiến nghị nào? Đang chờ trả lời: { $numbers }. Nhắn: rút kiến nghị { $number }
ordered-accepted = { $by } đã nghiệm thu NV-{ $number } ({ $title }) của { $person } khi trả lời kiến nghị: việc đã trình mà chưa được nghiệm thu. { $you } không cần làm gì thêm.
petition-preview-order = Chấp nhận kiến nghị { $number } của { $person }:
