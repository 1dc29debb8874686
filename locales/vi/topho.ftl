### Every word that a person reads, in Vietnamese. One section a part of the program.

# How the person is addressed. Each may choose; the program puts their choice here (domain::language::Address).
-bac = bác
-bac-capital = Bác

## Summary

summary-heading = **{ $ward } · { $period }**
summary-by-group-heading = **{ $ward } · { $period } · theo tổ**
summary-own-heading = **Tổ { $number } · số liệu năm { $year }**
summary-covered = Đã nộp { $submitted }/{ $expected } tổ.
summary-covered-missing = Đã nộp { $submitted }/{ $expected } tổ (thiếu: tổ { $missing }).
summary-no-groups = Kỳ này không có tổ nào phải nộp báo cáo.
summary-as-of = Số liệu đến { $moment }.
summary-ward-missing = Chưa có số liệu của phường: tháng { $months }.
summary-uneven = So sánh chỉ để tham khảo: kỳ này có { $now } tổ, { $period } có { $before } tổ.
summary-empty = Chưa có số liệu nào trong kỳ này.
summary-groups-of = { $yes }/{ $all } tổ
summary-none-arose = không phát sinh
summary-yes = có
summary-no = không
summary-reached = đạt { $percent } { $bar }
summary-exceeded = đạt { $percent } { $bar } vượt
summary-not-known = tổ { $groups } chưa có số liệu
# { $period } là “tháng 8/2019”, “quý II năm 2019” hoặc “cùng kỳ 2018”
summary-compared = so với { $period }: { $change }
summary-unchanged = như { $period }
summary-before = { $period }: { $value }
summary-last-year = cùng kỳ { $year }
summary-by-group-mark = Dấu *: tổ chưa nộp đủ các tháng của kỳ.
summary-other-groups-zero = { $count } tổ khác: 0
summary-groups-say = { $answer }: tổ { $groups }
summary-all-groups-say = { $answer }: cả { $count } tổ
summary-own-submitted = Đã nộp: tháng { $months }.
summary-own-missing = Chưa nộp: tháng { $months }.
summary-own-not-known = chưa có số liệu: tháng { $months }
summary-month-short = T{ $month }

## Answers

yes = Có
no = Không
blank-not-known-yet = chưa có số liệu
blank-not-applicable = không áp dụng
blank-declined = không trả lời

## The monthly report

report-heading = **Báo cáo { $month } · Tổ { $group }**
report-opening-fresh = { $count } câu, chừng { $minutes } phút.
report-opening-started = Báo cáo đang làm dở: còn { $open } trong { $count } câu.
report-opening-gaps = Trong đó còn { $open } câu chưa có trả lời.
report-opening-complete = Các câu đều đã có trả lời. { -bac-capital } xem lại rồi gửi giúp.
report-opening-correction = Tháng này đã gửi rồi. Nếu { -bac } sửa và gửi lại, đó sẽ là bản lần { $revision }; bản cũ vẫn được lưu.
report-opening-kept = { -bac-capital } có thể dừng bất cứ lúc nào, câu đã trả lời vẫn được giữ.
report-due = Hạn nộp: { $day }.
report-begin = Bắt đầu
report-continue = Làm tiếp
report-review = Xem lại các câu đã trả lời
report-as-last-month = Như tháng trước, trừ …
report-whole-month = Ghi cả tháng trong một tin
report-later = Để sau
report-back = ◀ Câu trước
report-keep = Giữ nguyên
report-more = Khác …
report-same = Như tháng trước ({ $answer })
report-not-known-yet = Chưa có số liệu
report-not-applicable = Không áp dụng với tổ
report-declined = Không trả lời
report-last-month = Tháng trước: { $answer }
report-now = Đang ghi: { $answer }
report-noted = Đã ghi: { $answer }.
report-noted-text = Đã ghi: { $answer }
report-no-lines = không có
report-no-lines-button = Không có
report-add-line = Thêm một lượt
report-add-another-line = Thêm lượt nữa
report-lines-done = Xong
report-lines-more = { -bac-capital } thêm lượt nữa, hoặc bấm “Xong”.
report-field = **{ $list } · lượt { $number }**
    { $label }?
report-skip-field = Bỏ qua
report-drop-line = ◀ Bỏ lượt này
report-right = Đúng { $figure }
report-again = Nhập lại
report-paused = Đã giữ lại những gì { -bac } đã trả lời. Khi nào tiện, { -bac } bấm “📝 Báo cáo tháng” để làm tiếp.
report-form-changed = Mẫu báo cáo vừa được cập nhật. Những câu { -bac } đã trả lời vẫn còn nguyên.
report-only-text = Ở đây tôi chỉ đọc được chữ và số. { -bac-capital } gõ câu trả lời, hoặc bấm nút giúp tôi.
report-overtaken = Báo cáo này vừa có người khác ghi thêm, nên tôi chưa ghi tin vừa rồi của { -bac }. { -bac-capital } xem lại các câu dưới đây rồi ghi tiếp giúp.
report-tap-please = Tôi chưa hiểu tin này. { -bac-capital } bấm một nút dưới đây giúp.
report-edited = { -bac-capital } vừa sửa tin nhắn, tôi ghi lại theo tin đã sửa.
report-rest-added = Tôi đã nối phần tiếp theo của tin nhắn dài vào câu trả lời.
report-rest-ignored = Phần tiếp theo của tin nhắn dài không được tính là câu trả lời. Mời { -bac } trả lời câu ở trên.
report-unreadable-money = Tôi chưa đọc được số tiền này. { -bac-capital } ghi bằng số giúp, chẳng hạn 1.250.000 hoặc 1tr250.
report-unreadable-count = Tôi chưa đọc được số này. { -bac-capital } ghi một con số giúp, chẳng hạn 12; không có thì ghi 0.
report-unreadable-yes-no = Tôi chưa rõ ý { -bac }. { -bac-capital } trả lời “có” hoặc “không” giúp.
report-unreadable-line = Tôi chưa đọc được dòng “{ $line }”. Mỗi lượt một dòng, các phần cách nhau bằng dấu chấm phẩy: { $fields }.
report-household-codes = Các mã hộ của tổ: { $codes }.
report-unreadable-field = Tôi chưa đọc được phần “{ $label }”. { -bac-capital } ghi lại giúp.
report-unknown-code = Mã này không có trong danh sách của tổ. Các mã của tổ: { $codes }.
report-unclear-unit = Số này có thể là đồng, nghìn đồng hay triệu đồng. { -bac-capital } chọn giúp:
report-unclear-approximate = { -bac-capital } cho tôi xin con số chính xác. Có phải là số này không?
report-unclear-decimal = Số này có thể hiểu nhiều cách. { -bac-capital } chọn giúp:
report-unclear-zero = Trong tháng không phát sinh (ghi 0), hay là chưa có số liệu?
report-above-most = Số này cao hơn mức tôi nhận được cho một tổ trong một tháng ({ $most }). { -bac-capital } xem lại giúp.
report-correct-other = Sửa “{ $label }” ({ $answer })
report-doubt-unit = **{ $figure }** thấp hơn nhiều so với mức thường thấy. { -bac-capital } xem giúp có thiếu chữ nghìn hay triệu không:
report-doubt-above = **{ $figure }** cao hơn mức thường thấy của một tổ trong một tháng ({ $usual }). { -bac-capital } xem giúp:
report-doubt-cumulative = **{ $figure }** không ít hơn tổng các tháng trước trong năm ({ $earlier }). Đây là số của riêng tháng này hay lũy kế từ đầu năm? Nếu là lũy kế thì riêng tháng này là { $rest }.
report-doubt-spike = **{ $figure }** gấp { $times } lần mức thường thấy các tháng trước ({ $usual }). { -bac-capital } xem giúp:
report-narratives = **Phần ghi thêm, không bắt buộc**
    Ngoài số liệu, { -bac } muốn ghi thêm về việc nào thì bấm vào việc đó. Không có gì thêm thì xem lại báo cáo.
report-narratives-done = Xem lại báo cáo
report-narrative-hint = { -bac-capital } gõ vài câu, hoặc bấm nút để quay lại.
report-narrative-back = ◀ Không ghi, quay lại
report-open = (chưa trả lời)
report-review-hint = Bấm số để sửa câu đó, hoặc gõ luôn, chẳng hạn “1: 500 nghìn”. Đúng cả rồi thì { -bac } gửi giúp.
report-review-open = Còn { $open } câu chưa trả lời. Bấm số để trả lời câu đó, hoặc gõ luôn, chẳng hạn “1: 500 nghìn”.
report-review-correction = Tháng này đã gửi rồi. Bấm số để sửa câu đó, hoặc gõ luôn, chẳng hạn “1: 500 nghìn”; sửa xong { -bac } gửi lại giúp (bản lần { $revision }).
report-review-draft = Bấm số để sửa câu đó. Xong rồi thì { -bac } báo tổ trưởng xem và gửi giúp.
report-add-narrative = Ghi thêm ý kiến, tình hình
report-send = Gửi báo cáo
report-answer-rest = Trả lời nốt { $open } câu
report-send-anyway = Đúng, gửi báo cáo
report-look-again = Xem lại
report-same-as-last-month = Mọi số liệu phát sinh đều giống hệt { $month }. { -bac-capital } xác nhận là đúng như vậy?
report-still-open = Còn câu chưa trả lời, mời { -bac } trả lời nốt.
report-no-such-number = Báo cáo có các câu từ 1 đến { $count }. { -bac-capital } ghi một số trong đó giúp.
report-as-last-month-done = Những số ít thay đổi, như số hộ, nhân khẩu, tôi đã ghi như tháng trước; việc phát sinh trong tháng tôi ghi 0. Tháng này có gì khác thì { -bac } bấm số câu đó.
report-whole-month-hint = { -bac-capital } sao chép danh sách dưới đây, ghi số sau dấu hai chấm rồi gửi lại. Dòng nào chưa có thì để trống, tôi sẽ hỏi sau.
report-filled = Đã ghi { $count } mục.
report-not-understood = Những dòng sau tôi chưa hiểu:
    { $lines }
