export { loadConfig, otherVariables, type Config } from './load.ts';
export { variableOf } from './setting.ts';
export { settings } from './settings.ts';
