import { App, Button, Tooltip, type ButtonProps } from 'antd';
import { useState, type ReactNode } from 'react';
import { useAction, type ActionOptions } from '../lib/use-action.ts';
import { AskDialog, Refusal, type Ask } from './ask-dialog.tsx';

/** What the client needs: pass it on as the call's options. `version` goes out as `If-Match`. */
export interface RunOptions extends ActionOptions {
  readonly version?: number;
}

interface ActionButtonProps<Result> {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly kind?: 'plain' | 'primary' | 'danger' | 'link';
  readonly size?: ButtonProps['size'];
  /** Set when the action cannot be done now: why, and what would allow it. The button stays reachable and says so. */
  readonly disabledReason?: string;
  readonly ask?: Ask;
  /** Version of the record that the reader sees. */
  readonly version?: number;
  /** Does it. `reason` is what was typed, trimmed; empty when nothing was asked. */
  readonly run: (reason: string, options: RunOptions) => Promise<Result>;
  /** Said when it is done. */
  readonly done?: string;
  readonly onDone?: (result: Result) => void;
}

const looks: Readonly<Record<NonNullable<ActionButtonProps<unknown>['kind']>, ButtonProps>> = {
  plain: {},
  primary: { type: 'primary' },
  danger: { danger: true },
  link: { type: 'link' },
};

/** Under a finger a tooltip would cover what it speaks of; there the press itself says why. */
const hovers = matchMedia('(hover: hover)').matches;

/**
 * A button that changes something, exactly once: asks first where that is due, cannot be pressed twice, repeats its
 * idempotency key after a lost reply, and says in words why the server refused and what would allow it.
 */
export function ActionButton<Result>({
  label,
  icon,
  kind = 'plain',
  size,
  disabledReason,
  ask,
  version,
  run,
  done,
  onDone,
}: ActionButtonProps<Result>): ReactNode {
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const action = useAction((reason: string, options) =>
    run(reason, version === undefined ? options : { ...options, version }),
  );

  const act = async (reason: string): Promise<boolean> => {
    const answer = await action.act(reason);
    if (!answer.done) return false;
    if (done !== undefined) void message.success(done);
    onDone?.(answer.result);
    return true;
  };

  const press = (): void => {
    if (disabledReason !== undefined) void message.info(disabledReason);
    else if (ask !== undefined) setAsking(true);
    else void act('');
  };

  return (
    <>
      <Tooltip title={hovers ? disabledReason : undefined}>
        <Button
          {...looks[kind]}
          size={size}
          icon={icon}
          loading={action.busy}
          aria-disabled={disabledReason !== undefined}
          className={disabledReason === undefined ? undefined : 'action-disabled'}
          onClick={press}
        >
          {label}
        </Button>
      </Tooltip>
      {ask === undefined ? (
        <Refusal trouble={action.trouble} title={label} onClose={action.dismiss} />
      ) : (
        <AskDialog
          ask={ask}
          label={label}
          danger={kind === 'danger'}
          open={asking}
          busy={action.busy}
          trouble={action.trouble}
          onCancel={() => {
            action.dismiss();
            setAsking(false);
          }}
          onConfirm={async (reason) => {
            if (await act(reason)) setAsking(false);
          }}
        />
      )}
    </>
  );
}
