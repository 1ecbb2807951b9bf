import { Link } from '@tanstack/react-router';
import type { StoredSeal } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { terms } from '../../lib/terms.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { placesMessages } from './messages.ts';

/** What a list says about seals and where they lie; `detail` is what its last column is called. */
export function useStoredSealColumns(detail: 'detail' | 'detail.old'): readonly Column<StoredSeal>[] {
  const say = useMessages(placesMessages);
  const sayTerm = useMessages(terms);
  const link = (row: StoredSeal): ReactNode => (
    <Link to="/seals/$id" params={{ id: row.id }} search={{ tab: 'custody' }}>
      {row.name}
    </Link>
  );
  return [
    { key: 'name', title: say('seal'), fixed: true, onPhone: 'head', render: link },
    { key: 'kind', title: say('seal.kind'), render: (row) => sayTerm(`seal.${row.kind}`) },
    { key: 'custodian', title: say('custodian'), render: (row) => row.custodian.name },
    { key: 'detail', title: say(detail), render: (row) => row.detail ?? '—' },
    ...(detail === 'detail'
      ? [{ key: 'despite', title: say('despite'), render: (row: StoredSeal) => row.despite ?? '—' }]
      : []),
    { key: 'entity', title: say('entity'), optional: true, render: (row) => row.entityName },
  ];
}
