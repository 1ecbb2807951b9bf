import './places.css';
import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { useQuery } from '@tanstack/react-query';
import { paperAddress, paperQuery } from '../seals/api.ts';
import { PaperDrop, PaperName } from '../seals/papers-input.tsx';
import { placesMessages } from './messages.ts';

const NONE: readonly string[] = [];

interface FilesInputProps {
  readonly label: string;
  /** Most files that are taken. */
  readonly most: number;
  /** Ids of the stored documents; a form around it hands these in. */
  readonly value?: readonly string[];
  readonly onChange?: (documentIds: readonly string[]) => void;
}

/** Photos and papers, uploaded one by one; on a phone straight from its camera. */
export function FilesInput({ label, most, value = NONE, onChange }: FilesInputProps): ReactNode {
  return (
    <>
      {value.length === 0 ? null : (
        <ul className="files">
          {value.map((id) => (
            <li key={id}>
              <PaperName documentId={id} />
              <RemoveFile id={id} onRemove={() => onChange?.(value.filter((one) => one !== id))} />
            </li>
          ))}
        </ul>
      )}
      {value.length >= most ? null : <PaperDrop label={label} onUploaded={(id) => onChange?.([...value, id])} />}
    </>
  );
}

function RemoveFile({ id, onRemove }: { readonly id: string; readonly onRemove: () => void }): ReactNode {
  const say = useMessages(placesMessages);
  const name = useQuery(paperQuery(id)).data?.name ?? '';
  return (
    <Button type="text" icon={<DeleteOutlined />} aria-label={say('papers.remove', { name })} onClick={onRemove} />
  );
}

/** Files that can be opened, each in a tab of its own. */
export function FileLinks({
  files,
}: {
  readonly files: readonly { readonly id: string; readonly name: string }[];
}): ReactNode {
  const say = useMessages(placesMessages);
  if (files.length === 0) return say('papers.none');
  return (
    <ul className="files">
      {files.map(({ id, name }) => (
        <li key={id}>
          <a href={paperAddress(id)} target="_blank" rel="noreferrer" aria-label={say('papers.open', { name })}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
