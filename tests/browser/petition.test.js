// A petition goes its way on the phones page: a leader's phone sends it with a photograph, the secretary's handles it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { laneInTheEvening } from './support/drawing.js';
import { Phone, picture } from './support/phones.js';
import { Trial, committee, small, wide } from './support/trial.js';

const [an, chi] = [107, 301];
const dark = 'Đèn đường đầu ngõ 68 hỏng đã năm hôm, buổi tối trẻ con và người già đi lại rất nguy hiểm.';
const place = 'Đầu ngõ 68, trước số nhà 12';
const body = 'Công ty chiếu sáng đô thị';

let trial;
let photos;
let number;

before(async () => {
  trial = await Trial.begin();
  const [out, alight] = [false, true].map((lampIsAlight) => laneInTheEvening(trial.browser, { lampIsAlight }));
  photos = { out: await out, alight: await alight };
});
after(() => trial?.end());

/** A page with the leader's phone and the secretary's side by side. */
async function bothPhones() {
  const page = await trial.open(`/?phone=${an},${chi}`, wide);
  return { page, leader: new Phone(page, an), secretary: new Phone(page, chi) };
}

test('a leader sends a petition with a photograph, on a phone', async () => {
  const page = await trial.open(`/?phone=${an}`, small);
  const leader = new Phone(page, an, { touch: true });
  await leader.presses('📮 Gửi kiến nghị');
  await leader.hears('1/6 · Loại đơn');
  await picture(page, 'petition-kind');
  await leader.taps('Phản ánh');
  await leader.hears('2/6 · Lĩnh vực');
  await picture(page, 'petition-field');
  await leader.taps('Hạ tầng: đường, điện, nước, thoát nước, chiếu sáng');
  await leader.hears('3/6 · Nội dung');
  await leader.says(dark);
  await leader.hears('Đã nhận: 1 đoạn chữ.');
  await leader.attaches(photos.out);
  await leader.hears('Đã nhận: 1 đoạn chữ, 1 ảnh.');
  await leader.comesToRest();
  await picture(page, 'phone-petition');
  await leader.taps('Xong');
  await leader.hears('4/6 · Ở đâu');
  await leader.says(place);
  await leader.hears('5/6 · Ý kiến của ai');
  await leader.says('Nguyễn Thị Lan');
  await leader.hears('5/6 · Số điện thoại');
  await leader.says('0912 345 678');
  await leader.hears('6/6 · Số hộ liên quan');
  await leader.says('12');
  const review = await leader.hears('Xem lại trước khi gửi');
  assert.ok(review.includes(`“${dark}” + 1 ảnh`), review);
  await leader.comesToRest();
  await picture(page, 'petition-review');
  await leader.taps('📮 Gửi');
  number = (await leader.hears('Đã nhận phản ánh của tổ 7')).match(/KN-2019-\d{4}/)[0];
  await leader.comesToRest();
  await picture(page, 'petition-receipt');
  await page.context().close();
});

test('the secretary opens it, sees the photograph, takes it and forwards it', async () => {
  const { page, leader, secretary } = await bothPhones();
  await secretary.hears(`Đơn mới ${number}`);
  await picture(page, 'petition-notice');
  await secretary.taps('Mở đơn');
  const card = await secretary.hears(`${number} · Phản ánh`);
  for (const part of [dark, place, 'Nguyễn Thị Lan, 0912 345 678', 'Số hộ: 12', 'Chưa có người xử lý']) {
    assert.ok(card.includes(part), `${part}\n\n${card}`);
  }
  await picture(page, 'petition-card');
  await secretary.taps('Xem 1 ảnh');
  assert.deepEqual(await secretary.sees(number), [1280, 960], 'the photograph as the phone sent it');
  await picture(page, 'desk-petition');
  await secretary.taps('Tiếp nhận xử lý');
  await secretary.isTold('Đã ghi: Tiếp nhận xử lý');
  await leader.hears(`Đơn ${number} đã có người ở Ủy ban MTTQ phường xem.`);
  await secretary.taps('Chuyển cơ quan');
  await secretary.hears('Chuyển đơn tới cơ quan nào?');
  await picture(page, 'petition-bodies');
  await secretary.taps(body);
  await secretary.hears('Số công văn');
  await secretary.says('45/CV-MTTQ');
  await secretary.hears(`Chuyển tới: ${body}`);
  await secretary.taps('Gửi');
  await leader.hears(`được chuyển tới ${body} để giải quyết, công văn số 45/CV-MTTQ`);
  await picture(page, 'petition-forwarded');
  await page.context().close();
});

