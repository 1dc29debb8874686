// One phone: its frame, the chat that is open on it, and what its owner does.

import { row } from './bubbles.js';
import { Composer } from './composer.js';
import { alertIn, lookAt, menu, toast } from './dialogs.js';
import { botFace, el, icon } from './elements.js';
import { get, oneAtATime, post, put, upload } from './server.js';
import { word } from './words.js';

const pageOfMessages = 150;

export class Phone {
  /** `around` is the page: `close()`, `back()`, `chats(person)`, `bot()`, `person(id)`. */
  constructor(person, chat, around, place) {
    this.person = person;
    this.around = around;
    this.place = place;
    this.refresh = oneAtATime(() => this.load());
    this.build();
    this.open(chat ?? person);
  }

  build() {
    this.owner = el('div', { class: 'owner' });
    this.tabs = el('div', { class: 'tabs', role: 'tablist', 'aria-label': word('chats') });
    this.head = el('header', { class: 'head' });
    this.log = el('div', { class: 'log', role: 'log', 'aria-label': word('messages'), 'aria-live': 'polite', tabindex: '0' });
    this.down = el('button', { type: 'button', class: 'down', hidden: true, 'aria-label': word('down'), click: () => this.toEnd(true) }, icon('down'));
    this.log.addEventListener('scroll', () => { this.down.hidden = this.isAtEnd(); });
    this.screen = el('div', { class: 'screen' });
    const act = {
      send: (text, reply) => this.does('send', { text, reply_to: reply }),
      edit: (message, text) => this.does('edit', { message: message.message_id, text }),
      press: (label) => this.does('press', { label }),
      attach: (kind, fields, file) => this.attach(kind, fields, file),
    };
    this.composer = new Composer(this.screen, act, this.place === 0 ? 'composer' : `composer-${this.place + 1}`);
    this.starter = el('div', { class: 'starter', hidden: true });
    this.screen.append(this.head, this.tabs, el('div', { class: 'chat' }, this.log, this.down), this.starter, this.composer.element);
    this.element = el('article', { class: 'phone', data: { phone: this.person } }, this.owner, this.screen);
    new ResizeObserver(() => { if (this.sticks) this.toEnd(); }).observe(this.log);
  }

  /** Shows a chat of this person. */
  open(chat) {
    this.chat = chat;
    this.messages = new Map();
    this.rows = new Map();
    this.sequence = undefined;
    this.limit = pageOfMessages;
    this.sticks = true;
    this.log.replaceChildren();
    this.element.dataset.chat = chat;
    this.composer.setContext();
    this.refresh();
    this.around.changed();
  }

  /** An invitation was opened on this phone: Start sends it. */
  invite(payload) {
    this.payload = payload;
    if (this.chat !== this.person) this.open(this.person);
    else this.showStarter();
  }

  async load() {
    const chat = this.chat;
    const wish = { person: this.person, chat, after: this.sequence, limit: this.sequence === undefined ? this.limit : undefined };
    const seen = await get('messages', wish).catch(() => undefined);
    if (!seen || chat !== this.chat) return;
    this.sequence = seen.sequence;
    this.about = seen.chat;
    this.typing = seen.typing;
    this.take(seen.messages);
    this.composer.update(seen.commands, seen.keyboard);
    this.showHead();
    this.showStarter();
    if (this.sticks) this.toEnd();
    if (seen.unread > 0 && document.visibilityState === 'visible') {
      post('read', { person: this.person, chat }).catch(() => undefined);
    }
    clearTimeout(this.typingTimer);
    if (seen.typing) this.typingTimer = setTimeout(() => { this.typing = false; this.showHead(); }, 5000);
  }

  take(messages) {
    if (messages.length === 0) return;
    for (const message of messages) {
      if (message.deleted) this.messages.delete(message.message_id);
      else this.messages.set(message.message_id, message);
    }
    const changed = new Set(messages.map((message) => message.message_id));
    const ids = [...this.messages.keys()].sort((a, b) => a - b);
    for (const [id, node] of this.rows) {
      if (!this.messages.has(id)) { node.remove(); this.rows.delete(id); }
    }
    let before;
    let last = null;
    for (const id of ids) {
      const message = this.messages.get(id);
      let node = this.rows.get(id);
      if (!node || changed.has(id)) {
        const fresh = row(message, { before, isGroup: this.about.type !== 'private', act: this.actions() });
        if (node) node.replaceWith(fresh);
        else if (last) last.after(fresh);
        else this.log.prepend(fresh);
        node = fresh;
        this.rows.set(id, node);
      }
      before = message;
      last = node;
    }
    this.showEarlier(ids.length);
  }

  /** A button for what is above, when there may be more of it. */
  showEarlier(count) {
    this.log.querySelector('.earlier')?.remove();
    if (count < this.limit) return;
    this.log.prepend(el('button', {
      type: 'button', class: 'earlier quiet',
      click: () => { this.limit += pageOfMessages; this.sequence = undefined; this.sticks = false; this.refresh(); },
    }, word('earlier')));
  }

  actions() {
    return {
      command: (text) => this.does('send', { text }),
      link: (url) => this.follow(url),
      look: (picture, caption) => lookAt(this.screen, picture, caption),
      tap: (message, button, element) => this.tap(message, button, element),
      menu: (message, anchor) => this.messageMenu(message, anchor),
    };
  }

