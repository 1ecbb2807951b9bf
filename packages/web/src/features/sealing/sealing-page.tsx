import './sealing.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { terms } from '../../lib/terms.ts';
import { Instant } from '../../ui/instant.tsx';
import { RecordPage, type Fact } from '../../ui/record-page.tsx';
import { DocumentViewer } from '../documents/document-viewer.tsx';
import { sealingQuery, type SealingTask } from './api.ts';
import { CheckList } from './check-list.tsx';
import { ElectronicSealing } from './electronic-sealing.tsx';
import { sealingMessages } from './messages.ts';
import { Outcome } from './outcome.tsx';
import { PaperSealing } from './paper-sealing.tsx';
import { SealingStateTag } from './sealing-state.tsx';

const route = getRouteApi('/sealing/$id');

/** One document to be sealed with one seal: the document, the checks, and the act itself. */
export function SealingPage(): ReactNode {
  const { id } = route.useParams();
  const { data: task } = useSuspenseQuery(sealingQuery(id));
  return (
    <>
      <RecordPage
        title={task.document.name}
        number={task.document.number ?? undefined}
        status={<SealingStateTag state={task.state} />}
        notice={<Notice task={task} />}
        facts={useFacts(task)}
      />
      <div className="sealing-work">
        <Work task={task} />
      </div>
    </>
  );
}

function Work({ task }: { readonly task: SealingTask }): ReactNode {
  const waits = task.state === 'waiting';
  if (waits && task.medium === 'electronic') {
    // Another version of the task may have other positions: the editor starts from them.
    return <ElectronicSealing key={`${task.id} ${task.newest.documentId}`} task={task} />;
  }
  if (waits) return <PaperSealing task={task} />;
  return <DocumentViewer id={task.sealed?.documentId ?? task.newest.documentId} />;
}

function useFacts(task: SealingTask): readonly Fact[] {
  const say = useMessages(sealingMessages);
  const sayTerm = useMessages(terms);
  const { request, document, seal } = task;
  return [
    {
      label: say('request'),
      value: (
        <Link to="/requests/$id" params={{ id: request.id }}>
          {request.number} {request.title}
        </Link>
      ),
    },
    { label: say('requester'), value: `${request.requester.name}（${request.departmentName}）` },
    { label: say('seal'), value: `${seal.name} · ${sayTerm(`medium.${task.medium}`)}` },
    { label: say('custodian'), value: seal.custodian.name },
    { label: say('count'), value: `${task.used} / ${task.approvedImpressions}` },
    { label: say('copies'), value: document.copies },
    { label: say('plannedAt'), value: <Instant at={request.plannedAt} /> },
    {
      label: say('validUntil'),
      value: request.validUntil === null ? say('none') : <Instant at={request.validUntil} />,
    },
    { label: say('purpose'), value: task.purpose, wide: true },
    { label: say('approvedDigest'), value: <code className="digest">{task.approvedSha256}</code>, wide: true },
  ];
}

/** What must be seen first: how it ended, that it is under way, or which checks stand in the way. */
function Notice({ task }: { readonly task: SealingTask }): ReactNode {
  const say = useMessages(sealingMessages);
  const { state, reason } = task;
  return (
    <div className="sealing-notices">
      {state === 'sealing' ? (
        <Alert type="info" showIcon title={say('busy.title')} description={say('busy.body')} />
      ) : null}
      {state === 'done' ? <Outcome task={task} /> : null}
      {reason === null ? null : (
        <Alert type={state === 'done' ? 'info' : 'warning'} showIcon title={say('reason')} description={reason} />
      )}
      {state === 'waiting' ? <CheckList checks={task.checks} /> : null}
    </div>
  );
}
