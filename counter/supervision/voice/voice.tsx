import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Language } from '../../../hub/contract/text.ts';
import type { ClipGroup, ClipPhrase, VoiceStanding } from '../../../hub/contract/voice.ts';
import type { Watch } from '../supervision.tsx';
import { standing as ask } from './clips-api.ts';
import { importFolder } from './import-folder.ts';
import { Recorder } from './recorder.tsx';
import { Sources } from './sources.tsx';
import { StandingMessages, Urgent } from './urgent.tsx';
import './voice.css';
import { Volume } from './volume.tsx';
import { groupWord, t } from './words.ts';

const GROUPS: readonly ClipGroup[] = ['words', 'letters', 'digits', 'ways'];
const keyOf = ({ language, text }: ClipPhrase) => `${language}/${text}`;

/** The hall's voice: urgent messages, what speaks, and the phrases staff record (D2, D3). */
export function Voice({ watch }: { watch: Watch }) {
  const standing = useSignal<VoiceStanding | null>(null);
  const read = async () => {
    const answer = await ask();
    if (answer.ok) standing.value = answer.value;
  };
  useEffect(() => {
    void read();
  }, []);
  const known = standing.value;
  return (
    <div class="page page-split voice">
      <div class="page-form">
        {watch.powers.floor && <Urgent watch={watch} />}
        <StandingMessages watch={watch} />
        {known && <Volume watch={watch} hours={known.volume} changed={() => void read()} />}
        {known && <Sources watch={watch} standing={known} changed={() => void read()} />}
      </div>
      <div class="page-main">
        {known ? (
          <Recordings watch={watch} phrases={known.phrases} changed={read} />
        ) : (
          <p class="page-none">{t('loading')}</p>
        )}
      </div>
    </div>
  );
}

type Props = {
  readonly watch: Watch;
  readonly phrases: readonly ClipPhrase[];
  readonly changed: () => Promise<void>;
};

function Recordings({ watch, phrases, changed }: Props) {
  const languages = [...new Set(phrases.map(({ language }) => language))];
  const language = useSignal<Language>(languages[0] ?? 'zh');
  const chosen = useSignal<string | null>(null);
  const own = phrases.filter((phrase) => phrase.language === language.value);
  const current =
    own.find((phrase) => keyOf(phrase) === chosen.value) ?? own.find(({ clip }) => clip === null) ?? null;
  const next = (kept: boolean) => {
    const at = current ? own.indexOf(current) : -1;
    const following = [...own.slice(at + 1), ...own.slice(0, at)].find(({ clip }) => clip === null);
    if (kept) chosen.value = following ? keyOf(following) : null;
    void changed();
  };
  return (
    <>
      <header class="voice-head">
        <h2>
          {t('phrases')}
          <span>{t('phrasesOf', { n: own.filter(({ clip }) => clip).length, of: own.length })}</span>
        </h2>
        {languages.length > 1 &&
          languages.map((one) => (
            <button
              key={one}
              type="button"
              class="button button-small"
              aria-pressed={one === language.value}
              onClick={() => {
                language.value = one;
              }}
            >
              {t(one)}
            </button>
          ))}
        <Folder watch={watch} phrases={phrases} changed={changed} />
      </header>
      {watch.powers.floor &&
        (current ? <Recorder phrase={current} onDone={next} /> : <p class="recorder">{t('allRecorded')}</p>)}
      {GROUPS.map((group) => (
        <section key={group} class="phrases">
          <h3>{groupWord(group)}</h3>
          <ul>
            {own
              .filter((phrase) => phrase.group === group)
              .map((phrase) => (
                <li key={phrase.text}>
                  <button
                    type="button"
                    data-missing={phrase.clip === null || undefined}
                    aria-current={phrase === current || undefined}
                    onClick={(event) => {
                      chosen.value = keyOf(phrase);
                      // The keys are the card's from here on.
                      event.currentTarget.blur();
                    }}
                  >
                    {phrase.text}
                    <small>{phrase.clip ? `${(phrase.clip.ms / 1000).toFixed(1)} s` : t('missing')}</small>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Recordings out as an archive, in as a folder. */
function Folder({ watch, phrases, changed }: Props) {
  const said = useSignal('');
  const take = async (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])].filter(({ name }) => /\.wav$/i.test(name));
    said.value = t('importing');
    const { kept, unknown, refused } = await importFolder(files, phrases);
    said.value = t('imported', { kept, unknown, refused });
    input.value = '';
    await changed();
  };
  return (
    <div class="voice-folder">
      <span class="quiet" role="status">
        {said.value}
      </span>
      {watch.powers.floor && (
        <label class="button button-small">
          {t('importFolder')}
          <input
            class="visually-hidden"
            type="file"
            multiple
            {...{ webkitdirectory: true }}
            onChange={(event) => void take(event.currentTarget)}
          />
        </label>
      )}
      <a class="button button-small" href="/voice/clips.zip" download="voice.zip">
        {t('exportAll')}
      </a>
    </div>
  );
}
