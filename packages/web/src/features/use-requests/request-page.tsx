import { CopyOutlined, EditOutlined } from '@ant-design/icons';
import { skipToken, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { problemTexts, troubleOf } from '../../lib/problems.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { RecordPage, type Fact } from '../../ui/record-page.tsx';
import { approvalQuery } from '../approvals/api.ts';
import { ApprovalTrail } from '../approvals/approval-trail.tsx';
import { DecisionBar } from '../approvals/decision-bar.tsx';
import { LOOK_AGAIN, requestQuery, type UseRequest } from './api.ts';
import { requestsMessages } from './messages.ts';
import { RequestDocuments } from './request-documents.tsx';
import { RequestNotice } from './request-notice.tsx';
import { useRecordsFact } from './request-records.tsx';
import { RequestState } from './request-state.tsx';
import { useHistoryEntries } from './use-history-entries.tsx';

const route = getRouteApi('/requests/$id');

/** One use request: what is asked, how it stands, its documents, its approval, its history; and deciding on it. */
export function RequestPage(): ReactNode {
  const sayProblem = useMessages(problemTexts);
  const { id } = route.useParams();
  const query = useQuery({ ...requestQuery(id), refetchInterval: LOOK_AGAIN });
  if (query.data !== undefined) return <OneRequest request={query.data} />;
  if (query.error !== null) return <ProblemAlert trouble={troubleOf(query.error, sayProblem)} />;
  return <Spin size="large" className="request-wait" />;
}

function OneRequest({ request }: { readonly request: UseRequest }): ReactNode {
  const say = useMessages(requestsMessages);
  const { tab, document } = route.useSearch();
  const navigate = route.useNavigate();
  const caseId = request.submission?.flow.caseId;
  const approval = useQuery({
    ...approvalQuery(caseId ?? ''),
    ...(caseId === undefined ? { queryFn: skipToken } : {}),
    refetchInterval: LOOK_AGAIN,
  }).data;
  const history = useHistoryEntries(request.id);

  return (
    <RecordPage
      title={request.title.trim() || say('untitled')}
      {...(request.number === null ? {} : { number: request.number })}
      status={<RequestState state={request.state} />}
      actions={<RequestActions request={request} />}
      notice={
        <>
          <RequestNotice request={request} sound={history.sound} />
          {approval === undefined ? null : (
            <DecisionBar approval={approval} onOpen={(next) => void navigate({ search: { document: next } })} />
          )}
        </>
      }
      facts={[...useFacts(request), ...useRecordsFact(request)]}
      tab={tab ?? 'documents'}
      onTab={(key) => void navigate({ search: key === 'approval' ? { tab: 'approval' } : {}, replace: true })}
      tabs={[
        {
          key: 'documents',
          label: say('page.documents'),
          content: (
            <RequestDocuments
              request={request}
              approval={approval}
              openId={document}
              onOpen={(next) => void navigate({ search: next === undefined ? {} : { document: next } })}
            />
          ),
        },
        {
          key: 'approval',
          label: say('page.approval'),
          content:
            approval === undefined ? (
              <EmptyState title={say('approval.none')} advice={say('approval.none.advice')} />
            ) : (
              <ApprovalTrail approval={approval} />
            ),
        },
      ]}
      history={history.entries}
    />
  );
}

function useFacts({ requester, submission, draft, ...request }: UseRequest): readonly Fact[] {
  const say = useMessages(requestsMessages);
  const instant = (at: string | null): ReactNode => (at === null ? '—' : <Instant at={at} />);
  return [
    { label: say('requester'), value: requester.name },
    { label: say('department'), value: request.departmentName ?? '—' },
    { label: say('entity'), value: submission?.entityName ?? '—' },
    { label: say('seals'), value: request.seals.join('、') || '—' },
    { label: say('plannedAt'), value: instant(request.plannedAt) },
    { label: say('submittedAt'), value: instant(request.submittedAt) },
    ...(request.validUntil === null ? [] : [{ label: say('validUntil'), value: instant(request.validUntil) }]),
    { label: say('purpose'), value: submission?.content.purpose ?? (draft?.purpose || '—'), wide: true },
  ];
}

/** What the requester may do with the request now. */
function RequestActions({ request }: { readonly request: UseRequest }): ReactNode {
  const say = useMessages(requestsMessages);
  const goTo = useNavigate();
  const { id, allowed, state, draft } = request;
  const params = { id };
  return (
    <>
      {allowed.includes('saveUseRequestDraft') && draft !== null ? (
        <Button
          type="primary"
          icon={<EditOutlined />}
          onClick={() => void goTo({ to: '/requests/new', search: { id } })}
        >
          {say(state === 'returned' ? 'action.correct' : 'action.edit')}
        </Button>
      ) : null}
      {allowed.includes('voidUseRequest') ? (
        <ActionButton
          kind="danger"
          label={say('action.void')}
          ask={{
            title: say('void.title'),
            body: say('void.body'),
            reason: { label: say('void.reason'), max: 500, required: true },
          }}
          run={(reason, options) => client.useRequests.voidUseRequest({ params, body: { reason } }, options)}
          done={say('void.done')}
        />
      ) : null}
      {allowed.includes('withdrawUseRequest') ? (
        <ActionButton
          kind="danger"
          label={say('action.withdraw')}
          ask={{
            title: say('withdraw.title'),
            body: say(state === 'draft' ? 'withdraw.draft' : 'withdraw.body'),
            reason: { label: say('withdraw.reason'), max: 500, required: true },
          }}
          run={(reason, options) => client.useRequests.withdrawUseRequest({ params, body: { reason } }, options)}
          done={say('withdraw.done')}
        />
      ) : null}
      {allowed.includes('copyUseRequest') && state !== 'draft' ? (
        <ActionButton
          icon={<CopyOutlined />}
          label={say('action.copy')}
          run={(_, options) => client.useRequests.copyUseRequest({ params }, options)}
          done={say('copy.done')}
          onDone={(copy) => void goTo({ to: '/requests/new', search: { id: copy.id } })}
        />
      ) : null}
    </>
  );
}
