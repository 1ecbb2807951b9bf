import type { CountOutcome, InventoryItemView, TallyView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { paperAddress } from '../seals/api.ts';
import { inventoryMessages } from './messages.ts';

const tones: Readonly<Record<CountOutcome, Tone>> = {
  found: 'good',
  elsewhere: 'stopped',
  'not-found': 'stopped',
  excused: 'over',
};

/** What was found of a seal, and what stood there before. */
export function ItemCount({ item: { count, variances, earlier } }: { readonly item: InventoryItemView }): ReactNode {
  const say = useMessages(inventoryMessages);
  return (
    <>
      {count === null ? (
        <div>
          <StatusTag tone="waiting">{say('uncounted')}</StatusTag>
        </div>
      ) : (
        <>
          <div className="inventory-result">
            <StatusTag tone={variances.length > 0 && count.outcome === 'found' ? 'stopped' : tones[count.outcome]}>
              {say(`outcome.${count.outcome}`)}
            </StatusTag>
            {variances
              .filter((one) => one === 'illegible' || one === 'custodian-differs')
              .map((one) => (
                <StatusTag key={one} tone="stopped">
                  {say(`variance.${one}`)}
                </StatusTag>
              ))}
          </div>
          <Told count={count} />
        </>
      )}
      {earlier.length === 0 ? null : (
        <details className="inventory-earlier">
          <summary>{say('earlier', { count: earlier.length })}</summary>
          {earlier.map((one) => (
            <div key={one.countedAt}>
              {say(`outcome.${one.outcome}`)}
              <Told count={one} />
            </div>
          ))}
        </details>
      )}
    </>
  );
}

function Told({ count }: { readonly count: TallyView }): ReactNode {
  const say = useMessages(inventoryMessages);
  const { place, heldBy, remark, photoId, countedBy, countedAt, recognised } = count;
  return (
    <>
      {place === null ? null : <p>{say('found.at', { place })}</p>}
      {heldBy === null ? null : <p>{say('held.by', { name: heldBy.name })}</p>}
      {remark === null ? null : <p>{remark}</p>}
      <p className="muted">
        {countedBy.name}
        {recognised === null ? '' : ` · ${say(`recognised.${recognised}`)}`} · <Instant at={countedAt} />
        {photoId === null ? null : (
          <>
            {' '}
            ·{' '}
            <a href={paperAddress(photoId)} target="_blank" rel="noreferrer">
              {say('photo')}
            </a>
          </>
        )}
      </p>
    </>
  );
}
