import { VOICE_SOURCES, type VoiceSource } from '../../../hub/contract/policy.ts';
import type { VoiceStanding } from '../../../hub/contract/voice.ts';
import type { Watch } from '../supervision.tsx';
import { sourceWord, stateWord, t } from './words.ts';

type Line = VoiceStanding['languages'][number];
type Props = { readonly watch: Watch; readonly standing: VoiceStanding; readonly changed: () => void };

/** Who speaks each language, best first; staff change the order (D3). */
export function Sources({ watch, standing, changed }: Props) {
  const choose = async (line: Line, sources: VoiceSource[]) => {
    const { language } = line;
    if (await watch.desk.run('voice', { type: 'ChooseVoice', language, sources })) changed();
  };
  return (
    <section class="voice-sources">
      <h2>{t('sources')}</h2>
      <p class="quiet">{t('sourcesLead')}</p>
      {standing.languages.map((line) => (
        <div key={line.language} class="voice-language">
          <h3>
            {t(line.language)}
            <span>{t('speaksNow', { source: sourceWord(line.speaks) })}</span>
          </h3>
          <ol>
            {ordered(line).map((source) => (
              <SourceRow
                key={source}
                source={source}
                line={line}
                program={standing.program}
                locked={!watch.powers.floor || watch.desk.busy.value !== null}
                onChoose={(sources) => void choose(line, sources)}
              />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** The chosen ones as chosen, then the others; the built-in voice last, where it always is. */
function ordered({ sources }: Line): VoiceSource[] {
  const chosen = sources.filter((source) => source !== 'built-in');
  const others = VOICE_SOURCES.filter((source) => source !== 'built-in' && !chosen.includes(source));
  return [...chosen, ...others, 'built-in'];
}

type RowProps = {
  readonly source: VoiceSource;
  readonly line: Line;
  readonly program: string | null;
  readonly locked: boolean;
  readonly onChoose: (sources: VoiceSource[]) => void;
};

function SourceRow({ source, line, program, locked, onChoose }: RowProps) {
  const chosen: VoiceSource[] = line.sources.filter((one) => one !== 'built-in');
  const at = chosen.indexOf(source);
  const last = source === 'built-in';
  const toggled = at < 0 ? [...chosen, source] : chosen.filter((one) => one !== source);
  const earlier = chosen.filter((one) => one !== source);
  earlier.splice(at - 1, 0, source);
  return (
    <li data-unused={(at < 0 && !last) || undefined}>
      <input
        type="checkbox"
        aria-label={t('use', { source: sourceWord(source) })}
        checked={at >= 0 || last}
        disabled={locked || last}
        onChange={() => onChoose([...toggled, 'built-in'])}
      />
      <p>
        {sourceWord(source)}
        <small>
          {source === 'clips' && `${t('phrasesOf', { n: line.recorded, of: line.needed })} · `}
          {source === 'program' && program !== null && `${program} · `}
          {stateWord(line.states[source])}
        </small>
      </p>
      {at > 0 && (
        <button
          type="button"
          class="button button-small"
          aria-label={t('earlierOf', { source: sourceWord(source) })}
          disabled={locked}
          onClick={() => onChoose([...earlier, 'built-in'])}
        >
          {t('earlier')}
        </button>
      )}
    </li>
  );
}
