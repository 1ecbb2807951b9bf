import { createContext } from 'react';
import type { PagePoint, SizeMm } from './geometry.ts';

/** What things that lie on the pages need to know about them. */
export interface ViewerSpace {
  readonly pages: readonly SizeMm[];
  /** The point of a page under a point of the window; nothing between the pages. */
  readonly locate: (clientX: number, clientY: number) => PagePoint | undefined;
}

export const ViewerContext = createContext<ViewerSpace>({ pages: [], locate: () => undefined });
