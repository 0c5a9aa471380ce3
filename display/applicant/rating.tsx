import type { CounterSign } from '../../hub/contract/views/counter-sign.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { counterName } from '../place.ts';
import { type Word, word } from '../words.ts';
import { Face } from './face.tsx';
import { LEVELS, type RateEvent, type RateState, REASONS } from './rate.ts';

type Shown = Exclude<RateState, { is: 'none' }>;
type About = NonNullable<CounterSign['prompt']>['about'];

/** The rating after service: five equal faces, then, for the low ones, why. */
export function Rating(props: {
  sign: CounterSign;
  state: Shown;
  offline: boolean;
  happen: (event: RateEvent) => void;
}) {
  const { sign, state, happen } = props;
  return (
    <main class="applicant rating">
      <RatingHeader sign={sign} />
      <RatingBody
        about={sign.prompt?.about ?? 'visit'}
        state={state}
        offline={props.offline}
        happen={happen}
      />
      <footer class="rating-foot">
        {sign.phase === 'called' && sign.number !== null ? (
          <strong>{word('rating.next', 'zh', { number: sign.number })}</strong>
        ) : (
          <p>
            {word('rating.private', 'zh')}
            <span lang="en">{word('rating.private', 'en')}</span>
          </p>
        )}
      </footer>
    </main>
  );
}

function RatingHeader({ sign }: { sign: CounterSign }) {
  return (
    <header class="rating-header">
      <b>{counterName(sign.place.name).zh}</b>
      {sign.prompt && <span>{sign.prompt.number}</span>}
      {sign.prompt?.clerk && (
        <p>
          {word('applicant.clerk', 'zh')} <b>{sign.prompt.clerk.zh}</b>
        </p>
      )}
    </header>
  );
}

function RatingBody({
  about,
  state,
  offline,
  happen,
}: {
  about: About;
  state: Shown;
  offline: boolean;
  happen: (event: RateEvent) => void;
}) {
  switch (state.is) {
    case 'faces':
      return <Faces about={about} happen={happen} />;
    case 'reasons':
      return <Reasons state={state} happen={happen} />;
    case 'sending':
      return <Sentence title={offline ? 'rating.waiting' : 'rating.sending'} help={null} />;
    case 'thanks':
      return <Sentence title="rating.thanks" help={state.low ? 'rating.thanks.low' : null} />;
    case 'over':
      return <Sentence title="rating.over" help={null} />;
  }
}

function Faces({ about, happen }: { about: About; happen: (event: RateEvent) => void }) {
  return (
    <section class="rating-body">
      <RatingTitle title={about === 'case' ? 'rating.title.case' : 'rating.title'} help="rating.help" />
      <div class="faces">
        {LEVELS.map((level) => (
          <button
            key={level}
            type="button"
            data-level={level}
            onClick={() => happen({ type: 'face', level })}
          >
            <Face level={level} />
            <b>{word(`rating.${level}`, 'zh')}</b>
            <span lang="en">{word(`rating.${level}`, 'en')}</span>
          </button>
        ))}
      </div>
    </section>
  );
}

function Reasons({
  state,
  happen,
}: {
  state: Extract<RateState, { is: 'reasons' }>;
  happen: (event: RateEvent) => void;
}) {
  hubNow();
  const left = Math.max(0, Math.ceil((state.until - Date.now()) / 1000));
  return (
    <section class="rating-body">
      <RatingTitle title="rating.why" help="rating.why.help" />
      <div class="reasons">
        {REASONS.map((reason) => {
          const chosen = state.answer.reasons.includes(reason);
          return (
            <button
              key={reason}
              type="button"
              aria-pressed={chosen}
              data-reason={reason}
              onClick={() => happen({ type: 'reason', reason })}
            >
              <b>{word(`reason.${reason}`, 'zh')}</b>
              <span lang="en">{word(`reason.${reason}`, 'en')}</span>
            </button>
          );
        })}
      </div>
      <div class="rating-send">
        <button type="button" onClick={() => happen({ type: 'send' })}>
          {word('rating.send', 'zh')} <span lang="en">{word('rating.send', 'en')}</span>
        </button>
        <p>{word('rating.alone', 'zh', { n: left })}</p>
      </div>
    </section>
  );
}

function RatingTitle({ title, help }: { title: Word; help: Word }) {
  return (
    <header class="rating-title">
      <h1>{word(title, 'zh')}</h1>
      <p>
        {word(help, 'zh')}
        <span lang="en">{word(title, 'en')}</span>
      </p>
    </header>
  );
}

function Sentence({ title, help }: { title: Word; help: Word | null }) {
  return (
    <section class="rating-body rating-sentence" role="status">
      <h1>{word(title, 'zh')}</h1>
      {help && <p>{word(help, 'zh')}</p>}
      <p lang="en">
        {word(title, 'en')}
        {help && `. ${word(help, 'en')}.`}
      </p>
    </section>
  );
}
