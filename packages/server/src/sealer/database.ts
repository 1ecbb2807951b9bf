import type pg from 'pg';
import { openPool } from '../platform/db/connection.ts';
import { APP_ROLE } from '../platform/db/roles.ts';

/** The sealer's own connections: the application's role, and read only even of what that role may write. */
export const openReadOnly = (url: string): pg.Pool =>
  openPool({ url, size: 4, name: 'yinxin-sealer', role: APP_ROLE, readOnly: true, statementTimeout: 30_000 });
