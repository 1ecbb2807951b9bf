import type { NoticeView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { noticesMessages } from './messages.ts';

/** Whether the reader has read a notice, or, of one to others, that it was issued. */
export function NoticeStateTag({ notice }: { readonly notice: NoticeView }): ReactNode {
  const say = useMessages(noticesMessages);
  if (!notice.mine) return <StatusTag tone="over">{say('state.issued')}</StatusTag>;
  return notice.readAt === null ? (
    <StatusTag tone="waiting">{say('state.unread')}</StatusTag>
  ) : (
    <StatusTag tone="good">{say('state.read')}</StatusTag>
  );
}
