import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { outsideVerifier } from './verifiers.ts';

/** Where Debian's golang-golang-x-mod-dev puts the packages that the program is built on. */
const GOPATH = '/usr/share/gocode';

const source = join(import.meta.dirname, '../interop/ledger-go');

/** Why this machine cannot build the Go verifier of the ledger; undefined where it can. */
export function ledgerCheckMissing(): string | undefined {
  if (!existsSync(join(GOPATH, 'src/golang.org/x/mod/sumdb/tlog'))) return 'not used: go, golang.org/x/mod is missing';
  return outsideVerifier('go') === undefined ? 'not used: go, it is missing' : undefined;
}

/** Builds the Go verifier of the ledger (`tests/interop/ledger-go`) into a folder, without network, and gives its path. */
export async function buildLedgerCheck(folder: string): Promise<string> {
  const program = join(folder, 'ledger-check');
  const env = { ...process.env, GO111MODULE: 'off', GOPATH, GOFLAGS: '', GOCACHE: join(folder, 'go-cache') };
  await promisify(execFile)('go', ['build', '-o', program, '.'], { cwd: source, env });
  return program;
}

/** What a run of a program came to. */
export interface Run {
  readonly code: number;
  readonly output: string;
}

/** Runs the verifier and waits for its verdict: 0 everything verified, 1 something did not, 2 wrong usage. */
export function ledgerCheck(program: string, ...args: string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    execFile(program, args, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') resolve({ code, output: stdout + stderr });
      else reject(error ?? new Error('the verifier did not end'));
    });
  });
}