report-receipt = Đã nhận báo cáo { $month } của tổ { $group }, lúc { $time } ngày { $date }. Số biên nhận **{ $receipt }**. Cảm ơn { -bac }.
report-receipt-next = Tổ mình còn { $count } tháng chưa gửi.
report-receipt-ward = Xem số liệu của tổ: bấm “📊 Số liệu của tổ”.
report-nothing-owed = Tổ { $group } không còn tháng nào phải nộp. { -bac-capital } có thể xem và sửa tháng đã gửi.
report-no-month = Chưa đến kỳ báo cáo nào của tổ { $group }.
report-other-months = Tháng khác:
report-month-owed = { $month } · chưa gửi
report-month-sent = { $month } · đã gửi, xem hoặc sửa
report-choose-post = { -bac-capital } giữ nhiều vai trò. { -bac-capital } muốn báo cáo với vai trò nào?
report-asks-nothing = { $month } không có câu nào hỏi { -bac }. Cảm ơn { -bac }.
report-receipt-filed = Đã nhận báo cáo { $month } của tổ { $group } (do thư ký nộp thay), lúc { $time } ngày { $date }. Số biên nhận **{ $receipt }**. Cảm ơn { -bac }.
report-receipt-filed-next = Tổ { $group } còn { $count } tháng chưa gửi.
report-filed-for-you = Thư ký phường đã nộp thay báo cáo { $month } của tổ { $group }. Số biên nhận **{ $receipt }**. { -bac-capital } xem giúp; có chỗ nào chưa đúng thì { -bac } sửa và gửi lại.
report-filed-open = Xem hoặc sửa
report-filing = { -bac-capital } ghi thay tổ trưởng. Bản gửi đi sẽ ghi rõ là do thư ký nộp thay.
report-file-for = Thư ký: nộp thay tổ trưởng
report-no-groups = Chưa có kỳ báo cáo nào để nộp thay.
report-choose-group = **Nộp thay tổ trưởng**
    { $owing ->
        [0] Cả { $groups } tổ đều đã nộp đủ. { -bac-capital } muốn xem hoặc sửa báo cáo của tổ nào?
       *[other] Còn { $owing }/{ $groups } tổ chưa nộp đủ. { -bac-capital } muốn ghi báo cáo của tổ nào?
    }
report-group-sent = Tổ { $group } ✓
report-group-owes = Tổ { $group } · thiếu { $month }
report-group-owes-several = Tổ { $group } · thiếu { $count } tháng
report-groups-before = ◀ Trước
report-groups-after = Tiếp ▶
report-by-leader = Tổ trưởng đã ghi { $count } câu.
report-by-deputy = Tổ phó đã ghi { $count } câu.
report-by-secretary = Thư ký đã ghi { $count } câu.
report-hand-over = Báo tổ trưởng xem và gửi
report-handed-over = Đã báo tổ trưởng xem và gửi báo cáo. Cảm ơn { -bac }.
report-handed-over-secretary = Tổ hiện chưa có tổ trưởng nhận việc, nên tôi đã báo thư ký phường xem và gửi báo cáo. Cảm ơn { -bac }.
report-handed-over-nobody = Tổ hiện chưa có tổ trưởng nhận việc, phường cũng chưa có thư ký. Những gì { -bac } đã ghi vẫn được giữ; tổ trưởng mới sẽ thấy khi mở báo cáo.
report-handed-over-already = Người gửi báo cáo đã được báo rồi, từ đó đến nay bản ghi không có gì thay đổi.
report-waits = Tổ phó đã ghi xong **báo cáo { $month }** của tổ { $group }. Bản ghi đang chờ { -bac } xem và gửi.
report-waits-secretary = Tổ phó tổ { $group } đã ghi xong **báo cáo { $month }**. Tổ hiện chưa có tổ trưởng nhận việc, mời { -bac } xem và nộp thay.
report-waits-open = Mở bản ghi
report-months-button = Các tháng khác, tháng đã gửi

## Enrolment

enrol-is-it-you = Chào { -bac }. Tôi là trợ lý báo cáo của { $ward }. { -bac-capital } được mời giữ vai trò { $post }.
    Có đúng là { -bac } không?
enrol-is-it-you-known = { -bac-capital } được mời giữ thêm vai trò { $post }, { $ward }. Có đúng là { -bac } không?
enrol-is-it-you-again = Chào { -bac }. Tôi là trợ lý báo cáo của { $ward }. Lời mời này dành cho người đang giữ vai trò { $post }, để dùng tiếp trên điện thoại này. Điện thoại cũ từ nay sẽ không dùng được nữa.
    Có đúng là { -bac } không?
enrol-held = Khi { -bac } nhận, người đang giữ vai trò này sẽ thôi giữ.
enrol-me = Đúng, là tôi
enrol-not-me = Không phải tôi
enrol-not-me-goodbye = Vâng, tôi không giữ lại gì cả. Lời mời vẫn còn dùng được: nhờ { -bac } chuyển đường dẫn cho đúng người được mời, hoặc báo lại thư ký phường giúp. Cảm ơn { -bac }.
enrol-cancelled = Vâng, tôi dừng ở đây. Lời mời vẫn còn dùng được: khi nào tiện, { -bac } mở lại đường dẫn.
enrol-tap-please = { -bac-capital } bấm một nút dưới đây giúp tôi.
enrol-address = Tôi nên xưng hô với { -bac } thế nào?
enrol-address-noted = Từ nay tôi gọi là “{ $address }”.
enrol-phone = { -bac-capital } có muốn cho tôi số điện thoại, để thư ký phường gọi khi cần không? Không bắt buộc. { -bac-capital } bấm nút ở cuối màn hình giúp.
enrol-phone-share = 📱 Gửi số điện thoại của tôi
enrol-phone-later = Để sau
enrol-phone-noted = Đã ghi số điện thoại { $number }.
enrol-phone-skipped = Vâng, không sao. Khi nào muốn cho số, { -bac } gõ /dulieu.
enrol-phone-by-button = Số điện thoại tôi chỉ nhận qua nút, để chắc là số của { -bac }.
enrol-phone-not-own = Đây không phải số của { -bac } trên ứng dụng này, nên tôi không ghi. Tôi chỉ nhận số của chính { -bac }.
enrol-welcome = Cảm ơn { -bac }. Từ nay { -bac } giữ vai trò **{ $post }**, { $ward }.
enrol-welcome-menu = { -bac-capital } dùng các nút ở cuối màn hình để bắt đầu.
enrol-waiting = Việc đang chờ { -bac }:
enrol-waiting-drafts = • Báo cáo đang làm dở: { $months }
enrol-waiting-petition-begun = • Một kiến nghị đang viết dở
enrol-waiting-followed = • { $count } kiến nghị đã gửi, chưa xong
enrol-waiting-handled = • { $count } đơn thư đang xử lý
enrol-own = { -bac-capital } đang giữ vai trò **{ $post }** rồi, không cần làm gì thêm. Nếu lời mời này dành cho người khác, { -bac } chuyển đường dẫn giúp: lời mời vẫn còn dùng được.
enrol-unknown = Đường dẫn mời này không đúng. { -bac-capital } kiểm tra lại, hoặc nhắn thư ký phường gửi lời mời mới giúp.
enrol-used = Lời mời này đã được sử dụng. { -bac-capital } nhắn thư ký phường gửi lời mời mới giúp.
enrol-taken-meanwhile = Lời mời này vừa có người khác nhận trước. Nếu đúng ra là của { -bac }, { -bac } nhắn thư ký phường giúp. Tôi không giữ lại gì của lần mở này.
enrol-expired = Lời mời này đã hết hạn. { -bac-capital } nhắn thư ký phường gửi lời mời mới giúp.
enrol-revoked = Lời mời này đã được phường thu hồi. Nếu có nhầm lẫn, { -bac } nhắn thư ký phường giúp.
enrol-stranger = Chào { -bac }. Tôi là trợ lý báo cáo dành cho các tổ dân phố và Ủy ban MTTQ phường. Để sử dụng, { -bac } cần đường dẫn mời của thư ký phường.
enrol-no-post = Hiện { -bac } không giữ vai trò nào ở đây, nên tôi không nhận tin này. Nếu có nhầm lẫn, { -bac } nhắn thư ký phường giúp. Muốn xem hoặc xóa dữ liệu của mình, { -bac } gõ /dulieu.
enrol-passed-on = Vai trò **{ $post }**, { $ward }, từ nay do người khác đảm nhiệm theo lời mời của phường. Những gì { -bac } đã trả lời và đã gửi vẫn được giữ cho người sau. Nếu có nhầm lẫn, { -bac } nhắn thư ký phường giúp.
enrol-passed-on-last = Cảm ơn { -bac } thời gian qua. Muốn xem hoặc xóa dữ liệu của mình, { -bac } gõ /dulieu.
enrol-moved = Từ nay trợ lý được dùng trên điện thoại khác, theo lời mời lại của phường. Điện thoại này không còn dùng được nữa. Nếu không phải do { -bac }, { -bac } báo ngay thư ký phường giúp.
enrol-told-taken = Vai trò **{ $post }** đã có người nhận theo lời mời của phường. Nếu không đúng người, { -bac } gõ /phuong để cho thôi và mời lại.
enrol-told-moved = Người giữ vai trò **{ $post }** từ nay dùng trợ lý trên điện thoại khác, theo lời mời lại của phường. Nếu không đúng người, { -bac } gõ /phuong để cho thôi và mời lại.
enrol-again-other-posts = Tài khoản này đang giữ vai trò khác, nên không dùng lời mời này được. { -bac-capital } mở đường dẫn bằng tài khoản mới của mình, hoặc nhắn thư ký phường giúp.

