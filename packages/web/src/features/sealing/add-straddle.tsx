import { Button, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import type { Adding } from './add-seal.tsx';
import { sealingMessages } from './messages.ts';
import { PageRange } from './page-range.tsx';
import { straddleOn, type Side } from './positions.ts';

const sides = ['right', 'left', 'top', 'bottom'] as const satisfies readonly Side[];

/** A straddle seal (骑缝章) over the edges of a range of pages. */
export function AddStraddle({ pages, positions, room }: Adding): ReactNode {
  const say = useMessages(sealingMessages);
  const [side, setSide] = useState<Side>('right');
  const [range, setRange] = useState({ from: 1, to: pages.length });
  const first = pages[range.from - 1];
  if (pages.length < 2) return <p className="muted">{say('straddle.short')}</p>;
  return (
    <div className="add-form">
      <Segmented<Side>
        aria-label={say('side.label')}
        value={side}
        options={sides.map((value) => ({ value, label: say(`side.${value}`) }))}
        onChange={setSide}
      />
      <PageRange range={range} pages={pages.length} onChange={setRange} />
      <small className="muted">{say('straddle.hint')}</small>
      <Button
        disabled={room <= 0 || first === undefined || range.to <= range.from}
        onClick={() => {
          if (first !== undefined) positions.add([straddleOn(side, range.from, range.to, first)]);
        }}
      >
        {say('add.button')}
      </Button>
    </div>
  );
}
