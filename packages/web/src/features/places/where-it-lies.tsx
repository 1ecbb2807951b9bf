import { Link } from '@tanstack/react-router';
import type { SealView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { sealsMessages } from '../seals/messages.ts';
import { placesMessages } from './messages.ts';

/** The place in which a physical seal lies, and where inside; or what was written down before places were registered. */
export function WhereItLies({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(placesMessages);
  const saySeals = useMessages(sealsMessages);
  const reads = may(usePerson(), 'place.read');
  const { storagePlace, place, face, medium } = seal;
  if (medium === 'electronic') return '—';
  // The reader sees the place, or is not meant to: only for those who look after seals there may be warnings or a face.
  if (storagePlace === null) return place ?? saySeals(face === null ? 'hidden' : 'none');
  const { id, name, despite } = storagePlace;
  return (
    <>
      {reads ? (
        <Link to="/places/$id" params={{ id }}>
          {name}
        </Link>
      ) : (
        name
      )}
      {place === null ? null : ` · ${place}`}
      {despite === null ? null : <p className="muted">{say('despite.was', { reason: despite })}</p>}
    </>
  );
}