# The version of the two texts below: whoever changes them puts a new one here, and everybody is asked again.
consent-version = 2026-11
consent-short = **Về dữ liệu cá nhân của { -bac }**
    • Tôi lưu: tên và mã tài khoản của { -bac } trên ứng dụng này, vai trò, cách xưng hô, số điện thoại nếu { -bac } cho, và những gì { -bac } gửi qua đây.
    • Để làm gì: nhận báo cáo và đơn thư của tổ, nhắn cho { -bac } về những việc đó. Không dùng vào việc khác.
    • Bao lâu: tên, tài khoản, số điện thoại: khi { -bac } còn giữ vai trò, và { $years } năm sau đó. Đơn thư: { $petitions } năm sau khi kết thúc, đơn không đủ điều kiện thì { $ineligible } năm. Nhật ký thay đổi, không ghi tên: { $audit } năm. Số liệu báo cáo là của tổ, được giữ lâu dài.
    • Ai xem được: thư ký, chủ tịch và người quản trị của { $ward }.
    { -bac-capital } có thể xem (/dulieu), rút lại đồng ý hoặc xóa (/xoadulieu) bất cứ lúc nào. { -bac-capital } có đồng ý không?
consent-details = **Về việc xử lý dữ liệu cá nhân** (bản { $version }, theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15)

    1. Ai chịu trách nhiệm: Ban Thường trực Ủy ban MTTQ Việt Nam { $ward }. Liên hệ: thư ký của Ủy ban, tại trụ sở phường hoặc qua người đã mời { -bac }.

    2. Dữ liệu được lưu: tên hiển thị và mã tài khoản trên ứng dụng nhắn tin; vai trò, từ ngày nào đến ngày nào; cách xưng hô, ngôn ngữ; số điện thoại, nếu { -bac } tự gửi; báo cáo và đơn thư { -bac } gửi; lần đồng ý này.

    3. Mục đích: nhận và tổng hợp báo cáo của tổ, nhận và theo dõi đơn thư, nhắn tin cho { -bac } về những việc đó. Không quảng cáo, không bán, không chuyển cho người khác.

    4. Cách xử lý: tự động, trên máy chủ của phường; tên, số điện thoại và nội dung đơn thư được mã hóa. Tin nhắn đi qua ứng dụng nhắn tin mà { -bac } đang dùng; máy chủ của ứng dụng có thể đặt ở nước ngoài và theo quy định riêng của ứng dụng.

    5. Ai xem được: thư ký, chủ tịch và người quản trị của { $ward }. Người kế nhiệm thấy báo cáo, đơn thư của vai trò, không thấy số điện thoại của { -bac }.

    6. Thời gian lưu: tên, tài khoản, số điện thoại: khi { -bac } còn giữ vai trò và { $years } năm sau đó. Đơn thư: { $petitions } năm sau khi kết thúc; đơn không đủ điều kiện: { $ineligible } năm; nếu là đơn của chính hộ { -bac } thì tên và số điện thoại trong đơn được bỏ đi khi { -bac } bị xóa khỏi hệ thống. Số liệu báo cáo là của tổ nên được giữ lâu dài, không gắn với tên { -bac } sau khi { -bac } bị xóa khỏi hệ thống. Nhật ký thay đổi được giữ { $audit } năm, chỉ ghi một mã số thay cho tên.

    7. Quyền của { -bac }: được biết; đồng ý hoặc không; rút lại đồng ý; xem, sửa, nhận bản sao; yêu cầu xóa, hạn chế hoặc phản đối việc xử lý; khiếu nại, tố cáo, khởi kiện, yêu cầu bồi thường; yêu cầu cơ quan có thẩm quyền bảo vệ. Gõ /dulieu để xem, sửa, rút lại đồng ý; /xoadulieu để xóa: làm ngay tại đây. Yêu cầu gửi cho thư ký được trả lời trong hai ngày làm việc.

    8. Nếu không đồng ý, { -bac } không phải chịu thiệt gì: báo cáo và đơn thư vẫn gửi bằng giấy cho thư ký như trước. Rút lại đồng ý không làm mất giá trị của những gì đã làm trước đó.
consent-agree = Tôi đồng ý
consent-details-button = Xem chi tiết
consent-refuse = Tôi không đồng ý
consent-refused = Vâng, tôi không giữ lại gì cả. Báo cáo và đơn thư vẫn gửi bằng giấy cho thư ký phường như trước. Nếu đổi ý, { -bac } mở lại đường dẫn: lời mời vẫn còn dùng được. Cảm ơn { -bac }.

post-leader = Tổ trưởng tổ dân phố số { $group }
post-deputy = Tổ phó tổ dân phố số { $group }
post-front-board-head = Trưởng ban công tác Mặt trận tổ dân phố số { $group }
post-secretary = Thư ký
post-chair = Chủ tịch
post-committee-member = Ủy viên
post-administrator = Quản trị

## One's own data

consent-again = Trước khi làm tiếp, mời { -bac } xem lại: nội dung về dữ liệu cá nhân có bản mới. Tin vừa rồi tôi chưa ghi; { -bac } trả lời câu này rồi gửi lại giúp.
consent-thanks = Cảm ơn { -bac }. Mời { -bac } làm tiếp.
own-heading = **Những gì tôi lưu về { -bac }**
own-nothing = Tôi không lưu gì về { -bac }.
own-name = • Tên: { $name }
own-number = • Số điện thoại: { $number }
own-no-number = • Số điện thoại: chưa có
own-voice = • Xưng hô: { $address }; ngôn ngữ: { $language }
own-accounts = • Tài khoản: { $accounts }
own-post = • Vai trò: { $post }, { $ward }, từ { $from }
own-past-post = • Vai trò trước đây: { $post }, { $ward }, từ { $from } đến { $to }
own-consent = • Đã đồng ý: bản { $version }, ngày { $day }
own-sent = • Đã gửi { $reports } báo cáo, { $petitions } kiến nghị (kèm { $files } ảnh, ghi âm)
own-begun = • Đang viết { $reports } báo cáo, { $petitions } kiến nghị (kèm { $files } ảnh, ghi âm)
own-households = • Tên và số điện thoại của { -bac } ghi trong đơn của chính hộ { -bac }: { $numbers }
own-session = • Việc đang làm dở với tôi, gồm cả câu đang gõ
own-file = du-lieu-cua-toi.json
own-file-caption = Bản đầy đủ những gì tôi lưu.
own-phone = Sửa số điện thoại
own-address = Đổi cách xưng hô
own-withdraw = Rút lại đồng ý
own-forget = Xóa dữ liệu của tôi
forget-posts = { -bac-capital } đang giữ vai trò:
    { $posts }
    Để xóa dữ liệu, { -bac } cần thôi giữ vai trò trước. { -bac-capital } muốn chờ người kế nhiệm, hay để trống và xóa ngay?
forget-posts-withdrawal = Rút lại đồng ý thì tôi không được lưu gì về { -bac } nữa, nên { -bac } cần thôi giữ vai trò:
    { $posts }
    { -bac-capital } muốn chờ người kế nhiệm, hay để trống và xóa ngay?
forget-wait = Báo phường, chờ người kế nhiệm
forget-vacant = Để trống và xóa ngay
forget-keep = Thôi, giữ như cũ
forget-kept = Vâng, mọi thứ vẫn như cũ.
forget-waiting = Tôi đã báo phường mời người kế nhiệm. Đến khi đó { -bac } vẫn giữ vai trò. Có người nhận rồi, { -bac } gõ /xoadulieu để xóa.
forget-waiting-nobody = Tôi chưa tìm được ai của phường để báo. { -bac-capital } nhắn người phụ trách ở phường giúp, hoặc chọn để trống và xóa ngay: gõ /xoadulieu.
forget-confirm = Tôi sẽ xóa tên, số điện thoại, tài khoản, vai trò và lần đồng ý của { -bac }. Số liệu và đơn thư đã gửi vẫn là của tổ, không còn gắn với { -bac }. Xóa rồi không lấy lại được. { -bac-capital } xác nhận chứ?
forget-confirm-posts = { -bac-capital } sẽ thôi giữ:
    { $posts }
    Phường sẽ được báo. Tôi sẽ xóa tên, số điện thoại, tài khoản, vai trò và lần đồng ý của { -bac }. Số liệu và đơn thư đã gửi vẫn là của tổ, không còn gắn với { -bac }. Xóa rồi không lấy lại được. { -bac-capital } xác nhận chứ?
forget-erase = Xóa dữ liệu của tôi
forget-done = Đã xóa. Tôi không còn lưu gì về { -bac }. Cảm ơn { -bac } đã giúp việc của phường, của tổ.
leave-wishes = Người giữ vai trò **{ $post }** muốn thôi và xóa dữ liệu của mình, đang chờ người kế nhiệm. Nhờ { -bac } mời người mới: gõ /phuong. Theo luật, yêu cầu này cần được giải quyết trong hai ngày làm việc.
leave-left = Vai trò **{ $post }** từ nay để trống: người giữ đã thôi và xóa dữ liệu của mình. Báo cáo làm dở và đơn thư của vai trò vẫn còn nguyên. Nhờ { -bac } mời người mới: gõ /phuong.

