import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { fixedPositions } from '../../ui/seal-marks/marks.ts';
import type { Adding } from './add-seal.tsx';
import { sealingMessages } from './messages.ts';
import { PageRange } from './page-range.tsx';
import { usualPlace } from './positions.ts';

/** The same place on a range of pages. */
export function AddOnPages({ pages, page, seal, positions, room }: Adding): ReactNode {
  const say = useMessages(sealingMessages);
  const [range, setRange] = useState({ from: 1, to: pages.length });
  const pattern = positions.placed.find(({ key }) => key === positions.selected)?.position;
  const size = pages[page - 1] ?? { widthMm: 210, heightMm: 297 };
  const place = pattern?.kind === 'at' ? { xMm: pattern.xMm, yMm: pattern.yMm } : usualPlace(seal, size);
  const taken = new Set(positions.placed.flatMap(({ position }) => (position.kind === 'at' ? [position.page] : [])));
  const added = fixedPositions({ kind: 'pages', fromPage: range.from, toPage: range.to, ...place }, pages.length, [])
    // The pattern itself, and pages that have a seal, are not sealed twice.
    .filter((one) => one.kind !== 'at' || !taken.has(one.page));
  return (
    <div className="add-form">
      <PageRange range={range} pages={pages.length} onChange={setRange} />
      <small className="muted">{say('add.pages.hint')}</small>
      <Button disabled={added.length === 0 || added.length > room} onClick={() => positions.add(added)}>
        {say('add.button')}
      </Button>
      {added.length > room ? (
        <small className="positions-over">{say('positions.tooMany', { over: added.length - room })}</small>
      ) : null}
    </div>
  );
}
