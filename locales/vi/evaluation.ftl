# Điểm và phiếu điểm.
receipt-month = Tháng { $month }/{ $year } (tạm tính đến { $until }, chưa ai chốt)
receipt-total = { $whose }: { $total } · mức { $band }
receipt-nothing = { $whose }: chưa có việc nào đến hạn trong tháng nên chưa có điểm.
receipt-no-total = { $whose }: chưa đủ để có tổng điểm.
receipt-general = Tiêu chí chung { $points }/30 (tự chấm, chờ cấp trên xem)
receipt-general-missing = Tiêu chí chung: chưa chấm. Tự chấm bằng: tự đánh giá 9 9 9
receipt-insufficient = Kết quả nhiệm vụ: chưa đủ dữ liệu.
receipt-work = Kết quả nhiệm vụ { $points }/70 = 70 × (a { $a } + b { $b } + c { $c }) / 3
receipt-leader = Kết quả nhiệm vụ { $points }/70, gồm a { $a }, b { $b }, c { $c } và phần lãnh đạo
receipt-leader-open = Việc của mình: a { $a }, b { $b }, c { $c }. Chưa có tổng vì đ (tổ chức thực hiện) và e (đoàn kết) chưa được chấm.
receipt-team = d (kết quả của đơn vị): { $d }
receipt-sums = Giao { $assigned } · hoàn thành { $done } · đạt chất lượng { $quality } · đúng hạn { $progress } (sản phẩm quy đổi)
cost-open = { $state } ({ $done }/{ $assigned })
cost-late = đã trễ hạn
cost-quality = { $count } lần trả vì lỗi nội dung: −{ $lost } chất lượng
cost-delay = { $count } lần trễ hạn: −{ $lost } tiến độ
receipt-next = Nếu NV-{ $number } được nghiệm thu đủ: { $total }.
receipt-next-work = Nếu NV-{ $number } được nghiệm thu đủ, phần nhiệm vụ là { $total }/70.
receipt-foot = Phiếu { $code }, { $rules }
receipt-how = Nhắn "điểm { $number }" để xem từng bước.
rules-ND335_2026_1 = NĐ 335 bản 2026.1
class-excellent = Hoàn thành xuất sắc (đủ điểm; người có thẩm quyền quyết)
class-good = Hoàn thành tốt
class-completed = Hoàn thành
class-not_completed = Không hoàn thành
step-assigned = Giao { $assigned } × hệ số { $k }
step-done = Được nghiệm thu { $done } ({ $state })
step-quality = Chất lượng { $quality } = { $done } − { $fault } × { $count } lần lỗi nội dung
step-progress = Tiến độ { $progress } = { $done } − { $fault } × { $count } lần trễ hạn
step-deadline = Hạn { $deadline }. Chỉ tính thời điểm trình, không tính lúc chờ nghiệm thu.
general-noted = Đã ghi tự chấm tiêu chí chung tháng { $month }: { $total }/30. Cấp trên sẽ xem lại.
general-wrong = Cần đủ { $count } số, mỗi số trong khoảng cho phép:
general-how = Ví dụ: tự đánh giá 9 9 9
criterion-politics = Phẩm chất chính trị, đạo đức, kỷ luật
criterion-capacity = Năng lực, trách nhiệm, phối hợp
criterion-innovation = Đổi mới, dám nghĩ, dám làm
score-not-yours = Điểm của người khác chỉ người đó và lãnh đạo trực tiếp xem được.
line-not-counted = NV-{ $number } không nằm trong phiếu tháng { $month }: phiếu tính việc có hạn trong tháng. Nhắn "điểm" để xem cả phiếu.
step-nothing = Chưa có phần nào được nghiệm thu nên chất lượng và tiến độ chưa tính.
