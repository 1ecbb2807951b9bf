import { Button, Input, Modal } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useMessages } from '../lib/i18n.ts';
import type { Trouble } from '../lib/problems.ts';
import { kitMessages } from './messages.ts';
import { ProblemAlert } from './problem-alert.tsx';

/** What is asked before the action is done. */
export interface Ask {
  readonly title: string;
  /** What will happen, and what cannot be undone. */
  readonly body?: ReactNode;
  /** Asks for words of at most `max` characters: a reason, an opinion. */
  readonly reason?: {
    readonly label?: string;
    readonly max: number;
    readonly required: boolean;
    /** What stands in the field at first. */
    readonly initial?: string;
    /** Customary words that one press puts into the field. */
    readonly phrases?: readonly string[];
  };
  /** The word on the button that does it; the action's own label by default. */
  readonly confirm?: string;
}

interface AskDialogProps {
  readonly ask: Ask;
  /** The action's own label. */
  readonly label: string;
  readonly danger: boolean;
  readonly open: boolean;
  readonly busy: boolean;
  readonly trouble: Trouble | undefined;
  readonly onCancel: () => void;
  readonly onConfirm: (reason: string) => Promise<void>;
}

/** Asks whether an action is meant, and for its reason. A refusal is shown inside and what was typed is kept. */
export function AskDialog({ ask, label, danger, open, busy, trouble, onCancel, onConfirm }: AskDialogProps): ReactNode {
  const say = useMessages(kitMessages);
  const field = useId();
  const initial = ask.reason?.initial ?? '';
  const [reason, setReason] = useState(initial);
  const [missing, setMissing] = useState(false);

  const confirm = (): void => {
    const typed = reason.trim();
    const lacks = ask.reason?.required === true && typed === '';
    setMissing(lacks);
    if (!lacks) void onConfirm(typed);
  };

  return (
    <Modal
      open={open}
      title={ask.title}
      okText={ask.confirm ?? label}
      okButtonProps={{ danger }}
      cancelText={say('cancel')}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={confirm}
      onCancel={onCancel}
      afterClose={() => {
        setReason(initial);
        setMissing(false);
      }}
    >
      <div className="ask">
        {ask.body === undefined ? null : <div>{ask.body}</div>}
        {ask.reason === undefined ? null : (
          <div className="ask-reason">
            <label htmlFor={field}>{ask.reason.label ?? say('reason')}</label>
            <Input.TextArea
              id={field}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              maxLength={ask.reason.max}
              showCount
              autoSize={{ minRows: 3, maxRows: 8 }}
              required={ask.reason.required}
              status={missing ? 'error' : ''}
              aria-invalid={missing}
              aria-describedby={missing ? `${field}-missing` : undefined}
            />
            {ask.reason.phrases === undefined ? null : (
              <div className="ask-phrases">
                {ask.reason.phrases.map((phrase) => (
                  <Button key={phrase} size="small" onClick={() => setReason(phrase)}>
                    {phrase}
                  </Button>
                ))}
              </div>
            )}
            {missing ? (
              <p id={`${field}-missing`} className="ask-missing" role="alert">
                {say('reason.required')}
              </p>
            ) : null}
          </div>
        )}
        <ProblemAlert trouble={trouble} />
      </div>
    </Modal>
  );
}

interface RefusalProps {
  readonly trouble: Trouble | undefined;
  readonly title: string;
  readonly onClose: () => void;
}

/** Shows why an action that asks nothing was refused. */
export function Refusal({ trouble, title, onClose }: RefusalProps): ReactNode {
  const say = useMessages(kitMessages);
  return (
    <Modal
      open={trouble !== undefined}
      title={title}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{say('close')}</Button>}
    >
      <ProblemAlert trouble={trouble} />
    </Modal>
  );
}
