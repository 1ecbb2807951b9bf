import { CopyOutlined } from '@ant-design/icons';
import { App, Button, Input, Modal, type InputRef } from 'antd';
import { useRef, type ReactNode } from 'react';
import { doorPaths, withSecret } from '../../lib/door-paths.ts';
import { useMessages } from '../../lib/i18n.ts';
import { identityMessages } from './messages.ts';

/** A one-time link that was just issued, and for whom. */
export interface IssuedLink {
  readonly name: string;
  readonly token: string;
}

/** Shows a one-time link, the only time that anybody can see it. Only a button closes it. */
export function ActivationLink({
  link,
  onClose,
}: {
  readonly link: IssuedLink | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const say = useMessages(identityMessages);
  const { message } = App.useApp();
  const field = useRef<InputRef>(null);
  const url = link === undefined ? '' : location.origin + withSecret(doorPaths.activate, link.token);

  const copy = async (): Promise<void> => {
    field.current?.select();
    // Plain-HTTP pages have no clipboard; there the selected text is copied by hand.
    if (!('clipboard' in navigator)) return;
    await navigator.clipboard.writeText(url);
    void message.success(say('link.copied'));
  };

  return (
    <Modal
      open={link !== undefined}
      title={say('link.title')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {say('link.close')}
        </Button>
      }
    >
      <p>{say('link.body', { name: link?.name ?? '' })}</p>
      <div className="copy-line">
        <Input
          ref={field}
          readOnly
          value={url}
          aria-label={say('link.title')}
          onFocus={() => field.current?.select()}
        />
        <Button
          icon={<CopyOutlined />}
          onClick={() => {
            void copy();
          }}
        >
          {say('link.copy')}
        </Button>
      </div>
    </Modal>
  );
}
