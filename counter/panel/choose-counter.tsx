import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { CountersView } from '../../hub/contract/views/panel.ts';
import { say } from '../../hub/web/messages.ts';
import { byFloor } from '../common/floors.ts';
import { FullPage } from '../common/full-page.tsx';
import { Mark } from '../common/shape.tsx';
import { common, floorName } from '../common/words.ts';
import { t } from './words.ts';

type Props = {
  readonly view: CountersView;
  readonly live: boolean;
  readonly onChoose: (counter: string) => void;
  readonly onSignOut: () => void;
};

/** After sign-in: which counter today? By its number and Enter, or by a click; the building in section. */
export function ChooseCounter({ view, live, onChoose, onSignOut }: Props) {
  const typed = useSignal('');
  const able = view.counters.filter((counter) => counter.allowed);
  const named = () => able.find((counter) => say(counter.name) === typed.value) ?? null;
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (/^[0-9A-Za-z]$/.test(event.key)) typed.value = (typed.value + event.key).slice(-4);
      else if (event.key === 'Backspace' || event.key === 'Escape') typed.value = '';
      else if (event.key === 'Enter' && live) {
        // Read now, not when last drawn: two quick keys come before the next frame.
        const found = named();
        if (found) onChoose(found.id);
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  const found = named();
  return (
    <FullPage title={t('chooseCounter')} line={t('chooseHint')} onSignOut={onSignOut}>
      {view.me && (
        <p class="choose-me">
          <strong>{say(view.me.name)}</strong>
          {view.me.department && <span>{say(view.me.department)}</span>}
          <span>{say(view.me.post)}</span>
          <output class="choose-typed">{typed.value}</output>
        </p>
      )}
      {able.length === 0 && <p class="choose-none">{t('noCounters')}</p>}
      {byFloor(view.counters).map(({ floor, counters }) => (
        <section class="choose-floor" key={floor}>
          <h2>{floorName(floor)}</h2>
          <div>
            {counters.map((counter) => (
              <button
                key={counter.id}
                type="button"
                class="choose-counter"
                disabled={!counter.allowed || !live}
                data-found={found?.id === counter.id || undefined}
                data-mine={counter.mine || undefined}
                data-taken={counter.state !== 'closed' || undefined}
                onClick={() => onChoose(counter.id)}
              >
                <strong class={say(counter.name).length > 2 ? 'choose-name choose-long' : 'choose-name'}>
                  {say(counter.name)}
                </strong>
                <Standing counter={counter} />
              </button>
            ))}
          </div>
        </section>
      ))}
      {view.roles.some((role) => role === 'supervisor' || role === 'administrator') && (
        <a class="link" href="/supervision">
          {common('openHall')}
        </a>
      )}
    </FullPage>
  );
}

function Standing({ counter }: { counter: CountersView['counters'][number] }) {
  if (counter.mine)
    return (
      <span class="choose-state">
        <Mark shape="busy" />
        {t('mine')}
      </span>
    );
  if (counter.state !== 'closed')
    return (
      <span class="choose-state">
        <Mark shape="idle" />
        {t('takenBy', { name: counter.clerk ? say(counter.clerk) : '—' })}
      </span>
    );
  return (
    <span class="choose-state">
      <Mark shape="closed" />
      {t('freeCounter')}
    </span>
  );
}