## The committee's chat

bind-done = Từ nay nhóm này nhận số liệu tổng hợp của { $ward }. Gõ /tonghop để xem, chẳng hạn: /tonghop 9 tháng 2019
bind-how = Chào các đồng chí. Tôi là trợ lý báo cáo. Để nhóm này nhận số liệu tổng hợp của phường, thư ký gõ /lienket kèm mã đã được cấp.
bind-back = Tôi đã sẵn sàng. Gõ /tonghop để xem số liệu tổng hợp.
bind-unknown = Mã này không đúng. Đề nghị kiểm tra lại, hoặc xin mã mới.
bind-revoked = Mã này đã được thu hồi. Đề nghị xin mã mới.
bind-used = Mã này đã được sử dụng. Đề nghị xin mã mới.
bind-expired = Mã này đã hết hạn. Đề nghị xin mã mới.
bind-told-bound = Một nhóm chat vừa được liên kết làm nhóm Ủy ban của { $ward }, và từ nay nhận số liệu tổng hợp. Nếu không đúng nhóm, { -bac } gõ /phuong để gỡ.
bind-told-removed = Trợ lý vừa bị đưa ra khỏi nhóm Ủy ban của { $ward }, nên nhóm không nhận số liệu nữa. Muốn liên kết lại, { -bac } gõ /phuong để lấy mã mới.
bind-told-released = Một nhóm Ủy ban vừa thôi liên kết với { $ward }, nên không nhận số liệu nữa. Muốn liên kết lại, { -bac } gõ /phuong để lấy mã mới.

## Handling petitions

menu-petitions = 📂 Đơn thư
command-petitions = Đơn thư: danh sách và xử lý
help-register = 📂 **Đơn thư** (/donthu): xem, trả lời và giải quyết đơn. Gõ số đơn, chẳng hạn KN-2019-0018, để mở đơn đó.

register-choose-ward = { -bac-capital } xem đơn thư của phường nào?
register-heading = **Đơn thư · { $filter }: { $count }**
register-empty-open = Hiện không có đơn nào đang chờ giải quyết.
register-empty = Không có đơn nào ở mục này.
register-page = Trang { $page }/{ $pages }. Bấm số đơn để mở.
register-tap-to-open = Bấm số đơn để mở.
register-choose-field = **Đơn thư đang mở theo lĩnh vực.** { -bac-capital } chọn lĩnh vực:
register-choose-group = **Đơn thư đang mở theo tổ.** { -bac-capital } chọn tổ:
register-not-found = Không có đơn nào mang số { $number }. { -bac-capital } xem lại số đơn, hoặc chọn trong danh sách dưới đây.
register-filter-open = Đang mở
register-filter-new = Mới
register-filter-mine = Của tôi
register-filter-due = Sắp đến hạn
register-filter-overdue = Quá hạn
register-filter-done = Đã xong
register-fields-button = Theo lĩnh vực
register-groups-button = Theo tổ
register-list-button = ◀ Danh sách
register-group = tổ { $group }
register-ward = toàn phường
register-no-deadline = không có hạn
register-due-today = đến hạn hôm nay
register-due-in = còn { $days } ngày làm việc
register-overdue-by = ⚠ quá hạn { $days } ngày làm việc
register-overdue-today = ⚠ vừa quá hạn
register-no-data = chưa tính được hạn: chưa có lịch nghỉ năm { $year }

register-card-received = Nhận lúc { $moment }
register-card-received-from = Nhận lúc { $moment }, { $post } gửi
register-card-imported = Nhận ngày { $day }, nhập từ sổ cũ
register-card-handler = Người xử lý: { $post }
register-card-no-handler = Chưa có người xử lý
register-card-households = Số hộ: { $count }
register-card-asks = Người đề nghị: { $who }
register-card-anonymous = Người đề nghị: không nêu tên
register-card-protected = Danh tính người đề nghị được giữ kín.
register-card-text = **Nội dung**
register-card-no-text = (không có chữ)
register-card-removed = Nội dung đơn đã hết hạn lưu giữ và được xóa.
register-card-place = Địa điểm: { $place }
register-card-place-on-map = Địa điểm: vị trí trên bản đồ, bấm nút để xem
register-card-deadlines = **Thời hạn**
register-card-deadline-met = ✓ { $what }
register-card-deadline = { $day } ({ $left }): { $what }
register-card-history = **Diễn biến**
register-card-duplicates = **Có thể trùng với:** { $numbers }
register-files-button = Xem { $files }
register-place-button = 📍 Xem vị trí
register-files-waiting = { $count ->
        [one] Còn 1 tệp đang được tải về. { -bac-capital } bấm lại sau ít phút giúp.
       *[other] Còn { $count } tệp đang được tải về. { -bac-capital } bấm lại sau ít phút giúp.
    }
register-files-lost = { $count ->
        [one] Có 1 tệp không tải về được.
       *[other] Có { $count } tệp không tải về được.
    }
register-file-caption = { $number } · { $moment }
register-changed = Đơn { $number } vừa có thay đổi. Đây là đơn như hiện nay:
register-done = Đã ghi: **{ $what }**.
register-done-told = Đã ghi: **{ $what }**. Người gửi đã được báo.
register-new-words = Những gì { -bac } vừa viết chưa được gửi:

petition-photos = { $count ->
        [one] 1 ảnh
       *[other] { $count } ảnh
    }
petition-voices = { $count ->
        [one] 1 ghi âm
       *[other] { $count } ghi âm
    }

petition-action-take = Tiếp nhận xử lý
petition-action-ask-more = Hỏi thêm người gửi
petition-action-known = Đã đủ thông tin
petition-action-ineligible = Không đủ điều kiện
petition-action-guide = Hướng dẫn nơi khác
petition-action-forward = Chuyển cơ quan
petition-action-accept = Thụ lý
petition-action-refuse = Không thụ lý
petition-action-start = Bắt đầu giải quyết
petition-action-answer = Trả lời
petition-action-settle = Kết quả giải quyết
petition-action-reopen = Chưa ổn
petition-action-withdraw = Rút đơn
petition-action-coordinated = Đã phối hợp với UBND

petition-event-received = Nhận đơn
petition-event-imported = Nhập từ sổ cũ: { $status }
petition-event-taken = Bắt đầu xem và phân loại
petition-event-more-asked = Hỏi thêm người gửi: { $text }
petition-event-added = Người gửi gửi thêm: { $text }
petition-event-known = Đã đủ thông tin, xem tiếp
petition-event-ineligible = Không đủ điều kiện xử lý: { $text }
petition-event-guided = Hướng dẫn gửi nơi khác: { $text }
petition-event-forwarded = Chuyển tới { $body }
petition-event-forwarded-under = Chuyển tới { $body }, số { $reference }
petition-event-accepted = Thụ lý
petition-event-refused = Không thụ lý: { $text }
petition-event-started = Bắt đầu giải quyết
petition-event-answered = Trả lời người gửi: { $text }
petition-event-settled = Giải quyết xong: { $outcome } Căn cứ: { $reason }
petition-event-settled-plain = Giải quyết xong
petition-event-reopened = Người gửi thấy chưa ổn: { $text }
petition-event-withdrawn = Người gửi rút đơn
petition-event-coordinated = Đã phối hợp với UBND phường

handling-heading-ask-more = Hỏi thêm người gửi
handling-heading-ineligible = Không đủ điều kiện
handling-heading-guide = Hướng dẫn nơi khác
handling-heading-forward = Chuyển cơ quan
handling-heading-refuse = Không thụ lý
handling-heading-answer = Trả lời người gửi
handling-heading-settle = Kết quả giải quyết
handling-heading-add-more = Gửi thêm
handling-heading-reopen = Chưa ổn
handling-heading-withdraw = Rút đơn
handling-ask-question = Cần người gửi cho biết thêm điều gì? { -bac-capital } gõ câu hỏi.
handling-ask-where-to = Người gửi cần đến đâu? { -bac-capital } chọn, hoặc gõ tên và địa chỉ nơi đó.
handling-ask-body = Chuyển đơn tới cơ quan nào? { -bac-capital } chọn, hoặc gõ tên cơ quan.
handling-ask-reference = Số công văn chuyển tới { $body } là bao nhiêu?
handling-no-reference = Chưa có số
handling-ask-reason = Vì lý do gì? Người gửi sẽ đọc đúng những gì { -bac } ghi.
handling-ask-answer = { -bac-capital } gõ câu trả lời cho người gửi.
handling-ask-answer-or-template = { -bac-capital } gõ câu trả lời cho người gửi, hoặc chọn mẫu có sẵn.
handling-ask-outcome = Kết quả thế nào: đã làm gì, ở đâu, khi nào?
handling-ask-basis = Kết quả này dựa trên lý do hoặc căn cứ nào? Chẳng hạn: đã kiểm tra tại chỗ ngày 05/10, hoặc công văn số mấy.
handling-ask-evidence = { -bac-capital } gửi ảnh cho thấy kết quả. Nếu việc này không có gì để chụp thì bấm nút.
handling-no-photo = Không có ảnh (không áp dụng)
handling-photos-so-far = { $photos ->
        [one] Đã nhận 1 ảnh. { -bac-capital } gửi thêm ảnh, hoặc bấm “Xong”.
       *[other] Đã nhận { $photos } ảnh. { -bac-capital } gửi thêm ảnh, hoặc bấm “Xong”.
    }
