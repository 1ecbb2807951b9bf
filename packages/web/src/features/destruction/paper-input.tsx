import { api } from '@yinxin/contract';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { clientWith } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { fetchWithProgress } from '../../lib/upload.ts';
import { FileDrop } from '../../ui/file-drop/file-drop.tsx';
import { PaperName } from '../seals/papers-input.tsx';
import { destructionMessages } from './messages.ts';

const ACCEPTED = ['application/pdf', 'image/png', 'image/jpeg', '.docx'];

interface PaperInputProps {
  readonly label: string;
  /** Id of the stored document; a form around it hands these in. */
  readonly value?: string | undefined;
  readonly onChange?: (documentId: string | undefined) => void;
}

/** Uploads one paper: the file is stored, and its id is the value of the field. */
export function PaperInput({ label, value, onChange }: PaperInputProps): ReactNode {
  const say = useMessages(destructionMessages);
  if (value !== undefined && value !== '') {
    return (
      <div className="destruction-paper">
        <PaperName documentId={value} />
        <Button onClick={() => onChange?.(undefined)}>{say('paper.replace')}</Button>
      </div>
    );
  }
  return (
    <FileDrop
      label={`${label}：${say('paper.drop')}`}
      kinds={say('paper.kinds')}
      accept={ACCEPTED}
      maxBytes={api.documents.uploadDocument.upload.maxBytes}
      camera
      upload={(file, { progress, signal, idempotencyKey }) =>
        clientWith(fetchWithProgress(progress)).documents.uploadDocument(
          { querystring: { name: file.name } },
          { file, signal, idempotencyKey },
        )
      }
      onUploaded={({ id }) => onChange?.(id)}
    />
  );
}
