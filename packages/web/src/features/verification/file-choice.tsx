import { useId, useState, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { verificationMessages } from './messages.ts';

interface FileChoiceProps {
  readonly disabled: boolean;
  readonly onFile: (file: File) => void;
}

/** Takes one file by drag or choice; the whole area is the label of a native file field. */
export function FileChoice({ disabled, onFile }: FileChoiceProps): ReactNode {
  const say = useMessages(verificationMessages);
  const [over, setOver] = useState(false);
  const id = useId();
  return (
    <div
      className={over ? 'verify-drop verify-drop-over' : 'verify-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file !== undefined && !disabled) onFile(file);
      }}
    >
      <label htmlFor={id}>{say('file.invite')}</label>
      <small>{say('file.limits')}</small>
      <input
        id={id}
        type="file"
        disabled={disabled}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) onFile(file);
          event.target.value = ''; // choosing the same file again is a new question
        }}
      />
    </div>
  );
}
