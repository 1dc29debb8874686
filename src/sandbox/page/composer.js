// The lower part of a phone: typing, attaching, commands, the reply keyboard.

import { ask, menu, toast } from './dialogs.js';
import { el, icon } from './elements.js';
import { word } from './words.js';

const stickers = ['👍', '❤️', '🙏', '😊', '🎉', '🌸'];

/**
 * The writing part of a phone. `act` does what is asked: `send(text, reply)`, `edit(message, text)`,
 * `press(label)`, `attach(kind, fields, file)`.
 */
export class Composer {
  constructor(frame, act, id) {
    this.frame = frame;
    this.act = act;
    this.commands = [];
    this.keyboardShape = '';
    this.isKeyboardOpen = true;
    this.input = el('textarea', { id, rows: 1, placeholder: word('write'), 'aria-label': word('write'), enterkeyhint: 'send', data: { composer: '' } });
    this.input.addEventListener('input', () => { this.fit(); this.suggest(); });
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('paste', (event) => this.paste(event));
    this.sendButton = el('button', { type: 'submit', class: 'send', 'aria-label': word('send'), data: { act: 'send' } }, icon('send'));
    this.keysButton = el('button', { type: 'button', class: 'plain', 'aria-label': word('keyboard'), 'aria-pressed': 'true', hidden: true, data: { act: 'keyboard' }, click: () => this.toggleKeyboard() }, icon('keys'));
    this.slashButton = el('button', { type: 'button', class: 'plain', 'aria-label': word('commands'), hidden: true, data: { act: 'commands' }, click: () => this.suggest(true) }, icon('slash'));
    this.clipButton = el('button', { type: 'button', class: 'plain', 'aria-label': word('attach'), data: { act: 'attach' }, click: () => this.attach() }, icon('clip'));
    this.context = el('div', { class: 'context', hidden: true });
    this.suggestions = el('div', { class: 'suggestions', hidden: true });
    this.keyboard = el('div', { class: 'keyboard', hidden: true });
    this.form = el('form', { class: 'writing' }, this.clipButton, el('div', { class: 'field' }, this.input, this.slashButton, this.keysButton), this.sendButton);
    this.form.addEventListener('submit', (event) => { event.preventDefault(); this.submit(); });
    this.element = el('div', { class: 'composer' }, this.suggestions, this.context, this.form, this.keyboard);
  }

