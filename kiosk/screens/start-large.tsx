import { useHall } from '../context.ts';
import { sizeFor } from '../fit.ts';
import {
  CallTouch,
  ContrastSwitch,
  Frame,
  LanguageSwitch,
  LargeSwitch,
  ListenSwitch,
  LowSwitch,
} from '../parts/frame.tsx';
import { checkInPhase, reinstatePhase } from '../steps/moves.ts';
import { t as appointment } from '../words/appointment.ts';
import { t as common } from '../words/common.ts';
import { t as start } from '../words/start.ts';
import { t } from '../words/ways.ts';

/** Four rows in everyday words, five where appointments are made; their numbers are those of a tactile keypad. */
export function StartLarge() {
  const { go, low, view } = useHall();
  const rows = [
    { title: t('largeTake'), help: t('largeTakeHelp'), to: () => go({ at: 'frequent', page: 0 }) },
    {
      title: t('largeFind'),
      help: t('largeFindHelp'),
      to: () => go({ at: 'departments', theme: null, page: 0 }),
    },
    { title: t('largeMissed'), help: t('largeMissedHelp'), to: () => go(reinstatePhase) },
    ...(view?.queues.some(({ bookable }) => bookable)
      ? [
          {
            title: appointment('checkIn'),
            help: appointment('checkInHelp'),
            to: () => go(checkInPhase),
          },
        ]
      : []),
    { title: t('largeHelp'), help: t('largeHelpHelp'), to: () => go({ at: 'help' }) },
  ];
  const sizes = low
    ? [76, 68, 60].slice(rows.length > 4 ? 2 : 0)
    : [100, 84, 72, 60].slice(rows.length > 4 ? 1 : 0);
  const size = Math.min(...rows.map(({ title }) => sizeFor(title, 700, 1, sizes)));
  return (
    <Frame
      name="start-large"
      foot={
        <>
          <LargeSwitch />
          <span class="spring" />
          {low && <LanguageSwitch />}
          <CallTouch />
          <ListenSwitch />
          {!low && <ContrastSwitch />}
          <LowSwitch />
        </>
      }
    >
      <h1 class="hello">
        {start('hello')}
        <br />
        {start('question')}
      </h1>
      {low && <p class="ask">{common('lower')}</p>}
      <ul class={`big-rows ${rows.length > 4 ? 'big-rows-five' : ''}`}>
        {rows.map(({ title, help, to }, index) => (
          <li key={title}>
            <button
              type="button"
              class={`big-row ${index === 0 ? 'big-row-red' : ''}`}
              onClick={to}
              data-key={index + 1}
            >
              <span class="key-number" aria-hidden="true">
                {index + 1}
              </span>
              <span class="row-words">
                <span class="big-row-title" style={{ fontSize: `${size}px` }}>
                  {title}
                </span>
                <span class="big-row-help">{help}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
