import { useHall } from '../context.ts';
import { sizeFor } from '../fit.ts';
import {
  ContrastSwitch,
  Frame,
  LanguageSwitch,
  LargeSwitch,
  ListenSwitch,
  LowSwitch,
} from '../parts/frame.tsx';
import { reinstatePhase } from '../steps/moves.ts';
import { t as common } from '../words/common.ts';
import { t as start } from '../words/start.ts';
import { t } from '../words/ways.ts';

/** Four rows in everyday words; their numbers are those of a tactile keypad. */
export function StartLarge() {
  const { go, low } = useHall();
  const rows = [
    { title: t('largeTake'), help: t('largeTakeHelp'), to: () => go({ at: 'frequent', page: 0 }) },
    {
      title: t('largeFind'),
      help: t('largeFindHelp'),
      to: () => go({ at: 'departments', theme: null, page: 0 }),
    },
    { title: t('largeMissed'), help: t('largeMissedHelp'), to: () => go(reinstatePhase) },
    { title: t('largeHelp'), help: t('largeHelpHelp'), to: () => go({ at: 'help' }) },
  ];
  const size = Math.min(
    ...rows.map(({ title }) => sizeFor(title, 700, 1, low ? [76, 68, 60] : [100, 84, 72, 60])),
  );
  return (
    <Frame
      name="start-large"
      foot={
        <>
          <LargeSwitch />
          <span class="spring" />
          {low && <LanguageSwitch />}
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
      <ul class="big-rows">
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
