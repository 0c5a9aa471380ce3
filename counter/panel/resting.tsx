import { hubNow } from '../../hub/web/clock.ts';
import { say } from '../../hub/web/messages.ts';
import { minutes } from '../../hub/web/time.ts';
import { Keycap, Plate } from '../common/shape.tsx';
import { pauseWord } from '../common/words.ts';
import { AtHand } from './at-hand.tsx';
import { Letters } from './letters.tsx';
import type { Panel } from './use-panel.ts';
import { signWord, t } from './words.ts';

type Props = { readonly panel: Panel; readonly timeZone: string };

/** Middle of a closed counter: open it, or see who has it. */
export function Closed({ panel, timeZone }: Props) {
  const { view } = panel;
  const taken = view.counter.state !== 'closed' && view.clerk;
  return (
    <section class="middle" aria-label={t('closedTitle')}>
      <div class="head">
        <strong class="number number-word">{taken ? '—' : t('closedTitle')}</strong>
        <div class="head-words">
          {taken && <h1>{t('takenTitle', { name: say(taken.name) })}</h1>}
          <p>{t(taken ? 'takenHint' : 'closedHint')}</p>
        </div>
      </div>
      {panel.slots.F2 === 'open' && panel.live && (
        <div class="rest-action">
          <button type="button" class="button button-strong" onClick={() => panel.act('open')}>
            <Keycap>F2</Keycap>
            {t('kOpen')}
          </button>
        </div>
      )}
      <AtHand panel={panel} timeZone={timeZone} />
      <Letters panel={panel} />
    </section>
  );
}

/** Middle of a paused counter: why, what the applicants read, and when the supervisor is told (W3). */
export function Paused({ panel, timeZone }: Props) {
  const { counter, policy } = panel.view;
  const reason = counter.pauseReason ?? 'briefly-away';
  const paused = counter.pausedAt === null ? 0 : minutes(hubNow() - counter.pausedAt);
  return (
    <section class="middle" aria-label={t('pausedTitle')}>
      <div class="head">
        <strong class="number number-word">{t('pausedTitle')}</strong>
        <div class="head-words">
          <h1>{pauseWord(reason)}</h1>
          <p>{t('pausedSign', { words: signWord(reason) })}</p>
        </div>
        {paused >= policy.pauseAlertMinutes ? (
          <Plate shape="late">{t('pauseTold', { n: policy.pauseAlertMinutes })}</Plate>
        ) : (
          <p class="quiet">{t('pauseLimit', { n: policy.pauseAlertMinutes })}</p>
        )}
      </div>
      {panel.slots.F9 === 'resume' && panel.live && (
        <div class="rest-action">
          <button type="button" class="button button-strong" onClick={() => panel.act('resume')}>
            <Keycap>F9</Keycap>
            {t('kResume')}
          </button>
        </div>
      )}
      <AtHand panel={panel} timeZone={timeZone} />
      <Letters panel={panel} />
    </section>
  );
}
