import { Alert } from 'antd';
import type { ReactNode } from 'react';

interface OutcomeNoticeProps {
  /** Said when the history does not verify; undefined when it does. */
  readonly unsound: string | undefined;
  /** How the matter came back or ended, and why; undefined while it is on its way. */
  readonly outcome: { readonly title: string; readonly reason: string | null; readonly own: boolean } | undefined;
}

/** What must be seen first on the page of a matter that is approved: that it came back or ended, and why. */
export function OutcomeNotice({ unsound, outcome }: OutcomeNoticeProps): ReactNode {
  return (
    <>
      {unsound === undefined ? null : <Alert type="error" showIcon title={unsound} />}
      {outcome === undefined ? null : (
        <Alert
          type={outcome.own ? 'info' : 'error'}
          showIcon
          role="none"
          title={outcome.title}
          description={outcome.reason}
        />
      )}
    </>
  );
}
