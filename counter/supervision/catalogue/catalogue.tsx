import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CataloguePreview, CatalogueStanding } from '../../../hub/contract/catalogue-preview.ts';
import { language, say } from '../../../hub/web/messages.ts';
import { clockTime, dayAndMonth } from '../../../hub/web/time.ts';
import { Choices } from '../../common/choices.tsx';
import { Dialog } from '../../common/dialog.tsx';
import type { Answer } from '../ask-http.ts';
import { preview as askPreview, standing as askStanding, take } from './api.ts';
import './catalogue.css';
import { mayTake, Preview } from './preview.tsx';
import { t } from './words.ts';

/** What is being done with a chosen file. */
type Step =
  | { readonly kind: 'none'; readonly said: string }
  | { readonly kind: 'busy'; readonly said: string }
  | {
      readonly kind: 'shown';
      readonly file: File;
      readonly preview: CataloguePreview;
      readonly said: string;
    };

const why = (answer: Extract<Answer<unknown>, { ok: false }>) =>
  answer.why ? say(answer.why) : t('unreachable');

/** The hall's catalogue as files: out, and in after a preview of what would change (S2). */
export function CataloguePage({ live, timeZone }: { live: boolean; timeZone: string }) {
  const standing = useSignal<CatalogueStanding | null>(null);
  const step = useSignal<Step>({ kind: 'none', said: '' });
  const asking = useSignal(false);
  const renew = async () => {
    const answer = await askStanding();
    if (answer.ok) standing.value = answer.value;
    else step.value = { kind: 'none', said: why(answer) };
  };
  useEffect(() => void renew(), []);
  const look = async (file: File) => {
    step.value = { kind: 'busy', said: t('reading', { name: file.name }) };
    const answer = await askPreview(file);
    step.value = answer.ok
      ? { kind: 'shown', file, preview: answer.value, said: '' }
      : { kind: 'none', said: why(answer) };
  };
  const importNow = async ({ file, preview }: Extract<Step, { kind: 'shown' }>) => {
    asking.value = false;
    step.value = { kind: 'busy', said: t('taking') };
    const answer = await take(file, preview.revision);
    step.value = answer.ok
      ? { kind: 'none', said: t('taken') }
      : { kind: 'shown', file, preview, said: why(answer) };
    await renew();
  };
  const now = step.value;
  const known = standing.value;
  if (!known) return <p class="page page-none">{now.said || t('loading')}</p>;
  return (
    <div class="page page-split catalogue">
      <div class="page-form">
        <InForce standing={known} timeZone={timeZone} />
      </div>
      <div class="page-main">
        <header class="catalogue-in">
          <div>
            <h2>{t('importTitle')}</h2>
            <p class="quiet">{t(known.mayImport ? 'importHint' : 'readOnlyHint')}</p>
          </div>
          {known.mayImport && (
            <ChooseFile
              word={t(now.kind === 'shown' ? 'another' : 'choose')}
              first={now.kind !== 'shown'}
              disabled={!live || now.kind === 'busy'}
              onChoose={(file) => void look(file)}
            />
          )}
          {now.kind === 'shown' && mayTake(now.preview) && (
            <button
              type="button"
              class="button button-strong"
              disabled={!live}
              onClick={() => {
                asking.value = true;
              }}
            >
              {t('importDo', { n: now.preview.count.changes })}
            </button>
          )}
        </header>
        <p class="catalogue-said" role="status">
          {now.said}
        </p>
        {now.kind === 'shown' && <Preview name={now.file.name} preview={now.preview} />}
      </div>
      {now.kind === 'shown' && asking.value && live && (
        <Confirm
          step={now}
          onImport={() => void importNow(now)}
          onClose={() => {
            asking.value = false;
          }}
        />
      )}
    </div>
  );
}

function InForce({ standing, timeZone }: { standing: CatalogueStanding; timeZone: string }) {
  const { revision, at, sheets } = standing;
  const date = `${dayAndMonth(at, timeZone, language.value)} ${clockTime(at, timeZone)}`;
  return (
    <section>
      <h2>{t('inForce')}</h2>
      <p class="quiet">{t('since', { revision, date })}</p>
      <ul class="catalogue-sheets">
        {sheets.map(({ name, entries }) => (
          <li key={name.en}>
            {say(name)} <b>{t('entries', { n: entries })}</b>
          </li>
        ))}
      </ul>
      <p class="catalogue-out">
        <a class="button" href="/catalogue/catalogue.xlsx" download>
          {t('downloadBook')}
        </a>
        <a class="button" href="/catalogue/catalogue.json" download>
          {t('downloadJson')}
        </a>
      </p>
      <p class="quiet">{t('downloadHint')}</p>
    </section>
  );
}

type ChooseProps = {
  readonly word: string;
  /** Nothing else is to be done here yet. */
  readonly first: boolean;
  readonly disabled: boolean;
  readonly onChoose: (file: File) => void;
};

function ChooseFile({ word, first, disabled, onChoose }: ChooseProps) {
  return (
    <label class={first ? 'button button-strong' : 'button'} aria-disabled={disabled}>
      {word}
      <input
        class="visually-hidden"
        type="file"
        accept=".xlsx,.json"
        disabled={disabled}
        onChange={({ currentTarget: input }) => {
          const file = input.files?.[0];
          // The same file, changed on disk, can be chosen again.
          input.value = '';
          if (file) onChoose(file);
        }}
      />
    </label>
  );
}

type ConfirmProps = {
  readonly step: Extract<Step, { kind: 'shown' }>;
  readonly onImport: () => void;
  readonly onClose: () => void;
};

function Confirm({ step: { file, preview }, onImport, onClose }: ConfirmProps) {
  const removed = preview.changes.filter(({ kind }) => kind === 'removed').length;
  const lead = [
    t('confirmLead', { n: preview.count.changes }),
    removed > 0 ? t('confirmRemoved', { n: removed }) : '',
  ];
  return (
    <Dialog title={t('confirmTitle', { name: file.name })} lead={lead.join(' ').trim()} onClose={onClose}>
      <Choices choices={[{ value: 'import', word: t('confirmDo') }]} onChoose={onImport} />
    </Dialog>
  );
}
