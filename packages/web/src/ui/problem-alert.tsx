import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../lib/i18n.ts';
import type { Trouble } from '../lib/problems.ts';
import { kitMessages } from './messages.ts';

interface ProblemAlertProps {
  readonly trouble: Trouble | undefined;
  /** Something to press that helps, e.g. trying again. */
  readonly action?: ReactNode;
}

/** What went wrong, what would help, every field that is wrong, and the number to quote to an administrator. */
export function ProblemAlert({ trouble, action }: ProblemAlertProps): ReactNode {
  // The live region stays in the page, so that its later content is read out.
  return <div role="alert">{trouble === undefined ? null : <Problem trouble={trouble} action={action} />}</div>;
}

function Problem({ trouble, action }: { readonly trouble: Trouble; readonly action?: ReactNode }): ReactNode {
  const say = useMessages(kitMessages);
  return (
    <Alert
      type="error"
      showIcon
      role="none"
      title={trouble.title}
      action={action}
      description={
        <>
          {trouble.remedy === undefined ? null : <div>{trouble.remedy}</div>}
          {trouble.errors.length === 0 ? null : (
            <ul className="problem-fields">
              {trouble.errors.map(({ pointer, code, detail }) => (
                <li key={`${pointer} ${code}`}>{detail}</li>
              ))}
            </ul>
          )}
          {trouble.requestId === undefined ? null : (
            <small className="problem-request">{say('requestId', { id: trouble.requestId })}</small>
          )}
        </>
      }
    />
  );
}
