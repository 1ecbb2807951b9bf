import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SealView } from '@yinxin/contract';
import { Spin } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { problemTexts, troubleOf } from '../../lib/problems.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { usesQuery } from './api.ts';
import { sealsMessages } from './messages.ts';

/** The latest uses of a seal that the reader may see; all of them are in the register of uses. */
export function UsesTab({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(sealsMessages);
  const sayProblem = useMessages(problemTexts);
  const { data: uses, error } = useQuery(usesQuery(seal.id));
  if (error !== null) return <ProblemAlert trouble={troubleOf(error, sayProblem)} />;
  if (uses === undefined) return <Spin />;
  if (uses.length === 0) return <EmptyState title={say('uses.none')} advice={say('uses.none.advice')} />;
  return (
    <div className="seal-notices">
      <ul className="rows">
        {uses.map((use) => (
          <li key={use.id}>
            <div>
              <Link to="/records/$id" params={{ id: use.id }}>
                {use.document.name}
              </Link>
              <p className="muted">
                {use.purpose} · {use.requester.name} · {say('uses.impressions', { count: use.impressions })}
              </p>
            </div>
            <Instant at={use.usedAt} />
          </li>
        ))}
      </ul>
      <Link to="/records" search={{ sealId: seal.id }}>
        {say('uses.all')}
      </Link>
    </div>
  );
}
