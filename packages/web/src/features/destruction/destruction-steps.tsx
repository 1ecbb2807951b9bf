import type { DestructionView } from '@yinxin/contract';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { Way, WayStep } from '../../ui/way.tsx';
import { CertificateForm } from './certificate-form.tsx';
import { destructionMessages } from './messages.ts';
import { standings } from './standings.ts';
import { Witnesses } from './witnesses.tsx';

interface StepsProps {
  readonly destruction: DestructionView;
  /** Opens a paper. */
  readonly onOpen: (documentId: string) => void;
}

/** The way of a destruction from the proposal to its end: what is done, what is next, and doing it. */
export function DestructionSteps({ destruction, onOpen }: StepsProps): ReactNode {
  const say = useMessages(destructionMessages);
  const { proposer, proposedAt, approvedAt, record, seal, keys, completedAt } = destruction;
  const stands = standings(destruction);
  return (
    <Way>
      <WayStep standing={stands.proposed} title={say('step.proposed')}>
        <p>
          {proposer.name} <Instant at={proposedAt} />
        </p>
      </WayStep>
      <WayStep standing={stands.decided} title={say('step.decided')}>
        {approvedAt === null ? null : (
          <p>
            {say('step.decided.at')} <Instant at={approvedAt} />
          </p>
        )}
      </WayStep>
      <WayStep standing={stands.carriedOut} title={say('step.carried-out')}>
        {record === null ? (
          <p className="muted">{say('step.carried-out.waiting')}</p>
        ) : (
          <p>
            {record.destroyedOn}{' '}
            {say('step.carried-out.by', {
              place: record.place,
              method: record.method,
              name: record.recordedBy.name,
            })}
          </p>
        )}
      </WayStep>
      <WayStep standing={stands.witnessed} title={say('step.witnessed')}>
        {record === null ? (
          <p className="muted">{say('step.witnessed.waiting')}</p>
        ) : (
          <Witnesses destruction={destruction} />
        )}
      </WayStep>
      <WayStep standing={stands.certificate} title={say('step.certificate')}>
        <Certificate destruction={destruction} onOpen={onOpen} />
      </WayStep>
      {seal.medium === 'physical' ? null : (
        <WayStep standing={stands.keys} title={say('step.keys')}>
          {keys === null ? (
            <p className="muted">{say(stands.keys === 'now' ? 'step.keys.due' : 'step.keys.waiting')}</p>
          ) : (
            <p>
              {say('step.keys.done', { serials: keys.certificates.map(({ serial }) => serial).join('、') })}{' '}
              <Instant at={keys.destroyedAt} />
            </p>
          )}
        </WayStep>
      )}
      <WayStep standing={stands.completed} title={say('step.completed')}>
        {completedAt === null ? null : (
          <p>
            {say('step.completed.at')} <Instant at={completedAt} />
          </p>
        )}
      </WayStep>
    </Way>
  );
}

function Certificate({ destruction, onOpen }: StepsProps): ReactNode {
  const say = useMessages(destructionMessages);
  const { certificate, allowed, seal } = destruction;
  const files = allowed.includes('fileDestructionCertificate');
  return (
    <>
      {certificate === null ? (
        <p className="muted">
          {say(seal.medium === 'physical' ? 'step.certificate.waiting' : 'step.certificate.optional')}
        </p>
      ) : (
        <div className="destruction-paper">
          <Button type="link" className="destruction-open" onClick={() => onOpen(certificate.document.id)}>
            {certificate.document.name}
          </Button>
          <span>
            {say('step.certificate.by', { name: certificate.filedBy.name })} <Instant at={certificate.filedAt} />
          </span>
        </div>
      )}
      {files ? <CertificateForm destruction={destruction} /> : null}
    </>
  );
}
