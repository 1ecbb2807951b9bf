import './notices.css';
import { NotificationOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { activationNotice, type SealView } from '@yinxin/contract';
import { App, Button, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { DepartmentsSelect } from '../../ui/departments-select.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { noticesMessages } from './messages.ts';

/** Tells departments that a seal is in use, with its specimen (启用通知). */
export function Announce({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(noticesMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<NotificationOutlined />} onClick={() => setOpen(true)}>
        {say('announce')}
      </Button>
      <Modal
        open={open}
        title={say('announce.title', { seal: seal.name })}
        footer={null}
        mask={{ closable: false }}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <p className="muted notice-hint">{say('announce.hint')}</p>
        <SchemaForm
          schema={activationNotice}
          submit={say('announce.submit')}
          onCancel={() => setOpen(false)}
          onSubmit={(body, options) => client.notices.issueActivationNotice({ params: { id: seal.id }, body }, options)}
          onDone={({ id }) => {
            void message.success(say('announce.done'));
            void navigate({ to: '/notices/$id', params: { id } });
          }}
        >
          <Field name="departmentIds" label={say('announce.departments')}>
            <DepartmentsSelect />
          </Field>
          <Field name="explanation" label={say('announce.explanation')} hint={say('announce.explanation.hint')}>
            <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 2, maxRows: 6 }} />
          </Field>
        </SchemaForm>
      </Modal>
    </>
  );
}
