import { say } from '../../hub/web/messages.ts';
import { useHall } from '../context.ts';
import { centre, type Leg, type Point } from '../way.ts';
import { t } from '../words/ways.ts';

const pointsOf = (line: readonly Point[]): string => line.map(([x, y]) => `${x},${y}`).join(' ');

/** One floor: walls, counters as their plates, this kiosk, and the way in red. `here`: this kiosk's id, when it stands on it. */
export function Plan(props: {
  readonly leg: Leg;
  readonly targets: readonly string[];
  readonly here: string | null;
}) {
  const { plan, line } = props.leg;
  const [width, height] = plan.size;
  const mine = props.here === null ? null : centre(plan, props.here);
  return (
    <svg class="plan" viewBox={`-1 -1 ${width + 2} ${height + 2}`} role="img" aria-label={t('planLabel')}>
      {plan.walls.map((wall) => (
        <polyline class="plan-wall" points={pointsOf(wall)} key={pointsOf(wall)} />
      ))}
      <polyline class="plan-way" points={pointsOf(line)} />
      {plan.stairs.map((stairs) => (
        <g class="plan-stairs" key={stairs.id}>
          <rect x={stairs.at[0] - 2.5} y={stairs.at[1] - 2.5} width="5" height="5" />
          <path d={`M${stairs.at[0] - 2} ${stairs.at[1] + 1.8}h1.2v-1.2h1.2v-1.2h1.2v-1.2h1.2`} fill="none" />
        </g>
      ))}
      {plan.spots.map(({ id, at: [x, y, w, h] }) => (
        <Spot key={id} id={id} box={[x, y, w, h]} wanted={props.targets.includes(id)} />
      ))}
      {mine && (
        <g class="plan-here">
          <circle cx={mine[0]} cy={mine[1]} r="1.8" />
          <text x={mine[0] + 3} y={mine[1] + 1.2} font-size="3.4">
            {t('youAreHere')}
          </text>
        </g>
      )}
    </svg>
  );
}

function Spot(props: {
  readonly id: string;
  readonly box: readonly [number, number, number, number];
  readonly wanted: boolean;
}) {
  const { view, catalogue } = useHall();
  const places = [...catalogue.desks, ...(view?.queues ?? []).flatMap((queue) => queue.places)];
  const name = places.find((place) => place.id === props.id)?.name;
  // Other kiosks are no landmark.
  if (!name) return null;
  const [x, y, w, h] = props.box;
  const words = say(name);
  const size = Math.min(
    h * 0.62,
    (w * 0.9) / Math.max(1, words.length * (words.charCodeAt(0) > 0x2e80 ? 1 : 0.56)),
  );
  return (
    <g class={props.wanted ? 'plan-spot plan-wanted' : 'plan-spot'}>
      <rect x={x} y={y} width={w} height={h} />
      <text x={x + w / 2} y={y + h / 2 + size * 0.36} font-size={size} text-anchor="middle">
        {words}
      </text>
    </g>
  );
}
