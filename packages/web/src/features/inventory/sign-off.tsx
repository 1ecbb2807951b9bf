import { countVariances, type InventoryView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { inventoryMessages } from './messages.ts';

/** Confirms the variances and closes the count, by somebody who took no part in it. */
export function SignOff({ count }: { readonly count: InventoryView }): ReactNode {
  const say = useMessages(inventoryMessages);
  const { id, version, items, surplus, number } = count;
  const kinds = [
    ...countVariances.map((kind) => {
      const names = items.filter(({ variances }) => variances.includes(kind)).map(({ name }) => name);
      return { key: kind, word: say(`variance.${kind}`), names };
    }),
    { key: 'surplus', word: say('surplus'), names: surplus.map(({ what }) => what) },
  ].filter(({ names }) => names.length > 0);
  return (
    <ActionButton
      kind="primary"
      label={say('close')}
      ask={{
        title: say('close.title', { number }),
        body: (
          <>
            <p>{say(kinds.length === 0 ? 'close.none' : 'close.variances')}</p>
            <dl className="inventory-variances">
              {kinds.map(({ key, word, names }) => (
                <div key={key}>
                  <dt>{say('variance.of', { kind: word, count: names.length })}</dt>
                  <dd>{names.join('、')}</dd>
                </div>
              ))}
            </dl>
            <p>{say('close.body')}</p>
          </>
        ),
        reason: { label: say('close.opinion'), max: 500, required: true },
      }}
      version={version}
      run={(opinion, options) => client.inventory.closeInventory({ params: { id }, body: { opinion } }, options)}
      done={say('close.done')}
    />
  );
}
