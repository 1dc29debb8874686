// A month is reported on the phones page by tapping and typing, and the committee reads the ward's figures.
//
// The demo stands at the morning of 02/10/2019: groups 3, 7 and 12 still owe September. Each of their leaders reports in
// another way; the figures are those of the data, so that the nine months must come to what the data expects.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { Phone, picture } from './support/phones.js';
import { Trial, committee, small, wide } from './support/trial.js';

const golden = JSON.parse(await readFile(new URL('../../wards/phuc-loi-2019.json', import.meta.url), 'utf8'));
const [vinh, an, hanh, chi] = [103, 107, 112, 301];

let trial;
before(async () => { trial = await Trial.begin(); });
after(() => trial?.end());

/** Numbers as the ward writes them: 93.095.000. */
const written = (number) => number.toLocaleString('vi-VN');

test('before, three groups are missing', async () => {
  const page = await trial.open(`/?phone=${chi}`, wide);
  const secretary = new Phone(page, chi);
  await secretary.goesTo(committee);
  const summary = await secretary.asks('/summary 9 tháng 2019');
  assert.match(summary, /Đã nộp 11\/14 tổ \(thiếu: tổ 3, 7, 12\)/);
  const owed = 1_980_000 + 1_505_000 + 2_140_000;
  const soFar = golden.expected.fund_poor_raised.value - owed;
  assert.ok(summary.includes(`Vì người nghèo: ${written(soFar)} đồng`), summary);
  await page.context().close();
});

test('a leader answers question by question, on a phone', async () => {
  const page = await trial.open('/', small);
  await picture(page, 'phone-list');
  await page.locator(`[data-person="${an}"] button`).first().tap();
  const leader = new Phone(page, an, { touch: true });
  await leader.presses('📝 Báo cáo tháng');
  assert.match(await leader.hears('Báo cáo tháng 9/2019 · Tổ 7'), /16 câu/);
  await picture(page, 'phone-opening');
  await leader.taps('Bắt đầu');

  await leader.hears('1/16 · Vì người nghèo');
  await leader.comesToRest();
  await picture(page, 'phone-question');
  await leader.says('15.050.000');
  await leader.hears('15.050.000 đồng gấp');
  await leader.comesToRest();
  await picture(page, 'phone-doubt');
  await leader.taps('1.505.000 đồng');
  assert.match(await leader.hears('2/16'), /Đã ghi: 1\.505\.000 đồng \(một triệu năm trăm linh năm nghìn đồng\)/);

  const taps = (label) => () => leader.taps(label);
  const says = (text) => () => leader.says(text);
  const questions = [
    ['2/16 · Đền ơn đáp nghĩa', taps('0')],
    ['3/16 · Giúp đỡ hộ nghèo', taps('Không có')],
    ['4/16 · Tổ hòa giải hoạt động', taps('Có')],
    ['5/16 · Qua đời', taps('0')],
    ['6/16 · Cán bộ tổ tu dưỡng', taps('Như tháng trước (3)')],
    ['7/16 · Tổng số hộ', taps('Như tháng trước (216)')],
    ['8/16 · Nhân khẩu', says('tám trăm ba mươi')],
    ['9/16 · Trẻ mới sinh', taps('0')],
    ['10/16 · Vụ việc an ninh trật tự', taps('0')],
    ['11/16 · Trộm cắp', taps('0')],
    ['12/16 · Buổi tổng vệ sinh của tổ', says('3')],
    ['13/16 · Lượt người tổng vệ sinh', says('134')],
    ['14/16 · Hòa giải: tiếp nhận', taps('0')],
    ['15/16 · Hòa giải thành', taps('0')],
    ['16/16 · Hòa giải không thành', taps('0')],
    ['Phần ghi thêm, không bắt buộc', taps('Việc bức xúc của Nhân dân')],
    ['Việc bức xúc của Nhân dân', says('Rác để ra ngõ trước giờ thu gom.')],
    ['Phần ghi thêm, không bắt buộc', taps('Xem lại báo cáo')],
  ];
  for (const [question, answer] of questions) {
    await leader.hears(question);
    await answer();
  }
  const review = await leader.hears('Vì người nghèo: 1.505.000 đồng');
  assert.match(review, /Rác để ra ngõ trước giờ thu gom\./);
  await leader.comesToRest();
  await picture(page, 'phone-review');
  await leader.taps('Gửi báo cáo');
  await leader.hears('PL-07-2019-09-1');
  await leader.comesToRest();
  await picture(page, 'phone-receipt');
  await page.context().close();
});

