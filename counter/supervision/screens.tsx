import { useSignal } from '@preact/signals';
import type { FloorView, ScreenLine } from '../../hub/contract/views/floor.ts';
import { say } from '../../hub/web/messages.ts';
import { clockTime } from '../../hub/web/time.ts';
import { Mark, Plate } from '../common/shape.tsx';
import { counterName } from '../common/words.ts';
import { assignmentOf, EMPTY_FORM, type ScreenForm, saysThanks } from './assignment.ts';
import { ScreenFields } from './screen-fields.tsx';
import type { Watch } from './supervision.tsx';
import { Unpublished } from './unpublished.tsx';
import { groundWord, lackWord, roleWord, t, zoneName } from './words.ts';

/** Screens: pair one by its six digits, see which are well, change or remove them (D1). */
export function Screens({ watch }: { watch: Watch }) {
  const { view, powers } = watch;
  return (
    <div class={powers.floor ? 'page page-split' : 'page'}>
      {powers.floor && <PairForm watch={watch} />}
      <div class="page-main">
        {view.screens.length === 0 ? (
          <p class="page-none">{t('noScreens')}</p>
        ) : (
          <table class="table">
            <thead>
              <tr>
                <th>{t('screen')}</th>
                <th>{t('role')}</th>
                <th>{t('connection')}</th>
                <th>{t('voice')}</th>
                <th>{t('size')}</th>
                {powers.floor && (
                  <th>
                    <span class="visually-hidden">{t('actions')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {view.screens.map((screen) => (
                <Row key={screen.device} screen={screen} watch={watch} />
              ))}
            </tbody>
          </table>
        )}
        <Unpublished view={view} />
      </div>
    </div>
  );
}

function Row({ screen, watch }: { screen: ScreenLine; watch: Watch }) {
  const { view, powers, open } = watch;
  const { assignment } = screen;
  return (
    <tr>
      <td>
        <strong>{screen.name}</strong>
      </td>
      <td>
        {roleWord(assignment.role)}
        <small>
          {[nowOf(screen), whereOf(screen, view), groundWord(assignment.theme)]
            .filter((part) => part)
            .join(' · ')}
        </small>
      </td>
      <td>
        {screen.connected ? (
          <span class="state-cell">
            <Mark shape="ok" />
            {t('online')}
          </span>
        ) : (
          <Plate shape="lost">
            {screen.lastSeen === null
              ? t('neverSeen')
              : t('lostSince', { time: clockTime(screen.lastSeen, view.hall.timeZone) })}
          </Plate>
        )}
      </td>
      <td>
        <Sound screen={screen} />
      </td>
      <td class="quiet">
        {screen.size}
        {assignment.columns !== undefined && <small>{`LED ${assignment.columns}×${assignment.rows}`}</small>}
        {screen.version !== null && !screen.outdated && (
          <small>{t('version', { version: screen.version })}</small>
        )}
        {screen.outdated && (
          <small>
            <Plate shape="warn">{t('outdated', { version: screen.version ?? '' })}</Plate>
          </small>
        )}
      </td>
      {powers.floor && (
        <td class="actions">
          <button
            type="button"
            class="button button-small"
            onClick={() => open({ kind: 'reassign', device: screen.device })}
          >
            {t('reassign')}
          </button>
          <button
            type="button"
            class="button button-small"
            onClick={() => open({ kind: 'unpair', device: screen.device })}
          >
            {t('unpair')}
          </button>
        </td>
      )}
    </tr>
  );
}

function Sound({ screen }: { screen: ScreenLine }) {
  if (!screen.assignment.sound) return <span class="quiet">{t('soundOff')}</span>;
  if (screen.soundAllowed === false) return <Plate shape="late">{t('soundRefused')}</Plate>;
  return <>{t(saysThanks(screen.assignment.role) ? 'thanksOn' : 'soundOn')}</>;
}

/** What a playlist shows at this hour, and the page that stands there. */
function nowOf({ assignment, shows, page }: ScreenLine): string {
  const now = assignment.role === shows ? '' : t('showsNow', { role: roleWord(shows) });
  const at = page && page.of > 1 ? t('pageOf', { at: page.at, of: page.of }) : '';
  return [now, at].filter((part) => part).join(' ');
}

function whereOf({ assignment }: ScreenLine, view: FloorView): string {
  const counter = view.counters.find((one) => one.id === assignment.counter);
  const kiosk = view.kiosks.find((one) => one.id === assignment.kiosk);
  if (counter) return counterName(say(counter.name));
  if (kiosk) return say(kiosk.name);
  return assignment.zone ? zoneName(assignment.zone) : '';
}

function PairForm({ watch }: { watch: Watch }) {
  const code = useSignal('');
  const name = useSignal('');
  const form = useSignal<ScreenForm>(EMPTY_FORM);
  const lack = useSignal<string | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    const filled = assignmentOf(form.value);
    lack.value = !/^\d{6}$/.test(code.value)
      ? t('needCode')
      : name.value.trim() === ''
        ? t('needName')
        : lackWord(filled);
    if (lack.value !== null || !filled.ok) return;
    const paired = await watch.desk.run('pair', {
      type: 'PairScreen',
      code: code.value,
      name: name.value.trim(),
      assignment: filled.assignment,
    });
    if (!paired) return;
    code.value = '';
    name.value = '';
    form.value = EMPTY_FORM;
  };
  return (
    <form class="page-form" onSubmit={(event) => void submit(event)}>
      <h2>{t('pairTitle')}</h2>
      <p class="quiet">{t('pairLead', { address: `${location.origin}/display` })}</p>
      <label>
        <span>{t('code')}</span>
        <input
          class="code"
          inputMode="numeric"
          autocomplete="off"
          maxLength={6}
          placeholder="000000"
          value={code.value}
          onInput={(event) => {
            code.value = event.currentTarget.value.replace(/\D/g, '').slice(0, 6);
            event.currentTarget.value = code.value;
          }}
        />
      </label>
      <label>
        <span>{t('name')}</span>
        <input
          maxLength={60}
          placeholder={t('nameHint')}
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
      </label>
      <ScreenFields
        form={form.value}
        view={watch.view}
        onChange={(part) => {
          form.value = { ...form.value, ...part };
          lack.value = null;
        }}
      />
      <p class="form-refused" role="alert">
        {lack.value}
      </p>
      <button type="submit" class="button button-strong" disabled={watch.desk.busy.value !== null}>
        {t('pair')}
      </button>
    </form>
  );
}
