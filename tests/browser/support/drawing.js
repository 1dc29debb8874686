// Photographs to attach, drawn by the browser: nobody's pictures.

/** A lane in the evening as a JPEG, its street lamp out or alight. */
export async function laneInTheEvening(browser, { lampIsAlight }) {
  const page = await browser.newPage();
  try {
    const url = await page.evaluate(drawLane, lampIsAlight);
    return { name: 'IMG_1907.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(url.split(',')[1], 'base64') };
  } finally {
    await page.close();
  }
}

/** Runs in the page. */
function drawLane(lampIsAlight) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1600, 1200];
  const pen = canvas.getContext('2d');
  const shape = (colour, ...points) => {
    pen.fillStyle = colour;
    pen.beginPath();
    for (const [x, y] of points) pen.lineTo(x, y);
    pen.fill();
  };
  const box = (colour, x, y, width, height) => { pen.fillStyle = colour; pen.fillRect(x, y, width, height); };
  const sky = pen.createLinearGradient(0, 0, 0, 760);
  sky.addColorStop(0, '#0d1730');
  sky.addColorStop(1, '#54506b');
  box(sky, 0, 0, 1600, 1200);
  // Houses on both sides, the lane between them.
  shape('#242733', [0, 140], [420, 330], [420, 780], [0, 1010]);
  shape('#2d303c', [420, 400], [610, 470], [610, 735], [420, 780]);
  shape('#2a2c38', [1600, 60], [1120, 350], [1120, 790], [1600, 1030]);
  shape('#343643', [1120, 430], [950, 490], [950, 735], [1120, 790]);
  shape('#3a3b41', [610, 735], [950, 735], [1600, 1030], [1600, 1200], [0, 1200], [0, 1010]);
  for (const [x, y, size] of [[90, 400, 110], [260, 470, 84], [480, 540, 52], [1010, 560, 44], [1190, 480, 90], [1400, 420, 120]]) {
    box('#d9a441', x, y, size, size * 1.25);
    box('#2b2620', x + size * 0.46, y, size * 0.08, size * 1.25);
  }
  // A puddle, the post, and its arm.
  pen.fillStyle = '#4a4d58';
  pen.beginPath();
  pen.ellipse(720, 960, 260, 52, 0, 0, 7);
  pen.fill();
  box('#14151a', 838, 250, 24, 620);
  box('#14151a', 690, 250, 172, 18);
  shape('#1b1c22', [660, 268], [770, 268], [750, 300], [680, 300]);
  if (lampIsAlight) {
    const light = pen.createRadialGradient(715, 300, 10, 715, 520, 620);
    light.addColorStop(0, 'rgb(255 244 200 / 95%)');
    light.addColorStop(0.25, 'rgb(255 226 150 / 55%)');
    light.addColorStop(1, 'rgb(255 214 130 / 0%)');
    shape(light, [682, 300], [748, 300], [1240, 1200], [190, 1200]);
    box('#fff6d6', 684, 292, 62, 14);
  }
  // The grain of a telephone's camera at night.
  for (let at = 0; at < 26_000; at += 1) {
    box(`rgb(255 255 255 / ${(at % 7) / 160})`, (at * 7919) % 1600, (at * 104_729) % 1200, 2, 2);
  }
  return canvas.toDataURL('image/jpeg', 0.82);
}
