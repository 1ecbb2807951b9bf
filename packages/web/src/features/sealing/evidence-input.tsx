import { DeleteOutlined } from '@ant-design/icons';
import { api } from '@yinxin/contract';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { clientWith } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { fetchWithProgress } from '../../lib/upload.ts';
import { FileDrop } from '../../ui/file-drop/file-drop.tsx';
import { pageUrl } from '../documents/api.ts';
import { sealingMessages } from './messages.ts';

const ACCEPTED = ['application/pdf', 'image/png', 'image/jpeg'];

const NONE: readonly string[] = [];

interface EvidenceInputProps {
  /** Ids of stored documents; a form around it hands these two in. */
  readonly value?: readonly string[];
  readonly onChange?: (documents: readonly string[]) => void;
}

/** Photos or scans of the sealed paper: by camera on a phone, by drag or choice elsewhere. */
export function EvidenceInput({ value = NONE, onChange }: EvidenceInputProps): ReactNode {
  const say = useMessages(sealingMessages);
  return (
    <>
      <ul className="evidence">
        {value.map((documentId, index) => (
          <li key={documentId}>
            <img src={pageUrl(documentId, 1, '36')} alt={say('use.evidence.page', { number: index + 1 })} />
            <Button
              size="small"
              icon={<DeleteOutlined />}
              aria-label={say('use.evidence.remove', { number: index + 1 })}
              onClick={() => onChange?.(value.filter((one) => one !== documentId))}
            />
          </li>
        ))}
      </ul>
      <FileDrop
        label={say('use.evidence')}
        kinds={say('use.evidence.kinds')}
        accept={ACCEPTED}
        maxBytes={api.documents.uploadDocument.upload.maxBytes}
        multiple
        camera
        upload={(file, { progress, signal, idempotencyKey }) =>
          clientWith(fetchWithProgress(progress)).documents.uploadDocument(
            { querystring: { name: file.name } },
            { file, signal, idempotencyKey },
          )
        }
        onUploaded={({ id }) => onChange?.([...value, id])}
      />
    </>
  );
}
