//! How the bot refuses, in Vietnamese: written here by hand, so that an answer that says more would show.

/// The polite answers to what is not allowed, or not there.
const REFUSALS: [&str; 9] = [
    "Việc này không thuộc vai trò của bác. Nếu có nhầm lẫn, bác nhắn thư ký phường giúp.",
    "Tôi chưa hiểu tin này. Bác dùng các nút ở cuối màn hình giúp tôi.",
    STRANGER,
    FORMER,
    "Trong nhóm này tôi chỉ nhận /tonghop, /trogiup và /ngonngu. Việc khác mời các đồng chí nhắn riêng cho tôi.",
    "Chào các đồng chí. Tôi là trợ lý báo cáo. Để nhóm này nhận số liệu tổng hợp của phường, thư ký gõ /lienket kèm mã đã được cấp.",
    "Tôi đã sẵn sàng. Gõ /tonghop để xem số liệu tổng hợp.",
    STALE,
    "Tin nhắn bác vừa sửa không phải là câu trả lời nào, nên không có gì thay đổi.",
];

/// What whoever has held a post hears, and holds none any more.
pub const FORMER: &str = "Hiện bác không giữ vai trò nào ở đây, nên tôi không nhận tin này. Nếu có nhầm lẫn, bác nhắn thư ký phường giúp. Muốn xem hoặc xóa dữ liệu của mình, bác gõ /dulieu.";

/// What somebody hears of whom nothing is kept.
pub const STRANGER: &str = "Chào bác. Tôi là trợ lý báo cáo dành cho các tổ dân phố và Ủy ban MTTQ phường. Để sử dụng, bác cần đường dẫn mời của thư ký phường.";

/// The note below a button that does nothing.
pub const STALE: &str = "Nút này thuộc câu cũ. Mời bác dùng tin nhắn mới nhất.";

pub fn is_refusal(answer: &str) -> bool {
    REFUSALS.contains(&answer)
}
