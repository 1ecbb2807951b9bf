import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import type { SealingTask } from './api.ts';
import { sealingMessages } from './messages.ts';

/** Every condition of sealing as it stands now, before anything is pressed; what does not hold says what would help. */
export function CheckList({ checks }: { readonly checks: SealingTask['checks'] }): ReactNode {
  const say = useMessages(sealingMessages);
  const passed = checks.filter((one) => one.passed).length;
  return (
    <details className="checks" open={passed < checks.length}>
      <summary>
        <strong>{say('checks.title')}</strong>{' '}
        <span className="muted">{say('checks.passed', { passed, total: checks.length })}</span>
      </summary>
      <ul>
        {checks.map((one) => (
          <li key={one.check} className={one.passed ? 'check-good' : 'check-bad'}>
            {one.passed ? <CheckCircleOutlined /> : <CloseCircleOutlined />}
            <div>
              <span className="visually-hidden">{say(one.passed ? 'checks.good' : 'checks.bad')}</span>
              {one.text}
              {one.refusal === null ? null : (
                <p>
                  {one.refusal.title}
                  {one.refusal.remedy === null ? null : <span className="muted">{one.refusal.remedy}</span>}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
