import { useQuery } from '@tanstack/react-query';
import type { NoticeView } from '@yinxin/contract';
import { Spin } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { noticeReceiptsQuery } from './api.ts';
import { noticesMessages } from './messages.ts';

/** Who has confirmed having read a notice and who has not, those first (已阅回执). */
export function Receipts({ notice }: { readonly notice: NoticeView }): ReactNode {
  const say = useMessages(noticesMessages);
  const { data: receipts } = useQuery(noticeReceiptsQuery(notice.id));
  if (receipts === undefined) return <Spin />;
  return (
    <>
      {notice.count === null ? null : <p className="muted">{say('count', notice.count)}</p>}
      <ul className="notice-receipts">
        {receipts.map(({ person, departmentName, readAt }) => (
          <li key={person.id}>
            <strong>{person.name}</strong>
            <span className="muted">{departmentName}</span>
            {readAt === null ? (
              <StatusTag tone="waiting">{say('receipts.unread')}</StatusTag>
            ) : (
              <span>
                <StatusTag tone="good">{say('read')}</StatusTag> <Instant at={readAt} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
