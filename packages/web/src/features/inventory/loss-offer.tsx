import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sealQuery } from '../seals/api.ts';
import { ReportLoss } from '../seals/report-loss.tsx';

/** A seal that is not found can be reported lost at once, by whoever may do so on its own page. */
export function LossOffer({ sealId }: { readonly sealId: string }): ReactNode {
  const { data: seal } = useQuery(sealQuery(sealId));
  return seal?.allowed.includes('reportSealLoss') ? <ReportLoss seal={seal} /> : null;
}
