# Người, mã liên kết, ngôn ngữ.
welcome = Chào { $honour } { $person }, { $office }. Từ giờ { $honour } nhận và báo cáo việc ngay ở đây.
welcome-leader = Thử nhắn: tổng hợp · việc chờ tôi · giao Lan soạn tờ trình, hạn thứ 6
welcome-official = Thử nhắn: việc · tuần · điểm · giúp
welcome-admin = Thử nhắn: việc · giúp
not-linked = Chào anh/chị. Tôi chỉ làm việc với người đã được cơ quan cấp mã. Nếu có mã, nhắn: lien ket 123456
code-wrong = Mã không dùng được: sai, đã dùng, hoặc quá 15 phút. Xin cơ quan cấp mã mới rồi nhắn: lien ket 123456
code-too-often = Đã thử sai quá nhiều lần. Vui lòng thử lại sau { $until }.
already-linked = Đây đã là nơi nhắn tin của { $honour } { $person }.
language-set = Từ giờ tôi nói tiếng Việt. Đổi lại: ngôn ngữ en
language-unknown = Tôi nói được tiếng Việt (vi) và tiếng Anh (en). Nhắn: ngôn ngữ en
