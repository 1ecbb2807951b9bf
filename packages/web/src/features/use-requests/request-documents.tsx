import './use-requests.css';
import { useQuery } from '@tanstack/react-query';
import { decimalAmount, type DraftContent, type Language, type RequestItem } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { formatMoney } from '../../lib/money.ts';
import { terms } from '../../lib/terms.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FactList } from '../../ui/record-page.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Approval } from '../approvals/api.ts';
import { sealsToAskForQuery, type UseRequest } from './api.ts';
import { requestsMessages } from './messages.ts';
import { ShownDocument, type Opening } from './shown-document.tsx';

type Item = RequestItem | DraftContent['items'][number];

interface RequestDocumentsProps {
  readonly request: UseRequest;
  readonly approval: Approval | undefined;
  /** The document that is open. */
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

/** The documents of a request: what each is, which seals it is to carry, and the pages with the seals where proposed. */
export function RequestDocuments({ request, approval, openId, onOpen }: RequestDocumentsProps): ReactNode {
  const say = useMessages(requestsMessages);
  const items: readonly Item[] = request.submission?.content.items ?? request.draft?.items ?? [];
  const attachments = (request.submission?.content ?? request.draft)?.attachments ?? [];
  const pinned = approval?.rounds.at(-1)?.documents;
  if (items.length + attachments.length === 0)
    return <EmptyState title={say('item.none')} advice={say('item.none.advice')} />;

  const opening = (id: string | null): Opening => ({
    isOpen: id !== null && id === openId,
    onToggle: () => onOpen(id === null || id === openId ? undefined : id),
  });

  return (
    <ul className="request-items">
      {items.map((item) => (
        <ShownDocument
          key={item.documentId ?? item.name}
          id={item.documentId}
          name={item.name.trim() || say('untitled')}
          tag={
            approval?.allowed.includes('approve') ? (
              <Opened opened={pinned?.find((one) => one.id === item.documentId)?.opened === true} />
            ) : null
          }
          seals={item.seals}
          {...opening(item.documentId)}
        >
          <ItemFacts item={item} request={request} />
        </ShownDocument>
      ))}
      {attachments.map((id) => (
        <ShownDocument
          key={id}
          id={id}
          tag={<span className="muted">{say('item.attachment')}</span>}
          {...opening(id)}
        />
      ))}
    </ul>
  );
}

function Opened({ opened }: { readonly opened: boolean }): ReactNode {
  const say = useMessages(requestsMessages);
  return <StatusTag tone={opened ? 'good' : 'waiting'}>{say(opened ? 'item.opened' : 'item.unopened')}</StatusTag>;
}

function ItemFacts({ item, request }: { readonly item: Item; readonly request: UseRequest }): ReactNode {
  const say = useMessages(requestsMessages);
  const term = useMessages(terms);
  const language = useLanguage();
  return (
    <FactList
      facts={[
        { label: say('item.number'), value: item.number || '—' },
        { label: say('item.kind'), value: item.kind === null ? '—' : term(`document.${item.kind}`) },
        {
          label: say('item.importance'),
          value: item.importance === null ? '—' : term(`importance.${item.importance}`),
        },
        { label: say('item.copies'), value: item.copies ?? '—' },
        { label: say('item.amount'), value: amountText(item.amount, language) },
        { label: say('item.counterparty'), value: item.counterparty || '—' },
        { label: say('seals'), wide: true, value: <WantedSeals item={item} request={request} /> },
      ]}
    />
  );
}

/** An amount with its currency; in a draft it is shown as it was typed until it is a number. */
function amountText(money: Item['amount'], language: Language): string {
  if (money === null || money.amount.trim() === '') return '—';
  const { amount, currency } = money;
  return decimalAmount.safeParse(amount).success ? formatMoney(amount, currency, language) : `${amount} ${currency}`;
}

function WantedSeals({ item, request }: { readonly item: Item; readonly request: UseRequest }): ReactNode {
  const say = useMessages(requestsMessages);
  const term = useMessages(terms);
  const listed = useQuery(sealsToAskForQuery).data ?? [];
  const nameOf = (id: string | null): string =>
    request.submission?.seals.find((one) => one.sealId === id)?.name ??
    listed.find((one) => one.id === id)?.name ??
    '—';
  if (item.seals.length === 0) return '—';
  return (
    <ul className="wanted-list">
      {item.seals.map(({ sealId, medium, impressions, straddle, positions }, index) => (
        <li key={sealId ?? index}>
          <strong>{nameOf(sealId)}</strong>
          {medium === null ? null : <span>{term(`medium.${medium}`)}</span>}
          <span>{say('wanted.impressions', { count: impressions ?? '—' })}</span>
          {straddle ? <span>{say('wanted.straddle')}</span> : null}
          {positions.length === 0 ? null : <span>{say('wanted.positions')}</span>}
        </li>
      ))}
    </ul>
  );
}
