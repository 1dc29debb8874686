// Text with Telegram's entities as page elements.

import { el } from './elements.js';

const tags = {
  bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote', spoiler: 'span',
};

/**
 * A fragment with the text in it. Entities may nest; offsets count UTF-16 units, as strings here do.
 * `act.command(text)` is called for a tapped command, `act.link(url)` may take a link over by returning true.
 */
export function styled(text, entities = [], act = {}) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  place(fragment, text, 0, text.length, sorted, act);
  return fragment;
}

function place(parent, text, from, to, entities, act) {
  let at = from;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset > at) parent.append(...unbroken(text.slice(at, entity.offset)));
    let next = index + 1;
    while (next < entities.length && entities[next].offset < end) next += 1;
    const node = element(entity, text.slice(entity.offset, end), act);
    place(node, text, Math.max(entity.offset, at), end, entities.slice(index + 1, next), act);
    parent.append(node);
    at = end;
    index = next;
  }
  if (at < to) parent.append(...unbroken(text.slice(at, to)));
}

/** The text, with numbers such as KN-2019-0001 in one piece: browsers break lines at their hyphens, phones do not. */
function unbroken(text) {
  const parts = text.split(/(\p{Lu}{2,}(?:-\d+)+)/u);
  return parts.map((part, at) => (at % 2 === 0 ? part : el('span', { class: 'unbroken' }, part)));
}

function element(entity, text, act) {
  if (entity.type === 'bot_command' && act.command) {
    return el('button', { type: 'button', class: 'in-text', click: () => act.command(text) });
  }
  if (entity.type === 'url' || entity.type === 'text_link') return link(entity.url ?? text, act);
  if (entity.type === 'spoiler') {
    return el('span', { class: 'spoiler', tabindex: '0', click: (event) => event.currentTarget.classList.add('shown') });
  }
  const tag = tags[entity.type];
  return el(tag ?? 'span', { class: tag ? undefined : 'entity' });
}

function link(url, act) {
  const address = /^[a-z]+:/i.test(url) ? url : `http://${url}`;
  const isWeb = /^https?:/i.test(address);
  return el('a', {
    href: isWeb ? address : undefined, target: '_blank', rel: 'noopener noreferrer',
    click: (event) => { if (act.link?.(address)) event.preventDefault(); },
  });
}
