import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { PaperDrop, PaperName } from '../seals/papers-input.tsx';
import { inventoryMessages } from './messages.ts';

interface PhotoInputProps {
  readonly label: string;
  /** Id of the stored document; a form around it hands these in. */
  readonly value?: string | undefined;
  readonly onChange?: (documentId: string | undefined) => void;
}

/** Takes a picture of the seal with the phone's camera, or from a file: it is stored, and its id is the value. */
export function PhotoInput({ label, value, onChange }: PhotoInputProps): ReactNode {
  const say = useMessages(inventoryMessages);
  if (value !== undefined && value !== '') {
    return (
      <div className="inventory-photo">
        <PaperName documentId={value} />
        <Button onClick={() => onChange?.(undefined)}>{say('photo.again')}</Button>
      </div>
    );
  }
  return (
    <PaperDrop
      label={`${label}：${say('photo.drop')}`}
      kinds={say('photo.kinds')}
      accept={['image/png', 'image/jpeg']}
      onUploaded={(id) => onChange?.(id)}
    />
  );
}
