import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { KioskContext } from './context.ts';
import { onKey, typeKey } from './keys.ts';
import { alone, kiosk, pairing, startMachine } from './machine.ts';
import { Fetched } from './parts/fetched.tsx';
import { Idle } from './screens/idle.tsx';
import { Offline } from './screens/offline.tsx';
import { fetchAside, PhaseScreen } from './screens/phase.tsx';
import { isAwaited } from './steps/moves.ts';
import { type Kiosk, pageTime } from './store.ts';
import { afterMs, createWedge, watchKeys } from './wedge.ts';
import { localeOf } from './words/words.ts';

/** The stage is drawn for 1080 × 1920 and takes the size of the screen it stands on. */
const STAGE = { width: 1080, height: 1920 };

const unpaired = () => import('./screens/pairing.tsx').then(({ Unpaired }) => Unpaired);
const twice = () => import('./screens/pairing.tsx').then(({ Twice }) => Twice);

function useStageSize(): number {
  const fitted = () => Math.min(innerWidth / STAGE.width, innerHeight / STAGE.height);
  const [size, setSize] = useState(fitted);
  useEffect(() => {
    const onResize = () => setSize(fitted());
    addEventListener('resize', onResize);
    return () => removeEventListener('resize', onResize);
  }, []);
  return size;
}

export function App() {
  const size = useStageSize();
  const spoken = localeOf();
  useEffect(() => {
    document.documentElement.lang = spoken;
  }, [spoken]);
  useEffect(() => {
    if (alone.value === 'alone') startMachine();
  }, [alone.value]);
  return (
    <div class="stage" style={{ zoom: size }}>
      {alone.value === 'twice' ? <Fetched what={twice} props={{}} /> : <Machine />}
    </div>
  );
}

function Machine() {
  const running = kiosk.value;
  if (running) return <Running kiosk={running} />;
  if (alone.value === 'asking') return null;
  return <Fetched what={unpaired} props={{ state: pairing.value }} />;
}

/** The visitor's screens, with what lies over them: the countdown, and the hub being away. */
function Running({ kiosk }: { kiosk: Kiosk }) {
  const session = kiosk.session.value;
  const { large, low, contrast } = session.look;
  const status = kiosk.status.value;
  useLayoutEffect(() => {
    const touch = () => kiosk.dispatch({ type: 'touch', at: pageTime() });
    const key = (event: KeyboardEvent) => {
      touch();
      onKey(event, () => kiosk.dispatch({ type: 'back' }));
    };
    document.addEventListener('pointerdown', touch);
    document.addEventListener('keydown', key);
    const endGuard = guardKeys(kiosk, touch);
    return () => {
      endGuard();
      document.removeEventListener('pointerdown', touch);
      document.removeEventListener('keydown', key);
    };
  }, [kiosk]);
  // At once, while the hub is there: help must not depend on it later.
  useEffect(() => {
    void fetchAside();
  }, []);
  const away = status.kind !== 'connected' || !kiosk.view.value || !kiosk.catalogue.value;
  // Who holds a number keeps reading it, hub or no hub; staff see the settings.
  const keeps = session.phase.at === 'ticket' || session.phase.at === 'settings';
  return (
    <KioskContext.Provider value={kiosk}>
      <div
        class={`mode ${large ? 'large' : 'standard'} ${low ? 'low' : ''} ${contrast ? 'contrast' : ''}`}
        key={session.visit}
      >
        {away && !keeps ? (
          <Offline />
        ) : (
          <>
            <div class="under" inert={session.leavesAt !== null} aria-busy={isAwaited(session.phase)}>
              <PhaseScreen phase={session.phase} />
            </div>
            {session.leavesAt !== null && <Idle leavesAt={session.leavesAt} />}
          </>
        )}
      </div>
    </KioskContext.Provider>
  );
}

/** A reader's burst where no document is asked chooses nothing and types nothing (K6). The identity screen has its own wedge. */
function guardKeys(kiosk: Kiosk, touch: () => void): () => void {
  const wedge = createWedge({
    typed: typeKey,
    burst: () => kiosk.dispatch({ type: 'notice', says: 'no-document', at: pageTime() }),
    after: afterMs,
  });
  const guarded = {
    key: (key: string, at: number) => kiosk.session.peek().phase.at !== 'identity' && wedge.key(key, at),
  };
  return watchKeys(window, guarded, touch);
}
