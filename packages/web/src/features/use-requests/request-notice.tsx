import { Alert, type AlertProps } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import type { UseRequest } from './api.ts';
import { requestsMessages } from './messages.ts';

const kinds = {
  draft: 'info',
  returned: 'warning',
  refused: 'error',
  withdrawn: 'info',
  voided: 'info',
  expired: 'warning',
  approved: 'success',
} as const satisfies Partial<Record<UseRequest['state'], AlertProps['type']>>;

const isNoticed = (state: UseRequest['state']): state is keyof typeof kinds => state in kinds;

interface RequestNoticeProps {
  readonly request: UseRequest;
  /** False where the ledger does not bear the history out; undefined until it is known. */
  readonly sound: boolean | undefined;
}

/** What a reader must know first: why the request came back or ended, or that its history does not agree. */
export function RequestNotice({ request: { state, reason }, sound }: RequestNoticeProps): ReactNode {
  const say = useMessages(requestsMessages);
  return (
    <>
      {sound === false ? <Alert type="error" showIcon title={say('page.unsound')} /> : null}
      {isNoticed(state) ? (
        <Alert
          type={kinds[state]}
          showIcon
          title={say(`notice.${state}`)}
          description={reason === null ? undefined : say('reason', { reason })}
        />
      ) : null}
    </>
  );
}
