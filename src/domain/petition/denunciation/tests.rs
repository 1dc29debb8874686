use unicode_normalization::UnicodeNormalization;

use super::looks_like_denunciation;
use crate::domain::figure::fold;

/// Plainly denunciations.
const DENUNCIATIONS: &[&str] = &[
    "Tôi tố cáo ông Nguyễn Văn A nhận tiền của dân",
    "Đơn tố cáo",
    "ĐƠN TỐ CÁO\nKính gửi: Ủy ban nhân dân phường",
    "Tôi muốn tố cáo chủ tịch phường",
    "Chúng tôi làm đơn tố cáo về việc bán đất công",
    "Xin tố cáo cán bộ địa chính sách nhiễu",
    "Tôi xin tố cáo hành vi đánh người của công an phường",
    "Gia đình tôi tố cáo việc ông B lấn đất",
    "Tôi gửi thư tố cáo",
    "Tôi không hài lòng nên tố cáo ông tổ phó",
    "Cán bộ phường nhận hối lộ 20 triệu",
    "Ông Trần Văn C ăn chặn tiền hỗ trợ lũ lụt",
    "Kế toán của phường tham ô quỹ vì người nghèo",
    "Chủ tịch tham nhũng đất đai",
    "Bà D biển thủ tiền quỹ của tổ",
    "Công an khu vực vòi tiền các hộ kinh doanh",
    "Tổ trưởng bòn rút tiền của dân",
    "Anh E cán bộ địa chính đòi hối lộ mới làm sổ đỏ cho tôi",
    "Bí thư chi bộ lợi dụng chức vụ để lấy đất",
    "Người dân chúng tôi quyết tố cáo",
    "Đèn đường hỏng. Ngoài ra tôi tố cáo ông F nhận tiền",
    "toi to cao ong A nhan tien",
    "don to cao",
    "toi muon to cao can bo phuong",
    "can bo nhan hoi lo",
    "to truong an chan tien ho tro",
    "ke toan tham o tien quy",
    "chu tich phuong tham nhung",
    "Đề nghị xử lý tham nhũng đất đai của ông phó chủ tịch",
    "Đề nghị điều tra hành vi nhận hối lộ của cán bộ địa chính",
    "ông ấy ăn tiền của dân, chia cho người nhà",
    "Công an khu vực ăn tiền các quán",
    "I denounce the chairman",
    "The land officer took a bribe of 20 million",
];

/// None: complaints, feedback, questions, the law.
const NONE: &[&str] = &[
    "",
    "Tôi không tố cáo ai",
    "Tôi không có ý tố cáo ai, chỉ mong phường xem lại",
    "Đây không phải là đơn tố cáo",
    "Chưa phải tố cáo, chỉ là góp ý",
    "Tôi phản ánh rác đổ bừa ở ngõ 12",
    "Góp ý cán bộ: thái độ tiếp dân chưa niềm nở",
    "Cán bộ một cửa làm việc chậm, hẹn nhiều lần",
    "Khiếu nại mức bồi thường đất của gia đình tôi",
    "Đề nghị tuyên truyền Luật Tố cáo cho bà con",
    "Đề nghị tổ chức hội nghị về khiếu nại, tố cáo",
    "Tố cáo là quyền của công dân",
    "Phường giải quyết tố cáo chậm",
    "Cho tôi hỏi mẫu đơn tố cáo lấy ở đâu",
    "Đề nghị đẩy mạnh phòng, chống tham nhũng",
    "Cán bộ cần chống tham ô, lãng phí",
    "Cán bộ phường không nhận hối lộ",
    "Đề nghị có biện pháp để cán bộ không nhận phong bì",
    "Tránh việc cán bộ ăn chặn tiền hỗ trợ",
    "Công an đã bắt kẻ tham ô",
    "Đề nghị phòng, chống tham nhũng của cán bộ các cấp",
    "Công an xử lý vụ tham ô quỹ của bà con rất nhanh",
    "Quán phở đầu ngõ ăn tiền chục, ngon",
    "Nếu cán bộ nhận hối lộ thì báo ở đâu?",
    "Bà con ủng hộ cuộc vận động chống tham nhũng",
    "Cây to cao che hết đèn đường",
    "Nhà ông An xây to cao chắn lối đi",
    "Quán ăn chặn lối đi của dân",
    "Đề nghị lắp gờ giảm tốc trước trường học",
    "Tổ trưởng ít họp dân, đề nghị họp hằng tháng",
    "Công an phường tuần tra ít quá",
    "cay to cao che het den duong",
    "nha toi to cao nhat ngo",
    "toi khong to cao ai",
    "can bo den tham nhung khong gap ai",
    "can bo den tham o nha van hoa",
    "de nghi phong chong tham nhung",
    "ong A an chan ga ngoai via he",
    "phan anh rac",
    "gop y can bo",
    "The officer was slow and impolite",
    "I do not want to denounce anybody",
    "Đất nhà tôi bị hàng xóm lấn, đề nghị phường đo lại",
    "Anh hàng xóm chiếm đoạt lối đi chung",
];

#[test]
fn plain_denunciations_are_known() {
    for text in DENUNCIATIONS {
        assert!(looks_like_denunciation(text), "{text}");
        assert!(looks_like_denunciation(&text.nfd().collect::<String>()), "decomposed: {text}");
        assert!(looks_like_denunciation(&text.to_uppercase()), "capitals: {text}");
    }
}

#[test]
fn nothing_else_is() {
    for text in NONE {
        assert!(!looks_like_denunciation(text), "{text}");
        assert!(!looks_like_denunciation(&text.to_uppercase()), "capitals: {text}");
        let bare = text.split('\n').map(fold).collect::<Vec<_>>().join("\n");
        assert!(!looks_like_denunciation(&bare), "without diacritics: {bare}");
    }
}
