import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { outcomeAddresses, type SealingTask } from './api.ts';
import { sealingMessages } from './messages.ts';

/** What a finished task leaves: the sealed file and what proves it, for those who may have them. */
export function Outcome({ task }: { readonly task: SealingTask }): ReactNode {
  const say = useMessages(sealingMessages);
  if (task.medium === 'physical') return <Alert type="success" showIcon title={say('paper.done')} />;
  const addresses = outcomeAddresses(task.id);
  const may = (route: string): boolean => task.allowed.includes(route);
  return (
    <Alert
      type="success"
      showIcon
      title={say('outcome.done')}
      description={
        <>
          {task.sealed === null ? null : (
            <p className="outcome-digest">
              {say('outcome.digest')} <code className="digest">{task.sealed.sha256}</code>
            </p>
          )}
          <div className="outcome-files">
            {may('getSealedFile') ? (
              <Button type="primary" icon={<DownloadOutlined />} href={addresses.file} download>
                {say('outcome.file')}
              </Button>
            ) : null}
            {may('getSealedProof') ? (
              <Button href={addresses.proof} download>
                {say('outcome.proof')}
              </Button>
            ) : null}
            {may('getSealedEntry') ? (
              <Button href={addresses.entry} download>
                {say('outcome.entry')}
              </Button>
            ) : null}
          </div>
        </>
      }
    />
  );
}
