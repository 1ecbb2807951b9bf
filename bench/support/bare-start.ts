/**
 * `bare-start.ts URL COMMAND…`: starts a database by a command, waits until it answers, and listens with a Fastify that
 * has no routes. The least that a program of this kind could do before it is ready.
 */
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import Fastify from 'fastify';
import pg from 'pg';

const POLL_MS = 5;
const [url = '', program = '', ...args] = process.argv.slice(2);

// As the server does it: the database is in a group of its own, and stops when its parent has finished.
const database = spawn(program, args, { stdio: 'ignore', detached: true });
const ended = new Promise((resolve) => database.once('close', resolve));
while (!(await answers())) await wait(POLL_MS);
const http = Fastify();
console.log(`ready: ${await http.listen({ host: '127.0.0.1', port: 0 })}`);

process.once('SIGINT', () => {
  void http.close().then(() => database.kill('SIGINT'));
});
await ended;

async function answers(): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
