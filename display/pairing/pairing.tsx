import type { PairingState } from '../../hub/web/pairing.ts';
import { Message } from '../message.tsx';
import { type Word, word, words } from '../words.ts';
import './pairing.css';

const STEPS: readonly Word[] = ['pairing.step1', 'pairing.step2', 'pairing.step3'];

/** D1: the code staff type at the supervision page, and what they should do. */
export function PairingScreen({ state }: { state: PairingState }) {
  if (state.is === 'unreachable')
    return <Message title={words('pairing.unreachable')} help={words('pairing.unreachable.help')} />;
  if (state.is === 'asking') return <Message title={words('pairing.asking')} help={null} />;
  return (
    <main class="pairing">
      <header>
        <h1>{word('pairing.title', 'zh')}</h1>
        <p lang="en">{word('pairing.title', 'en')}</p>
      </header>
      <section class="pairing-code">
        <p>
          {word('pairing.code', 'zh')} <span lang="en">{word('pairing.code', 'en')}</span>
        </p>
        <output aria-label={word('pairing.code', 'zh')}>
          <span>{state.code.slice(0, 3)}</span>
          <span>{state.code.slice(3)}</span>
        </output>
      </section>
      <ol>
        {STEPS.map((step, index) => (
          <li key={step}>
            <b>{index + 1}</b>
            <p>
              {word(step, 'zh')}
              <span lang="en">{word(step, 'en')}</span>
            </p>
          </li>
        ))}
      </ol>
      <footer>
        {word('pairing.renew', 'zh')} <span lang="en">{word('pairing.renew', 'en')}</span>
      </footer>
    </main>
  );
}
