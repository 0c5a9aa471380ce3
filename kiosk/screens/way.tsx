import { say } from '../../hub/web/messages.ts';
import { useHall } from '../context.ts';
import { sizeFor } from '../fit.ts';
import { Frame } from '../parts/frame.tsx';
import { levelWords, Where } from '../parts/place.tsx';
import { Plan } from '../parts/plan.tsx';
import { placesNamed } from '../places.ts';
import type { PhaseOf } from '../session.ts';
import { wayTo } from '../way.ts';
import { t } from '../words/ways.ts';

/** The way from this kiosk to the counters, drawn on the plans of the floors it crosses (K2). */
export function Way({ phase }: { phase: PhaseOf<'way'> }) {
  const { view, catalogue } = useHall();
  if (!view) return <Frame name="way">{null}</Frame>;
  const legs = wayTo(catalogue.floors, view.kiosk, phase.counters) ?? [];
  const name = say(phase.name);
  return (
    <Frame name="way">
      <div class="list-head">
        <h1 class="headline" style={{ fontSize: `${sizeFor(name, 960, 1, [72, 60, 50, 42])}px` }}>
          {name}
        </h1>
        <p class="way-where">
          <Where places={placesNamed(phase.counters, view.queues, catalogue.desks)} />
        </p>
      </div>
      <ol class="legs">
        {legs.map((leg, index) => (
          <li key={leg.plan.floor}>
            <p class="leg-words">
              <strong>{levelWords(leg.plan.floor)}</strong>
              {leg.stairs === null && t('wayHere')}
              {leg.stairs !== null && index === 0 && t('wayStairs', { stairs: say(leg.stairs.name) })}
              {leg.stairs !== null && index > 0 && t('wayOn', { stairs: say(leg.stairs.name) })}
            </p>
            <Plan leg={leg} targets={phase.counters} here={index === 0 ? view.kiosk.id : null} />
          </li>
        ))}
      </ol>
    </Frame>
  );
}