handling-done = Xong
handling-ask-added = { -bac-capital } viết, chụp ảnh hoặc ghi âm gửi vào đây. Gửi đủ thì bấm “Xong”.
handling-added-so-far = Đã nhận: { $parts }. { -bac-capital } gửi thêm, hoặc bấm “Xong”.
handling-a-text = lời nhắn
handling-ask-reopen = Còn điều gì chưa ổn, { -bac } cho biết giúp?
handling-sender-will-read = Người gửi sẽ đọc:
    { $text }
handling-handler-will-read = Người xử lý sẽ đọc:
    { $text }
handling-review-forward = Chuyển tới: { $body }
    Số công văn: { $reference }
handling-review-forward-plain = Chuyển tới: { $body }
    Số công văn: chưa có
handling-review-settle = Kết quả: { $outcome }
    Lý do, căn cứ: { $reason }
    Bằng chứng: { $evidence }
handling-evidence-not-applicable = không áp dụng
handling-review-coordinated = Ghi là đơn này được giải quyết cùng với Ủy ban nhân dân phường? Người gửi sẽ được báo, và đơn được tính vào số đã phối hợp.
handling-review-withdraw = { -bac-capital } có chắc muốn rút đơn này không? Rút rồi thì đơn không được giải quyết nữa.
handling-withdraw = Đúng, rút đơn
handling-keep-it = Không, giữ đơn
handling-send = Gửi
handling-note-it = Đúng, ghi lại
handling-again = Viết lại
handling-leave = Thôi
handling-left = Đã thôi. Đơn { $number } không có gì thay đổi.
handling-set-aside = Phần { -bac } đang ghi cho đơn **{ $number }** được giữ lại. { -bac-capital } mở lại đơn, bấm đúng việc đó là ghi tiếp được.
handling-taken-up = Đây là phần { -bac } đã ghi lần trước, { -bac } ghi tiếp hoặc bấm một nút bên dưới.
handling-given-back = Đơn **{ $number }** đã có thay đổi, nên phần { -bac } ghi trước đây không gửi được nữa:
handling-given-back-files = (kèm { $count } ảnh, ghi âm; tôi không giữ nữa)
handling-denunciation-chat = Trợ lý đã xóa phần { -bac } vừa viết, không ai đọc được; đơn **{ $number }** vẫn giữ nguyên. { -bac-capital } cũng nên tự xóa những tin đã gửi trong cuộc trò chuyện này.
handling-reason-vague = Lý do này còn ngắn quá, người gửi khó hiểu. { -bac-capital } ghi rõ hơn giúp: ít nhất một câu.
handling-outcome-vague = Ghi như vậy người gửi chưa biết việc đã xong thế nào. { -bac-capital } ghi rõ hơn giúp: đã làm gì, ở đâu, khi nào.
handling-basis-vague = Lý do, căn cứ còn chung quá. { -bac-capital } ghi rõ hơn giúp: kiểm tra khi nào, theo văn bản nào, ai xác nhận.
handling-too-long = Tin này dài quá. { -bac-capital } viết gọn lại giúp.
handling-only-text = Câu này cần trả lời bằng chữ. { -bac-capital } gõ vào giúp tôi.
handling-only-photos = Câu này cần ảnh. { -bac-capital } gửi ảnh, hoặc bấm một nút bên dưới.
handling-only-text-and-files = Tôi nhận được chữ, ảnh và ghi âm. { -bac-capital } gửi lại bằng một trong các cách đó giúp.
handling-enough-files = Đã đủ { $most } tệp, tôi không nhận thêm được nữa.
handling-review-tap = { -bac-capital } xem lại rồi bấm một nút bên dưới giúp tôi.
handling-overtaken = Đơn này vừa có thay đổi ở trên. Những gì { -bac } viết vẫn còn đây. { -bac-capital } xem có còn cần gửi không.

reminder-handler-heading = **Nhắc việc: đơn thư sắp đến hạn**
reminder-overdue-heading = **Đơn thư đã quá hạn**
reminder-soon = { $number } · { $kind } · { $group }: { $what }, hạn { $day }
reminder-today = { $number } · { $kind } · { $group }: { $what }, hạn hôm nay { $day }
reminder-overdue = { $number } · { $kind } · { $group }: { $what }, hạn { $day }, người xử lý: { $handler }
reminder-nobody = chưa có

## Following a petition

follow-heading = **{ $number } · { $kind }**
follow-list-heading = **Đơn đã gửi: { $count }**
follow-list-empty = Chưa có đơn nào được gửi.
follow-list-line = **{ $number }** · { $kind } · { $field }
    { $status }
follow-list-hint = Bấm số đơn để xem.
follow-older-button = Cũ hơn ▶
follow-newer-button = ◀ Mới hơn
follow-number-unknown = Trong các đơn { -bac } theo dõi không có số { $number }.
follow-which = { -bac-capital } nói về đơn nào? Bấm số đơn, rồi chọn “Đã ổn” hoặc “Chưa ổn”.
follow-which-answered = { -bac-capital } trả lời cho đơn nào? Bấm số đơn, chọn “Trả lời”, rồi gửi lại giúp; tin vừa rồi chưa được ghi.
follow-now = Hiện nay: { $status }
follow-own-words = **Nội dung đã gửi**
follow-history = **Đã qua các bước**
follow-track-button = Theo dõi
follow-reply-button = Trả lời
follow-add-button = Gửi thêm
follow-withdraw-button = Rút đơn
follow-fine-button = Đã ổn
follow-not-fine-button = Chưa ổn
follow-list-button = 📋 Đơn đã gửi
follow-photos-button = { $count ->
        [one] Xem 1 ảnh
       *[other] Xem { $count } ảnh
    }

follow-status-received = đã nhận, đang chờ người xem
follow-status-classifying = đang có người xem
follow-status-waiting = đang chờ { -bac } trả lời thêm
follow-status-ineligible = không xử lý được
follow-status-guided = đã chỉ nơi cần đến
follow-status-forwarded = đã chuyển nơi có trách nhiệm, đang chờ kết quả
follow-status-accepted = đã nhận giải quyết
follow-status-in-progress = đang được giải quyết
follow-status-settled = đã giải quyết xong
follow-status-refused = không được nhận giải quyết
follow-status-withdrawn = đã rút

follow-event-received = Phường đã nhận đơn
follow-event-taken = Có người bắt đầu xem đơn
follow-event-more-asked = Phường hỏi thêm: { $text }
follow-event-added = Gửi thêm: { $text }
follow-event-known = Phường đã đủ thông tin, xem tiếp
follow-event-ineligible = Không xử lý được: { $text }
follow-event-guided = Phường chỉ nơi cần đến: { $text }
follow-event-forwarded = Chuyển tới { $body }
follow-event-forwarded-under = Chuyển tới { $body }, số { $reference }
follow-event-accepted = Được nhận giải quyết
follow-event-refused = Không được nhận giải quyết: { $text }
follow-event-started = Bắt đầu giải quyết
follow-event-answered = Phường trả lời: { $text }
follow-event-settled = Giải quyết xong: { $outcome }
follow-event-reopened = Báo chưa ổn: { $text }
follow-event-withdrawn = Đã rút đơn
follow-event-coordinated = Ủy ban nhân dân phường cùng giải quyết

follow-next-reply = Chậm nhất { $day }, { -bac } sẽ được báo đơn được nhận giải quyết, chuyển nơi khác, hay vì sao không nhận.
follow-next-settle = Chậm nhất { $day }, { -bac } sẽ được báo kết quả.
follow-next-late = Việc này lẽ ra phải xong chậm nhất ngày { $day }. Trợ lý sẽ nhắc phường.
follow-next-open = Có gì mới, tôi sẽ báo { -bac } ngay.
follow-next-waiting = { -bac-capital } trả lời sớm thì đơn sớm được xem tiếp.
follow-next-ended = Nếu thấy chưa đúng, { -bac } có thể hỏi thư ký phường, hoặc gửi đơn mới.

follow-told-taken = Đơn **{ $number }** đã có người ở Ủy ban MTTQ phường xem.
follow-told-known = Đơn **{ $number }**: phường đã có đủ thông tin và đang xem tiếp.
follow-told-more-asked = Về đơn **{ $number }**, phường cần { -bac } cho biết thêm:
    { $text }
follow-told-ineligible = Rất tiếc, đơn **{ $number }** không xử lý được. Lý do:
    { $text }
follow-told-guided = Việc trong đơn **{ $number }** thuộc nơi khác. { -bac-capital } cần đến:
    { $text }
follow-told-forwarded = Đơn **{ $number }** đã được chuyển tới { $body } để giải quyết.
follow-told-forwarded-under = Đơn **{ $number }** đã được chuyển tới { $body } để giải quyết, công văn số { $reference }.
follow-told-accepted = Đơn **{ $number }** đã được nhận giải quyết.
follow-told-refused = Rất tiếc, đơn **{ $number }** không được nhận giải quyết. Lý do:
    { $text }
follow-told-started = Đơn **{ $number }** bắt đầu được giải quyết.
follow-told-answered = Phường trả lời về đơn **{ $number }**:
    { $text }
follow-told-settled = Đơn **{ $number }** đã giải quyết xong.
    Kết quả: { $outcome }
    Lý do, căn cứ: { $reason }
follow-told-coordinated = Đơn **{ $number }** được giải quyết cùng với Ủy ban nhân dân phường.
follow-ask-fine = Như vậy đã ổn chưa { -bac }?
follow-ask-fine-again = Đơn này đã được xem lại một lần rồi. Nếu vẫn chưa ổn, { -bac } bấm nút để biết còn cách nào khác.