  key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === 'Escape') {
      this.suggestions.hidden = true;
      this.setContext();
    }
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const { editing, replying } = this;
    this.input.value = '';
    this.setContext();
    this.suggestions.hidden = true;
    this.fit();
    const done = editing ? await this.act.edit(editing, text) : await this.act.send(text, replying?.message_id);
    if (!done && !this.input.value) {
      this.input.value = text;
      this.fit();
    }
  }

  /** Shows that a message is being edited or answered; without one, ends that. */
  setContext(kind, message) {
    const wasEditing = this.editing;
    this.editing = kind === 'edit' ? message : undefined;
    this.replying = kind === 'reply' ? message : undefined;
    this.context.hidden = !kind;
    if (!kind) {
      if (wasEditing) { this.input.value = ''; this.fit(); }
      return;
    }
    const text = message.text ?? message.caption ?? '';
    const title = kind === 'edit' ? word('editing') : `${word('replying')} ${message.from.first_name}`;
    this.context.replaceChildren(
      el('span', { class: 'two' }, el('b', {}, title), el('span', {}, text)),
      el('button', { type: 'button', class: 'plain', 'aria-label': word('cancel'), click: () => this.setContext() }, icon('close')));
    if (kind === 'edit') this.input.value = text;
    this.fit();
    this.input.focus();
  }

  fit() {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, 160)}px`;
    this.sendButton.classList.toggle('ready', this.input.value.trim() !== '');
  }

  /** The list of commands that fit what is typed; all of them when asked for. */
  suggest(all = false) {
    const typed = this.input.value;
    const wanted = /^\/\w*$/.test(typed) ? typed.slice(1).toLowerCase() : undefined;
    const list = all ? this.commands : wanted === undefined ? [] : this.commands.filter((entry) => entry.command.startsWith(wanted));
    if (all && !this.suggestions.hidden) { this.suggestions.hidden = true; return; }
    this.suggestions.hidden = list.length === 0;
    this.suggestions.replaceChildren(...list.map((entry) => el('button', {
      type: 'button', data: { command: entry.command },
      click: () => { this.suggestions.hidden = true; this.input.value = ''; this.fit(); this.act.send(`/${entry.command}`); },
    }, el('b', {}, `/${entry.command}`), el('span', {}, entry.description))));
  }

  /** What the chat offers now: its commands and the keyboard that is shown. */
  update(commands, markup) {
    this.commands = commands;
    this.slashButton.hidden = commands.length === 0;
    this.input.placeholder = markup?.input_field_placeholder ?? word('write');
    const rows = markup?.keyboard;
    this.keysButton.hidden = !rows;
    const shape = JSON.stringify(rows ?? null);
    if (shape !== this.keyboardShape) {
      this.keyboardShape = shape;
      this.isKeyboardOpen = true;
      this.keyboard.replaceChildren(...(rows ?? []).map((keys) => el('div', { class: 'keys' }, keys.map((key) => el('button', {
        type: 'button', data: { key: key.text }, click: () => this.act.press(key.text),
      }, key.text)))));
    }
    this.keyboard.hidden = !rows || !this.isKeyboardOpen;
    this.keysButton.setAttribute('aria-pressed', String(!this.keyboard.hidden));
  }

  toggleKeyboard() {
    this.isKeyboardOpen = this.keyboard.hidden;
    this.keyboard.hidden = !this.isKeyboardOpen;
    this.keysButton.setAttribute('aria-pressed', String(this.isKeyboardOpen));
  }

  attach() {
    const caption = () => ({ caption: this.takeText() });
    menu(this.frame, this.clipButton, [
      [word('photo'), () => this.pick('image/*', (file) => this.sendPhoto(file)), 'picture'],
      [word('document'), () => this.pick('', (file) => this.act.attach('document', caption(), file)), 'file'],
      [word('voice'), () => this.act.attach('voice', {}), 'voice'],
      [word('voiceFile'), () => this.pick('audio/*', (file) => this.act.attach('voice', {}, file)), 'play'],
      [word('sticker'), () => this.chooseSticker(), 'smile'],
      [word('ownContact'), () => this.act.attach('contact', { own: true }), 'person'],
      [word('otherContact'), () => this.otherContact(), 'people'],
      [word('location'), () => this.act.attach('location', {}), 'pin'],
      [word('otherLocation'), () => this.otherLocation(), 'pin'],
    ]);
  }

  takeText() {
    const text = this.input.value.trim();
    this.input.value = '';
    this.fit();
    return text;
  }

  chooseSticker() {
    menu(this.frame, this.clipButton, stickers.map((emoji) => [emoji, () => this.act.attach('sticker', { emoji })]));
    this.frame.querySelector('.menu').classList.add('wide');
  }

  async otherContact() {
    const given = await ask(word('otherContact'), [['name', word('name'), 'text'], ['phone', word('phone'), 'tel']], word('send'));
    if (given?.phone) this.act.attach('contact', { first_name: given.name, phone_number: given.phone });
  }

  async otherLocation() {
    const given = await ask(word('otherLocation'), [['latitude', word('latitude'), 'text'], ['longitude', word('longitude'), 'text']], word('send'));
    const [latitude, longitude] = [given?.latitude, given?.longitude].map((text) => Number.parseFloat((text ?? '').replace(',', '.')));
    if (Number.isFinite(latitude) && Number.isFinite(longitude)) this.act.attach('location', { latitude, longitude });
  }

  pick(accept, use) {
    const input = el('input', { type: 'file', accept, change: () => { if (input.files[0]) use(input.files[0]); } });
    input.click();
  }

  paste(event) {
    const file = event.clipboardData?.files[0];
    if (!file?.type.startsWith('image/')) return;
    event.preventDefault();
    this.sendPhoto(file);
  }

  /** Sends a picture, with what was typed as its caption. */
  async sendPhoto(file) {
    const photo = await asPhoto(file).catch(() => undefined);
    if (photo) this.act.attach('photo', { caption: this.takeText() }, photo);
    else toast(this.frame, word('unreadable'));
  }
}

/** A picture as phones send it: a JPEG of at most 1280 pixels a side. */
async function asPhoto(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, 1280 / Math.max(picture.width, picture.height));
  const canvas = el('canvas', { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((resolve) => { canvas.toBlob(resolve, 'image/jpeg', 0.87); });
  return new File([blob], 'photo.jpg', { type: 'image/jpeg' });
}
