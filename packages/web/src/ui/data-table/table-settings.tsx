import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { kitMessages } from '../messages.ts';
import type { Column } from './columns.ts';
import type { TableLook } from './table-look.ts';

interface TableSettingsProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly look: TableLook;
  readonly onLook: (look: TableLook) => void;
}

/** Lets the reader choose columns and row height. */
export function TableSettings<Row>({ columns, look, onLook }: TableSettingsProps<Row>): ReactNode {
  const say = useMessages(kitMessages);
  const choosable = columns.filter(({ fixed }) => fixed !== true);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="table-settings">
          <fieldset>
            <legend>{say('list.columns')}</legend>
            {choosable.map(({ key, title }) => (
              <Checkbox
                key={key}
                checked={!look.hidden.includes(key)}
                onChange={({ target }) =>
                  onLook({
                    ...look,
                    hidden: target.checked ? look.hidden.filter((one) => one !== key) : [...look.hidden, key],
                  })
                }
              >
                {title}
              </Checkbox>
            ))}
          </fieldset>
          <fieldset>
            <legend>{say('list.density')}</legend>
            <Segmented
              value={look.tight}
              options={[
                { value: false, label: say('list.loose') },
                { value: true, label: say('list.tight') },
              ]}
              onChange={(tight) => onLook({ ...look, tight })}
            />
          </fieldset>
        </div>
      }
    >
      <Button className="desk-only" icon={<SettingOutlined />} aria-label={say('list.settings')} />
    </Popover>
  );
}
