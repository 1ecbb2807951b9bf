import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { unplacedQuery } from './api.ts';
import { placesMessages } from './messages.ts';
import { useStoredSealColumns } from './stored-seals.tsx';

const route = getRouteApi('/places/unplaced');

/** Physical seals of which nobody has said in which registered place they lie. */
export function UnplacedPage(): ReactNode {
  const say = useMessages(placesMessages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={say('unplaced')}>
      <DataTable
        name="unplaced-seals"
        label={say('unplaced')}
        columns={useStoredSealColumns('detail.old')}
        rowKey={(row) => row.id}
        query={useQuery(unplacedQuery(search))}
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true })}
        filters={[]}
        empty={<EmptyState title={say('unplaced.empty')} advice={say('unplaced.empty.advice')} />}
      />
    </Page>
  );
}
