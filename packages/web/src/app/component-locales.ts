import type { Language } from '@yinxin/contract';
import type { ConfigProviderProps } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';

type ComponentLocale = NonNullable<ConfigProviderProps['locale']>;

/**
 * The component library's own words. Its `es` files are ES modules without saying so in its package.json, so the type
 * checker sees one `default` too many; the bundler and the browser do not.
 */
export const componentLocales = { 'zh-CN': zhCN, en: enUS } as unknown as Readonly<Record<Language, ComponentLocale>>;
