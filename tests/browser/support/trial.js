// A trial: the demo, a browser, and pages on which nothing may fail.

import assert from 'node:assert/strict';

import { startDemo } from './demo.js';
import { startBrowser } from './phones.js';

export const committee = 'Thường trực MTTQ phường Phúc Lợi';
/** A telephone in the hand, and a screen on a desk that two phones of the page fit on. */
export const small = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'vi-VN' };
export const wide = { viewport: { width: 1280, height: 800 }, locale: 'vi-VN' };

export class Trial {
  /** What failed on the pages so far. */
  faults = [];

  static async begin() {
    const trial = new Trial();
    [trial.demo, trial.browser] = await Promise.all([startDemo(), startBrowser()]);
    return trial;
  }

  async end() {
    await this.browser.close();
    assert.equal(await this.demo.stop(), 0, 'the demo ends well');
  }

  /** A page of its own, opened at an address; whatever fails on it is kept. */
  async open(address, kind) {
    const context = await this.browser.newContext(kind);
    const page = await context.newPage();
    page.on('pageerror', (fault) => this.faults.push(fault));
    page.on('console', (line) => { if (line.type() === 'error') this.faults.push(line.text()); });
    await page.goto(this.demo.url + address);
    return page;
  }
}
