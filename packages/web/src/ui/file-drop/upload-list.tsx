import { CloseOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { formatBytes } from '../../lib/byte-size.ts';
import { useMessages } from '../../lib/i18n.ts';
import { kitMessages } from '../messages.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import type { Uploads, UploadState } from './use-uploads.ts';

/** The files on their way, each with its progress and a way to stop it, try it again, or take it off the list. */
export function UploadList({ uploads }: { readonly uploads: Uploads }): ReactNode {
  const say = useMessages(kitMessages);
  return (
    <ul className="uploads">
      {uploads.rows.map((row) => {
        const { file, state } = row;
        const moving = state.kind === 'waiting' || state.kind === 'sending';
        return (
          <li key={row.id}>
            <div className="upload-head">
              <span className="upload-name">{file.name}</span>
              <span className="muted">{formatBytes(file.size)}</span>
              {moving ? null : (
                <Button size="small" icon={<ReloadOutlined />} onClick={() => uploads.retry(row)}>
                  {say('drop.retry')}
                </Button>
              )}
              <Button
                size="small"
                type="text"
                icon={<CloseOutlined />}
                aria-label={say(moving ? 'drop.stop' : 'drop.remove', { name: file.name })}
                onClick={() => (moving ? uploads.stop(row) : uploads.remove(row))}
              />
            </div>
            <UploadStanding state={state} />
          </li>
        );
      })}
    </ul>
  );
}

function UploadStanding({ state }: { readonly state: UploadState }): ReactNode {
  const say = useMessages(kitMessages);
  switch (state.kind) {
    case 'waiting':
      return <p className="muted">{say('drop.waiting')}</p>;
    case 'sending': {
      const percent = Math.floor(state.share * 100);
      const words = state.share < 1 ? say('drop.sent', { percent }) : say('drop.checking');
      return (
        <>
          <Progress percent={percent} showInfo={false} size="small" aria-label={words} />
          <p className="muted" aria-live="polite">
            {words}
          </p>
        </>
      );
    }
    case 'cancelled':
      return <p className="muted">{say('drop.cancelled')}</p>;
    case 'refused':
      return <ProblemAlert trouble={state.trouble} />;
  }
}
