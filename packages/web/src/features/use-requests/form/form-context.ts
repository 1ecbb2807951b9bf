import type { DraftContent } from '@yinxin/contract';
import { createContext, use } from 'react';
import type { Issue } from './issues.ts';

/** What every part of the form works on. */
export interface RequestFormSpace {
  readonly content: DraftContent;
  /** Changes the content; what is typed is saved by itself. */
  readonly update: (change: (content: DraftContent) => DraftContent) => void;
  /** What the last check found and still stands. */
  readonly issues: readonly Issue[];
}

export const RequestFormContext = createContext<RequestFormSpace | undefined>(undefined);

export function useRequestForm(): RequestFormSpace {
  const space = use(RequestFormContext);
  if (space === undefined) throw new Error('A part of the request form stands outside the form');
  return space;
}
