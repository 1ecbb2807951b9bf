import type { Position } from '@yinxin/contract';
import { useState } from 'react';
import { freshKey } from '../../lib/fresh-key.ts';
import type { Placed } from './positions.ts';

/** The positions while the custodian works on them. */
export interface Positions {
  readonly placed: readonly Placed[];
  readonly selected: string | undefined;
  readonly select: (key: string | undefined) => void;
  /** Adds positions and selects the last of them. */
  readonly add: (positions: readonly Position[]) => void;
  readonly change: (key: string, position: Position) => void;
  readonly remove: (key: string) => void;
  readonly reset: (positions: readonly Position[]) => void;
}

const withKeys = (positions: readonly Position[]): readonly Placed[] =>
  positions.map((position) => ({ key: freshKey(), position }));

/** Holds positions that are being placed, beginning with these. */
export function usePositions(initial: readonly Position[]): Positions {
  const [placed, setPlaced] = useState(() => withKeys(initial));
  const [selected, select] = useState<string>();
  return {
    placed,
    selected,
    select,
    add(positions) {
      const added = withKeys(positions);
      setPlaced((all) => [...all, ...added]);
      select(added.at(-1)?.key);
    },
    change: (key, position) => setPlaced((all) => all.map((one) => (one.key === key ? { key, position } : one))),
    remove(key) {
      setPlaced((all) => all.filter((one) => one.key !== key));
      if (selected === key) select(undefined);
    },
    reset(positions) {
      setPlaced(withKeys(positions));
      select(undefined);
    },
  };
}
