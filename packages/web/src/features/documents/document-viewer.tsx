import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useEffect, useEffectEvent, useMemo, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { problemTexts, troubleOf } from '../../lib/problems.ts';
import { useAction } from '../../lib/use-action.ts';
import { useNarrow } from '../../lib/use-narrow.ts';
import type { PagePoint } from '../../ui/page-viewer/geometry.ts';
import { PageViewer } from '../../ui/page-viewer/page-viewer.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { documentQuery, pageUrl } from './api.ts';
import { documentsMessages } from './messages.ts';

interface DocumentViewerProps {
  readonly id: string;
  /** What lies on the pages: `Placement`s. */
  readonly children?: ReactNode;
  readonly onPress?: (at: PagePoint) => void;
  readonly onPage?: (page: number) => void;
}

/** Shows a stored document. That this person has opened it goes on record: deciding needs it (R2.4.2). */
export function DocumentViewer({ id, children, onPress, onPage }: DocumentViewerProps): ReactNode {
  const say = useMessages(documentsMessages);
  const sayProblem = useMessages(problemTexts);
  const dpi = useNarrow() ? '110' : '160';
  const query = useQuery(documentQuery(id));
  const sizes = query.data?.pages;
  const pages = useMemo(
    () => sizes?.map((size, index) => ({ ...size, url: pageUrl(id, index + 1, dpi) })) ?? [],
    [sizes, id, dpi],
  );
  const opening = useAction((documentId: string, options) =>
    client.documents.openDocument({ params: { id: documentId } }, options),
  );
  const unopened = query.data?.opened === false;
  const recordOpening = useEffectEvent((documentId: string) => {
    void opening.act(documentId);
  });
  useEffect(() => {
    if (unopened) recordOpening(id);
  }, [unopened, id]);

  if (query.error !== null && query.data === undefined) {
    const retry = <Button onClick={() => void query.refetch()}>{say('retry')}</Button>;
    return <ProblemAlert trouble={troubleOf(query.error, sayProblem)} action={retry} />;
  }
  if (query.data === undefined) return <Spin description={say('loading')} size="large" className="document-wait" />;
  return (
    <>
      <ProblemAlert
        trouble={opening.trouble}
        action={<Button onClick={() => void opening.act(id)}>{say('retry')}</Button>}
      />
      <PageViewer key={id} pages={pages} onPress={onPress} onPage={onPage}>
        {children}
      </PageViewer>
    </>
  );
}
