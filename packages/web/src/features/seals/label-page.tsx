import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';

const route = getRouteApi('/seals/label/$code');

const labelQuery = (code: string) =>
  queryOptions({
    queryKey: ['seals', 'label', code],
    queryFn: ({ signal }) => client.sealLabels.getSealByLabel({ params: { code } }, { signal }),
    retry: false,
  });

/** Where the QR code on a label leads: to the page of the seal, for those who may see it. */
export function LabelPage(): ReactNode {
  const { code } = route.useParams();
  const { data: seal } = useSuspenseQuery(labelQuery(code));
  return <Navigate to="/seals/$id" params={{ id: seal.id }} replace />;
}
