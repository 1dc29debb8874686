// Every word of the page, in both languages.

const words = {
  vi: {
    title: 'Điện thoại thử',
    hint: 'Telegram chạy tại máy này, không gửi gì ra ngoài.',
    search: 'Tìm tên hoặc số tổ',
    groups: 'Nhóm chat',
    people: 'Mọi người',
    addPerson: 'Thêm một điện thoại',
    switchTo: 'English',
    nobody: 'Chưa có ai. Bấm “Thêm một điện thoại” để bắt đầu.',
    notFound: 'Không thấy ai khớp.',
    choose: 'Chọn một người ở danh sách để mở điện thoại của họ.',
    chooseHint: 'Có thể đặt tối đa ba điện thoại cạnh nhau bằng nút +.',
    openBeside: 'Mở thêm bên cạnh',
    close: 'Đóng điện thoại này',
    back: 'Về danh sách',
    bot: 'trợ lý tự động',
    typing: 'đang nhập…',
    members: (n) => `${n} thành viên`,
    chats: 'Các cuộc trò chuyện',
    messages: 'Tin nhắn',
    write: 'Nhắn tin…',
    send: 'Gửi',
    attach: 'Đính kèm',
    commands: 'Các lệnh',
    keyboard: 'Bàn phím nút',
    start: 'Bắt đầu',
    blockedHint: 'Trợ lý đang bị chặn trên điện thoại này.',
    startHint: 'Bấm Bắt đầu để trò chuyện với trợ lý.',
    invited: 'Bạn mở một liên kết mời.',
    unblock: 'Bỏ chặn trợ lý',
    block: 'Chặn trợ lý',
    more: 'Thêm',
    edit: 'Sửa',
    editing: 'Sửa tin nhắn',
    reply: 'Trả lời',
    replying: 'Trả lời',
    remove: 'Xóa',
    copy: 'Chép chữ',
    cancel: 'Thôi',
    edited: 'đã sửa',
    gone: 'Nhóm đã chuyển thành nhóm lớn.',
    photo: 'Ảnh',
    document: 'Tài liệu',
    voice: 'Ghi âm',
    voiceFile: 'Ghi âm từ tệp',
    play: 'Nghe',
    pause: 'Dừng',
    look: 'Xem to',
    sticker: 'Nhãn dán',
    contact: 'Danh thiếp',
    location: 'Vị trí',
    otherLocation: 'Vị trí khác',
    latitude: 'Vĩ độ',
    longitude: 'Kinh độ',
    ownContact: 'Số của tôi',
    otherContact: 'Số người khác',
    voiceOf: (s) => `Tin thoại, ${s} giây`,
    open: 'Tải về',
    ok: 'Đã hiểu',
    name: 'Họ và tên',
    phone: 'Số điện thoại',
    newPhone: 'Điện thoại mới',
    whose: 'Điện thoại này của ai?',
    whoseHint: 'Bạn mở một liên kết mời. Chọn người nhận lời mời, hoặc thêm người mới.',
    newcomer: 'Người mới',
    add: 'Thêm',
    you: 'Bạn',
    down: 'Về tin mới nhất',
    earlier: 'Xem tin cũ hơn',
    failed: 'Chưa gửi được. Xin thử lại.',
    unreadable: 'Chưa mở được ảnh này. Xin chọn ảnh khác.',
    offline: 'Mất liên lạc với máy chủ, đang nối lại…',
    unread: (n) => `${n} tin chưa đọc`,
    waiting: 'Trợ lý chưa trả lời nút này.',
    joined: (who) => `${who} đã vào nhóm`,
    left: (who) => `${who} đã rời nhóm`,
    created: (who) => `${who} đã lập nhóm`,
    pinned: (what) => `Đã ghim: ${what}`,
    upgraded: 'Nhóm đã thành nhóm lớn',
  },
  en: {
    title: 'Trial phones',
    hint: 'A Telegram on this machine; nothing leaves it.',
    search: 'Find a name or a group’s number',
    groups: 'Group chats',
    people: 'People',
    addPerson: 'Add a phone',
    switchTo: 'Tiếng Việt',
    nobody: 'Nobody yet. Press “Add a phone” to begin.',
    notFound: 'Nobody fits.',
    choose: 'Choose a person in the list to open their phone.',
    chooseHint: 'Up to three phones can stand side by side, with the + button.',
    openBeside: 'Open beside',
    close: 'Close this phone',
    back: 'Back to the list',
    bot: 'automatic assistant',
    typing: 'typing…',
    members: (n) => (n === 1 ? '1 member' : `${n} members`),
    chats: 'Chats',
    messages: 'Messages',
    write: 'Message…',
    send: 'Send',
    attach: 'Attach',
    commands: 'Commands',
    keyboard: 'Button keyboard',
    start: 'Start',
    blockedHint: 'The assistant is blocked on this phone.',
    startHint: 'Press Start to talk to the assistant.',
    invited: 'You opened an invitation link.',
    unblock: 'Unblock the assistant',
    block: 'Block the assistant',
    more: 'More',
    edit: 'Edit',
    editing: 'Edit message',
    reply: 'Reply',
    replying: 'Reply to',
    remove: 'Delete',
    copy: 'Copy text',
    cancel: 'Cancel',
    edited: 'edited',
    gone: 'The group has become a supergroup.',
    photo: 'Photo',
    document: 'Document',
    voice: 'Voice',
    voiceFile: 'Voice from a file',
    play: 'Play',
    pause: 'Pause',
    look: 'View larger',
    sticker: 'Sticker',
    contact: 'Contact',
    location: 'Location',
    otherLocation: 'Another location',
    latitude: 'Latitude',
    longitude: 'Longitude',
    ownContact: 'My number',
    otherContact: 'Somebody else’s number',
    voiceOf: (s) => `Voice message, ${s} s`,
    open: 'Download',
    ok: 'OK',
    name: 'Full name',
    phone: 'Phone number',
    newPhone: 'New phone',
    whose: 'Whose phone is this?',
    whoseHint: 'You opened an invitation link. Choose who takes it up, or add somebody.',
    newcomer: 'Somebody new',
    add: 'Add',
    you: 'You',
    down: 'To the newest message',
    earlier: 'Earlier messages',
    failed: 'Not sent. Please try again.',
    unreadable: 'This picture cannot be opened. Please choose another.',
    offline: 'The server cannot be reached, trying again…',
    unread: (n) => `${n} unread`,
    waiting: 'The assistant has not answered this button.',
    joined: (who) => `${who} joined the group`,
    left: (who) => `${who} left the group`,
    created: (who) => `${who} made the group`,
    pinned: (what) => `Pinned: ${what}`,
    upgraded: 'The group became a supergroup',
  },
};

let language = localStorage.getItem('language') === 'en' ? 'en' : 'vi';

/** A word of the page in the chosen language; functions take what they need to say. */
export function word(key, ...values) {
  const found = words[language][key];
  return typeof found === 'function' ? found(...values) : found;
}

export function currentLanguage() {
  return language;
}

export function switchLanguage() {
  language = language === 'vi' ? 'en' : 'vi';
  localStorage.setItem('language', language);
}

const zone = 'Asia/Ho_Chi_Minh';

/** Hours and minutes of a Unix time, in the ward's time zone. */
export function clock(seconds) {
  const at = new Date(seconds * 1000);
  return at.toLocaleTimeString('vi-VN', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
}

/** The day of a Unix time, written out. */
export function day(seconds) {
  const at = new Date(seconds * 1000);
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  const parts = { timeZone: zone, weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' };
  return at.toLocaleDateString(locale, parts);
}
