import { api, type HistoryReply, type SealView } from '@yinxin/contract';
import { App, Button, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { PersonSelect } from '../../ui/person-select.tsx';
import { FactList } from '../../ui/record-page.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { LifeRecords } from './life-records.tsx';
import { sealsMessages } from './messages.ts';
import { custodyPeriods } from './seal-history.ts';

interface CustodyTabProps {
  readonly seal: SealView;
  readonly history: HistoryReply | undefined;
}

/** Who holds the seal and where, who held it before, and naming somebody else. */
export function CustodyTab({ seal, history }: CustodyTabProps): ReactNode {
  const say = useMessages(sealsMessages);
  const [changing, setChanging] = useState(false);
  // The reader sees the place, or is not meant to: only for those who look after seals there may be warnings or a face.
  const place = seal.place ?? (seal.face === null ? say('hidden') : say('none'));
  return (
    <div className="seal-notices">
      <FactList
        facts={[
          { label: say('custodian'), value: seal.custodian.name },
          ...(seal.medium === 'physical' ? [{ label: say('place'), value: place }] : []),
        ]}
      />
      {seal.allowed.includes('changeSealCustodian') ? (
        <div>
          <Button onClick={() => setChanging(true)}>{say('custody.change')}</Button>
        </div>
      ) : null}
      <LifeRecords seal={seal} />
      {history === undefined ? null : (
        <>
          <h2 className="seal-part">{say('custody.periods')}</h2>
          <ol className="periods">
            {custodyPeriods(history).map(({ name, from, until }) => (
              <li key={from}>
                {name} · <Instant at={from} /> – {until === undefined ? say('custody.now') : <Instant at={until} />}
              </li>
            ))}
          </ol>
        </>
      )}
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
