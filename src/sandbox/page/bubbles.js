// One message as a phone shows it.

import { avatar, botFace, el, icon, shadeOf } from './elements.js';
import { styled } from './styled.js';
import { clock, day, word } from './words.js';

/**
 * The row of a message. `view` gives: `before` (the message above it, or none), `isGroup`, and `act` with
 * `command(text)`, `link(url)`, `look(picture, caption)`, `tap(message, button, element)`, `menu(message, element)`.
 */
export function row(message, view) {
  const parts = [];
  if (!view.before || day(view.before.date) !== day(message.date)) {
    parts.push(el('div', { class: 'day' }, el('span', {}, day(message.date))));
  }
  const event = service(message);
  parts.push(event ? el('div', { class: 'event' }, el('span', {}, event)) : bubble(message, view));
  const side = event ? 'none' : message.outgoing ? 'out' : 'in';
  return el('div', {
    class: `row ${side}`,
    data: { message: message.message_id, side, edited: message.edit_date ? 'yes' : 'no' },
  }, parts);
}

function bubble(message, view) {
  const follows = view.before && !service(view.before) && view.before.from.id === message.from.id
    && message.date - view.before.date < 300 && day(view.before.date) === day(message.date);
  const showsName = view.isGroup && !message.outgoing;
  const face = showsName
    ? el('span', { class: 'face' }, follows ? null : faceOf(message.from))
    : null;
  const body = el('div', { class: 'bubble' },
    showsName && !follows
      ? el('div', { class: 'from', style: `color:${shadeOf(message.from.id)}` }, message.from.first_name)
      : null,
    message.reply_to_message ? quote(message.reply_to_message) : null,
    media(message, view.act),
    textOf(message, view.act),
    el('span', { class: 'when' },
      message.edit_date ? el('span', { class: 'edited' }, `${word('edited')} `) : null,
      el('time', {}, clock(message.date)),
      message.outgoing ? el('span', { class: 'sent', 'aria-hidden': 'true' }, icon('check')) : null));
  const more = el('button', {
    type: 'button', class: 'more plain', 'aria-label': word('more'), 'aria-haspopup': 'menu',
    click: (event) => view.act.menu(message, event.currentTarget),
  }, icon('more'));
  pressLong(body, () => view.act.menu(message, more));
  return el('div', { class: follows ? 'line follows' : 'line' }, face,
    el('div', { class: 'stack' }, el('div', { class: 'held' }, body, more), keyboard(message, view.act)));
}

function faceOf(author) {
  return author.is_bot ? botFace() : avatar(author.id, author.first_name);
}

function textOf(message, act) {
  if (isInvitation(message)) return el('div', { class: 'text' }, '/start');
  const text = message.text ?? message.caption;
  if (!text) return null;
  const entities = message.entities ?? message.caption_entities;
  return el('div', { class: 'text', dir: 'auto' }, styled(text, entities, act));
}

/** As on a phone, the token of an invitation link is not shown. */
function isInvitation(message) {
  return message.outgoing && /^\/start \S+$/.test(message.text ?? '');
}

function quote(replied) {
  const text = replied.text ?? replied.caption ?? kindWord(replied) ?? '';
  return el('div', { class: 'quote' }, el('b', {}, replied.from.first_name), el('span', {}, text));
}

/** The page's word for what a message carries, if it is not text. */
export function kindWord(message) {
  const kinds = ['photo', 'document', 'voice', 'sticker', 'contact', 'location'];
  const kind = kinds.find((name) => message[name] || message.kind === name);
  return kind ? word(kind) : undefined;
}

function media(message, act) {
  if (message.photo) {
    const size = message.photo.at(-1);
    const url = `/phone/files/${size.file_id}`;
    const caption = message.caption ?? word('photo');
    const open = (event) => { event.preventDefault(); act.look(url, caption); };
    return el('a', { class: 'photo', href: url, target: '_blank', 'aria-label': `${word('look')}: ${caption}`, click: open },
      el('img', { src: url, alt: caption, width: size.width, height: size.height, loading: 'lazy' }));
  }
  if (message.document) {
    const { file_id: id, file_name: name, file_size: bytes } = message.document;
    return el('a', { class: 'file', href: `/phone/files/${id}`, download: name, 'aria-label': `${word('open')}: ${name}` },
      el('span', { class: 'disc' }, icon('file')),
      el('span', { class: 'two' }, el('b', {}, name), el('span', {}, size(bytes))));
  }
  if (message.voice) return voice(message.voice);
  if (message.sticker) return el('div', { class: 'sticker', role: 'img', 'aria-label': word('sticker') }, message.sticker.emoji);
  if (message.contact) {
    const { first_name: name, phone_number: number, user_id: id } = message.contact;
    return el('div', { class: 'file' }, avatar(id ?? 1, name),
      el('span', { class: 'two' }, el('b', {}, name), el('span', {}, number)));
  }
  if (message.location) {
    const { latitude, longitude } = message.location;
    return el('div', { class: 'place' }, icon('pin'),
      el('span', {}, `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`));
  }
  return null;
}

/** A voice note with its player. */
function voice({ file_id: id, duration }) {
  const sound = el('audio', { src: `/phone/files/${id}`, preload: 'none' });
  const wave = el('span', { class: 'wave', 'aria-hidden': 'true' });
  const button = el('button', {
    type: 'button', class: 'disc', 'aria-label': word('play'), data: { act: 'play' },
    click: () => { if (sound.paused) sound.play().catch(() => undefined); else sound.pause(); },
  }, icon('play'));
  const show = () => {
    button.replaceChildren(icon(sound.paused ? 'play' : 'pause'));
    button.setAttribute('aria-label', word(sound.paused ? 'play' : 'pause'));
    const played = sound.ended ? 0 : sound.currentTime / (Number.isFinite(sound.duration) ? sound.duration : duration || 1);
    wave.style.setProperty('--played', `${Math.round(100 * played)}%`);
  };
  for (const name of ['play', 'pause', 'ended', 'timeupdate']) sound.addEventListener(name, show);
  return el('div', { class: 'file' }, button, sound,
    el('span', { class: 'two' }, wave, el('span', {}, word('voiceOf', duration))));
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function keyboard(message, act) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return el('div', { class: 'inline' }, rows.map((buttons) => el('div', { class: 'keys' },
    buttons.map((button) => el('button', {
      type: 'button',
      data: { button: button.callback_data ?? button.url ?? button.text },
      click: (event) => act.tap(message, button, event.currentTarget),
    }, el('span', {}, button.text), button.url ? icon('out') : null)))));
}

/** What a service message says, or nothing for an ordinary one. */
export function service(message) {
  const who = message.from?.first_name ?? '';
  const names = (people) => people.map((person) => person.first_name).join(', ');
  if (message.new_chat_members) return word('joined', names(message.new_chat_members));
  if (message.left_chat_member) return word('left', message.left_chat_member.first_name);
  if (message.group_chat_created || message.supergroup_chat_created) return word('created', who);
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return word('upgraded');
  if (message.pinned_message) {
    const pinned = message.pinned_message;
    return word('pinned', (pinned.text ?? pinned.caption ?? kindWord(pinned) ?? '').slice(0, 60));
  }
  return undefined;
}

function pressLong(element, act) {
  let timer;
  const stop = () => clearTimeout(timer);
  element.addEventListener('touchstart', () => { timer = setTimeout(act, 500); }, { passive: true });
  for (const name of ['touchend', 'touchmove', 'touchcancel']) element.addEventListener(name, stop, { passive: true });
}
