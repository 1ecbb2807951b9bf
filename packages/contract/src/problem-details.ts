import { z } from 'zod';
import { problemKinds, type ProblemCode } from './problems/index.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** One thing wrong with the input: where (JSON pointer), which rule, and words for people. */
export const fieldProblem = z.object({
  pointer: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  detail: z.string(),
});

/** An error reply as RFC 9457 defines it (`application/problem+json`). */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  errors: z.array(fieldProblem).optional(),
});

export type ProblemDetails = z.infer<typeof problemDetails>;
export type FieldProblem = z.infer<typeof fieldProblem>;

/** Replaces `{name}` by the parameter of that name. */
export const fill = (text: string, params: Readonly<Record<string, string | number>> = {}): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));

/** The words of a problem in one language. */
export function describeProblem(
  code: ProblemCode,
  language: Language,
  params?: Readonly<Record<string, string | number>>,
): { readonly title: string; readonly remedy?: string } {
  const words: { title: string; remedy?: string } = problemKinds[code][language];
  const title = fill(words.title, params);
  return words.remedy === undefined ? { title } : { title, remedy: fill(words.remedy, params) };
}

/** The best of our languages for an `Accept-Language` header; Chinese when nothing fits. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? '';
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-CN';
}
