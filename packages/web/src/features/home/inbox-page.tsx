import './home.css';
import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { inLanguage } from '../../lib/bilingual.ts';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { Instant } from '../../ui/instant.tsx';
import { Page } from '../../ui/page.tsx';
import type { ApprovalSummary } from '../approvals/api.ts';
import { subjectPath } from '../approvals/subject-path.ts';
import type { UseRequestSummary } from '../use-requests/api.ts';
import { RequestState } from '../use-requests/request-state.tsx';
import { approvalsForMeQuery, draftsQuery, openRequestsQuery } from './api.ts';
import { ChecksForMe, OpenFindings } from './checks-for-me.tsx';
import { CarryOutsForMe } from './carry-outs-for-me.tsx';
import { HandoversForMe } from './handovers-for-me.tsx';
import { DestructionsForMe } from './destructions-for-me.tsx';
import { NoticesForMe } from './notices-for-me.tsx';
import { InboxSection } from './inbox-section.tsx';
import { homeMessages } from './messages.ts';
import { InventoriesForMe } from './inventories-for-me.tsx';
import { OverdueHandovers } from './overdue-handovers.tsx';
import { SealingsForMe } from './sealings-for-me.tsx';

/** The first page: what waits for the reader, what the reader waits for, and what is to be finished. */
export function InboxPage(): ReactNode {
  const say = useMessages(homeMessages);
  const person = usePerson();
  const creates = may(person, 'use-request.create');
  const approves = may(person, 'approval.decide');
  const approvals = useQuery({ ...approvalsForMeQuery, enabled: approves });
  const drafts = useQuery({ ...draftsQuery, enabled: creates });
  const open = useQuery({ ...openRequestsQuery, enabled: creates });
  const seals = may(person, 'sealing.perform');

  return (
    <Page title={say('title')} actions={creates ? <NewRequest /> : undefined}>
      <div className="inbox-sections">
        {approves ? (
          <InboxSection
            title={say('approvals.title')}
            empty={{ title: say('approvals.empty'), advice: say('approvals.empty.advice') }}
            query={approvals}
            rowKey={(row) => row.id}
            render={(row) => <ApprovalLine row={row} />}
            all={{ to: '/approvals' }}
          />
        ) : null}
        {seals ? <SealingsForMe /> : null}
        {may(person, 'custody.handover') ? <HandoversForMe alone={!approves} /> : null}
        {may(person, 'custody.read') ? <OverdueHandovers /> : null}
        {may(person, 'carry-out.read') ? <CarryOutsForMe /> : null}
        {may(person, 'destruction.witness') ? <DestructionsForMe /> : null}
        {may(person, 'notice.read') ? <NoticesForMe /> : null}
        {may(person, 'check.manage') ? <OpenFindings /> : null}
        {may(person, 'check.record') ? <ChecksForMe /> : null}
        {may(person, 'inventory.count') ? <InventoriesForMe /> : null}
        {creates ? (
          <>
            <InboxSection
              title={say('drafts.title')}
              empty={{ title: say('drafts.empty'), advice: say('drafts.empty.advice') }}
              query={drafts}
              rowKey={(row) => row.id}
              render={(row) => <DraftLine row={row} />}
              all={{ to: '/requests', search: { mine: 'true', state: ['draft', 'returned'] } }}
            />
            <InboxSection
              title={say('open.title')}
              empty={{ title: say('open.empty'), advice: say('open.empty.advice') }}
              query={open}
              rowKey={(row) => row.id}
              render={(row) => <OpenLine row={row} />}
              all={{ to: '/requests', search: { mine: 'true', state: ['submitted', 'approved', 'sealing'] } }}
            />
          </>
        ) : null}
      </div>
    </Page>
  );
}

function NewRequest(): ReactNode {
  const say = useMessages(homeMessages);
  const navigate = useNavigate();
  return (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate({ to: '/requests/new' })}>
      {say('new')}
    </Button>
  );
}

function ApprovalLine({ row }: { readonly row: ApprovalSummary }): ReactNode {
  const say = useMessages(homeMessages);
  const language = useLanguage();
  const { stage } = row;
  return (
    <>
      <Link className="inbox-title" to={subjectPath(row.subject) ?? '/approvals'}>
        {row.title}
      </Link>
      <p className="inbox-facts">
        <span>{say('requester', { name: row.requester.name, department: row.departmentName })}</span>
        {stage === null ? null : <span>{inLanguage(stage.name, language)}</span>}
        {stage?.dueAt == null ? (
          <span>
            {say('submitted')} <Instant at={row.submittedAt} />
          </span>
        ) : (
          <span className={row.overdue ? 'inbox-overdue' : undefined}>
            {say(row.overdue ? 'overdue' : 'due')} <Instant at={stage.dueAt} />
          </span>
        )}
      </p>
    </>
  );
}

function DraftLine({ row }: { readonly row: UseRequestSummary }): ReactNode {
  const say = useMessages(homeMessages);
  return (
    <>
      <Link
        className="inbox-title"
        {...(row.state === 'returned'
          ? { to: '/requests/$id', params: { id: row.id } }
          : { to: '/requests/new', search: { id: row.id } })}
      >
        {row.title.trim() || say('untitled')}
      </Link>
      <p className="inbox-facts">
        <RequestState state={row.state} />
        <span>
          {say('saved')} <Instant at={row.updatedAt} />
        </span>
      </p>
    </>
  );
}

function OpenLine({ row }: { readonly row: UseRequestSummary }): ReactNode {
  const say = useMessages(homeMessages);
  return (
    <>
      <Link className="inbox-title" to="/requests/$id" params={{ id: row.id }}>
        {row.title}
      </Link>
      <p className="inbox-facts">
        <RequestState state={row.state} />
        <span>{row.number}</span>
        {row.plannedAt === null ? null : (
          <span>
            {say('planned')} <Instant at={row.plannedAt} />
          </span>
        )}
      </p>
    </>
  );
}
