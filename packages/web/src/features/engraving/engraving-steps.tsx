import { Link } from '@tanstack/react-router';
import type { EngravingView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { Way, WayStep } from '../../ui/way.tsx';
import { AcceptForm } from './accept-form.tsx';
import { engravingMessages } from './messages.ts';
import { OrderForm } from './order-form.tsx';
import { standings } from './standings.ts';

/** The way of a request from the form to the seal: what is done, what is next, and doing it. */
export function EngravingSteps({ engraving }: { readonly engraving: EngravingView }): ReactNode {
  const say = useMessages(engravingMessages);
  const { requester, submittedAt, approvedAt, order, delivery, rejections, seal, allowed } = engraving;
  const stands = standings(engraving);
  return (
    <Way>
      <WayStep standing={stands.submitted} title={say('step.submitted')}>
        <p>
          {requester.name} <Instant at={submittedAt} />
        </p>
      </WayStep>
      <WayStep standing={stands.decided} title={say('step.decided')}>
        {approvedAt === null ? null : (
          <p>
            {say('step.decided.at')} <Instant at={approvedAt} />
          </p>
        )}
      </WayStep>
      <WayStep standing={stands.ordered} title={say('step.ordered')}>
        {order === null ? (
          <p className="muted">{say('step.ordered.waiting')}</p>
        ) : (
          <p>
            {say('step.ordered.from', {
              engraver: order.engraver.name,
              number: order.qualificationNumber,
              until: order.qualifiedUntil ?? say('until.unlimited'),
            })}
            <br />
            {order.orderedBy.name} <Instant at={order.orderedAt} />
          </p>
        )}
        {allowed.includes('orderEngraving') ? <OrderForm engraving={engraving} /> : null}
      </WayStep>
      <WayStep standing={stands.delivered} title={say('step.delivered')}>
        {rejections.length === 0 ? null : (
          <ul className="engraving-rejections">
            {rejections.map(({ reason, by, at }) => (
              <li key={at}>
                {say('step.delivered.rejected', { reason, name: by.name })} <Instant at={at} />
              </li>
            ))}
          </ul>
        )}
        {delivery === null ? (
          <p className="muted">{say('step.delivered.waiting')}</p>
        ) : (
          <p>{say('step.delivered.on', { day: delivery.acceptedOn, name: delivery.by.name })}</p>
        )}
        {allowed.includes('acceptEngravingDelivery') ? <AcceptForm engraving={engraving} /> : null}
      </WayStep>
      <WayStep standing={stands.registered} title={say('step.registered')}>
        {seal === null ? (
          <p className="muted">{say('step.registered.waiting')}</p>
        ) : (
          <p>
            <Link to="/seals/$id" params={{ id: seal.id }}>
              {say('step.registered.as', { name: seal.name })}
            </Link>
          </p>
        )}
      </WayStep>
    </Way>
  );
}
