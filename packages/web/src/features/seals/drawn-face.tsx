import { useQuery } from '@tanstack/react-query';
import { api, drawnFace, type SealView } from '@yinxin/contract';
import { Form, Input, InputNumber, Spin } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { entitiesQuery } from '../../lib/directory.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Sheet } from '../../ui/page.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { startingDesign } from './face-design.ts';
import { faceMessages } from './face-messages.ts';
import { FacePreview } from './face-preview.tsx';
import { Select } from '../../ui/select.tsx';

interface DrawnFaceProps {
  readonly seal: SealView;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const { shape: rules } = drawnFace;

/** Designs a face: the server draws it as it will be printed, while the fields change. */
export function DrawnFace({ seal, onDone, onCancel }: DrawnFaceProps): ReactNode {
  const say = useMessages(faceMessages);
  const entities = useQuery(entitiesQuery);
  if (entities.isPending) return <Spin />;
  const entity = entities.data?.find((one) => one.id === seal.entityId);
  const kept = seal.face?.source === 'drawn' ? seal.face.design : startingDesign(seal, entity);
  return (
    <SchemaForm
      schema={api.seals.drawSealFace.schema.body}
      initial={{ colour: 'red', ...kept }}
      submit={say('submit')}
      onCancel={onCancel}
      onDone={onDone}
      onSubmit={(body, options) =>
        client.seals.drawSealFace({ params: { id: seal.id }, body }, { ...options, version: seal.version })
      }
    >
      <div className="seal-form">
        <Sheet>
          <DesignFields />
        </Sheet>
        <div className="seal-form-beside">
          <Sheet title={say('preview')}>
            <WatchedPreview />
          </Sheet>
        </div>
      </div>
    </SchemaForm>
  );
}

function WatchedPreview(): ReactNode {
  return <FacePreview design={Form.useWatch([], Form.useFormInstance()) as unknown} />;
}

function DesignFields(): ReactNode {
  const say = useMessages(faceMessages);
  return (
    <div className="seal-fields">
      <div className="seal-fields-wide">
        <Field name="style" label={say('style')}>
          <Select options={rules.style.options.map((value) => ({ value, label: say(`style.${value}`) }))} />
        </Field>
      </div>
      <Field name="widthMm" label={say('width')}>
        <InputNumber min={10} max={60} />
      </Field>
      <Field name="heightMm" label={say('height')}>
        <InputNumber min={10} max={60} />
      </Field>
      <div className="seal-fields-wide">
        <Field name="name" label={say('name')} hint={say('name.hint')}>
          <Input maxLength={40} />
        </Field>
      </div>
      <Field name="purpose" label={say('purpose')} hint={say('purpose.hint')}>
        <Input maxLength={16} />
      </Field>
      <Field name="number" label={say('number')} hint={say('number.hint')}>
        <InputNumber min={1} max={99} precision={0} />
      </Field>
      <Field name="code" label={say('code')} hint={say('code.hint')}>
        <Input maxLength={20} />
      </Field>
      <Field name="latinName" label={say('latinName')}>
        <Input maxLength={60} />
      </Field>
      <Field name="colour" label={say('colour')}>
        <Select options={rules.colour.unwrap().options.map((value) => ({ value, label: say(`colour.${value}`) }))} />
      </Field>
      <Field name="emblem" label={say('emblem')}>
        <Select
          allowClear
          placeholder={say('emblem.style')}
          options={rules.emblem.unwrap().options.map((value) => ({ value, label: say(`emblem.${value}`) }))}
        />
      </Field>
    </div>
  );
}
