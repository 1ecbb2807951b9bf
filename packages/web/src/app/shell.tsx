import { DownOutlined, GlobalOutlined, LogoutOutlined } from '@ant-design/icons';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { Fragment, lazy, Suspense, type ReactNode } from 'react';
import { client } from '../lib/client.ts';
import { doorPaths } from '../lib/door-paths.ts';
import { speak, useLanguage, useMessages } from '../lib/i18n.ts';
import { usePerson } from '../lib/person.ts';
import { useSessionEnded } from '../lib/session.ts';
import { useAction } from '../lib/use-action.ts';
import { BrandMark } from '../ui/brand.tsx';
import { barOf, entryAt, groupsOf, menuFor, type MenuEntry } from './menu.ts';
import { shellMessages } from './messages.ts';

const SignInAgain = lazy(() => import('../features/identity/sign-in-again.tsx'));

/** The frame of every page: menu at the side on a desk, at the bottom of a phone; who is signed in on top. */
export function Shell(): ReactNode {
  const say = useMessages(shellMessages);
  const menu = menuFor(usePerson());
  const current = entryAt(menu, useLocation().pathname);
  const ended = useSessionEnded();
  return (
    <div className="shell">
      <title>{current === undefined ? say('name') : `${say(current.text)} · ${say('name')}`}</title>
      <a className="skip-link" href="#content">
        {say('skip')}
      </a>
      <header className="shell-top">
        <Link to="/" className="shell-brand">
          <BrandMark size={26} />
          <span>{say('name')}</span>
        </Link>
        <PersonMenu menu={menu} />
      </header>
      <nav className="shell-side" aria-label={say('navigation')}>
        {groupsOf(menu).map(({ group, entries }) => (
          <Fragment key={group}>
            {group === 'own' ? null : <p className="shell-group">{say(`group.${group}`)}</p>}
            <MenuList entries={entries} current={current} />
          </Fragment>
        ))}
      </nav>
      <main className="shell-main" id="content" tabIndex={-1}>
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      <nav className="shell-tabs" aria-label={say('navigation')}>
        <MenuList entries={barOf(menu)} current={current} />
      </nav>
      {ended ? (
        <Suspense>
          <SignInAgain />
        </Suspense>
      ) : null}
    </div>
  );
}

function MenuList({
  entries,
  current,
}: {
  readonly entries: readonly MenuEntry[];
  readonly current: MenuEntry | undefined;
}): ReactNode {
  const say = useMessages(shellMessages);
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.to}>
          <Link to={entry.to} aria-current={entry === current ? 'page' : undefined}>
            <entry.icon />
            <span>{say(entry.text)}</span>
            {entry.Badge === undefined ? null : <entry.Badge />}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Who is signed in, the language, the way out, and on a phone the pages that the bar has no room for. */
function PersonMenu({ menu }: { readonly menu: readonly MenuEntry[] }): ReactNode {
  const say = useMessages(shellMessages);
  const person = usePerson();
  const language = useLanguage();
  const signOut = useAction(async () => {
    await client.identity.signOut();
    location.replace(doorPaths.signIn);
  });
  const bar = barOf(menu);
  const beyondTabs = groupsOf(menu.filter((entry) => !bar.includes(entry))).map(({ group, entries }) => ({
    key: group,
    type: 'group' as const,
    className: 'phone-only',
    label: group === 'own' ? null : say(`group.${group}`),
    children: entries.map((entry) => ({
      key: entry.to,
      icon: <entry.icon />,
      label: <Link to={entry.to}>{say(entry.text)}</Link>,
    })),
  }));
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...beyondTabs,
          {
            key: 'language',
            icon: <GlobalOutlined />,
            label: say('language'),
            onClick: () => {
              void speak(language === 'en' ? 'zh-CN' : 'en');
            },
          },
          {
            key: 'sign-out',
            icon: <LogoutOutlined />,
            label: say('signOut'),
            onClick: () => {
              void signOut.act(undefined);
            },
          },
        ],
      }}
    >
      <Button type="text" loading={signOut.busy} icon={<DownOutlined />} iconPlacement="end">
        {person.displayName}
      </Button>
    </Dropdown>
  );
}
