// Toasts, menus, and questions in a window.

import { avatar, el, icon, plain } from './elements.js';
import { word } from './words.js';

/** A short line at the top of a phone that goes by itself. */
export function toast(parent, text) {
  const line = el('div', { class: 'toast', role: 'status' }, text);
  parent.append(line);
  setTimeout(() => line.remove(), 4000);
}

/** A line that stays until it is confirmed, over the phone. */
export function alertIn(parent, text) {
  const shade = el('div', { class: 'shade', role: 'alertdialog', 'aria-modal': 'true' });
  const done = el('button', { type: 'button', class: 'strong', click: () => shade.remove() }, word('ok'));
  shade.append(el('div', { class: 'card' }, el('p', {}, text), done));
  parent.append(shade);
  done.focus();
}

/** A picture over the whole phone, until it is tapped away. */
export function lookAt(parent, picture, caption) {
  const before = document.activeElement;
  const close = () => { shade.remove(); before?.focus(); };
  const done = el('button', { type: 'button', class: 'plain', 'aria-label': word('close'), click: close }, icon('close'));
  const shade = el('div', { class: 'shade look', role: 'dialog', 'aria-modal': 'true', 'aria-label': caption, click: close },
    done, el('img', { src: picture, alt: caption }));
  shade.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });
  parent.append(shade);
  done.focus();
}

/** A menu beside a button: `items` are `[label, act, icon?]`. It closes by choosing, Escape, or a tap elsewhere. */
export function menu(parent, anchor, items) {
  parent.querySelector('.menu')?.remove();
  const box = el('div', { class: 'menu', role: 'menu' });
  const close = () => {
    box.remove();
    document.removeEventListener('pointerdown', outside, true);
  };
  const outside = (event) => { if (!box.contains(event.target)) close(); };
  for (const [label, act, shape] of items) {
    const choose = () => { close(); act(); };
    box.append(el('button', { type: 'button', role: 'menuitem', click: choose }, shape ? icon(shape) : null, el('span', {}, label)));
  }
  box.addEventListener('keydown', (event) => { if (event.key === 'Escape') { close(); anchor.focus(); } });
  parent.append(box);
  const frame = parent.getBoundingClientRect();
  const at = anchor.getBoundingClientRect();
  const left = Math.min(Math.max(at.left - frame.left, 8), frame.width - box.offsetWidth - 8);
  const below = at.bottom - frame.top + 4;
  const fits = below + box.offsetHeight < frame.height - 8;
  box.style.left = `${left}px`;
  box.style.top = `${fits ? below : Math.max(at.top - frame.top - box.offsetHeight - 4, 8)}px`;
  document.addEventListener('pointerdown', outside, true);
  box.querySelector('button').focus();
}

function show(...content) {
  const dialog = el('dialog', {}, ...content);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks for texts: `fields` are `[name, label, type]`. Resolves to the values, or nothing when it was closed. */
export function ask(title, fields, action) {
  return new Promise((resolve) => {
    const inputs = fields.map(([name, label, type]) => [name, el('input', { name, type, required: name === 'name', autocomplete: 'off', 'aria-label': label, placeholder: label })]);
    const form = el('form', { method: 'dialog' }, el('h2', {}, title), inputs.map(([, input]) => input),
      el('div', { class: 'choices' },
        el('button', { type: 'button', class: 'quiet', click: () => dialog.close() }, word('cancel')),
        el('button', { type: 'submit', class: 'strong' }, action)));
    const dialog = show(form);
    form.addEventListener('submit', () => {
      resolve(Object.fromEntries(inputs.map(([name, input]) => [name, input.value.trim()])));
    });
    dialog.addEventListener('close', () => resolve(undefined));
  });
}

/** Asks whose phone opened an invitation. Resolves to a person's id, `{name}` of somebody new, or nothing. */
export function whose(people) {
  return new Promise((resolve) => {
    const choices = el('div', { class: 'whose-list' });
    const search = el('input', { type: 'search', id: 'whose-search', placeholder: word('search'), 'aria-label': word('search') });
    const fill = () => {
      const wanted = plain(search.value);
      const fitting = people.filter((person) => plain(`${person.first_name} ${person.label ?? ''}`).includes(wanted));
      choices.replaceChildren(...fitting.map((person) => el('button', {
        type: 'button', class: 'person', data: { whose: person.id }, click: () => { resolve(person.id); dialog.close(); },
      }, avatar(person.id, person.first_name, person.label),
      el('span', { class: 'two' }, el('b', {}, person.first_name), el('span', {}, person.label ?? '')))));
    };
    search.addEventListener('input', fill);
    const name = el('input', { id: 'whose-name', placeholder: word('name'), 'aria-label': word('name'), required: true, autocomplete: 'off' });
    const form = el('form', { method: 'dialog', class: 'newcomer' }, name, el('button', { type: 'submit', class: 'strong' }, word('add')));
    form.addEventListener('submit', () => resolve({ name: name.value.trim() }));
    const dialog = show(el('h2', {}, word('whose')), el('p', {}, word('whoseHint')),
      el('h3', {}, word('newcomer')), form, people.length > 0 ? [search, choices] : null,
      el('button', { type: 'button', class: 'quiet', click: () => dialog.close() }, word('cancel')));
    dialog.id = 'whose';
    dialog.addEventListener('close', () => resolve(undefined));
    fill();
  });
}
