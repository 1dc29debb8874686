// The demo as a process of its own, in a fresh directory and on a free port.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const build = process.env.CARGO_TARGET_DIR ?? join(project, 'target');

/** The program under test; `TOPHO` names another one than the debug build. */
const program = process.env.TOPHO ?? join(build, 'debug', 'topho');

/** Starts the demo, and returns once its world is built: its `url` and `stop()`. */
export async function startDemo() {
  // As root the database server runs as another user, who must be able to pass: the usual /tmp may be closed to it.
  const parent = process.getuid() === 0 ? '/var/tmp' : tmpdir();
  const directory = await mkdtemp(join(parent, 'topho-browser-'));
  await chmod(directory, 0o711);
  const { DATABASE_URL: _, ...environment } = process.env;
  const words = ['demo', '--fresh', '--port', '0', '--directory', join(directory, 'demo')];
  const demo = spawn(program, words, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = once(demo, 'exit');
  const stop = async () => {
    demo.kill('SIGTERM');
    const [status] = await gone;
    await rm(directory, { recursive: true, force: true });
    return status;
  };
  try {
    return { url: await untilReady(demo), stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** Reads what the demo prints: first its address, and at the end that it is ready. */
async function untilReady(demo) {
  let complaints = '';
  demo.stderr.on('data', (text) => { complaints += text; });
  let url;
  for await (const line of createInterface({ input: demo.stdout })) {
    url ??= line.match(/http:\/\/\S+/)?.[0];
    if (line.includes('Ready.')) {
      demo.stdout.resume();
      return url;
    }
  }
  throw new Error(`the demo ended before it was ready:\n${complaints}`);
}
