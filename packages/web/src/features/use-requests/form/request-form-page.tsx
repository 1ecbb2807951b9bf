import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Spin } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { colleagueQuery } from '../../../lib/directory.ts';
import { useMessages } from '../../../lib/i18n.ts';
import { usePerson } from '../../../lib/person.ts';
import { problemTexts, troubleOf } from '../../../lib/problems.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { requestQuery } from '../api.ts';
import { emptyDraft } from './draft.ts';
import { requestFormMessages } from './messages.ts';
import { RequestForm } from './request-form.tsx';

const route = getRouteApi('/requests/new');

/** The form for a new request, or for the draft that the address names. */
export function RequestFormPage(): ReactNode {
  const { id } = route.useSearch();
  const navigate = route.useNavigate();
  const [createdId, setCreatedId] = useState<string>();
  const [fresh, setFresh] = useState(0);

  // A new draft gets its id while it is being written, and the form stays; without an id again, it is another one.
  const earlierId = useRef(id);
  useEffect(() => {
    if (id === undefined && earlierId.current !== undefined) {
      setCreatedId(undefined);
      setFresh((count) => count + 1);
    }
    earlierId.current = id;
  }, [id]);

  const created = (next: string): void => {
    setCreatedId(next);
    void navigate({ search: (search) => ({ ...search, id: next }), replace: true });
  };
  return id === undefined || id === createdId ? (
    <NewRequestForm key={`new ${fresh}`} onCreated={created} />
  ) : (
    <SavedRequestForm key={id} id={id} />
  );
}

function NewRequestForm({ onCreated }: { readonly onCreated: (id: string) => void }): ReactNode {
  const me = useQuery(colleagueQuery(usePerson().id));
  if (me.isPending) return <Spin size="large" className="request-wait" />;
  return <RequestForm initial={emptyDraft(me.data?.departmentId ?? null)} request={undefined} onCreated={onCreated} />;
}

function SavedRequestForm({ id }: { readonly id: string }): ReactNode {
  const say = useMessages(requestFormMessages);
  const sayProblem = useMessages(problemTexts);
  const [loads, setLoads] = useState(0);
  // What a cache remembers may be older than what another window saved: the form begins with a fresh answer.
  const query = useQuery({ ...requestQuery(id), refetchOnMount: 'always' });
  const request = query.data;
  if (query.error !== null) return <ProblemAlert trouble={troubleOf(query.error, sayProblem)} />;
  if (request === undefined || !query.isFetchedAfterMount) {
    return <Spin size="large" className="request-wait" />;
  }
  if (request.draft === null || !request.allowed.includes('saveUseRequestDraft')) {
    return (
      <EmptyState
        title={say('locked')}
        advice={say('locked.advice')}
        action={
          <Link to="/requests/$id" params={{ id }}>
            {say('locked.open')}
          </Link>
        }
      />
    );
  }
  const reload = async (): Promise<void> => {
    await query.refetch();
    setLoads((count) => count + 1);
  };
  return <RequestForm key={loads} initial={request.draft} request={request} onReload={() => void reload()} />;
}
