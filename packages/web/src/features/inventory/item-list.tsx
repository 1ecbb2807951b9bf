import { Link } from '@tanstack/react-router';
import type { InventoryItemView, InventoryView } from '@yinxin/contract';
import { Button, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { sealsMessages } from '../seals/messages.ts';
import { ItemCount } from './item-count.tsx';
import { LossOffer } from './loss-offer.tsx';
import { inventoryMessages } from './messages.ts';
import { shownItems, shownKinds, type Shown } from './shown.ts';

/** Most seals that are drawn before the reader asks for more. */
const STRETCH = 60;

interface ListProps {
  readonly count: InventoryView;
  readonly show: Shown | undefined;
  readonly onShow: (show: Shown | undefined) => void;
  readonly onCount: (item: InventoryItemView) => void;
}

/** The list of a count as cards, what is left to count first. */
export function ItemList({ count, show, onShow, onCount }: ListProps): ReactNode {
  const say = useMessages(inventoryMessages);
  const [most, setMost] = useState(STRETCH);
  const shown = shownItems(count.items, show);
  return (
    <>
      <Segmented<Shown | 'all'>
        value={show ?? 'all'}
        options={(['all', ...shownKinds] as const).map((value) => ({ value, label: say(`show.${value}`) }))}
        onChange={(next) => onShow(next === 'all' ? undefined : next)}
      />
      {shown.length === 0 ? <p className="muted inventory-none">{say('show.none')}</p> : null}
      <ul className="inventory-items">
        {shown.slice(0, most).map((item) => (
          <li key={item.sealId} className={item.variances.length > 0 ? 'inventory-differs' : undefined}>
            <ItemCard count={count} item={item} onCount={() => onCount(item)} />
          </li>
        ))}
      </ul>
      {shown.length > most ? <Button onClick={() => setMost(most + STRETCH)}>{say('show.more')}</Button> : null}
    </>
  );
}

interface CardProps {
  readonly count: InventoryView;
  readonly item: InventoryItemView;
  readonly onCount: () => void;
}

function ItemCard({ count, item, onCount }: CardProps): ReactNode {
  const say = useMessages(inventoryMessages);
  const saySeal = useMessages(sealsMessages);
  const { id, version, allowed } = count;
  const { sealId, name, holder, custodian, stateNow } = item;
  const missing = item.count?.outcome === 'not-found' && stateNow !== 'lost';
  return (
    <>
      <div className="inventory-head">
        <Link to="/seals/$id" params={{ id: sealId }}>
          {name}
        </Link>
        <span className="inventory-code">{item.labelCode}</span>
      </div>
      <p className="muted">
        {say('holder', { name: holder.name })}
        {item.place === null ? '' : ` · ${item.place}`}
        {stateNow === 'active' ? '' : ` · ${saySeal(`state.${stateNow}`)}`}
      </p>
      {holder.id === custodian.id ? null : (
        <p className="inventory-moved">{say('moved', { from: custodian.name, to: holder.name })}</p>
      )}
      {item.holderActive || item.count !== null ? null : <p className="inventory-moved">{say('holder.left')}</p>}
      <ItemCount item={item} />
      <div className="inventory-acts">
        {item.allowed.includes('countSeal') ? (
          <Button type="primary" ghost onClick={onCount} aria-label={`${say('count')}：${name}`}>
            {say('count')}
          </Button>
        ) : null}
        {item.allowed.includes('correctCount') ? (
          <Button onClick={onCount} aria-label={`${say('correct')}：${name}`}>
            {say('correct')}
          </Button>
        ) : null}
        {missing ? <LossOffer sealId={sealId} /> : null}
        {item.count !== null && allowed.includes('sendInventoryBack') ? (
          <ActionButton
            label={say('back')}
            ask={{
              title: say('back.title', { name }),
              body: say('back.body'),
              reason: { label: say('back.reason'), max: 500, required: true },
            }}
            version={version}
            run={(reason, options) =>
              client.inventory.sendInventoryBack({ params: { id }, body: { sealIds: [sealId], reason } }, options)
            }
            done={say('back.done')}
          />
        ) : null}
      </div>
    </>
  );
}
