// The list beside the phones: groups and people, with what is new.

import { kindWord } from './bubbles.js';
import { avatar, el, icon, plain } from './elements.js';
import { clock, word } from './words.js';

/** People in the order of their labels ("Tổ 2" before "Tổ 10"), then of their names. */
function inOrder(people) {
  const compare = (a, b) => (a ?? '\u{10ffff}').localeCompare(b ?? '\u{10ffff}', 'vi', { numeric: true });
  return [...people].sort((a, b) => compare(a.label, b.label) || compare(a.first_name, b.first_name));
}

function preview(last, bot) {
  if (!last) return '';
  const text = last.text || kindWord(last) || '';
  return last.by === bot.id ? text : `${last.from}: ${text}`;
}

function entry({ face, name, label, last, unread, chosen, data, open, beside }) {
  return el('li', { class: chosen ? 'entry chosen' : 'entry', data },
    el('button', { type: 'button', class: 'main', 'aria-current': chosen ? 'true' : undefined, click: open },
      face,
      el('span', { class: 'two' },
        el('span', { class: 'line-one' }, el('b', {}, name), last ? el('time', {}, clock(last.date)) : null),
        el('span', { class: 'label' }, label),
        el('span', { class: 'last' }, last?.line ?? '')),
      unread > 0 ? el('span', { class: 'badge', 'aria-label': word('unread', unread) }, String(unread)) : null),
    el('button', { type: 'button', class: 'plain beside', 'aria-label': `${word('openBeside')}: ${name}`, title: word('openBeside'), data: { act: 'beside' }, click: beside }, icon('plus')));
}

/** Fills the list from the state. `chosen` has the people and chats that are open; `act.open(person, chat, beside)`. */
export function showList(state, wanted, chosen, act) {
  const body = document.getElementById('list-body');
  const fits = (...texts) => plain(texts.join(' ')).includes(plain(wanted));
  const groups = state.groups.filter((group) => fits(group.title)).map((group) => {
    const member = group.members.find((id) => chosen.people.has(id)) ?? group.members[0];
    return entry({
      face: el('span', { class: 'avatar group', 'aria-hidden': 'true' }, icon('people')),
      name: group.title,
      label: word('members', group.members.length + (['member', 'administrator'].includes(group.bot) ? 1 : 0)),
      last: group.last && { ...group.last, line: preview(group.last, state.bot) },
      unread: group.unread_by[member] ?? 0,
      chosen: chosen.chats.has(group.id),
      data: { chat: group.id },
      open: () => act.open(member, group.id, false),
      beside: () => act.open(member, group.id, true),
    });
  });
  const people = inOrder(state.people).filter((person) => fits(person.first_name, person.label, person.username)).map((person) => entry({
    face: avatar(person.id, person.first_name, person.label),
    name: person.first_name,
    label: person.label ?? '',
    last: person.last && { ...person.last, line: person.last.by === state.bot.id ? preview(person.last, state.bot) : `${word('you')}: ${person.last.text || kindWord(person.last) || ''}` },
    unread: person.unread,
    chosen: chosen.people.has(person.id) && chosen.chats.has(person.id),
    data: { person: person.id },
    open: () => act.open(person.id, person.id, false),
    beside: () => act.open(person.id, person.id, true),
  }));
  const scroll = body.scrollTop;
  const focus = focused(body);
  body.replaceChildren(
    ...section(word('groups'), groups, 'groups'),
    ...section(word('people'), people, 'people'));
  if (people.length + groups.length === 0) {
    body.append(el('p', { class: 'empty' }, word(state.people.length > 0 ? 'notFound' : 'nobody')));
  }
  body.scrollTop = scroll;
  if (focus) body.querySelector(focus)?.focus({ preventScroll: true });
}

/** A selector for the button of the list that has the focus, if one has. */
function focused(body) {
  const button = body.contains(document.activeElement) ? document.activeElement : undefined;
  const item = button?.closest('.entry');
  if (!item) return undefined;
  const { person, chat } = item.dataset;
  const which = button.classList.contains('beside') ? '.beside' : '.main';
  return `${person ? `[data-person="${person}"]` : `[data-chat="${chat}"]`} ${which}`;
}

function section(title, entries, id) {
  if (entries.length === 0) return [];
  return [el('h2', {}, `${title} `, el('small', {}, String(entries.length))), el('ul', { id }, entries)];
}
