import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the program: where `package.json` and the built web app are. */
export const installationFolder = fileURLToPath(new URL('../../../..', import.meta.url));

/** Version of the product. */
export const version: string = (
  JSON.parse(readFileSync(`${installationFolder}/package.json`, 'utf8')) as { version: string }
).version;
