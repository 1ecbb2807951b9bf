import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SealView } from '@yinxin/contract';
import { Alert, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { problemTexts, troubleOf } from '../../lib/problems.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { FactList } from '../../ui/record-page.tsx';
import { checksQuery, dueChecksQuery } from './api.ts';
import { FindingTag, StandingTag } from './check-tags.tsx';
import { checksMessages } from './messages.ts';

/** Most checks that a seal's own page lists. */
const LATEST = 10;

/** When a physical seal is next to be checked, and how it was found before (R5.2.3). */
export function ChecksTab({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(checksMessages);
  const sayProblem = useMessages(problemTexts);
  const due = useQuery(dueChecksQuery({ sealId: seal.id, pageSize: 1 })).data?.items[0];
  const { data: checks, error } = useQuery(checksQuery({ sealId: seal.id, pageSize: LATEST }));
  if (error !== null) return <ProblemAlert trouble={troubleOf(error, sayProblem)} />;
  if (checks === undefined) return <Spin />;
  return (
    <div className="seal-notices">
      {due === undefined ? null : (
        <>
          {due.standing === 'later' ? null : (
            <Alert
              type="warning"
              showIcon
              role="none"
              title={say(due.standing === 'overdue' ? 'due.now' : 'due.soon', { day: due.dueOn })}
            />
          )}
          <FactList
            facts={[
              { label: say('standing'), value: <StandingTag standing={due.standing} /> },
              { label: say('dueOn'), value: due.dueOn },
              { label: say('months'), value: say('months.of', { months: due.months }) },
            ]}
          />
        </>
      )}
      {seal.allowed.includes('recordCheck') ? (
        <div className="row-actions">
          <LinkButton to="/seals/$id/check" params={{ id: seal.id }} kind="primary">
            {say('check')}
          </LinkButton>
        </div>
      ) : null}
      {checks.items.length === 0 ? (
        <EmptyState title={say('records.none')} advice={say('records.none.advice')} />
      ) : (
        <ul className="rows">
          {checks.items.map((check) => (
            <li key={check.id}>
              <div>
                <Link to="/checks/$id" params={{ id: check.id }}>
                  {check.checkedOn}
                </Link>
                <p className="muted">
                  {[
                    say(check.byCustodian ? 'checkedBy.custodian' : 'checkedBy.office', {
                      name: check.checkedBy.name,
                    }),
                    ...check.maintenance.map((one) => say(`maintenance.${one}`)),
                    ...(check.remark === null ? [] : [check.remark]),
                  ].join(' · ')}
                </p>
              </div>
              <FindingTag finding={check.finding} />
            </li>
          ))}
        </ul>
      )}
      {checks.total > checks.items.length ? (
        <Link to="/checks/records" search={{ sealId: seal.id }}>
          {say('records.all')}
        </Link>
      ) : null}
    </div>
  );
}