follow-fine = Cảm ơn { -bac } đã cho biết. Đơn { $number } được khép lại.
follow-fine-once-more = Đơn { $number } đã được giải quyết lại một lần, nên ở đây không mở lại được nữa. { -bac-capital } vẫn còn cách khác: gửi đơn mới bằng /kiennghi, ghi số đơn này; hoặc gặp trực tiếp thư ký phường vào giờ tiếp công dân.
follow-withdrawn = Đã rút đơn { $number }. Người xử lý đã được báo.
follow-added = Đã gửi thêm vào đơn { $number }. Người xử lý đã được báo.
follow-reopened = Đã mở lại đơn { $number }. Người xử lý đã được báo. Có gì mới, tôi sẽ báo { -bac } ngay.
follow-changed = Đơn { $number } vừa có thay đổi, nên việc này chưa làm được. { -bac-capital } xem đơn như hiện nay:

notice-added = Đơn **{ $number }**: người gửi vừa gửi thêm.
notice-reopened = Đơn **{ $number }**: người gửi thấy **chưa ổn**. Đơn được mở lại, hạn ban đầu vẫn tính tiếp.
notice-withdrawn = Đơn **{ $number }**: người gửi đã rút.
notice-open-button = Mở đơn

## Language

language-ask = Chọn ngôn ngữ:
language-name = Tiếng Việt
language-set = Từ nay dùng tiếng Việt.

## Menu and help

menu-report = 📝 Báo cáo tháng
menu-petition = 📮 Gửi kiến nghị
menu-figures = 📊 Số liệu của tổ
menu-summary = 📈 Tổng hợp phường
menu-help = ❓ Trợ giúp
command-report = Báo cáo tháng
command-petition = Gửi kiến nghị, phản ánh, khiếu nại
command-figures = Số liệu của tổ trong năm
command-summary = Số liệu tổng hợp của phường
command-help = Trợ giúp
command-language = Chọn ngôn ngữ
command-cancel = Dừng việc đang làm, giữ lại câu đã trả lời
help-heading = **{ -bac-capital } có thể làm những việc sau:**
help-reports = 📝 **Báo cáo tháng** (/baocao): trả lời từng câu, bằng nút hoặc gõ số, chẳng hạn 1tr250. Dừng lúc nào cũng được. Gõ nhầm thì { -bac } sửa ngay tin nhắn đó.
    📊 **Số liệu của tổ** (/solieu): số đã nộp của từng tháng trong năm.
help-files = 📝 **Báo cáo tháng** (/baocao): nộp thay tổ trưởng không dùng điện thoại thông minh.
help-petitions = 📮 **Gửi kiến nghị** (/kiennghi): chuyển ý kiến của bà con bằng chữ, ảnh, ghi âm, rồi theo dõi đến khi có kết quả.
help-reads = 📈 **Tổng hợp phường** (/tonghop), chẳng hạn: /tonghop quý 3 2019
help-always = /ngonngu chọn ngôn ngữ · /huy dừng việc đang làm, câu đã trả lời vẫn được giữ.
help-own-data = /dulieu xem tôi lưu những gì về { -bac } · /xoadulieu xóa dữ liệu của { -bac }.
help-committee = Gõ /tonghop để chọn kỳ, hoặc ghi luôn kỳ: /tonghop 9/2019, /tonghop quý 3 2019, /tonghop 9 tháng 2019, /tonghop năm 2019. Gõ /ngonngu để đổi ngôn ngữ.
help-not-for-you = Việc này không thuộc vai trò của { -bac }. Nếu có nhầm lẫn, { -bac } nhắn thư ký phường giúp.
help-say-privately = Trong nhóm này tôi chỉ nhận /tonghop, /trogiup và /ngonngu. Việc khác mời các đồng chí nhắn riêng cho tôi.
help-not-understood = Tôi chưa hiểu tin này. { -bac-capital } dùng các nút ở cuối màn hình giúp tôi.
stale-button = Nút này thuộc câu cũ. Mời { -bac } dùng tin nhắn mới nhất.
help-cancelled = Đã dừng việc đang làm dở.
help-nothing-to-cancel = Hiện không có việc nào đang làm dở.
help-edit-changes-nothing = Tin nhắn { -bac } vừa sửa không phải là câu trả lời nào, nên không có gì thay đổi.
help-apology = Xin lỗi { -bac }, tôi chưa xử lý được tin vừa rồi. Những gì { -bac } đã trả lời vẫn còn nguyên. { -bac-capital } thử gửi lại giúp.

## The summary in chat

summary-choose-period = Xem số liệu tổng hợp của kỳ nào?
summary-period-unclear = Tôi chưa rõ kỳ báo cáo này. Có thể ghi: 9/2019, quý 3 2019, 6 tháng 2019, 9 tháng 2019, năm 2019.
summary-groups-button = Theo tổ
summary-periods-button = Kỳ khác

## The ward's set-up

menu-ward = 🏘 Phường
command-ward = Vai trò, chỉ tiêu và cài đặt của phường
help-ward = 🏘 **Phường** (/phuong): ai giữ vai trò gì, mời người, chỉ tiêu, lịch báo cáo, tổ dân phố.
ward-choose = { -bac-capital } muốn xem phường nào?
ward-home-groups = { $count } tổ dân phố đang hoạt động.
ward-home-posts = Vai trò: { $held } đã có người, { $vacant } còn trống.
ward-home-chat = Nhóm Ủy ban: đã liên kết.
ward-home-no-chat = Nhóm Ủy ban: chưa liên kết.
ward-home-invitations = Lời mời đang chờ: { $count }.
ward-posts-button = 👥 Vai trò, mời người
ward-invitations-button = ✉️ Lời mời đang chờ
ward-chat-button = 💬 Nhóm Ủy ban
ward-posts-heading = **Vai trò**
    { -bac-capital } chọn tổ để xem ai giữ vai trò gì, mời người hoặc cho thôi.
ward-posts-of-ward = Ủy ban phường
ward-posts-of-group = { $name } · { $count }/{ $most }
ward-posts-of-heading = **Vai trò · { $name }**
ward-posts-back = ◀ Vai trò
ward-post-held = { $person }, từ { $since }
ward-post-vacant = (còn trống)
ward-post-nameless = (chưa rõ tên)
ward-post-passes-on = Nếu mời người khác: khi người mới nhận lời thì người đang giữ thôi giữ, việc làm dở được chuyển sang người mới.
ward-post-invite = ✉️ Mời người nhận vai trò
ward-post-again = 📱 Mời lại (mất máy, đổi máy)
ward-post-end = Cho thôi vai trò này
ward-post-again-numbered = 📱 Mời lại người thứ { $number }
ward-post-end-numbered = Cho thôi người thứ { $number }
ward-post-end-ask = **{ $post }**: { $person }
    Cho thôi vai trò này ngay? Số liệu đã nộp và việc làm dở vẫn giữ cho người sau. Tôi sẽ báo cho người ấy.
ward-post-end-yes = Đúng, cho thôi
ward-post-end-last = Đây là người cuối cùng quản lý được phường trên máy. { -bac-capital } mời thêm một thư ký hoặc quản trị khác trước, rồi mới cho thôi được.
ward-post-ended-done = **{ $post }** từ nay còn trống.
ward-post-ended-revoked = Lời mời chưa dùng cho vai trò này đã được thu hồi. Khi có người mới, { -bac } gửi lời mời mới.
ward-post-ended = Vai trò **{ $post }**, { $ward }, của { -bac } đã kết thúc. Những gì { -bac } đã gửi vẫn được giữ. Cảm ơn { -bac } thời gian qua. Nếu có nhầm lẫn, { -bac } nhắn thư ký phường giúp.
ward-again-ask = **{ $post }**: { $person }
    Mời lại vì mất máy hoặc đổi máy? Người ấy giữ nguyên vai trò và việc làm dở. Khi nhận lời ở máy mới, máy cũ không dùng được nữa.
ward-again-yes = Đúng, mời lại
ward-again-elsewhere = **{ $post }**: { $person }
    Người này còn giữ vai trò ở phường khác, nên phường mình không chuyển cả tài khoản của họ sang máy mới được. { -bac-capital } bấm “{ ward-post-invite }” ở từng vai trò thuộc phường mình rồi gửi lời mời tới máy mới: ai nhận lời thì giữ tiếp vai trò, việc làm dở chuyển theo. Vai trò ở phường khác thì thư ký phường đó mời.
ward-invitation-to = **Lời mời: { $post }**, { $ward }
ward-invitation-again = **Lời mời lại ở máy mới: { $post }**, { $ward }
ward-invitation-how = Gửi ảnh hoặc đường dẫn này cho người được mời. Lời mời dùng một lần, đến hết ngày { $day }.
ward-invitation-line = { $what } · đến { $day }
ward-invitation-other-phone = mời lại ở máy khác
ward-invitation-chat = Mã liên kết nhóm Ủy ban
ward-invitations-none = Không có lời mời nào đang chờ.
ward-invitations-heading = **Lời mời đang chờ: { $count }**
    Bấm vào lời mời nào muốn thu hồi.
ward-revoke-ask = Thu hồi lời mời **{ $what }**?
    Đường dẫn và ảnh đã gửi đi sẽ không dùng được nữa.
ward-revoke-yes = Đúng, thu hồi
ward-chat-none = **Nhóm Ủy ban**: chưa liên kết.
    Liên kết rồi, nhóm nhận số liệu tổng hợp khi các tổ nộp đủ, và gõ /tonghop để xem.