test('a leader sends the whole month in one message, beside the committee’s chat', async () => {
  const page = await trial.open(`/?phone=${vinh},${chi}`, wide);
  const leader = new Phone(page, vinh);
  const secretary = new Phone(page, chi);
  await secretary.goesTo(committee);
  await leader.presses('📝 Báo cáo tháng');
  await leader.hears('Báo cáo tháng 9/2019 · Tổ 3');
  await leader.taps('Ghi cả tháng trong một tin');
  await leader.hears('1. Vì người nghèo:');
  await leader.says([
    'Vì người nghèo: 1tr980', 'Đền ơn đáp nghĩa: 0', 'Giúp đỡ hộ nghèo: không có', 'Tổ hòa giải hoạt động: có',
    'Qua đời: 0', 'Cán bộ tổ tu dưỡng: 3', 'Tổng số hộ: 184', 'Nhân khẩu: 737', 'Trẻ mới sinh: 0',
    'Vụ việc an ninh trật tự: 0', 'Trộm cắp: 0', 'Lượt người tổng vệ sinh: 87', 'Hòa giải: tiếp nhận: 0',
    'Hòa giải thành: 0', 'Hòa giải không thành: 0',
  ].join('\n'));
  await leader.hears('Buổi tổng vệ sinh của tổ');
  await leader.says('2');
  await leader.hears('Phần ghi thêm');
  await leader.taps('Xem lại báo cáo');
  await leader.hears('Vì người nghèo: 1.980.000 đồng');
  await leader.taps('Gửi báo cáo');
  await leader.hears('PL-03-2019-09-1');
  const summary = await secretary.asks('/tonghop 9 tháng 2019');
  assert.match(summary, /Đã nộp 13\/14 tổ \(thiếu: tổ 12\)/);
  await secretary.showsNewest();
  await picture(page, 'desk-two-phones');
  await page.context().close();
});

test('after the last report the summaries post themselves, and the nine months are right', async () => {
  const page = await trial.open(`/?phone=${hanh},${chi}`, wide);
  const leader = new Phone(page, hanh);
  const secretary = new Phone(page, chi);
  await secretary.goesTo(committee);
  await leader.presses('📝 Báo cáo tháng');
  await leader.hears('Báo cáo tháng 9/2019 · Tổ 12');
  await leader.taps('Như tháng trước, trừ …');
  await leader.hears('Tháng này có gì khác');
  const numberOf = async (label) => (await leader.newest()).match(new RegExp(`(\\d+)\\. ${label}:`))[1];
  const differences = [['Vì người nghèo', '2tr140', '2.140.000 đồng'], ['Trẻ mới sinh', '2', '2 trẻ'],
    ['Tổng số hộ', '284', '284 hộ'], ['Nhân khẩu', '1147', '1.147 nhân khẩu'],
    ['Buổi tổng vệ sinh của tổ', '4', '4 buổi'], ['Lượt người tổng vệ sinh', '187', '187 lượt người']];
  for (const [label, typed, shown] of differences) {
    await leader.says(`${await numberOf(label)}: ${typed}`);
    await leader.hears(`${label}: ${shown}`);
  }
  await picture(page, 'desk-exceptions');
  await leader.taps('Gửi báo cáo');
  await leader.hears('PL-12-2019-09-1');

  for (const period of [/tháng 9.*2019/, /quý III.*2019/, /9 tháng đầu năm 2019/]) {
    await secretary.said.filter({ hasText: period }).filter({ hasText: 'Đã nộp 14/14 tổ.' }).last().waitFor();
  }
  const summary = await secretary.asks('/summary 9 tháng 2019');
  assert.match(summary, /9 tháng đầu năm 2019/);
  assert.match(summary, /Đã nộp 14\/14 tổ\./);
  for (const line of expectedLines()) assert.ok(summary.split('\n').some((one) => one.startsWith(line)), `${line}\n\n${summary}`);
  await secretary.showsNewest();
  await picture(page, 'desk-summary');
  await page.context().close();
});

/** Lines that the summary of the nine months must have, from what the data expects. */
function expectedLines() {
  const { expected, expected_optional: optional } = golden;
  const value = (key) => expected[key]?.value ?? optional[key];
  return [
    `Vì người nghèo: ${written(value('fund_poor_raised'))} đồng, đạt 88,37%`,
    `Đền ơn đáp nghĩa: ${written(value('fund_gratitude_raised'))} đồng, đạt 117,09%`,
    `Qua đời: ${written(value('deaths'))} trường hợp`,
    `Hỏa táng: ${written(value('cremations'))}/${written(value('deaths'))} trường hợp, 96,08%`,
    `Trẻ mới sinh: ${written(value('births'))} trẻ`,
    `Tổng số hộ: ${written(value('households_total'))} hộ`,
    `Nhân khẩu: ${written(value('population_total'))} nhân khẩu`,
    `Buổi tổng vệ sinh của tổ: ${written(value('group_cleanup_sessions'))} buổi`,
    `Lượt người tổng vệ sinh: ${written(value('group_cleanup_participants'))} lượt người`,
  ];
}

test('the page speaks English too, and nothing failed on it', async () => {
  const page = await trial.open(`/?phone=${an}`, wide);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Trial phones' }).waitFor();
  await page.context().close();
  assert.deepEqual(trial.faults, []);
});
