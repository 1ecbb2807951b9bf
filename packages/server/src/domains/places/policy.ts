import { permit, type Actor } from '../../platform/authz/index.ts';
import type { Aggregate } from '../../platform/transition.ts';
import { lackingProtections } from '@yinxin/contract';
import { placeDecider, type Place, type PlaceCommand, type PlaceEvent, type PlaceSurroundings } from './place.ts';

export const placeSubjects: Aggregate<Place, PlaceCommand, PlaceEvent, PlaceSurroundings> = {
  ...placeDecider,
  subjectType: 'place',
  table: 'places',
  policy: (actor, command, place) => {
    const entityId = command.type === 'register' ? command.entityId : place?.entityId;
    if (entityId === undefined) return { refused: { code: 'not-found' } };
    return mayKeepPlaces(actor, { entityId }) ?? { denied: 'place.manage' };
  },
  project: (place) => ({
    entity_id: place.entityId,
    name: place.name,
    kind: place.kind,
    status: place.state,
    capacity: place.capacity,
    lacking: [...lackingProtections(place)],
    responsible_id: place.responsibleId,
    search_text: [place.name, place.location].join('\n').toLowerCase(),
  }),
};

/** May this person change the storage places of the entity? */
export const mayKeepPlaces = (actor: Actor, { entityId }: Pick<Place, 'entityId'>) =>
  permit(actor, 'place.manage', { entityId });
