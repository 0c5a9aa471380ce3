import type { CounterSign } from '../../hub/contract/views/counter-sign.ts';
import type { HallLine } from '../../hub/contract/views/hall.ts';
import { fitted, u } from '../fit.ts';
import { word } from '../words.ts';
import { CounterHead, Foot } from './card.tsx';

type Props = { sign: CounterSign; hall: HallLine };

/** A number is on its way to this counter. */
export function Called({ sign }: { sign: CounterSign }) {
  const number = sign.number ?? '';
  return (
    <main class="applicant called">
      <p>{word('applicant.called', 'zh')}</p>
      <b style={{ fontSize: u(fitted(number, 1150, 430)) }}>{number}</b>
      <p lang="en">{word('applicant.called', 'en')}</p>
    </main>
  );
}

/** What is being handled, in large type. */
export function Serving({ sign, hall }: Props) {
  const item = sign.item?.zh ?? word('applicant.consultation', 'zh');
  return (
    <main class="applicant">
      <section class="serving">
        <CounterHead sign={sign} />
        <p class="serving-title">
          {word('applicant.serving', 'zh')}
          <b>{sign.number}</b>
        </p>
        <h1 style={{ fontSize: u(fitted(item, 2200, 84)) }}>{item}</h1>
        {sign.item && <p lang="en">{sign.item.en}</p>}
        {sign.clerk && (
          <p class="serving-clerk">
            {word('applicant.clerk', 'zh')} <b>{sign.clerk.name.zh}</b>
          </p>
        )}
      </section>
      <Foot sentence={word('applicant.fees', 'zh')} english={word('applicant.fees', 'en')} hall={hall} />
    </main>
  );
}

/** 临时有事，请稍候 and its kin; closed. */
export function Away({ sign, hall }: Props) {
  const paused = sign.state === 'paused';
  const title = paused ? (`pause.${sign.pauseReason ?? 'briefly-away'}` as const) : 'applicant.closed';
  const help = paused ? 'applicant.paused.help' : 'applicant.closed.help';
  return (
    <main class="applicant">
      <section class="away">
        <CounterHead sign={sign} />
        <h1 style={{ fontSize: u(fitted(word(title, 'zh'), 1150, 136)) }}>{word(title, 'zh')}</h1>
        <p lang="en">{word(title, 'en')}</p>
      </section>
      <Foot sentence={word(help, 'zh')} english={word(help, 'en')} hall={hall} />
    </main>
  );
}
