import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../lib/i18n.ts';
import { problemTexts, troubleOf } from '../lib/problems.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { shellMessages } from './messages.ts';

/** For an address that names no page. */
export function NotFoundPage(): ReactNode {
  const say = useMessages(shellMessages);
  return (
    <EmptyState
      title={say('notFound.title')}
      advice={say('notFound.advice')}
      action={<Link to="/">{say('notFound.home')}</Link>}
    />
  );
}

/** For a page whose data could not be read, or whose code failed. */
export function FailedPage({ error, reset }: ErrorComponentProps): ReactNode {
  const say = useMessages(shellMessages);
  const sayProblem = useMessages(problemTexts);
  const router = useRouter();
  const queryErrors = useQueryErrorResetBoundary();
  return (
    <section className="page">
      <h1>{say('failed.title')}</h1>
      <ProblemAlert
        trouble={troubleOf(error, sayProblem)}
        action={
          <Button
            onClick={() => {
              queryErrors.reset();
              reset();
              void router.invalidate();
            }}
          >
            {say('retry')}
          </Button>
        }
      />
    </section>
  );
}
