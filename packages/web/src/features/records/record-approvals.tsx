import type { RecordView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { recordsMessages } from './messages.ts';

/** Who agreed, in which stage, when. */
export function RecordApprovals({ approvals }: { readonly approvals: RecordView['approvals'] }): ReactNode {
  const say = useMessages(recordsMessages);
  return (
    <table className="record-approvals">
      <thead>
        <tr>
          <th scope="col">{say('approval.stage')}</th>
          <th scope="col">{say('approval.approver')}</th>
          <th scope="col">{say('approval.at')}</th>
        </tr>
      </thead>
      <tbody>
        {approvals.map(({ stage, approver, at }) => (
          <tr key={`${stage} ${approver.id}`}>
            <td>{stage}</td>
            <td>{approver.name}</td>
            <td>
              <Instant at={at} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