ward-chat-bound = **Nhóm Ủy ban**: đang liên kết { $count } nhóm.
ward-chat-code-button = Lấy mã liên kết nhóm
ward-chat-release-button = Gỡ nhóm { $number } (từ { $since })
ward-chat-code = { -bac-capital } thêm trợ lý vào nhóm của Ủy ban, rồi gõ trong nhóm đó:
    /lienket { $code }
    Mã dùng một lần, đến hết ngày { $day }.
ward-chat-release-ask = Gỡ nhóm này? Nhóm sẽ không nhận và không xem được số liệu của phường nữa.
ward-chat-release-yes = Đúng, gỡ nhóm
ward-chat-released = Từ nay nhóm này không nhận số liệu của { $ward } nữa.
ward-home-choose = { -bac-capital } chọn phần muốn xem hoặc sửa:
ward-targets-button = 🎯 Chỉ tiêu năm
ward-calendar-button = 🗓 Lịch báo cáo
ward-optional-button = ☑️ Chỉ số tùy chọn
ward-groups-button = 🏠 Tổ dân phố
ward-back-home = ◀ Phường
ward-page-before = ◀ Trang trước
ward-page-after = Trang sau ▶
ward-leave = Thôi, không đổi
ward-left = Không có gì thay đổi.
ward-confirm = Đúng, ghi lại
ward-is-that-right = Như vậy đã đúng chưa?
ward-done = Đã ghi:
    { $changes }
ward-changed-meanwhile = Trong lúc này có người khác vừa thay đổi cài đặt của phường. { -bac-capital } xem lại giúp:
ward-only-text = Ở đây tôi chỉ đọc được chữ và số. { -bac-capital } gõ câu trả lời, hoặc bấm nút giúp tôi.
ward-unclear = Số này có thể hiểu nhiều cách. { -bac-capital } chọn giúp:
ward-none = chưa có
ward-on = bật
ward-off = tắt
ward-difference = { $setting }: { $old } → **{ $new }**
ward-day-of-month = ngày { $day }
ward-setting-name = Tên phường
ward-setting-receipt-code = Chữ đầu số biên nhận
ward-setting-rounding = Cách làm tròn phần trăm
ward-setting-first-month = Tháng đầu tiên phải báo cáo
ward-setting-opens-day = Ngày mở báo cáo
ward-setting-due-day = Hạn nộp
ward-setting-target = { $target }, năm { $year }
ward-setting-group = Tổ { $number }
ward-setting-new-group = Tổ mới
ward-group-called = tổ { $number }
ward-group-number = Số { $number }
ward-group-numbers = Số { $first } và số { $second }
ward-no-last-day = chưa định
ward-group-part-number = số
ward-group-part-name = tên
ward-group-part-first-day = ngày đầu
ward-group-part-last-day = ngày cuối
ward-group-part-before = tiếp nối
ward-group-part-households = hộ nghèo trong sổ
ward-group-goes-on = { $name }, từ { $from }
ward-group-until = { $name }, từ { $from } đến hết { $until }
ward-group-comes-from = , tiếp nối { $groups }
ward-group-households = , { $count } hộ nghèo trong sổ

ward-targets-heading = **Chỉ tiêu năm**
ward-targets-none = Danh mục của phường không có chỉ số nào đặt chỉ tiêu.
ward-target-line = Năm { $year }: { $value }
ward-target-overruled = Lưu ý: số liệu phường đã nộp của năm { $year } ghi chỉ tiêu { $value }, nên bản tổng hợp vẫn dùng số đó. Muốn đổi, { -bac } nhờ người quản trị nhập lại số liệu của phường.
ward-target-entered = (số liệu phường đã nộp ghi { $value }; tổng hợp dùng số này)
ward-ask-target = **{ $target }, năm { $year }**
    Hiện nay: { $now }
    { -bac-capital } gõ chỉ tiêu mới, chẳng hạn 105 triệu hoặc 105.345.000.
ward-target-in-words = Đọc là: { $amount }

ward-calendar-heading = **Lịch báo cáo hằng tháng**
ward-calendar-first-month = Tháng đầu tiên phải báo cáo: { $month }
ward-calendar-opens = Mở báo cáo: ngày { $day } của chính tháng đó
ward-calendar-due = Hạn nộp: ngày { $day } của tháng sau
ward-calendar-example = Chẳng hạn { $month }: mở từ { $opens }, hạn nộp { $due }.
ward-ask-first-month = **Tháng đầu tiên phải báo cáo**
    Hiện nay: { $now }
    { -bac-capital } gõ tháng và năm, chẳng hạn 1/2020.
ward-ask-opens-day = **Ngày mở báo cáo**
    Hiện nay: ngày { $now } của chính tháng báo cáo
    { -bac-capital } gõ một ngày từ 1 đến 31.
ward-ask-due-day = **Hạn nộp**
    Hiện nay: ngày { $now } của tháng sau
    { -bac-capital } gõ một ngày từ 1 đến 31.
ward-unreadable-month = Tôi chưa đọc được tháng này. { -bac-capital } gõ như 1/2020 giúp.
ward-unreadable-day-of-month = Tôi chưa đọc được ngày này. { -bac-capital } gõ một số từ 1 đến 31 giúp.
ward-unreadable-date = Tôi chưa đọc được ngày này. { -bac-capital } gõ như 14/6/2019 giúp.
ward-unreadable-number = Tôi chưa đọc được số tổ này. { -bac-capital } gõ một số từ 1 đến 999 giúp.

ward-optional-heading = **Chỉ số tùy chọn** · đang bật { $on }/{ $count } · trang { $page }/{ $pages }
    Bấm vào từng chỉ số để xem câu hỏi, rồi bật hoặc tắt.
ward-optional-question = Câu hỏi: { $question }
ward-optional-computed = Chỉ số này được tính từ các số khác, không hỏi các tổ.
ward-optional-is-on = Đang **bật**. Nếu tắt, báo cáo chưa gửi sẽ không hỏi nữa; số đã gửi vẫn được giữ.
ward-optional-is-off = Đang **tắt**. Nếu bật, những báo cáo chưa gửi sẽ có thêm câu này; báo cáo đã gửi giữ nguyên.
ward-optional-on-with = Bật cùng lúc: { $others }.
ward-optional-off-with = Tắt cùng lúc: { $others }.
ward-optional-turn-on = Bật
ward-optional-turn-off = Tắt
ward-optional-back = ◀ Chỉ số tùy chọn

ward-groups-heading = **Tổ dân phố** · { $count } tổ đang hoạt động, { $ended } tổ đã kết thúc
ward-groups-back = ◀ Tổ dân phố
ward-group-line-until = { $name } · đến { $day }
ward-group-line-from = { $name } · từ { $day }
ward-group-code = Mã: { $code }
ward-group-exists = Hoạt động từ { $from }
ward-group-exists-until = Hoạt động từ { $from } đến hết { $until }
ward-group-predecessors = Tiếp nối: { $groups }
ward-group-successors = Được tiếp nối bởi: { $groups }
ward-group-rename = Đổi tên
ward-group-end = Kết thúc tổ
ward-group-merge = Gộp với tổ khác
ward-group-split = Tách làm hai
ward-group-back = ◀ Quay lại
ward-merge-which = Gộp tổ { $number } với tổ nào?
ward-ask-name = **Đổi tên { $group }**
    Tên hiện nay: { $now }
    { -bac-capital } gõ tên mới.
ward-ask-last-day = Ngày cuối cùng { $group } còn hoạt động là ngày nào? { -bac-capital } bấm một ngày, hoặc gõ như 14/6/2019.
ward-ask-merge-day = Gộp { $first } và { $second } từ ngày nào? { -bac-capital } bấm một ngày, hoặc gõ như 15/6/2019.
ward-ask-merge-number = Sau khi gộp, tổ mang số mấy? Giữ số của { $first } hoặc { $second } thì tổ ấy tiếp tục, tổ kia kết thúc. Số khác thì lập tổ mới, cả hai tổ cũ kết thúc.
ward-ask-split-day = Tách { $group } từ ngày nào? { -bac-capital } bấm một ngày, hoặc gõ như 1/7/2019.
ward-ask-split-numbers = Hai tổ sau khi tách mang số mấy? { -bac-capital } gõ hai số, chẳng hạn “7 và 15”. Tổ nào giữ số của { $group } thì tiếp tục như trước.
ward-headline-target = **Đổi chỉ tiêu**
ward-headline-calendar = **Đổi lịch báo cáo**
ward-headline-optional = **Đổi chỉ số tùy chọn**
ward-headline-rename = **Đổi tên { $group }**
ward-headline-end = **Kết thúc { $group } hết ngày { $day }**
ward-headline-merge = **Gộp { $first } và { $second } thành tổ { $number }, từ ngày { $day }**
ward-headline-split = **Tách { $group } thành tổ { $first } và tổ { $second }, từ ngày { $day }**
ward-then-posts-end = Những người giữ vai trò ở tổ { $number } giữ đến hết ngày { $day } để nộp nốt báo cáo, rồi thôi. Tôi sẽ báo cho họ.
ward-then-posts-end-now = Những người giữ vai trò ở tổ { $number } thôi giữ ngay. Tôi sẽ báo cho họ.
ward-then-invite = Tổ { $number } chưa có tổ trưởng. Ghi xong, { -bac } mời người ở phần Vai trò.
ward-then-reports-lost = ⚠️ Báo cáo đã nộp của { $group } không còn được tính: { $months }.
ward-refused-indicator = Chỉ số này không còn trong danh mục của phường.
ward-refused-depends = “{ $asked }” chỉ hỏi khi “{ $missing }” đang bật.
ward-refused-target = Chỉ tiêu phải lớn hơn 0 và không quá một nghìn tỷ. { -bac-capital } xem lại giúp.
ward-refused-group = Tổ này không còn trong danh sách.
ward-refused-same-group = Cần hai tổ khác nhau.
ward-refused-not-in-force = Ngày { $day } { $group } không hoạt động. { -bac-capital } chọn ngày khác giúp.
ward-refused-not-begun = Đến ngày { $day } { $group } mới bắt đầu hoạt động. { -bac-capital } chọn ngày khác giúp.
ward-refused-number-taken = Số { $number } lúc đó thuộc tổ khác. { -bac-capital } chọn số khác giúp.
ward-refused-same-number = Hai tổ cần hai số khác nhau.
ward-refused-name = Tên tổ cần từ 1 đến 60 chữ, trên một dòng.
ward-refused-no-group-left = Như vậy từ ngày { $day } phường không còn tổ nào.
ward-refused-nothing = Hiện nay đã đúng như vậy, không có gì thay đổi.
summary-check-mark = Dấu kiểm tra: { $mark }

