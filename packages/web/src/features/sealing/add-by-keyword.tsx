import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { fixedPositions } from '../../ui/seal-marks/marks.ts';
import { placesQuery } from '../documents/api.ts';
import type { Adding } from './add-seal.tsx';
import { sealingMessages } from './messages.ts';
import { positionAt } from './positions.ts';

const occurrences = ['first', 'last', 'every'] as const;
type Occurrence = (typeof occurrences)[number];

/** A seal on a keyword of the document (关键字定位). */
export function AddByKeyword({ documentId, pages, seal, positions, room }: Adding): ReactNode {
  const say = useMessages(sealingMessages);
  const id = useId();
  const [keyword, setKeyword] = useState('');
  const [occurrence, setOccurrence] = useState<Occurrence>('last');
  const query = useQuery(placesQuery(documentId, keyword));
  const places = keyword === '' ? [] : (query.data ?? []);
  const beside = { kind: 'keyword', keyword, occurrence, dxMm: 0, dyMm: 0 } as const;
  const added = fixedPositions(beside, pages.length, places).flatMap((one) => {
    const page = one.kind === 'at' ? pages[one.page - 1] : undefined;
    return one.kind === 'at' && page !== undefined ? [positionAt(one, seal, page)] : [];
  });
  return (
    <div className="add-form">
      <label htmlFor={id}>{say('keyword.label')}</label>
      <Input.Search
        id={id}
        maxLength={40}
        enterButton={say('keyword.search')}
        loading={query.isFetching}
        onSearch={(typed) => setKeyword(typed.trim())}
      />
      <small className="muted">{say('keyword.hint')}</small>
      {keyword === '' || query.data === undefined || query.isFetching ? null : (
        <>
          <output>
            {places.length === 0 ? say('keyword.none', { keyword }) : say('keyword.found', { count: places.length })}
          </output>
          {places.length === 0 ? null : (
            <>
              <Segmented<Occurrence>
                aria-label={say('keyword.which')}
                value={occurrence}
                options={occurrences.map((value) => ({ value, label: say(`keyword.${value}`) }))}
                onChange={setOccurrence}
              />
              <Button disabled={added.length > room} onClick={() => positions.add(added)}>
                {say('add.button')}
              </Button>
            </>
          )}
        </>
      )}
    </div>
  );
}
