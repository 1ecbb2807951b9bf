import { ScanOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { readSealLabel, type InventoryItemView, type Recognition } from '@yinxin/contract';
import { Alert, Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import type { Counting } from './inventory-page.tsx';
import { LabelScanner } from './label-scanner.tsx';
import { canScan } from './label-detector.ts';
import { inventoryMessages } from './messages.ts';

interface ByLabelProps {
  readonly items: readonly InventoryItemView[];
  readonly onFound: (counting: Counting) => void;
}

type Trouble = { readonly kind: 'mistyped' } | { readonly kind: 'counted' | 'foreign'; readonly code: string };

/** Finds the seal to count by its label: scanned where the browser can, or its code typed in. */
export function CountByLabel({ items, onFound }: ByLabelProps): ReactNode {
  const say = useMessages(inventoryMessages);
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState<Trouble>();
  const [scanning, setScanning] = useState(false);

  const look = (text: string, recognised: Recognition): void => {
    setScanning(false);
    const code = readSealLabel(text);
    if (code === undefined) return setTrouble({ kind: 'mistyped' });
    const item = items.find(({ labelCode }) => labelCode === code);
    if (item === undefined) return setTrouble({ kind: 'foreign', code });
    if (item.count !== null) return setTrouble({ kind: 'counted', code });
    setTrouble(undefined);
    setTyped('');
    onFound({ item, recognised });
  };

  return (
    <div className="inventory-label">
      <Form className="inventory-label-form" onFinish={() => look(typed, 'typed')}>
        <Input
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          placeholder={say('label.example')}
          aria-label={say('label')}
          autoCapitalize="characters"
          autoComplete="off"
          maxLength={100}
        />
        <Button htmlType="submit">{say('label.look')}</Button>
        {canScan() ? (
          <Button type="primary" icon={<ScanOutlined />} onClick={() => setScanning(true)}>
            {say('scan')}
          </Button>
        ) : null}
      </Form>
      {trouble === undefined ? null : (
        <Alert
          type="warning"
          showIcon
          title={say(`label.${trouble.kind}`)}
          description={
            trouble.kind === 'foreign' ? (
              <Link to="/seals/label/$code" params={{ code: trouble.code }}>
                {say('label.see')}
              </Link>
            ) : undefined
          }
        />
      )}
      <LabelScanner open={scanning} onClose={() => setScanning(false)} onFound={(text) => look(text, 'scanned')} />
    </div>
  );
}
