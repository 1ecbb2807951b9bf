import { currencies, documentKinds, importances, type Currency } from '@yinxin/contract';
import { Input, InputNumber, Space } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../../lib/i18n.ts';
import { terms } from '../../../lib/terms.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Sheet } from '../../../ui/page.tsx';
import { withItem, type DraftItem } from './draft.ts';
import { useRequestForm } from './form-context.ts';
import { requestFormMessages } from './messages.ts';
import { RequestField } from './request-field.tsx';
import { WantedSeals } from './wanted-seals.tsx';
import { Select } from '../../../ui/select.tsx';

/** For every document: what it is, and which seals it is to carry (R6.1.2). */
export function SealsStep(): ReactNode {
  const say = useMessages(requestFormMessages);
  const { content } = useRequestForm();
  if (content.items.length === 0) {
    return (
      <Sheet>
        <EmptyState title={say('seals.none')} advice={say('seals.none.advice')} />
      </Sheet>
    );
  }
  return content.items.map((item, index) => (
    <Sheet key={item.documentId} title={content.items.length > 1 ? `${index + 1}. ${item.name}` : item.name}>
      <ItemFields item={item} index={index} />
      <WantedSeals item={item} index={index} />
    </Sheet>
  ));
}

interface ItemFieldsProps {
  readonly item: DraftItem;
  readonly index: number;
}

function ItemFields({ item, index }: ItemFieldsProps): ReactNode {
  const say = useMessages(requestFormMessages);
  const term = useMessages(terms);
  const { update } = useRequestForm();
  const at = `/items/${index}`;
  const change = (changed: Partial<DraftItem>): void => update((draft) => withItem(draft, index, changed));
  return (
    <div className="request-fields">
      <RequestField pointer={`${at}/name`} field="name" required>
        {(control) => (
          <Input
            {...control}
            value={item.name}
            maxLength={200}
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
      </RequestField>
      <RequestField pointer={`${at}/number`} field="number" hint={say('field.number.hint')}>
        {(control) => (
          <Input
            {...control}
            value={item.number}
            maxLength={80}
            onChange={({ target }) => change({ number: target.value })}
          />
        )}
      </RequestField>
      <RequestField pointer={`${at}/kind`} field="kind" required>
        {(control) => (
          <Select
            {...control}
            value={item.kind}
            options={documentKinds.map((value) => ({ value, label: term(`document.${value}`) }))}
            onChange={(kind) => change({ kind })}
          />
        )}
      </RequestField>
      <RequestField pointer={`${at}/importance`} field="importance" required>
        {(control) => (
          <Select
            {...control}
            value={item.importance}
            options={importances.map((value) => ({ value, label: term(`importance.${value}`) }))}
            onChange={(importance) => change({ importance })}
          />
        )}
      </RequestField>
      <RequestField pointer={`${at}/copies`} field="copies" required>
        {(control) => (
          <InputNumber
            {...control}
            value={item.copies}
            min={1}
            precision={0}
            className="request-number"
            onChange={(copies) => change({ copies })}
          />
        )}
      </RequestField>
      <RequestField pointer={`${at}/amount`} field="amount" hint={say('field.amount.hint')}>
        {(control) => (
          <Space.Compact block>
            <Select<Currency>
              aria-label={say('field.currency')}
              className="request-currency"
              value={item.amount?.currency ?? 'CNY'}
              options={currencies.map((value) => ({ value, label: value }))}
              onChange={(currency) => change({ amount: { amount: item.amount?.amount ?? '', currency } })}
            />
            <Input
              {...control}
              inputMode="decimal"
              value={item.amount?.amount ?? ''}
              maxLength={60}
              onChange={({ target }) =>
                change({ amount: { amount: target.value.trim(), currency: item.amount?.currency ?? 'CNY' } })
              }
            />
          </Space.Compact>
        )}
      </RequestField>
      <RequestField pointer={`${at}/counterparty`} field="counterparty" hint={say('field.counterparty.hint')}>
        {(control) => (
          <Input
            {...control}
            value={item.counterparty}
            maxLength={120}
            onChange={({ target }) => change({ counterparty: target.value })}
          />
        )}
      </RequestField>
    </div>
  );
}
