import type { DeviceLine, FloorView } from '../../hub/contract/views/floor.ts';
import { say } from '../../hub/web/messages.ts';
import { clockTime } from '../../hub/web/time.ts';
import { Mark, Plate, type Shape } from '../common/shape.tsx';
import { common, counterName, deviceDetail, deviceWord, faultWord, floorName } from '../common/words.ts';
import type { Watch } from './supervision.tsx';
import { t, testWord, zoneName } from './words.ts';

const SHAPES: Readonly<Record<DeviceLine['state'], Shape>> = {
  ok: 'ok',
  warning: 'warn',
  fault: 'late',
  offline: 'lost',
  unknown: 'idle',
};

/** How each kind is tried. */
const TESTS = {
  printer: 'testPage',
  a4: 'testPage',
  pad: 'testLamps',
  evaluator: 'testLamps',
  led: 'testSign',
  reader: 'testRead',
} as const satisfies Record<DeviceLine['kind'], Parameters<typeof t>[0]>;

/** Devices with state and binding; kiosks; tickets whose paper did not come out (P1, P4). */
export function Devices({ watch }: { watch: Watch }) {
  const { view, powers, open } = watch;
  return (
    <div class="page page-split page-right">
      <div class="page-main">
        {powers.floor && (
          <p class="page-tools">
            <button type="button" class="button" onClick={() => open({ kind: 'learn' })}>
              {t('learn')}
            </button>
            <span class="quiet">{t('learnHint')}</span>
          </p>
        )}
        {view.devices.length === 0 ? (
          <p class="page-none">{t('noDevices')}</p>
        ) : (
          <table class="table">
            <thead>
              <tr>
                <th>{t('device')}</th>
                <th>{t('kind')}</th>
                <th>{t('state')}</th>
                <th>{t('boundTo')}</th>
                <th>{t('lastSeen')}</th>
                {powers.floor && (
                  <th>
                    <span class="visually-hidden">{t('actions')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {view.devices.map((device) => (
                <Row key={device.device} device={device} watch={watch} />
              ))}
            </tbody>
          </table>
        )}
      </div>
      <div class="page-side">
        <Papers watch={watch} />
        <Kiosks view={view} />
        <Agents view={view} />
      </div>
    </div>
  );
}

/** A state in words; only a fault or a loss carries a plate. */
function State({ shape, word }: { shape: Shape; word: string }) {
  if (shape === 'late' || shape === 'lost') return <Plate shape={shape}>{word}</Plate>;
  return (
    <span class="state-cell">
      <Mark shape={shape} />
      {word}
    </span>
  );
}

function Row({ device, watch }: { device: DeviceLine; watch: Watch }) {
  const { view, powers, open, query } = watch;
  return (
    <tr>
      <td>
        <strong>{device.device}</strong>
      </td>
      <td>{deviceWord(device.kind)}</td>
      <td>
        <State shape={SHAPES[device.state]} word={deviceDetail(device)} />
        {device.test && (
          <small class="quiet">
            {testNow(device)} {clockTime(device.test.at, view.hall.timeZone)}
          </small>
        )}
      </td>
      <td>
        {boundName(device.boundTo, view) ?? <span class="quiet">{t('unbound')}</span>}
        {sharedWords(device, view).map((words) => (
          <small class="quiet" key={words}>
            {words}
          </small>
        ))}
      </td>
      <td class="quiet">{clockTime(device.lastSeen, view.hall.timeZone)}</td>
      {powers.floor && (
        <td class="actions">
          <button
            type="button"
            class="button button-small"
            disabled={device.test?.outcome === null}
            onClick={() => void query({ query: 'test-device', device: device.device })}
          >
            {t(TESTS[device.kind])}
          </button>
          {device.kind === 'printer' && (
            <button
              type="button"
              class="button button-small"
              onClick={() => open({ kind: 'share', device: device.device })}
            >
              {t('share')}
            </button>
          )}
          <button
            type="button"
            class="button button-small"
            onClick={() => open({ kind: 'bind', device: device.device })}
          >
            {t('bind')}
          </button>
          {device.learned && (
            <button
              type="button"
              class="button button-small"
              onClick={() => open({ kind: 'forget', device: device.device })}
            >
              {t('forget')}
            </button>
          )}
        </td>
      )}
    </tr>
  );
}

/** What came of trying it, or what is to be done while it is tried. */
function testNow({ kind, test }: DeviceLine): string {
  const outcome = test?.outcome ?? 'running';
  if (outcome === 'running' && kind === 'reader') return t('testReading');
  return [testWord(outcome), faultWord(test?.detail ?? null)].filter((word) => word).join(common('comma'));
}

/** Whose paper it prints too, in a line or two. */
function sharedWords({ shared }: DeviceLine, view: FloorView): string[] {
  const of = (spare: boolean) =>
    shared
      .filter((one) => one.spare === spare)
      .map(({ to }) => boundName(to, view))
      .join(common('comma'));
  return [
    ...(of(false) ? [t('alsoFor', { places: of(false) })] : []),
    ...(of(true) ? [t('spareFor', { places: of(true) })] : []),
  ];
}

function boundName(boundTo: string | null, view: FloorView): string | null {
  if (boundTo === null) return null;
  if (boundTo === 'hall') return t('hall');
  const counter = view.counters.find((one) => one.id === boundTo);
  if (counter) return counterName(say(counter.name));
  const kiosk = view.kiosks.find((one) => one.id === boundTo);
  if (kiosk) return say(kiosk.name);
  return view.zones.includes(boundTo) ? zoneName(boundTo) : boundTo;
}

function Papers({ watch }: { watch: Watch }) {
  const { view, powers, open } = watch;
  return (
    <section>
      <header class="side-title">
        <h2>
          {t('papersTitle')}
          <b>{view.papers.length > 0 && view.papers.length}</b>
        </h2>
      </header>
      {view.papers.length === 0 && <p class="page-none">{t('allPrinted')}</p>}
      <ul>
        {view.papers.map((paper) => {
          const kiosk = view.kiosks.find((one) => one.id === paper.kiosk);
          return (
            <li class="paper" key={paper.job}>
              <strong>{paper.number ?? '—'}</strong>
              <span>
                <State
                  shape={paper.state === 'failed' ? 'late' : 'warn'}
                  word={[
                    t(paper.state === 'failed' ? 'paperFailed' : 'paperUnknown'),
                    faultWord(paper.detail),
                  ]
                    .filter((word) => word)
                    .join(common('comma'))}
                />
                <small title={faultWord(paper.detail) ? undefined : (paper.detail ?? undefined)}>
                  {kiosk ? say(kiosk.name) : paper.kiosk} {clockTime(paper.at, view.hall.timeZone)}
                </small>
              </span>
              {powers.reprint && paper.ticket !== null && (
                <button
                  type="button"
                  class="button button-small"
                  onClick={() => open({ kind: 'reprint', job: paper.job })}
                >
                  {t('printAgain')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** How a kiosk stands: its page first, then its printer. */
function Kiosks({ view }: { view: FloorView }) {
  return (
    <section>
      <header class="side-title">
        <h2>{t('kiosksTitle')}</h2>
      </header>
      <ul>
        {view.kiosks.map((kiosk) => {
          const state = { state: printerState(kiosk.printer.kind), detail: kiosk.printer.kind };
          return (
            <li class="paper" key={kiosk.id}>
              <strong>{say(kiosk.name)}</strong>
              <span class="quiet">{floorName(kiosk.floor)}</span>
              {kiosk.connected ? (
                <State shape={SHAPES[state.state]} word={deviceDetail(state)} />
              ) : (
                <Plate shape="lost">{t('pageOffline')}</Plate>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The machines the devices hang on. */
function Agents({ view: { agents, hall } }: { view: FloorView }) {
  if (agents.length === 0) return null;
  return (
    <section>
      <header class="side-title">
        <h2>{t('agentsTitle')}</h2>
      </header>
      <ul>
        {agents.map(({ agent, version, connected, lastSeen }) => (
          <li class="paper" key={agent}>
            <strong>{agent}</strong>
            <span class="quiet">{t('version', { version })}</span>
            {connected ? (
              <State shape="ok" word={t('agentConnected')} />
            ) : (
              <span>
                <Plate shape="lost">{deviceDetail({ state: 'offline', detail: '' })}</Plate>
                {lastSeen !== null && <small>{clockTime(lastSeen, hall.timeZone)}</small>}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function printerState(kind: FloorView['kiosks'][number]['printer']['kind']): DeviceLine['state'] {
  switch (kind) {
    case 'ready':
      return 'ok';
    case 'paper-low':
      return 'warning';
    case 'no-paper':
    case 'cover-open':
    case 'jam':
      return 'fault';
    case 'offline':
    case 'unknown':
      return kind;
  }
}
