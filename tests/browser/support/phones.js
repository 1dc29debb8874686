// What a person does with the phones page: looks, taps, types.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

const folder = process.env.SCREENSHOTS ?? fileURLToPath(new URL('../screenshots/', import.meta.url));
const patience = 20_000;

/** Chromium without its own conversations with the world outside. */
export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

/** Saves what the page shows. */
export async function picture(page, name) {
  await mkdir(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

/** One phone of the page, and the person who holds it. */
export class Phone {
  constructor(page, person, { touch = false } = {}) {
    this.page = page;
    this.person = person;
    this.touch = touch;
    this.element = page.locator(`[data-phone="${person}"]`);
    this.said = this.element.locator('[data-message][data-side="in"]');
    this.input = this.element.locator('[data-composer]');
  }

  /** Goes to another chat of this person. */
  async goesTo(title) {
    await this.press(this.element.getByRole('tab', { name: title }));
    await this.element.locator('.head').getByText(title).waitFor();
  }

  async says(text) {
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /** Taps a button under the newest message that has it. */
  async taps(label) {
    await this.press(this.said.getByRole('button', { name: label, exact: true }).last());
  }

  /** Presses a key of the keyboard that stays. */
  async presses(label) {
    await this.press(this.element.locator(`[data-key="${label}"]`));
  }

  /** Attaches a photograph, as with the paper clip. */
  async attaches(photo) {
    await this.press(this.element.locator('[data-act="attach"]'));
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.press(this.element.getByRole('menuitem', { name: 'Ảnh', exact: true })),
    ]);
    await chooser.setFiles(photo);
  }

  press(target) {
    return this.touch ? target.tap() : target.click();
  }

  /** Waits until the bot's newest message has this text in it; returns the whole message. */
  async hears(text) {
    const wish = [this.person, text];
    const isThere = ([person, wanted]) => [...document.querySelectorAll(
      `[data-phone="${person}"] [data-message][data-side="in"] .text`)].at(-1)?.innerText.includes(wanted);
    await this.page.waitForFunction(isThere, wish, { timeout: patience }).catch(async () => {
      throw new Error(`waited for “${text}”; the newest message says:\n${await this.newest()}`);
    });
    return this.newest();
  }

  /** Waits for a photograph in the newest message that has one, until it is shown, and returns its width and height. */
  async sees(caption = '') {
    const image = this.said.filter({ hasText: caption }).locator('.photo img').last();
    await image.waitFor({ timeout: patience });
    await image.scrollIntoViewIfNeeded();
    return image.evaluate(async (shown) => {
      await shown.decode();
      return [shown.naturalWidth, shown.naturalHeight];
    });
  }

  /** Waits until some message of the bot has this text in it; returns the newest such message. */
  async isTold(text) {
    const told = this.said.filter({ hasText: text }).last();
    await told.waitFor({ timeout: patience }).catch(async () => {
      throw new Error(`waited for “${text}”; the newest message says:\n${await this.newest()}`);
    });
    return told.locator('.text').innerText();
  }

  /** Types a command and returns what the bot answers to it, even if it has said the same before. */
  async asks(command) {
    const count = await this.said.count();
    await this.says(command);
    await this.said.nth(count).locator('.text').waitFor({ timeout: patience });
    return this.newest();
  }

  /** The bot's newest message. */
  newest() {
    return this.said.last().locator('.text').innerText();
  }

  /** Waits until the answered questions have lost their buttons: no message but the newest has any. */
  async comesToRest() {
    await this.page.waitForFunction((person) => [...document.querySelectorAll(
      `[data-phone="${person}"] [data-message][data-side="in"]`)].slice(0, -1).every((row) => !row.querySelector('[data-button]')),
    this.person, { timeout: patience });
  }

  /** Scrolls down to the newest message. */
  toEnd() {
    return this.element.locator('.log').evaluate((log) => log.scrollTo({ top: log.scrollHeight, behavior: 'instant' }));
  }

  /** Scrolls up to the beginning of the newest message, and again while the page follows what is still coming in. */
  async showsNewest() {
    await this.page.waitForFunction((person) => {
      const log = document.querySelector(`[data-phone="${person}"] .log`);
      const newest = [...log.querySelectorAll('[data-message][data-side="in"]')].at(-1);
      const isShown = Math.abs(newest.getBoundingClientRect().top - log.getBoundingClientRect().top) < 20;
      if (!isShown) newest.scrollIntoView({ block: 'start' });
      return isShown;
    }, this.person, { timeout: patience, polling: 500 });
  }
}
