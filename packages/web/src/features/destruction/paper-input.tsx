import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { PaperDrop, PaperName } from '../seals/papers-input.tsx';
import { destructionMessages } from './messages.ts';

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
    <PaperDrop
      label={`${label}：${say('paper.drop')}`}
      kinds={say('paper.kinds')}
      onUploaded={(id) => onChange?.(id)}
    />
  );
}
