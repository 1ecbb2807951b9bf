export { loadConfig, otherVariables, type Config } from './load.ts';
export { variableOf, type Setting } from './setting.ts';
export { settings } from './settings.ts';
