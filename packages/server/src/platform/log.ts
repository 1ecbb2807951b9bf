import { createRequire } from 'node:module';
import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import type { PinoPretty } from 'pino-pretty';

/** Fields that never reach the log, wherever a log line carries an object with them. */
const secrets = ['authorization', 'cookie', 'set-cookie', 'password', 'newPassword', 'token', 'passphrase', 'pin'];

export interface LogSettings {
  readonly logLevel: string;
  /** Undefined: readable in a terminal, JSON otherwise. */
  readonly logPretty: boolean | undefined;
}

/**
 * The running log, on standard error: standard output is for what the program was asked for. It carries ids and never
 * personal data, contents or secrets.
 */
export function createLog({ logLevel, logPretty }: LogSettings): FastifyBaseLogger {
  const options = {
    level: logLevel,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: { paths: secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]), censor: '…' },
  };
  const stream =
    (logPretty ?? process.stderr.isTTY)
      ? loadPretty()({ destination: 2, sync: true, ignore: 'pid,hostname' })
      : pino.destination({ dest: 2, sync: true });
  return pino(options, stream);
}

/** Loaded only where somebody reads along. */
const loadPretty = (): typeof PinoPretty => createRequire(import.meta.url)('pino-pretty') as typeof PinoPretty;
