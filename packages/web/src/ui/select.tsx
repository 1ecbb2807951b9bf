import { Select as PlainSelect, type SelectProps } from 'antd';
import { useLayoutEffect, useRef, type ReactNode } from 'react';

/** Chooses from a list. The library leaves the list without a name; here it has the name of its field. */
export function Select<Value>(props: SelectProps<Value>): ReactNode {
  return <PlainSelect<Value> popupRender={named} {...props} />;
}

const named = (list: ReactNode): ReactNode => <NamedList>{list}</NamedList>;

/**
 * Gives the list inside it the name of the field that opens it. While it closes, the field no longer refers to it and a
 * screen reader would meet a list without a name.
 */
function NamedList({ children }: { readonly children: ReactNode }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  // After every rendering: the list is another element while there is nothing to choose.
  useLayoutEffect(() => {
    const list = box.current?.querySelector('[role=listbox]');
    const field = list && document.getElementById(list.id.replace(/_list$/, ''));
    if (!(list && field instanceof HTMLInputElement)) return;
    const name = field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? '';
    if (name !== '') list.setAttribute('aria-label', name);
  });
  return <div ref={box}>{children}</div>;
}
