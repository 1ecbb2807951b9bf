import {
  describeProblem,
  problemKinds,
  type FieldProblem,
  type Language,
  type ProblemCode,
  type ProblemDetails,
} from '@yinxin/contract';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isConnectionLost } from '../db/connection.ts';
import { Problem } from '../problem.ts';
import { VaultError } from '../vault/index.ts';

/** Turns whatever went wrong into a problem of the registry. Unknown errors become `internal`, without their text. */
export function toProblem(error: unknown): { readonly problem: Problem; readonly unexpected: boolean } {
  if (error instanceof Problem) return { problem: error, unexpected: false };
  if (hasZodFastifySchemaValidationErrors(error)) {
    return { problem: new Problem('validation-failed'), unexpected: false };
  }
  const code = codeOf(error);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return expected('too-large', { limit: '' });
  if (code.startsWith('FST_ERR_CTP_') || error instanceof SyntaxError) return expected('malformed-request');
  if (code === '53100' || code === 'ENOSPC') return { problem: new Problem('storage-full'), unexpected: true };
  if (error instanceof VaultError && error.code === 'storage-full') {
    return { problem: new Problem('storage-full'), unexpected: true };
  }
  if (error instanceof VaultError && error.code === 'storage-failed') {
    return { problem: new Problem('unavailable'), unexpected: true };
  }
  if (isConnectionLost(error)) return { problem: new Problem('unavailable'), unexpected: true };
  const status = statusOf(error);
  if (status === 429) return expected('too-many-requests', { seconds: 60 });
  if (status >= 400 && status < 500 && !(error instanceof Error && isResponseSerializationError(error))) {
    return expected('malformed-request');
  }
  return { problem: new Problem('internal'), unexpected: true };
}

const expected = (code: ProblemCode, params?: Record<string, string | number>) => ({
  problem: new Problem(code, params),
  unexpected: false,
});

/** The body of an error reply. */
export function problemBody(
  problem: Problem,
  cause: unknown,
  language: Language,
  requestId: string,
): ProblemDetails & { status: number } {
  const params = { ...problem.params, requestId };
  const words = describeProblem(problem.code, language, params);
  const errors = problem.errors ?? fieldProblems(cause, language);
  return {
    type: `/docs/problems#${problem.code}`,
    title: words.title,
    status: problemKinds[problem.code].status,
    ...(words.remedy === undefined ? {} : { detail: words.remedy }),
    instance: requestId,
    code: problem.code,
    ...(Object.keys(problem.params).length === 0 ? {} : { params: problem.params }),
    ...(errors === undefined ? {} : { errors: [...errors] }),
  };
}

const locales = { 'zh-CN': z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** All issues of a request that does not fit its schema, each with its pointer and words. */
function fieldProblems(cause: unknown, language: Language): readonly FieldProblem[] | undefined {
  if (!hasZodFastifySchemaValidationErrors(cause)) return undefined;
  return cause.validation.map((issue) => {
    const raw = { ...issue.params, code: issue.keyword, path: [], input: undefined } as unknown as z.core.$ZodRawIssue;
    const worded = issue.keyword === 'custom' ? issue.message : locales[language](raw);
    const detail = typeof worded === 'string' ? worded : (worded?.message ?? issue.message ?? issue.keyword);
    return { pointer: issue.instancePath, code: issue.keyword, detail };
  });
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
