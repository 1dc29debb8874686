// Small helpers to build the page.

/** Makes an element: properties, `data-*` under `data`, listeners as functions, then children. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'data') Object.assign(element.dataset, value);
    else if (typeof value === 'function') element.addEventListener(name, value);
    else if (name === 'class') element.className = value;
    else if (value === true) element.setAttribute(name, '');
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const shapes = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  send: 'M4 12l16-8-6 16-3-6.5z',
  clip: 'M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6',
  keys: 'M4 7h16v11H4zM8 11h.01M12 11h.01M16 11h.01M9 15h6',
  slash: 'M14.5 5l-5 14',
  more: 'M12 6h.01M12 12h.01M12 18h.01',
  down: 'M6 10l6 6 6-6',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  file: 'M7 3h7l5 5v13H7zM14 3v5h5',
  pin: 'M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  out: 'M9 7h8v8M17 7L7 17',
  play: 'M8 5.5v13l11-6.5z',
  pause: 'M8.5 6v12M15.5 6v12',
  picture: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9.5h.01',
  voice: 'M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4zM6.5 11.5a5.5 5.5 0 0 0 11 0M12 17v3.5',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5a6.5 6.5 0 0 1 13 0M16 4.5a3.3 3.3 0 0 1 0 6.3M18 14.2a6.4 6.4 0 0 1 3.5 5.3',
};

/** A line drawing by its name. */
export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', shapes[name]);
  svg.append(path);
  return svg;
}

const colours = ['#0f766e', '#b45309', '#1d4ed8', '#9d174d', '#4d7c0f', '#6d28d9', '#0369a1', '#a16207'];

/** A round picture: the residential group's number where there is one, else the letter of the given name. */
export function avatar(id, name, label = '') {
  const number = /(?:tổ|TDP|group)\s*(?:số|dân phố số|dân phố)?\s*0*(\d+)/iu.exec(label ?? '')?.[1];
  const given = (name ?? '?').trim().split(/\s+/).pop();
  const shade = colours[Math.abs(number ? Number(number) : id) % colours.length];
  return el('span', { class: 'avatar', style: `background:${shade}`, 'aria-hidden': 'true' },
    number ?? given.charAt(0).toLocaleUpperCase('vi'));
}

/** The round picture of the bot. */
export function botFace() {
  return el('span', { class: 'avatar bot', 'aria-hidden': 'true' }, icon('smile'));
}

/** The colour of a name in a group. */
export function shadeOf(id) {
  return colours[Math.abs(id) % colours.length];
}

/** Text without diacritics and in lower case, for searching. */
export function plain(text) {
  return (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
}