  messageMenu(message, anchor) {
    const text = message.text ?? message.caption;
    const items = [[word('reply'), () => this.composer.setContext('reply', message)]];
    if (text) items.push([word('copy'), () => navigator.clipboard?.writeText(text)]);
    if (message.outgoing && text) items.push([word('edit'), () => this.composer.setContext('edit', message)]);
    if (message.outgoing) items.push([word('remove'), () => this.does('delete', { message: message.message_id })]);
    menu(this.screen, anchor, items);
  }

  async tap(message, button, element) {
    if (button.url) {
      if (!this.follow(button.url)) window.open(button.url, '_blank', 'noopener');
      return;
    }
    element.classList.add('waits');
    element.setAttribute('aria-busy', 'true');
    const wish = { person: this.person, chat: this.chat, message: message.message_id, data: button.callback_data, wait: 15 };
    const answer = await post('tap', wish).catch((fault) => ({ fault }));
    element.classList.remove('waits');
    element.removeAttribute('aria-busy');
    if (answer.fault) toast(this.screen, word('failed'));
    else if (!answer.answered) toast(this.screen, word('waiting'));
    else if (answer.answer?.text) (answer.answer.show_alert ? alertIn : toast)(this.screen, answer.answer.text);
  }

  /** An invitation link of this page, or of Telegram to this bot, opens on the phone itself. */
  follow(url) {
    const address = new URL(url, location.href);
    const isBot = address.host === 't.me' && address.pathname.slice(1).toLowerCase() === this.around.bot()?.username.toLowerCase();
    const payload = address.searchParams.get('start');
    if (payload === null || !(isBot || address.host === location.host)) return false;
    this.invite(payload);
    return true;
  }

  /** Something that this person does in this chat; whether it went through. */
  async does(path, wish) {
    this.sticks = true;
    try {
      await post(path, { person: this.person, chat: this.chat, ...wish });
      return true;
    } catch (fault) {
      toast(this.screen, `${word('failed')} (${fault.message})`);
      return false;
    }
  }

  async attach(kind, fields, file) {
    this.sticks = true;
    const all = { person: this.person, chat: this.chat, ...fields };
    await upload(kind, all, file).catch((fault) => toast(this.screen, `${word('failed')} (${fault.message})`));
  }

  showHead() {
    const bot = this.around.bot();
    const person = this.around.person(this.person);
    if (!bot || !person || !this.about) return;
    const isPrivate = this.about.type === 'private';
    this.owner.replaceChildren(
      el('button', { type: 'button', class: 'plain back', 'aria-label': word('back'), data: { act: 'back' }, click: () => this.around.back() }, icon('back')),
      el('span', { class: 'two' }, el('b', {}, person.first_name), el('span', {}, person.label ?? '')),
      el('button', { type: 'button', class: 'plain close', 'aria-label': word('close'), data: { act: 'close' }, click: () => this.around.close(this) }, icon('close')));
    const title = isPrivate ? bot.first_name : this.about.title;
    const below = this.typing ? word('typing') : isPrivate ? word('bot') : word('members', this.about.members.length + 1);
    this.head.replaceChildren(
      isPrivate ? botFace() : el('span', { class: 'avatar', 'aria-hidden': 'true' }, icon('people')),
      el('span', { class: 'two' }, el('b', {}, title), el('span', {}, below)),
      el('button', { type: 'button', class: 'plain', hidden: !isPrivate, 'aria-label': word('more'), 'aria-haspopup': 'menu', data: { act: 'chat-menu' }, click: (event) => this.chatMenu(event.currentTarget, person) }, icon('more')));
    this.showTabs();
  }

  showTabs() {
    const chats = this.around.chats(this.person);
    this.tabs.hidden = chats.length < 2;
    this.tabs.replaceChildren(...chats.map(({ id, title, unread }) => el('button', {
      type: 'button', role: 'tab', 'aria-selected': String(id === this.chat), data: { chat: id },
      click: () => { if (id !== this.chat) this.open(id); },
    }, el('span', {}, title), unread > 0 && id !== this.chat ? el('span', { class: 'badge' }, String(unread)) : null)));
  }

  chatMenu(anchor, person) {
    menu(this.screen, anchor, [
      [word(person.blocked ? 'unblock' : 'block'), () => put(`people/${this.person}/blocked`, { blocked: !person.blocked })],
    ]);
  }

  /** In place of the composer: Start, or that the bot is blocked. */
  showStarter() {
    const person = this.around.person(this.person);
    if (!person || !this.about) return;
    const isPrivate = this.chat === this.person;
    const isClosed = this.about.migrated_to !== null && !isPrivate;
    const asks = isPrivate && (!person.started || person.blocked || this.payload !== undefined);
    this.starter.hidden = !asks && !isClosed;
    this.composer.element.hidden = asks || isClosed;
    if (isClosed) this.starter.replaceChildren(el('p', {}, word('gone')));
    if (!asks) return;
    const begin = async () => {
      const payload = this.payload;
      this.payload = undefined;
      this.starter.hidden = true;
      await this.does('start', { payload });
      this.refresh();
    };
    const isInvited = this.payload !== undefined;
    const label = person.blocked && !isInvited ? word('unblock') : word('start');
    const hint = isInvited ? 'invited' : person.blocked ? 'blockedHint' : 'startHint';
    this.starter.replaceChildren(
      el('p', {}, word(hint)),
      el('button', { type: 'button', class: 'strong', id: this.place === 0 ? 'start' : undefined, data: { act: 'start' }, click: begin }, label));
  }

  isAtEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
  }

  toEnd(smoothly = false) {
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: smoothly ? 'smooth' : 'instant' });
  }
}
