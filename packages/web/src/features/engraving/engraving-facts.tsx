import type { EngravingView } from '@yinxin/contract';
import { useMessages } from '../../lib/i18n.ts';
import { terms } from '../../lib/terms.ts';
import { Instant } from '../../ui/instant.tsx';
import type { Fact } from '../../ui/record-page.tsx';
import { sealsMessages } from '../seals/messages.ts';
import { sizeText } from '../seals/size-text.ts';
import { engravingMessages } from './messages.ts';

/** The seal as it is asked for. */
export function useSealFacts({ name, kind, size, inscription }: EngravingView): readonly Fact[] {
  const say = useMessages(engravingMessages);
  const saySeal = useMessages(sealsMessages);
  const sayTerm = useMessages(terms);
  return [
    { label: say('name'), value: name },
    { label: say('kind'), value: sayTerm(`seal.${kind}`) },
    { label: say('size'), value: `${saySeal(`shape.${size.shape}`)} ${sizeText(size)}` },
    { label: say('inscription'), value: inscription },
  ];
}

/** Everything that the request says. */
export function useRequestFacts(engraving: EngravingView): readonly Fact[] {
  const say = useMessages(engravingMessages);
  const seal = useSealFacts(engraving);
  return [
    ...seal,
    { label: say('reason'), value: say(`reason.${engraving.reason}`) },
    { label: say('entity'), value: engraving.entityName },
    { label: say('department'), value: engraving.departmentName },
    { label: say('requester'), value: engraving.requester.name },
    { label: say('submittedAt'), value: <Instant at={engraving.submittedAt} /> },
    { label: say('purpose'), value: engraving.purpose, wide: true },
  ];
}
