import { AimOutlined, CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { MOST_SEALS, type SealView } from '@yinxin/contract';
import { Button, Checkbox, InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../../../lib/i18n.ts';
import { usePerson } from '../../../lib/person.ts';
import { terms } from '../../../lib/terms.ts';
import { faceAddress } from '../../seals/api.ts';
import { sealsToAskForQuery } from '../api.ts';
import { sealFor, withItem, withSeal, type DraftItem, type DraftSeal } from './draft.ts';
import { useRequestForm } from './form-context.ts';
import { fieldId, issueAt } from './issues.ts';
import { requestFormMessages } from './messages.ts';
import { PositionEditor } from './position-editor.tsx';
import { RequestField } from './request-field.tsx';
import { Select } from '../../../ui/select.tsx';

interface WantedSealsProps {
  readonly item: DraftItem;
  /** Which document of the request, from 0. */
  readonly index: number;
}

/** The seals that one document is to carry. Seals that this person cannot ask for are listed with the reason. */
export function WantedSeals({ item, index }: WantedSealsProps): ReactNode {
  const say = useMessages(requestFormMessages);
  const term = useMessages(terms);
  const { update } = useRequestForm();
  const me = usePerson().id;
  const seals = useQuery(sealsToAskForQuery).data ?? [];
  const [placing, setPlacing] = useState<number>();
  const at = `/items/${index}/seals`;

  const whyNot = (seal: SealView): string | undefined => {
    if (seal.custodian.id === me) return say('seal.own');
    return seal.usable ? undefined : say('seal.unusable');
  };
  const offered = seals.filter((seal) => !item.seals.some((one) => one.sealId === seal.id));
  const changeSeal = (place: number, change: Partial<DraftSeal>): void =>
    update((draft) => {
      const current = draft.items[index];
      return current === undefined ? draft : withItem(draft, index, withSeal(current, place, change));
    });

  const placed = placing === undefined ? undefined : item.seals[placing];
  const placedSeal = seals.find((one) => one.id === placed?.sealId);
  return (
    <>
      <RequestField pointer={at} field="seals" required exactly>
        {({ id }) => (
          <Select<string>
            id={id}
            value={null}
            disabled={item.seals.length >= MOST_SEALS}
            placeholder={say('seal.add')}
            showSearch={{ optionFilterProp: 'label' }}
            options={offered.map((seal) => {
              const reason = whyNot(seal);
              const label = `${seal.name} · ${term(`medium.${seal.medium}`)}`;
              return {
                value: seal.id,
                label: reason === undefined ? label : `${label}（${reason}）`,
                disabled: reason !== undefined,
              };
            })}
            onChange={(chosen) => {
              const seal = seals.find((one) => one.id === chosen);
              if (seal === undefined) return;
              update((draft) =>
                withItem(draft, index, { seals: [...(draft.items[index]?.seals ?? []), sealFor(seal)] }),
              );
            }}
          />
        )}
      </RequestField>
      <ul className="wanted-seals">
        {item.seals.map((wanted, place) => (
          <WantedSeal
            key={wanted.sealId ?? place}
            wanted={wanted}
            seal={seals.find((one) => one.id === wanted.sealId)}
            pointer={`${at}/${place}`}
            onChange={(change) => changeSeal(place, change)}
            onPlace={() => setPlacing(place)}
            onRemove={() =>
              update((draft) =>
                withItem(draft, index, { seals: (draft.items[index]?.seals ?? []).filter((_, one) => one !== place) }),
              )
            }
          />
        ))}
      </ul>
      {placed === undefined || placedSeal === undefined || placing === undefined || item.documentId === null ? null : (
        <PositionEditor
          documentId={item.documentId}
          documentName={item.name}
          seal={placedSeal}
          wanted={placed}
          onChange={(change) => changeSeal(placing, change)}
          onClose={() => setPlacing(undefined)}
        />
      )}
    </>
  );
}

interface WantedSealProps {
  readonly wanted: DraftSeal;
  readonly seal: SealView | undefined;
  readonly pointer: string;
  readonly onChange: (change: Partial<DraftSeal>) => void;
  readonly onPlace: () => void;
  readonly onRemove: () => void;
}

function WantedSeal({ wanted, seal, pointer, onChange, onPlace, onRemove }: WantedSealProps): ReactNode {
  const say = useMessages(requestFormMessages);
  const term = useMessages(terms);
  const { issues } = useRequestForm();
  const name = seal?.name ?? '—';
  const wrong = [`${pointer}/sealId`, `${pointer}/positions`].flatMap((at) => issueAt(issues, at) ?? []);
  const count = wanted.positions.length;
  return (
    <li>
      {seal === undefined ? null : (
        <img className="wanted-face" src={faceAddress(seal)} alt="" width={52} height={52} />
      )}
      <div className="wanted-name" id={fieldId(`${pointer}/sealId`)} tabIndex={-1}>
        <strong>{name}</strong>
        <p className="muted">
          {wanted.medium === null ? '' : term(`medium.${wanted.medium}`)}
          {seal === undefined ? '' : ` · ${say('seal.custodian', { name: seal.custodian.name })}`}
        </p>
      </div>
      <RequestField pointer={`${pointer}/impressions`} field="impressions" required>
        {(control) => (
          <InputNumber
            {...control}
            value={wanted.impressions}
            min={1}
            precision={0}
            onChange={(impressions) => onChange({ impressions })}
          />
        )}
      </RequestField>
      <Checkbox
        checked={wanted.straddle}
        onChange={({ target }) =>
          onChange({
            straddle: target.checked,
            ...(target.checked ? {} : { positions: wanted.positions.filter((one) => one.kind !== 'straddle') }),
          })
        }
      >
        {say('field.straddle')}
      </Checkbox>
      {wanted.medium === 'electronic' ? (
        <Button id={fieldId(`${pointer}/positions`)} icon={<AimOutlined />} onClick={onPlace}>
          {count === 0 ? say('seal.positions.set') : say('seal.positions.some', { count })}
        </Button>
      ) : null}
      <Button type="text" icon={<CloseOutlined />} aria-label={say('seal.remove', { name })} onClick={onRemove} />
      {wanted.medium === 'electronic' && count === 0 ? (
        <p className="muted wanted-note">{say('seal.positions.none')}</p>
      ) : null}
      {wrong.length === 0 ? null : <p className="ask-missing wanted-note">{wrong.join(' ')}</p>}
    </li>
  );
}
