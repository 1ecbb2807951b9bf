import './places.css';
import '../seals/seals.css';
import {
  MOST_PLACE_PAPERS,
  placeFacts,
  placeKinds,
  protections,
  type PlaceFacts,
  type PlaceView,
} from '@yinxin/contract';
import { Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Sheet } from '../../ui/page.tsx';
import { PersonSelect } from '../../ui/person-select.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { Select } from '../../ui/select.tsx';
import { YesNo } from '../../ui/yes-no.tsx';
import { FilesInput } from './files-input.tsx';
import { placesMessages } from './messages.ts';

const { provided, remark } = placeFacts.shape.protections.shape.theft.shape;

/** The facts of a storage place (R5.1.2). */
export function PlaceFields({ before }: { readonly before?: ReactNode }): ReactNode {
  const say = useMessages(placesMessages);
  return (
    <div className="place-form">
      <Sheet>
        <div className="seal-fields">
          {before}
          <Field name="name" label={say('name')} hint={say('name.hint')}>
            <Input maxLength={60} />
          </Field>
          <Field name="kind" label={say('kind')}>
            <Select options={placeKinds.map((value) => ({ value, label: say(`kind.${value}`) }))} />
          </Field>
          <Field name="location" label={say('location')} hint={say('location.hint')}>
            <Input maxLength={200} />
          </Field>
          <Field name="capacity" label={say('capacity')} hint={say('capacity.hint')}>
            <InputNumber min={1} max={500} precision={0} />
          </Field>
          <Field name="responsibleId" label={say('responsible')}>
            <PersonSelect />
          </Field>
        </div>
      </Sheet>
      <Sheet title={say('protections')}>
        <div className="seal-fields">
          {protections.flatMap((one) => [
            <Field key={one} name={['protections', one, 'provided']} schema={provided} label={say(`protection.${one}`)}>
              <YesNo label={say(`protection.${one}`)} yes={say('protection.yes')} no={say('protection.no')} />
            </Field>,
            <Field
              key={`${one}-remark`}
              name={['protections', one, 'remark']}
              schema={remark.unwrap().optional()}
              label={say('protection.remark', { what: say(`protection.${one}`) })}
              {...(one === 'theft' ? { hint: say('protection.remark.hint') } : {})}
            >
              <Input maxLength={200} />
            </Field>,
          ])}
        </div>
      </Sheet>
      <Sheet>
        <Field
          name="papers"
          schema={placeFacts.shape.papers.optional()}
          label={say('papers')}
          hint={say('papers.hint')}
        >
          <FilesInput label={say('papers.drop')} most={MOST_PLACE_PAPERS} />
        </Field>
      </Sheet>
    </div>
  );
}

/** A form leaves out what is empty; the contract wants it said. */
export function wholeFacts<Facts extends PlaceFacts>(facts: Facts): Facts {
  const { theft, fire, damp } = facts.protections;
  const said = (one: typeof theft) => ({ ...one, remark: one.remark ?? null });
  return {
    ...facts,
    protections: { theft: said(theft), fire: said(fire), damp: said(damp) },
    papers: facts.papers ?? [],
  };
}

/** What the form begins with when a place is corrected. */
export const factsOf = ({
  name,
  kind,
  location,
  protections: has,
  capacity,
  responsible,
  papers,
}: PlaceView): PlaceFacts => ({
  name,
  kind,
  location,
  protections: has,
  capacity,
  responsibleId: responsible.id,
  papers: papers.map(({ id }) => id),
});
