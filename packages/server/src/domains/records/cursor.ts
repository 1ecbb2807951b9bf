import { z } from 'zod';
import { id, instant } from '@yinxin/contract';
import { Problem } from '../../platform/problem.ts';
import type { Place } from './store.ts';

const placeShape = z.tuple([instant, id]);

/** A place in the register as an opaque cursor. */
export const writePlace = ({ usedAt, id: recordId }: Place): string =>
  Buffer.from(JSON.stringify([usedAt, recordId])).toString('base64url');

/** The place that a cursor stands for. @throws Problem `malformed-request` for a cursor that is none of ours */
export function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [usedAt, recordId] = placeShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { usedAt, id: recordId };
  } catch {
    throw new Problem('malformed-request');
  }
}