test('a picture that cannot be read is said, and what was typed stays', async () => {
  const page = await trial.open(`/?phone=${an}`, small);
  const leader = new Phone(page, an, { touch: true });
  await leader.input.fill('Ảnh chụp tối qua');
  await leader.attaches({ name: 'IMG_1908.heic', mimeType: 'image/heic', buffer: Buffer.from('ftypheic') });
  await leader.element.getByText('Chưa mở được ảnh này.').waitFor();
  assert.equal(await leader.input.inputValue(), 'Ảnh chụp tối qua');
  await page.context().close();
});

/** How many lines each place that has these words takes on a phone. */
function linesOf(phone, words) {
  return phone.element.locator('.log').evaluate((log, wanted) => {
    const texts = document.createTreeWalker(log, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      for (const { index } of texts.currentNode.data.matchAll(wanted)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + wanted.length);
        found.push(range.getClientRects().length);
      }
    }
    return found;
  }, words);
}

/** Settles the petition that is open on the secretary's phone, with a photograph as evidence. */
async function settles(secretary, outcome, basis) {
  await secretary.taps('Kết quả giải quyết');
  await secretary.hears('Kết quả thế nào');
  await secretary.says(outcome);
  await secretary.hears('dựa trên lý do hoặc căn cứ nào');
  await secretary.says(basis);
  await secretary.hears('gửi ảnh cho thấy kết quả');
  await secretary.attaches(photos.alight);
  await secretary.hears('Đã nhận 1 ảnh');
  await secretary.taps('Xong');
  await secretary.hears('Bằng chứng: 1 ảnh');
}

test('it is settled with evidence, reopened by the leader, and settled for good', async () => {
  const { page, leader, secretary } = await bothPhones();
  const outcome = 'Đã thay bóng đèn ở đầu ngõ 68 tối 02/10, đèn sáng lại.';
  await settles(secretary, outcome, 'Cán bộ phường kiểm tra tại chỗ lúc 18 giờ 30.');
  await picture(page, 'petition-settling');
  await secretary.taps('Gửi');
  await leader.isTold('Như vậy đã ổn chưa bác?');
  assert.deepEqual(await leader.sees(number), [1280, 960], 'the evidence');
  const settled = await leader.newest();
  assert.ok(settled.includes(outcome), `the question is not the last:\n${settled}`);
  await leader.toEnd();
  await picture(page, 'petition-settled');

  await leader.taps('Chưa ổn');
  await leader.hears('Còn điều gì chưa ổn');
  await leader.says('Đèn sáng được một lúc lại tắt.');
  await leader.hears('Người xử lý sẽ đọc');
  await leader.taps('Gửi');
  await leader.hears(`Đã mở lại đơn ${number}`);
  await secretary.hears(`Đơn ${number}: người gửi thấy chưa ổn.`);
  await picture(page, 'petition-reopened');
  await secretary.taps('Mở đơn');
  await secretary.hears('Người gửi thấy chưa ổn: Đèn sáng được một lúc lại tắt.');
  await settles(secretary, 'Đã thay cả bộ chấn lưu, đèn sáng suốt đêm.', 'Cán bộ phường kiểm tra lại lúc 22 giờ.');
  await secretary.taps('Gửi');
  await leader.hears('Đã thay cả bộ chấn lưu');
  await leader.taps('Đã ổn');
  await leader.hears(`Cảm ơn bác đã cho biết. Đơn ${number} được khép lại.`);
  await picture(page, 'petition-fine');
  const lines = await linesOf(leader, number);
  assert.ok(lines.length > 0 && lines.every((count) => count === 1), `the number stands on one line: ${lines}`);
  await secretary.isTold('Giải quyết xong: Đã thay cả bộ chấn lưu');
  await secretary.taps('Đã phối hợp với UBND');
  await secretary.taps('Đúng, ghi lại');
  await secretary.isTold('Đã ghi: Đã phối hợp với UBND');
  await page.context().close();
});

test('the committee’s chat counts it and does not tell it', async () => {
  const page = await trial.open(`/?phone=${chi}`, wide);
  const secretary = new Phone(page, chi);
  await secretary.goesTo(committee);
  const before = await secretary.element.locator('.log').innerText();
  for (const part of [number, 'Đèn', 'ngõ 68', 'Nguyễn Thị Lan']) assert.ok(!before.includes(part), `${part}\n\n${before}`);
  const summary = await secretary.asks('/tonghop tháng 10 2019');
  assert.match(summary, /Đơn thư đã phối hợp giải quyết: 1 đơn/);
  await page.context().close();
  assert.deepEqual(trial.faults, []);
});
