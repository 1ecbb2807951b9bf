import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './paths.mjs';
import { environment, runtime } from './runtime.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Ctrl-C reaches us twice under npm: from the terminal and from npm. Within this time it counts as one. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Runs a script on the pinned runtime, in our terminal, and passes signals on, each once. The child has its own process
 * group, so that the terminal does not signal it as well; and a channel, whose end tells it that we are gone.
 *
 * @param {readonly string[]} args script and its arguments
 * @param {{ cwd?: string }} [options]
 * @returns {Promise<number>} exit code; as in shells 128 + number after a signal
 */
export function runScript(args, { cwd = root } = {}) {
  const child = spawn(runtime(), args, {
    cwd,
    env: environment(),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  });
  const last = new Map();
  const passOn = (signal) => {
    const now = Date.now();
    if (now - (last.get(signal) ?? 0) > SAME_SIGNAL_MS) child.kill(signal);
    last.set(signal, now);
  };
  for (const signal of SIGNALS) process.on(signal, passOn);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of SIGNALS) process.off(name, passOn);
      if (child.connected) child.disconnect();
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/**
 * Runs a script and keeps what it prints.
 *
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function captureScript(args, { cwd = root } = {}) {
  const child = spawn(runtime(), args, { cwd, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
