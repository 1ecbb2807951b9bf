import { api, type SealView } from '@yinxin/contract';
import { App, Button, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { PersonSelect } from '../../ui/person-select.tsx';
import { FactList } from '../../ui/record-page.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { CustodyChain } from '../custody/custody-chain.tsx';
import { ProposeLink } from '../custody/propose-link.tsx';
import { PutSeal } from '../places/put-seal.tsx';
import { WhereItLies } from '../places/where-it-lies.tsx';
import { LifeRecords } from './life-records.tsx';
import { sealsMessages } from './messages.ts';

/** Who holds the seal and where, who held it before, handing it over, and naming somebody else. */
export function CustodyTab({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(sealsMessages);
  const [changing, setChanging] = useState(false);
  return (
    <div className="seal-notices">
      <FactList
        facts={[
          { label: say('custodian'), value: seal.custodian.name },
          ...(seal.medium === 'physical' ? [{ label: say('place'), value: <WhereItLies seal={seal} /> }] : []),
        ]}
      />
      <div className="row-actions">
        <ProposeLink seal={seal} />
        {seal.allowed.includes('putSealInPlace') ? <PutSeal seal={seal} /> : null}
        {seal.allowed.includes('changeSealCustodian') ? (
          <Button onClick={() => setChanging(true)}>{say('custody.change')}</Button>
        ) : null}
      </div>
      <LifeRecords seal={seal} />
      <CustodyChain sealId={seal.id} />
      <ChangeCustodian seal={seal} open={changing} onClose={() => setChanging(false)} />
    </div>
  );
}

interface ChangeCustodianProps {
  readonly seal: SealView;
  readonly open: boolean;
  readonly onClose: () => void;
}

function ChangeCustodian({ seal, open, onClose }: ChangeCustodianProps): ReactNode {
  const say = useMessages(sealsMessages);
  const { message } = App.useApp();
  return (
    <Modal
      open={open}
      title={say('custody.change')}
      footer={null}
      mask={{ closable: false }}
      destroyOnHidden
      onCancel={onClose}
    >
      <SchemaForm
        schema={api.seals.changeSealCustodian.schema.body}
        submit={say('custody.change')}
        onCancel={onClose}
        onSubmit={(body, options) =>
          client.seals.changeSealCustodian({ params: { id: seal.id }, body }, { ...options, version: seal.version })
        }
        onDone={() => {
          void message.success(say('custody.done'));
          onClose();
        }}
      >
        <Field name="custodianId" label={say('custody.to')} hint={say('custodian.hint')}>
          <PersonSelect />
        </Field>
        <Field name="reason" label={say('custody.reason')}>
          <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 2, maxRows: 6 }} />
        </Field>
      </SchemaForm>
    </Modal>
  );
}
