import { DeleteOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { api, sealPaperKinds, type SealPaper } from '@yinxin/contract';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { clientWith } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { fetchWithProgress } from '../../lib/upload.ts';
import { FileDrop } from '../../ui/file-drop/file-drop.tsx';
import { paperQuery } from './api.ts';
import { sealsMessages } from './messages.ts';
import { Select } from '../../ui/select.tsx';

const ACCEPTED = ['application/pdf', 'image/png', 'image/jpeg', '.docx'];

const NONE: readonly SealPaper[] = [];

interface PapersInputProps {
  readonly value?: readonly SealPaper[];
  readonly onChange?: (papers: readonly SealPaper[]) => void;
}

/** The papers of a seal: uploaded one by one, each with its kind. */
export function PapersInput({ value = NONE, onChange }: PapersInputProps): ReactNode {
  const say = useMessages(sealsMessages);
  const kinds = sealPaperKinds.map((kind) => ({ value: kind, label: say(`paper.${kind}`) }));
  const change = (documentId: string, kind: SealPaper['kind']): void =>
    onChange?.(value.map((paper) => (paper.documentId === documentId ? { documentId, kind } : paper)));
  return (
    <>
      <ul className="papers">
        {value.map(({ kind, documentId }) => (
          <li key={documentId}>
            <Select
              aria-label={say('papers.kind')}
              value={kind}
              options={kinds}
              onChange={(chosen) => change(documentId, chosen)}
            />
            <PaperName documentId={documentId} />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={say('papers.remove')}
              onClick={() => onChange?.(value.filter((paper) => paper.documentId !== documentId))}
            />
          </li>
        ))}
      </ul>
      <PaperDrop
        label={say('papers.drop')}
        onUploaded={(documentId) =>
          onChange?.([...value, { documentId, kind: value.length === 0 ? 'filing-certificate' : 'other' }])
        }
      />
    </>
  );
}

interface PaperDropProps {
  readonly label: string;
  /** Kinds of file that are taken, as the browser and as people know them; those of papers unless said otherwise. */
  readonly accept?: readonly string[];
  readonly kinds?: string;
  readonly onUploaded: (documentId: string) => void;
}

/** Uploads one paper, or photo, about a seal: it is stored, and its id handed on. */
export function PaperDrop({ label, accept = ACCEPTED, kinds, onUploaded }: PaperDropProps): ReactNode {
  const say = useMessages(sealsMessages);
  return (
    <FileDrop
      label={label}
      kinds={kinds ?? say('papers.kinds')}
      accept={accept}
      maxBytes={api.documents.uploadDocument.upload.maxBytes}
      camera
      upload={(file, { progress, signal, idempotencyKey }) =>
        clientWith(fetchWithProgress(progress)).documents.uploadDocument(
          { querystring: { name: file.name } },
          { file, signal, idempotencyKey },
        )
      }
      onUploaded={({ id }) => onUploaded(id)}
    />
  );
}

/** The file name of a paper, or that it may not be read. */
export function PaperName({ documentId }: { readonly documentId: string }): ReactNode {
  const say = useMessages(sealsMessages);
  const { data, isError } = useQuery(paperQuery(documentId));
  return <span>{isError ? <span className="muted">{say('papers.closed')}</span> : (data?.name ?? '…')}</span>;
}
