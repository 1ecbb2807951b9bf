import './custody.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { custodyChainQuery } from './api.ts';
import { custodyMessages } from './messages.ts';

/** Who was responsible for a seal from when to when, the present custodian first (R5.1.1). */
export function CustodyChain({ sealId }: { readonly sealId: string }): ReactNode {
  const say = useMessages(custodyMessages);
  const { data } = useQuery(custodyChainQuery(sealId));
  if (data === undefined) return null;
  return (
    <>
      <h2 className="seal-part">{say('chain')}</h2>
      {data.sound ? null : <Alert type="error" showIcon title={say('chain.unsound')} />}
      <ol className="history">
        {data.items.toReversed().map(({ custodian, from, until, began, handoverId, reason }, place) => (
          <li key={`${String(place)} ${from}`}>
            <p className="history-what">
              {custodian.name}
              <span className="history-who">{say(`chain.${began}`)}</span>
            </p>
            {reason === null ? null : <div className="history-detail">{reason}</div>}
            <p className="muted">
              <Instant at={from} /> – {until === null ? say('chain.now') : <Instant at={until} />}
            </p>
            {handoverId === null ? null : (
              <Link to="/handovers/$id" params={{ id: handoverId }}>
                {say('chain.link')}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
