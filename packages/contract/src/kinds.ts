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
