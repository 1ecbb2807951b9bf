import { useQuery } from '@tanstack/react-query';
import { roles, type Role } from '@yinxin/contract';
import { DatePicker, Form, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { identityMessages } from '../identity/messages.ts';
import { departmentsQuery, entitiesQuery, peopleQuery } from './api.ts';
import { organizationMessages } from './messages.ts';
import { Select } from '../../ui/select.tsx';

interface Values {
  readonly personId: string;
  readonly role: Role;
  readonly kind: 'everywhere' | 'entity' | 'department';
  readonly where?: string;
  readonly until?: Dayjs | null;
}

/** Gives a role to a person within a scope. A role for one seal is given on the seal's own page. */
export function GrantForm({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const say = useMessages(organizationMessages);
  const sayRole = useMessages(identityMessages);
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form);
  const people = useQuery({ ...peopleQuery({ pageSize: 200, left: 'false' }), enabled: open });
  const entities = useQuery({ ...entitiesQuery, enabled: open });
  const departments = useQuery({ ...departmentsQuery, enabled: open });
  const action = useAction(({ personId, role, kind: scopeKind, where, until }: Values, options) =>
    client.organization.grantRole(
      {
        body: {
          personId,
          role,
          scope: scopeKind === 'everywhere' ? { kind: scopeKind } : { kind: scopeKind, id: where ?? '' },
          to: until == null ? null : until.endOf('day').toISOString(),
        },
      },
      options,
    ),
  );
  const places = kind === 'department' ? departments.data?.filter((one) => !one.closed) : entities.data;
  const close = (): void => {
    action.dismiss();
    form.resetFields();
    onClose();
  };
  const give = async (): Promise<void> => {
    const values = await form.validateFields().catch(() => undefined);
    if (values !== undefined && (await action.act(values)).done) close();
  };

  return (
    <Modal
      open={open}
      title={say('grants.new')}
      okText={say('grants.submit')}
      confirmLoading={action.busy}
      mask={{ closable: false }}
      onOk={() => {
        void give();
      }}
      onCancel={close}
    >
      <Form form={form} layout="vertical" initialValues={{ kind: 'entity' }}>
        <Form.Item name="personId" label={say('grants.person')} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={people.isFetching}
            options={
              people.data?.items.map((one) => ({ value: one.id, label: `${one.name}（${one.departmentName}）` })) ?? []
            }
          />
        </Form.Item>
        <Form.Item name="role" label={say('grants.role')} rules={[{ required: true }]}>
          <Select options={roles.map((value) => ({ value, label: sayRole(`role.${value}`) }))} />
        </Form.Item>
        <Form.Item name="kind" label={say('grants.scope')}>
          <Select
            onChange={() => form.setFieldValue('where', undefined)}
            options={(['entity', 'department', 'everywhere'] as const).map((value) => ({
              value,
              label: say(`grants.scope.${value}`),
            }))}
          />
        </Form.Item>
        {kind === 'everywhere' ? null : (
          <Form.Item name="where" label={say('grants.where')} rules={[{ required: true }]}>
            <Select options={places?.map((one) => ({ value: one.id, label: one.name })) ?? []} />
          </Form.Item>
        )}
        <Form.Item name="until" label={say('grants.until')}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </Form>
      <ProblemAlert trouble={action.trouble} />
    </Modal>
  );
}
