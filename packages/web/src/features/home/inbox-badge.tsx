import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import {
  approvalsForMeQuery,
  carryOutsToCheckQuery,
  destructionsForMeQuery,
  dueChecksForMeQuery,
  handoversForMeQuery,
  noticesForMeQuery,
  openFindingsQuery,
  sealingsForMeQuery,
} from './api.ts';
import { homeMessages } from './messages.ts';

/** How many matters wait for the reader, beside the menu's word; nothing when none does. */
export function InboxBadge(): ReactNode {
  const say = useMessages(homeMessages);
  const person = usePerson();
  const approvals = useQuery({ ...approvalsForMeQuery, enabled: may(person, 'approval.decide') });
  const sealings = useQuery({ ...sealingsForMeQuery, enabled: may(person, 'sealing.perform') });
  const handovers = useQuery({ ...handoversForMeQuery, enabled: may(person, 'custody.handover') });
  const destructions = useQuery({ ...destructionsForMeQuery, enabled: may(person, 'destruction.witness') });
  const notices = useQuery(noticesForMeQuery);
  const checks = useQuery({ ...dueChecksForMeQuery, enabled: may(person, 'check.record') });
  const findings = useQuery({ ...openFindingsQuery, enabled: may(person, 'check.manage') });
  const carryOuts = useQuery({ ...carryOutsToCheckQuery, enabled: may(person, 'carry-out.manage') });
  const all = [approvals, sealings, handovers, destructions, notices, checks, findings, carryOuts];
  const count = all.reduce((sum, { data }) => sum + (data?.total ?? 0), 0);
  if (count === 0) return null;
  return (
    <span className="menu-badge">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="visually-hidden">{say('count', { count })}</span>
    </span>
  );
}
