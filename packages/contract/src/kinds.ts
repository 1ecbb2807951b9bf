import { z } from 'zod';

/** Kinds of seal as they are registered with the police and named in companies (公章, 合同专用章, …). */
export const sealKinds = [
  'official',
  'contract',
  'finance',
  'invoice',
  'legal-representative',
  'personnel',
  'department',
  'branch',
  'business',
  'customs',
  'embossed',
  'personal',
] as const;

export const sealKind = z.enum(sealKinds);
export type SealKind = z.infer<typeof sealKind>;

/** Kinds of document that a seal is asked for. */
export const documentKinds = [
  'contract',
  'agreement',
  'guarantee',
  'loan',
  'bid',
  'authorization',
  'official-letter',
  'certificate',
  'resolution',
  'report',
  'financial-statement',
  'tax',
  'bank',
  'personnel',
  'other',
] as const;

export const documentKind = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof documentKind>;

/** How much hangs on a document, rising (一般, 重要, 特别重要): important ones get more levels of approval (R6.2.3). */
export const importances = ['ordinary', 'important', 'critical'] as const;

export const importance = z.enum(importances);
export type Importance = z.infer<typeof importance>;

/** Kinds of seal in words, for printed forms and exports. */
export const sealKindTexts = {
  official: { 'zh-CN': '公章', en: 'Company official seal' },
  contract: { 'zh-CN': '合同专用章', en: 'Contract seal' },
  finance: { 'zh-CN': '财务专用章', en: 'Finance seal' },
  invoice: { 'zh-CN': '发票专用章', en: 'Invoice seal' },
  'legal-representative': { 'zh-CN': '法定代表人章', en: 'Legal representative’s seal' },
  personnel: { 'zh-CN': '人事专用章', en: 'Personnel seal' },
  department: { 'zh-CN': '部门章', en: 'Department seal' },
  branch: { 'zh-CN': '分支机构章', en: 'Branch seal' },
  business: { 'zh-CN': '业务专用章', en: 'Business-purpose seal' },
  customs: { 'zh-CN': '报关专用章', en: 'Customs seal' },
  embossed: { 'zh-CN': '钢印', en: 'Embossing seal' },
  personal: { 'zh-CN': '个人名章', en: 'Personal name seal' },
} as const satisfies Record<SealKind, { 'zh-CN': string; en: string }>;

/** Kinds of document in words. */
export const documentKindTexts = {
  contract: { 'zh-CN': '合同', en: 'Contract' },
  agreement: { 'zh-CN': '协议', en: 'Agreement' },
  guarantee: { 'zh-CN': '担保', en: 'Guarantee' },
  loan: { 'zh-CN': '借款', en: 'Loan' },
  bid: { 'zh-CN': '投标文件', en: 'Bid' },
  authorization: { 'zh-CN': '授权委托书', en: 'Letter of authorisation' },
  'official-letter': { 'zh-CN': '公函', en: 'Official letter' },
  certificate: { 'zh-CN': '证明', en: 'Certificate' },
  resolution: { 'zh-CN': '决议', en: 'Resolution' },
  report: { 'zh-CN': '报告', en: 'Report' },
  'financial-statement': { 'zh-CN': '财务报表', en: 'Financial statement' },
  tax: { 'zh-CN': '税务资料', en: 'Tax paper' },
  bank: { 'zh-CN': '银行资料', en: 'Bank paper' },
  personnel: { 'zh-CN': '人事资料', en: 'Personnel paper' },
  other: { 'zh-CN': '其他', en: 'Other' },
} as const satisfies Record<DocumentKind, { 'zh-CN': string; en: string }>;

/** Importance of a document in words. */
export const importanceTexts = {
  ordinary: { 'zh-CN': '一般', en: 'Ordinary' },
  important: { 'zh-CN': '重要', en: 'Important' },
  critical: { 'zh-CN': '特别重要', en: 'Critical' },
} as const satisfies Record<Importance, { 'zh-CN': string; en: string }>;
