import './door.css';
import type { ReactNode } from 'react';
import { messages, speak, useLanguage, useMessages } from '../../lib/i18n.ts';
import { BrandMark } from '../brand.tsx';

const texts = messages('door', {
  zh: {
    name: '印信',
    promise: '企业印章全过程管理',
    language: '界面语言',
  },
  en: {
    name: 'Yinxin',
    promise: 'The whole life of a company’s seals',
    language: 'Language',
  },
});

interface DoorFrameProps {
  readonly title: string;
  /** More than a form: room for facts beside each other. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The page around a door's form: the house mark, one sheet, and the choice of language. */
export function DoorFrame({ title, wide = false, children }: DoorFrameProps): ReactNode {
  const say = useMessages(texts);
  return (
    <div className="door">
      <title>{`${title} · ${say('name')}`}</title>
      <header className="door-brand">
        <BrandMark size={44} />
        <div>
          <p className="door-name">{say('name')}</p>
          <p className="door-promise">{say('promise')}</p>
        </div>
      </header>
      <main className={wide ? 'door-sheet door-wide' : 'door-sheet'}>
        <h1>{title}</h1>
        {children}
      </main>
      <LanguageChoice label={say('language')} />
    </div>
  );
}

function LanguageChoice({ label }: { readonly label: string }): ReactNode {
  const language = useLanguage();
  return (
    <nav className="door-languages" aria-label={label}>
      {(['zh-CN', 'en'] as const).map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          onClick={() => {
            void speak(one);
          }}
        >
          {one === 'en' ? 'English' : '中文'}
        </button>
      ))}
    </nav>
  );
}