## Petitions: writing one

petition-kept = { -bac-capital } có thể dừng bất cứ lúc nào, phần đã viết vẫn được giữ.
petition-about = Thuộc tổ nào
petition-kind = Loại đơn
petition-field = Lĩnh vực
petition-what = Nội dung
petition-place = Ở đâu
petition-name = Ý kiến của ai
petition-phone = Số điện thoại
petition-households = Số hộ liên quan
petition-group = Tổ { $group }
petition-whole-ward = Cả phường
petition-examples = (Ví dụ: { $examples }.)
petition-ask-about = Việc này của tổ nào, hay của cả phường?
petition-ask-kind = { -bac-capital } muốn gửi loại nào?
petition-ask-field = Việc này thuộc lĩnh vực nào?
petition-ask-what = { -bac-capital } kể giúp: việc gì, từ bao giờ, ảnh hưởng thế nào. { -bac-capital } gõ chữ, gửi ảnh, hoặc bấm giữ micro để nói; gửi nhiều tin cũng được.
petition-more = { -bac-capital } gửi thêm, hoặc bấm “Xong”.
petition-ask-place = Việc này ở chỗ nào? { -bac-capital } gõ địa chỉ, hoặc bấm 📎 rồi chọn “Vị trí” để gửi vị trí.
petition-ask-name = Đây là ý kiến của ai? { -bac-capital } ghi họ và tên, hoặc gửi liên hệ của người đó trong danh bạ.
petition-unnamed-hint = Người dân không muốn nêu tên thì bấm nút bên dưới; kết quả vẫn được báo cho { -bac }.
petition-name-needed = Khiếu nại phải ghi rõ họ tên người khiếu nại.
petition-ask-phone = Số điện thoại liên hệ là số nào?
petition-ask-households = Việc này liên quan đến bao nhiêu hộ? { -bac-capital } ghi một số.
petition-pass = Bỏ qua
petition-own = Là tôi
petition-unnamed = Không nêu tên
petition-no-phone = Không có số điện thoại
petition-not-known = Không rõ
petition-household-count = { $count } hộ
petition-undo = Bỏ phần vừa gửi
petition-gathered = Đã nhận: { $parts }.
petition-count-texts = { $count } đoạn chữ
petition-count-photos = { $count } ảnh
petition-count-voices = { $count } ghi âm
petition-undone = Đã bỏ phần { -bac } vừa gửi.
petition-nothing-told = Đơn chưa có nội dung nào. { -bac-capital } gõ vài dòng, gửi ảnh hoặc ghi âm giúp.
petition-too-long = Đơn đã quá dài, trợ lý chưa nhận được tin vừa rồi. Một đơn có nhiều nhất { $most } chữ cái; { -bac } viết gọn lại giúp.
petition-too-many-files = Đơn đã có { $most } ảnh và ghi âm, là nhiều nhất rồi, nên tin vừa rồi chưa nhận được.
petition-not-taken = Trợ lý chưa nhận được loại tin này. { -bac-capital } gõ chữ, gửi ảnh, ghi âm hoặc bấm nút giúp.
petition-tap-please = { -bac-capital } bấm một nút bên dưới trước đã nhé; tin vừa rồi chưa được ghi vào đơn.
petition-choose = { -bac-capital } bấm chọn giúp một nút bên dưới.
petition-edited = Đã sửa theo tin nhắn mới của { -bac }.
petition-place-too-long = Địa chỉ hơi dài. { -bac-capital } ghi gọn lại giúp, chẳng hạn: ngõ 12, trước số nhà 5.
petition-location-noted = Đã ghi vị trí.
petition-contact-noted = Đã ghi theo liên hệ { -bac } gửi.
petition-contact-unreadable = Số điện thoại của liên hệ này không phải số ở Việt Nam. { -bac-capital } gõ họ tên và số giúp.
petition-name-unreadable = Tôi chưa đọc được họ tên. { -bac-capital } ghi họ và tên giúp, chẳng hạn: Nguyễn Thị Lan.
petition-phone-unreadable = Tôi chưa đọc được số này. { -bac-capital } ghi đủ 10 chữ số, chẳng hạn: 0912 345 678. Không có thì bấm nút bên dưới.
petition-households-unreadable = Tôi chưa đọc được số này. { -bac-capital } ghi một số từ 1 trở lên, chẳng hạn: 12.
petition-households-unclear = Ý { -bac } là bao nhiêu hộ?
petition-review = **Xem lại trước khi gửi**
petition-review-hint = Phần nào chưa đúng thì { -bac } bấm số của phần đó. Đúng rồi thì bấm “Gửi”.
petition-review-tap = { -bac-capital } bấm “Gửi”, hoặc ghi số của phần cần sửa, từ 1 đến { $most }. Tin vừa rồi chưa được ghi vào đơn.
petition-complaint-note = Lưu ý: khiếu nại phải có đơn ký tên nộp cho cơ quan có thẩm quyền thì mới được giải quyết. Mặt trận chuyển đơn và theo dõi kết quả, không giải quyết thay.
petition-not-said = không ghi
petition-is-unnamed = không nêu tên
petition-none = không có
petition-is-not-known = không rõ
petition-point = vị trí trên bản đồ
petition-send = 📮 Gửi
petition-still-open = Còn phần này chưa có:
petition-paused = Đã giữ lại đơn đang viết. Khi nào tiện, { -bac } bấm “📮 Gửi kiến nghị” để viết tiếp.
petition-found = { -bac-capital } đang có một đơn viết dở{ $shown }.
petition-resume = Viết tiếp
petition-anew = Bỏ, viết đơn mới
petition-ask-discard = Đơn viết dở sẽ bị xóa hẳn, cả ảnh và ghi âm. { -bac-capital } có chắc muốn bỏ không?
petition-discard = Bỏ hẳn, viết đơn mới
petition-discarded = Đã bỏ đơn cũ.
petition-suspected = Nội dung này có vẻ là **tố cáo** một người vi phạm pháp luật. Có đúng vậy không? Trợ lý chưa ghi tin này vào đơn.
petition-is-denunciation = Đúng, là tố cáo
petition-no-denunciation = Không, chỉ là phản ánh
petition-suspected-first = { -bac-capital } bấm một nút bên dưới trước đã nhé. Tin vừa rồi chưa được ghi lại.
petition-suspected-waits = Tin vừa rồi cũng đang chờ { -bac } trả lời câu này.
petition-denunciation-chosen = { -bac-capital } chọn **tố cáo**. Tố cáo không gửi được ở đây; nếu đúng là tố cáo, phần đã viết sẽ được xóa hết và trợ lý chỉ nơi để đến.
petition-chosen-by-mistake = Không, tôi chọn nhầm
petition-the-whole-ward = cả phường
petition-choose-post = { -bac-capital } gửi kiến nghị với vai trò nào?
petition-gone = Đơn này đã được gửi hoặc bỏ từ một máy khác. { -bac-capital } bấm “📮 Gửi kiến nghị” để viết đơn mới.
petition-text-removed = (Nội dung đã được xóa.)
petition-denunciation-guide = Trợ lý không nhận tố cáo qua tin nhắn.
petition-denunciation-where = Nơi tiếp nhận: { $office }
petition-denunciation-where-unknown = { -bac-capital } mang đơn có chữ ký đến, hoặc đến trình bày trực tiếp, tại nơi tiếp công dân của phường hoặc công an phường.
petition-denunciation-unprompted = Tin vừa rồi không được lưu ở đâu cả. Nếu chỉ là phản ánh hoặc kiến nghị, { -bac } bấm “📮 Gửi kiến nghị” để gửi.
petition-denunciation-chat = Trợ lý đã xóa phần đơn { -bac } viết dở, không ai đọc được. { -bac-capital } cũng nên tự xóa những tin đã gửi trong cuộc trò chuyện này.
petition-receipt = Đã nhận { $kind } của { $place }, lúc { $time } ngày { $date }. Số **{ $number }**.
petition-receipt-due = Hạn trả lời kết quả tiếp nhận: { $day }.
petition-receipt-due-unknown = Hạn trả lời kết quả tiếp nhận: chưa tính được ngày, vì lịch nghỉ của năm { $year } chưa được công bố.
petition-receipt-thanks = Có tin gì mới, trợ lý báo { -bac } ngay.
petition-new = **Đơn mới { $number }**
petition-new-line = { $kind } · { $field } · { $place }
petition-new-due = Hạn trả lời kết quả tiếp nhận: { $day }.

