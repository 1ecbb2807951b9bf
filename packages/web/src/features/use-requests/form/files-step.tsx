import { DeleteOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { MOST_ATTACHMENTS, MOST_DOCUMENTS } from '@yinxin/contract';
import { Button, Popconfirm, Segmented, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { clientWith } from '../../../lib/client.ts';
import { useMessages } from '../../../lib/i18n.ts';
import { problemTexts, troubleOf } from '../../../lib/problems.ts';
import { noticeEndedSession } from '../../../lib/session.ts';
import { fetchWithProgress } from '../../../lib/upload.ts';
import { FileDrop } from '../../../ui/file-drop/file-drop.tsx';
import { Sheet } from '../../../ui/page.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { documentQuery, type StoredDocument } from '../../documents/api.ts';
import { DocumentLine, DocumentWarnings, PageThumbnails } from '../../documents/document-facts.tsx';
import { asAttachment, asItem, withoutDocument } from './draft.ts';
import { useRequestForm } from './form-context.ts';
import { fieldId, issueAt } from './issues.ts';
import { requestFormMessages } from './messages.ts';

/** What the server takes in: formats by name and type, up to this size. */
const ACCEPT = ['application/pdf', 'image/png', 'image/jpeg', '.pdf', '.png', '.jpg', '.jpeg', '.docx'];
const MOST_BYTES = 50 * 1024 * 1024;

/** The documents: sent one by one, each with what was found in it, and whether it is to be sealed or only read. */
export function FilesStep(): ReactNode {
  const say = useMessages(requestFormMessages);
  const { content, update, issues } = useRequestForm();
  const missing = issueAt(issues, '/items', true);
  const listed = [
    ...content.items.flatMap(({ documentId }) => (documentId === null ? [] : [{ id: documentId, sealed: true }])),
    ...content.attachments.map((id) => ({ id, sealed: false })),
  ];
  return (
    <Sheet>
      <div id={fieldId('/items')} tabIndex={-1}>
        {content.items.length >= MOST_DOCUMENTS ? (
          <p className="muted">{say('files.full', { count: MOST_DOCUMENTS })}</p>
        ) : (
          <FileDrop
            label={say('files.drop')}
            kinds={say('files.kinds')}
            accept={ACCEPT}
            maxBytes={MOST_BYTES}
            multiple
            camera
            upload={(file, { progress, ...options }) =>
              clientWith(noticeEndedSession(fetchWithProgress(progress))).documents.uploadDocument(
                { querystring: { name: file.name } },
                { file, ...options },
              )
            }
            onUploaded={(document) => update((draft) => asItem(draft, document))}
          />
        )}
        {missing === undefined ? null : <p className="ask-missing">{missing}</p>}
      </div>
      {listed.length === 0 ? <p className="muted file-hint">{say('files.none')}</p> : null}
      <ul className="request-files">
        {listed.map(({ id, sealed }) => (
          <ListedFile
            key={id}
            id={id}
            sealed={sealed}
            issue={sealed ? issueOfDocument(id) : undefined}
            onUse={(document, use) =>
              update((draft) => (use ? asItem(draft, document) : asAttachment(draft, document.id)))
            }
            onRemove={() => update((draft) => withoutDocument(draft, id))}
          />
        ))}
      </ul>
    </Sheet>
  );

  function issueOfDocument(id: string): string | undefined {
    const index = content.items.findIndex((item) => item.documentId === id);
    return issueAt(issues, `/items/${index}/documentId`);
  }
}

interface ListedFileProps {
  readonly id: string;
  readonly sealed: boolean;
  readonly issue: string | undefined;
  readonly onUse: (document: StoredDocument, sealed: boolean) => void;
  readonly onRemove: () => void;
}

function ListedFile({ id, sealed, issue, onUse, onRemove }: ListedFileProps): ReactNode {
  const say = useMessages(requestFormMessages);
  const sayProblem = useMessages(problemTexts);
  const { content } = useRequestForm();
  const { data, error } = useQuery(documentQuery(id));
  const name = data?.name ?? '';
  const full = sealed ? content.attachments.length >= MOST_ATTACHMENTS : content.items.length >= MOST_DOCUMENTS;
  return (
    <li>
      <div className="request-item-head">
        <h3>{name}</h3>
        {data === undefined ? null : (
          <Segmented<boolean>
            aria-label={say('files.use', { name })}
            value={sealed}
            disabled={full}
            options={[
              { value: true, label: say('files.use.item') },
              { value: false, label: say('files.use.attachment') },
            ]}
            onChange={(use) => onUse(data, use)}
          />
        )}
        <Popconfirm
          title={say('files.remove.title', { name })}
          description={sealed ? say('files.remove.body') : undefined}
          onConfirm={onRemove}
        >
          <Button icon={<DeleteOutlined />}>{say('files.remove')}</Button>
        </Popconfirm>
      </div>
      {issue === undefined ? null : <p className="ask-missing">{issue}</p>}
      {error === null ? null : <ProblemAlert trouble={troubleOf(error, sayProblem)} />}
      {data === undefined ? (
        error === null ? (
          <Skeleton active paragraph={{ rows: 2 }} title={false} />
        ) : null
      ) : (
        <>
          <DocumentLine document={data} />
          <PageThumbnails document={data} />
          <DocumentWarnings document={data} />
        </>
      )}
    </li>
  );
}
