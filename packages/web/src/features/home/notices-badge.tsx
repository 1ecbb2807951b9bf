import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { noticesForMeQuery } from './api.ts';
import { homeMessages } from './messages.ts';

/** How many notices the reader has not read, beside the menu's word; nothing when none. */
export function NoticesBadge(): ReactNode {
  const say = useMessages(homeMessages);
  const count = useQuery(noticesForMeQuery).data?.total ?? 0;
  if (count === 0) return null;
  return (
    <span className="menu-badge">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="visually-hidden">{say('notices.count', { count })}</span>
    </span>
  );
}
