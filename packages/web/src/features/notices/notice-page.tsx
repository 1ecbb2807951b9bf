import './notices.css';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { HistoryReply, NoticeView } from '@yinxin/contract';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages, type Say } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import type { HistoryEntry } from '../../ui/history-timeline.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Sheet } from '../../ui/page.tsx';
import { RecordPage, type Fact } from '../../ui/record-page.tsx';
import { noticeHistoryQuery, noticeQuery, specimenAddress } from './api.ts';
import { noticesMessages } from './messages.ts';
import { NoticeStateTag } from './notice-state.tsx';
import { Receipts } from './receipts.tsx';

const route = getRouteApi('/notices/$id');

/** One notice: what it tells, confirming it, and, for those who may know, who has read it. */
export function NoticePage(): ReactNode {
  const say = useMessages(noticesMessages);
  const { id } = route.useParams();
  const { data: notice } = useSuspenseQuery(noticeQuery(id));
  const { kind, seal, day, found, allowed } = notice;
  const oversees = allowed.includes('getNoticeReceipts');
  const history = useQuery({ ...noticeHistoryQuery(id), enabled: oversees }).data;
  return (
    <RecordPage
      title={say(`of.${kind}`, { seal: seal.name })}
      number={notice.number}
      status={<NoticeStateTag notice={notice} />}
      actions={<Confirm notice={notice} />}
      notice={
        <>
          {history?.sound === false ? <Alert type="error" showIcon title={say('unsound')} /> : null}
          <Alert
            type={kind === 'seal-suspended' ? 'warning' : 'info'}
            showIcon
            role="none"
            title={say(`tells.${kind}`, { seal: seal.name, day })}
            description={found === null ? undefined : say(`found.${found}`)}
          />
        </>
      }
      picture={notice.specimen ? <Specimen notice={notice} /> : undefined}
      facts={useFacts(notice)}
      {...(history === undefined ? {} : { history: entries(history, say) })}
    >
      {oversees ? (
        <Sheet title={say('receipts')}>
          <Receipts notice={notice} />
        </Sheet>
      ) : null}
    </RecordPage>
  );
}

function Confirm({ notice }: { readonly notice: NoticeView }): ReactNode {
  const say = useMessages(noticesMessages);
  const { id, allowed, readAt } = notice;
  if (allowed.includes('confirmNotice')) {
    return (
      <ActionButton
        kind="primary"
        label={say('confirm')}
        run={(_, options) => client.notices.confirmNotice({ params: { id } }, options)}
        done={say('confirm.done')}
      />
    );
  }
  return readAt === null ? null : (
    <span className="muted">
      {say('read')} <Instant at={readAt} />
    </span>
  );
}

function Specimen({ notice }: { readonly notice: NoticeView }): ReactNode {
  const say = useMessages(noticesMessages);
  return (
    <img
      className="notice-specimen"
      src={specimenAddress(notice.id)}
      alt={say('specimen', { seal: notice.seal.name })}
    />
  );
}

function useFacts(notice: NoticeView): readonly Fact[] {
  const say = useMessages(noticesMessages);
  const person = usePerson();
  const { seal, kind, suspension, departments } = notice;
  // Whoever is told may know nothing else of the seal, or of the application.
  const overseen = notice.allowed.includes('getNoticeReceipts');
  return [
    {
      label: say('seal'),
      value: may(person, 'seal.read') ? (
        <Link to="/seals/$id" params={{ id: seal.id }}>
          {seal.name}
        </Link>
      ) : (
        seal.name
      ),
    },
    { label: say('entity'), value: notice.entityName },
    { label: say(`day.${kind}`), value: notice.day },
    { label: say('issuer'), value: notice.issuer.name },
    { label: say('issuedAt'), value: <Instant at={notice.issuedAt} /> },
    ...(suspension === null
      ? []
      : [
          {
            label: say('suspension'),
            value:
              overseen && may(person, 'suspension.read') ? (
                <Link to="/suspensions/$id" params={{ id: suspension.id }}>
                  {suspension.number}
                </Link>
              ) : (
                suspension.number
              ),
          },
        ]),
    { label: say('departments'), value: departments.map(({ name }) => name).join('、') },
    { label: say('explanation'), value: notice.explanation, wide: true },
  ];
}

const entries = ({ items }: HistoryReply, say: Say<typeof noticesMessages.zh>): readonly HistoryEntry[] =>
  items
    .map(({ at, actor, type }, place) => ({
      id: String(place),
      at,
      what: type === 'notice.issued' || type === 'notice.read' ? say(`event.${type}`) : say('event.other', { type }),
      who: actor?.name ?? say('system'),
    }))
    .toReversed();
