import { recordColumns, type RecordColumn, type RecordView } from '@yinxin/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { formatMoney } from '../../lib/money.ts';
import { terms } from '../../lib/terms.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { Instant } from '../../ui/instant.tsx';

/** Columns that everybody sees at first; the others are for the reader to add. */
const usual: ReadonlySet<RecordColumn> = new Set([
  'usedAt',
  'documentName',
  'sealName',
  'impressions',
  'counterparty',
  'amount',
  'department',
  'requester',
  'custodian',
]);
/** What a card of a phone has room for. */
const onPhone: ReadonlySet<RecordColumn> = new Set(['sealName', 'usedAt', 'requester', 'impressions', 'amount']);

/** The columns of the register: the same, and by the same names, as in its export. */
export function useRecordColumns(): readonly Column<RecordView>[] {
  const language = useLanguage();
  const cell = useCells();
  const keys = Object.keys(recordColumns).filter((key) => key !== 'currency') as RecordColumn[];
  return keys.map((key): Column<RecordView> => {
    const column = { key, title: recordColumns[key][language], render: (row: RecordView) => cell(key, row) };
    if (key === 'documentName') return { ...column, fixed: true, onPhone: 'head' };
    return {
      ...column,
      ...(usual.has(key) ? {} : { optional: true as const }),
      ...(key === 'amount' || key === 'impressions' ? { align: 'right' as const } : {}),
      onPhone: key === 'medium' ? 'beside' : onPhone.has(key) ? 'fact' : 'none',
    };
  });
}

function useCells(): (key: RecordColumn, row: RecordView) => ReactNode {
  const language = useLanguage();
  const say = useMessages(terms);
  return (key, row) => {
    switch (key) {
      case 'documentName':
        return (
          <Link to="/records/$id" params={{ id: row.id }}>
            {row.document.name}
          </Link>
        );
      case 'usedAt':
      case 'registeredAt':
        return <Instant at={row[key]} />;
      case 'documentNumber':
        return row.document.number ?? '—';
      case 'documentKind':
        return say(`document.${row.document.kind}`);
      case 'counterparty':
        return row.counterparty ?? '—';
      case 'amount':
        return row.amount === null ? '—' : formatMoney(row.amount.amount, row.amount.currency, language);
      case 'currency':
        return row.amount?.currency ?? '—';
      case 'sealName':
        return row.seal.name;
      case 'sealKind':
        return say(`seal.${row.seal.kind}`);
      case 'medium':
        return say(`medium.${row.seal.medium}`);
      case 'entity':
      case 'department':
      case 'requester':
      case 'custodian':
      case 'stampedBy':
        return row[key].name;
      case 'approvers':
        return row.approvals.map(({ approver }) => approver.name).join('、');
      case 'witness':
        return row.use.medium === 'physical' ? (row.use.witness?.name ?? '—') : '—';
      case 'place':
        return row.use.medium === 'physical' ? row.use.place : '—';
      case 'requestNumber':
      case 'purpose':
      case 'impressions':
      case 'verificationCode':
        return row[key];
    }
  };
}
