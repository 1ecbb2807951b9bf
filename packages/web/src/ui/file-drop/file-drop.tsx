import './file-drop.css';
import { CameraOutlined, InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useEffectEvent, useRef, useState, type ChangeEvent, type ReactNode } from 'react';
import { formatBytes } from '../../lib/byte-size.ts';
import { useMessages } from '../../lib/i18n.ts';
import { kitMessages } from '../messages.ts';
import { whyNot, type Acceptance } from './accept.ts';
import { UploadList } from './upload-list.tsx';
import { useUploads, type UploadOptions } from './use-uploads.ts';

interface FileDropProps<Result> extends Acceptance {
  readonly label: string;
  /** The kinds of file in words: `PDF、JPG、PNG`. */
  readonly kinds: string;
  readonly multiple?: boolean;
  /** Offers the phone's camera. */
  readonly camera?: boolean;
  readonly upload: (file: File, options: UploadOptions) => Promise<Result>;
  readonly onUploaded: (result: Result, file: File) => void;
}

/** Takes files by drag, choice, paste or camera and sends them with progress; what is refused says why, and stays. */
export function FileDrop<Result>({
  label,
  kinds,
  accept,
  maxBytes,
  multiple = false,
  camera = false,
  upload,
  onUploaded,
}: FileDropProps<Result>): ReactNode {
  const say = useMessages(kitMessages);
  const uploads = useUploads(upload, onUploaded);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const chooser = useRef<HTMLInputElement>(null);
  const cameraChooser = useRef<HTMLInputElement>(null);

  const take = (files: readonly File[]): void => {
    const judged = (multiple ? files : files.slice(0, 1)).map((file) => ({
      file,
      why: whyNot(file, { accept, maxBytes }),
    }));
    setRefused(
      judged.flatMap(({ file, why }) => {
        if (why === undefined) return [];
        const sizes = { size: formatBytes(file.size), limit: formatBytes(maxBytes) };
        return [`${file.name}: ${why === 'kind' ? say('drop.kind') : say('drop.tooLarge', sizes)}`];
      }),
    );
    uploads.add(judged.filter(({ why }) => why === undefined).map(({ file }) => file));
  };

  const paste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  });
  useEffect(() => {
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);

  const chosen = (event: ChangeEvent<HTMLInputElement>): void => {
    take([...(event.target.files ?? [])]);
    event.target.value = ''; // choosing the same file again is a new choice
  };

  return (
    <div className="file-drop">
      <button
        type="button"
        className={over ? 'file-drop-area file-drop-over' : 'file-drop-area'}
        onClick={() => chooser.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take([...event.dataTransfer.files]);
        }}
      >
        <span className="visually-hidden">{label}</span>
        <InboxOutlined className="file-drop-icon" />
        <span className="file-drop-invite">{say('drop.invite')}</span>
        <span className="muted desk-only">{say('drop.paste')}</span>
        <span className="muted">{say('drop.limits', { kinds, size: formatBytes(maxBytes) })}</span>
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={label}
        accept={accept.join(',')}
        multiple={multiple}
        onChange={chosen}
      />
      {camera ? (
        <>
          <Button
            className="phone-only"
            icon={<CameraOutlined />}
            size="large"
            onClick={() => cameraChooser.current?.click()}
          >
            {say('drop.camera')}
          </Button>
          <input
            ref={cameraChooser}
            type="file"
            hidden
            aria-label={say('drop.camera')}
            accept="image/*"
            capture="environment"
            onChange={chosen}
          />
        </>
      ) : null}
      <div className="file-drop-refused" role="alert">
        {refused.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
      <UploadList uploads={uploads} />
    </div>
  );
}
