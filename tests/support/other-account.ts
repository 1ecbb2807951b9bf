import { spawnSync } from 'node:child_process';

/** In front of a program: runs it as an ordinary account. */
export const asOtherAccount = ['setpriv', '--reuid=1', '--regid=1', '--clear-groups'] as const;

const [program, ...args] = [...asOtherAccount, process.execPath, '--eval', 'process.chdir(process.argv[1])'];

/** We are root, and another account can read the checkout: not below a root home. */
export const othersMayEnter =
  process.getuid?.() === 0 && spawnSync(program, [...args, import.meta.dirname]).status === 0;
