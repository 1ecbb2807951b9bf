import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { inLanguage } from '../../lib/bilingual.ts';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import type { Approval } from './api.ts';
import { approvalsMessages } from './messages.ts';
import { unopenedDocuments } from './trail.ts';
import { TransferForm } from './transfer-form.tsx';

const OPINION = 1000;

interface DecisionBarProps {
  readonly approval: Approval;
  /** Opens a document of the request. */
  readonly onOpen: (documentId: string) => void;
}

/**
 * Decides on what the reader is asked for: two presses, once every document has been opened (R6.2.2, R2.4.2). Nothing
 * where the reader may not act.
 */
export function DecisionBar({ approval, onOpen }: DecisionBarProps): ReactNode {
  const say = useMessages(approvalsMessages);
  const language = useLanguage();
  const [transferring, setTransferring] = useState(false);
  const { id, allowed, stage, round } = approval;
  if (stage === null || !allowed.includes('transferTask')) return null;
  const asked = allowed.includes('approve');
  const seen = { round, stage: stage.id };
  const unopened = unopenedDocuments(approval);
  const [next] = unopened;
  const unread = next === undefined ? undefined : say('decide.unopened', { count: unopened.length, name: next.name });

  return (
    <section className="decision" aria-label={say(asked ? 'decide.title' : 'handOver.title')}>
      <div>
        <p>
          <strong>{say(asked ? 'decide.title' : 'handOver.title')}</strong>
        </p>
        <p className="muted">
          {asked ? (unread ?? say('decide.stage', { stage: inLanguage(stage.name, language) })) : say('handOver.body')}
        </p>
      </div>
      <div className="decision-buttons">
        {asked && next !== undefined ? (
          <Button icon={<EyeOutlined />} onClick={() => onOpen(next.id)}>
            {say('decide.open')}
          </Button>
        ) : null}
        {asked ? (
          <>
            <ActionButton
              kind="primary"
              label={say('decide.approve')}
              disabledReason={unread}
              ask={{
                title: say('approve.title'),
                confirm: say('approve.confirm'),
                reason: {
                  label: say('approve.opinion'),
                  max: OPINION,
                  required: true,
                  initial: say('phrase.agree'),
                  phrases: [say('phrase.agree'), say('phrase.checked'), say('phrase.conditions')],
                },
              }}
              run={(opinion, options) =>
                client.approvals.approve({ params: { id }, body: { ...seen, opinion } }, options)
              }
              done={say('approve.done')}
            />
            <ActionButton
              label={say('decide.return')}
              ask={{
                title: say('return.title'),
                body: say('return.body'),
                confirm: say('return.confirm'),
                reason: {
                  label: say('return.reason'),
                  max: OPINION,
                  required: true,
                  phrases: [say('return.phrase.files'), say('return.phrase.papers')],
                },
              }}
              run={(reason, options) =>
                client.approvals.sendBack({ params: { id }, body: { ...seen, reason } }, options)
              }
              done={say('return.done')}
            />
            <ActionButton
              kind="danger"
              label={say('decide.refuse')}
              ask={{
                title: say('refuse.title'),
                body: say('refuse.body'),
                confirm: say('refuse.confirm'),
                reason: { label: say('refuse.reason'), max: OPINION, required: true },
              }}
              run={(reason, options) => client.approvals.refuse({ params: { id }, body: { ...seen, reason } }, options)}
              done={say('refuse.done')}
            />
          </>
        ) : null}
        <Button onClick={() => setTransferring(true)}>{say(asked ? 'decide.transfer' : 'handOver.label')}</Button>
      </div>
      <TransferForm approval={approval} open={transferring} onClose={() => setTransferring(false)} />
    </section>
  );
}
