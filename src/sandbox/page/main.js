// The page: the list, up to three phones, and the address bar.

import { ask, whose } from './dialogs.js';
import { el } from './elements.js';
import { showList } from './list.js';
import { Phone } from './phone.js';
import { get, listen, oneAtATime, post } from './server.js';
import { currentLanguage, switchLanguage, word } from './words.js';

const page = document.getElementById('page');
const stage = document.getElementById('phones');
const search = document.getElementById('search');
let state;
let phones = [];
let isReachable = true;

const around = {
  bot: () => state?.bot,
  person: (id) => state?.people.find((person) => person.id === id),
  chats: (person) => {
    const own = around.person(person);
    const groups = state.groups.filter((group) => group.members.includes(person));
    return [{ id: person, title: state.bot.first_name, unread: own?.unread ?? 0 },
      ...groups.map((group) => ({ id: group.id, title: group.title, unread: group.unread_by[person] ?? 0 }))];
  },
  changed: () => { if (state) draw(); },
  back: () => { page.classList.remove('at-phone'); },
  close: (phone) => { phones = phones.filter((other) => other !== phone); arrange(); },
};

/** As many phones as fit side by side. */
function room() {
  if (window.innerWidth < 1080) return 1;
  return window.innerWidth < 1520 ? 2 : 3;
}

function openPhone(person, chat = person, beside = false) {
  const there = phones.find((phone) => phone.person === person);
  if (there) {
    if (there.chat !== chat) there.open(chat);
  } else {
    const count = beside ? Math.min(phones.length + 1, Math.max(room(), 1)) : Math.max(phones.length, 1);
    const kept = phones.slice(0, count - 1);
    const place = [0, 1, 2].find((number) => !kept.some((phone) => phone.place === number));
    phones = [...kept, new Phone(person, chat, around, place)];
  }
  page.classList.add('at-phone');
  arrange();
  const phone = there ?? phones.at(-1);
  if (window.matchMedia('(hover: hover)').matches) phone.composer.input.focus();
  return phone;
}

function arrange() {
  const nodes = phones.map((phone) => phone.element);
  if (nodes.length === 0) {
    page.classList.remove('at-phone');
    stage.replaceChildren(el('div', { class: 'nothing' }, el('p', {}, word('choose')), el('p', {}, word('chooseHint'))));
  } else {
    for (const node of [...stage.children]) if (!nodes.includes(node)) node.remove();
    for (const node of nodes) if (node.parentElement !== stage) stage.append(node);
  }
  stage.dataset.count = nodes.length;
  const address = new URL(location.href);
  address.searchParams.delete('start');
  if (phones.length > 0) address.searchParams.set('phone', phones.map((phone) => phone.person).join(','));
  else address.searchParams.delete('phone');
  history.replaceState(null, '', address);
  if (state) draw();
}

function draw() {
  const notice = document.getElementById('notice');
  const text = isReachable ? state.notice?.[currentLanguage()] : word('offline');
  notice.firstElementChild.textContent = text ?? '';
  notice.hidden = !text;
  notice.classList.toggle('trouble', !isReachable);
  const chosen = { people: new Set(phones.map((phone) => phone.person)), chats: new Set(phones.map((phone) => phone.chat)) };
  showList(state, search.value, chosen, { open: openPhone });
  for (const phone of phones) { phone.showHead(); phone.showStarter(); }
}

const refresh = oneAtATime(async () => {
  state = await get('state');
  draw();
  await Promise.all(phones.map((phone) => phone.refresh()));
  // Many changes in a row are drawn together.
  await new Promise((resolve) => { setTimeout(resolve, 60); });
});

function label() {
  document.documentElement.lang = currentLanguage();
  document.title = `${word('title')} · Tổ phố`;
  document.getElementById('language').textContent = word('switchTo');
  document.getElementById('list-title').textContent = word('title');
  document.getElementById('list-hint').textContent = word('hint');
  document.getElementById('add-person').textContent = word('addPerson');
  search.placeholder = word('search');
  search.setAttribute('aria-label', word('search'));
}

async function addPerson() {
  const fields = [['name', word('name'), 'text'], ['phone', word('phone'), 'tel']];
  const given = await ask(word('newPhone'), fields, word('add'));
  if (!given?.name) return;
  await invited(await post('people', { name: given.name, phone: given.phone || undefined, language_code: currentLanguage() }));
}

async function invited(person, payload) {
  state = await get('state');
  const phone = openPhone(person.id);
  if (payload !== undefined) phone.invite(payload);
}

/** `?phone=ID` (several with commas) opens phones; `?start=TOKEN` is an invitation, on that phone or on a chosen one. */
async function followAddress() {
  const query = new URLSearchParams(location.search);
  const payload = query.get('start') ?? undefined;
  const ids = (query.get('phone') ?? '').split(',').map(Number).filter((id) => around.person(id));
  for (const id of ids.slice(0, room())) openPhone(id, id, true);
  if (payload === undefined) {
    arrange();
    return;
  }
  if (ids.length > 0) {
    phones[0].invite(payload);
    return;
  }
  arrange();
  const choice = await whose(state.people);
  if (choice === undefined) return;
  const person = typeof choice === 'number' ? { id: choice } : await post('people', { ...choice, language_code: currentLanguage() });
  await invited(person, payload);
}

document.getElementById('language').addEventListener('click', () => {
  switchLanguage();
  label();
  const open = phones.map((phone) => [phone.person, phone.chat]);
  phones = [];
  stage.replaceChildren();
  for (const [person, chat] of open) openPhone(person, chat, true);
  arrange();
});
document.getElementById('notice').addEventListener('click', ({ currentTarget: notice }) => {
  const isOpen = notice.classList.toggle('open');
  notice.firstElementChild.setAttribute('aria-expanded', String(isOpen));
});
document.getElementById('add-person').addEventListener('click', addPerson);
search.addEventListener('input', draw);
document.addEventListener('visibilitychange', () => refresh());

label();
state = await get('state');
await followAddress();
listen(() => refresh(), (reachable) => {
  isReachable = reachable;
  draw();
});
