import { useLayoutEffect } from 'preact/hooks';
import type { Holder } from '../../hub/contract/holder.ts';
import { HOLDER_KINDS } from '../../hub/contract/identity-codes.ts';
import { maskIdentity, maskName } from '../../hub/contract/mask.ts';
import { useHall, useKiosk } from '../context.ts';
import { parseReading } from '../document.ts';
import { Frame } from '../parts/frame.tsx';
import { Keypad } from '../parts/keypad.tsx';
import { Touch } from '../parts/touch.tsx';
import type { IdentityPart, PhaseOf } from '../session.ts';
import { holderOf, LONGEST_ID } from '../steps/identity.ts';
import { newRequest, pageTime } from '../store.ts';
import { afterMs, createWedge, watchKeys } from '../wedge.ts';
import { t } from '../words/identity.ts';

type Props = { readonly phase: PhaseOf<'identity'> };

const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const LETTERS = { 'resident-card': ['X'], 'residence-permit': ALPHABET, passport: ALPHABET } as const;

/** Whose ticket it will be (K6): scan the document or type its number. What was typed shows as dots but for its last characters. */
export function Identity({ phase }: Props) {
  useReadings();
  return phase.read ? <Read phase={phase} holder={phase.read} /> : <Typing phase={phase} />;
}

function Typing({ phase }: Props) {
  const kiosk = useKiosk();
  const { kind, text, name, part, fault, required } = phase;
  const { low } = useHall();
  const naming = part === 'name';
  const whole = holderOf(phase) !== null;
  const wrong = !whole && text.length === LONGEST_ID[kind];
  const told = fault === 'unread' ? t('unread') : wrong ? t('wrong') : null;
  return (
    <Frame name="typing">
      <div class="list-head">
        <h1 class="headline">{t('title')}</h1>
        <p class="ask" role="status">
          {told === null ? t('ask') : <strong>{told}</strong>}
        </p>
      </div>
      <div class="id-kinds">
        {HOLDER_KINDS.map((one) => (
          <Touch
            key={one}
            size="small"
            tone={one === kind ? 'strong' : 'plain'}
            pressed={one === kind}
            onTouch={() => kiosk.dispatch({ type: 'document', kind: one, request: newRequest() })}
          >
            {t(one)}
          </Touch>
        ))}
      </div>
      {kind === 'passport' ? (
        <div class="id-boxes">
          <Box part="number" phase={phase} said={t('typed', { n: text.length })}>
            {dotted(text)}
          </Box>
          <Box part="name" phase={phase} said={name}>
            {name}
          </Box>
        </div>
      ) : (
        <div class="field">
          <output
            class="field-text field-number"
            aria-label={`${t('number')} ${t('typed', { n: text.length })}`}
          >
            {dotted(text)}
          </output>
        </div>
      )}
      <div class="id-keys">
        <Keypad
          text={naming ? name : text}
          letters={LETTERS[kind]}
          {...(naming && { space: t('space') })}
          {...(kind === 'passport' && low && { turn: turnOf(part, kiosk) })}
          onText={(next) => kiosk.dispatch({ type: 'text', text: next })}
        />
      </div>
      <div class="answers">
        <Take disabled={!whole} />
        {!required && <Skip />}
      </div>
    </Frame>
  );
}

/** In low mode the boxes lie too high to be touched: a key among the letters leads to the other. */
const turnOf = (part: IdentityPart, kiosk: ReturnType<typeof useKiosk>) =>
  part === 'name'
    ? { word: t('toNumber'), onTouch: () => kiosk.dispatch({ type: 'part', part: 'number' }) }
    : { word: t('toName'), onTouch: () => kiosk.dispatch({ type: 'part', part: 'name' }) };

/** A box of the document; touched, the keypad types into it. In low mode it is only read. */
function Box(props: {
  readonly part: IdentityPart;
  readonly phase: Props['phase'];
  readonly said: string;
  readonly children: string;
}) {
  const kiosk = useKiosk();
  const { part, phase, said, children } = props;
  const inside = (
    <>
      <span>{t(part)}</span>
      <b>{children}</b>
    </>
  );
  if (useHall().low)
    return (
      <output class="case-part id-box" aria-label={`${t(part)} ${said}`} aria-current={phase.part === part}>
        {inside}
      </output>
    );
  return (
    <button
      type="button"
      class="case-part id-box"
      aria-pressed={phase.part === part}
      aria-label={`${t(part)} ${said}`}
      onClick={() => kiosk.dispatch({ type: 'part', part })}
    >
      {inside}
    </button>
  );
}

function Read({ phase, holder }: Props & { readonly holder: Holder }) {
  const kiosk = useKiosk();
  return (
    <Frame name="typing">
      <div class="list-head">
        <h1 class="headline">{t('read')}</h1>
        <p class="id-read" role="status">
          {t(holder.idKind)} {maskName(holder.name)} {maskIdentity(holder.idNumber)}
        </p>
      </div>
      <div class="answers">
        <Take disabled={false} />
        <Touch
          size="answer"
          onTouch={() => kiosk.dispatch({ type: 'document', kind: phase.kind, request: newRequest() })}
        >
          {t('retype')}
        </Touch>
      </div>
    </Frame>
  );
}

function Take({ disabled }: { readonly disabled: boolean }) {
  const kiosk = useKiosk();
  const take = () => kiosk.dispatch({ type: 'issue', request: newRequest() });
  return (
    <Touch tone="red" size="answer" disabled={disabled} onTouch={take}>
      {t('take')}
    </Touch>
  );
}

function Skip() {
  const kiosk = useKiosk();
  const skip = () => kiosk.dispatch({ type: 'issue', request: newRequest(), unnamed: true });
  return (
    <Touch size="answer" label={t('skipHelp')} onTouch={skip}>
      {t('skip')}
    </Touch>
  );
}

/** The last two characters stay in sight, so that a wrong key is seen; the others are for nobody behind. */
function dotted(text: string): string {
  const hidden = Math.max(0, text.length - 2);
  return '•'.repeat(hidden) + text.slice(hidden);
}

const typedSoFar = ({ part, text, name }: Props['phase']): string => (part === 'name' ? name : text);

/** While a document is asked, a burst of keys is a document; single ones type its number, or its name. */
function useReadings(): void {
  const kiosk = useKiosk();
  useLayoutEffect(() => {
    const typed = (change: (text: string) => string) => {
      const { phase } = kiosk.session.peek();
      if (phase.at === 'identity') kiosk.dispatch({ type: 'text', text: change(typedSoFar(phase)) });
    };
    const wedge = createWedge({
      typed: (character) => typed((text) => text + character),
      burst: (text) => {
        if (text.includes('\n')) kiosk.dispatch({ type: 'scanned', holder: parseReading(text) });
      },
      after: afterMs,
    });
    const stop = watchKeys(window, wedge, () => kiosk.dispatch({ type: 'touch', at: pageTime() }));
    const erase = ({ key }: KeyboardEvent) => {
      if (key === 'Backspace') typed((text) => text.slice(0, -1));
    };
    window.addEventListener('keydown', erase);
    return () => {
      stop();
      window.removeEventListener('keydown', erase);
    };
  }, [kiosk]);
}
