import type { Applicant, MaterialState } from '../../hub/contract/casework.ts';
import type { CounterEntry, CounterSign } from '../../hub/contract/views/counter-sign.ts';
import type { HallLine } from '../../hub/contract/views/hall.ts';
import { fitted, u } from '../fit.ts';
import { type Word, word } from '../words.ts';
import { Foot } from './card.tsx';

type Page<P extends CounterEntry['page']> = Extract<CounterEntry, { page: P }>;

/** Materials that fit, the last line giving way to how many more there are; the clerk has the whole list. */
const ROWS = 8;
/** Lines of the form up to which they stand large. */
const LARGE = 5;

/** What the clerk enters, for the applicant to check (W6): large, one thing at a time, in full for it is the applicant's own. */
export function Entry({ sign, entry, hall }: { sign: CounterSign; entry: CounterEntry; hall: HallLine }) {
  const help =
    entry.page === 'form'
      ? 'entry.form.help'
      : entry.page === 'materials'
        ? 'entry.materials.help'
        : 'applicant.fees';
  return (
    <main class="applicant">
      <section class="entry">
        <header class="entry-head">
          <h1>{word(`entry.${entry.page}`, 'zh')}</h1>
          <p lang="en">{word(`entry.${entry.page}`, 'en')}</p>
          {sign.number !== null && <b>{sign.number}</b>}
        </header>
        <Body entry={entry} />
      </section>
      <Foot sentence={word(help, 'zh')} english={word(help, 'en')} hall={hall} />
    </main>
  );
}

function Body({ entry }: { entry: CounterEntry }) {
  switch (entry.page) {
    case 'form':
      return <Form entry={entry} />;
    case 'materials':
      return <Materials entry={entry} />;
    case 'fee':
      return <Fee entry={entry} />;
  }
}

function Form({ entry }: { entry: Page<'form'> }) {
  const { applicant, item } = entry;
  const organisation = applicant.kind === 'legal-person' || applicant.kind === 'other';
  const rows: readonly (readonly [Word, string | undefined])[] = [
    [organisation ? 'entry.organisation' : 'entry.name', applicant.name],
    [applicant.idKind === 'credit-code' ? 'entry.credit' : 'entry.idNumber', spaced(applicant)],
    ['entry.phone', applicant.phone],
    ['entry.address', applicant.address],
    ['entry.agentName', applicant.agentName],
    ['entry.agentIdNumber', applicant.agentIdNumber],
  ];
  /** Name, number and phone always; the rest once something stands there. */
  const shown = rows.filter(([, value], index) => index < 3 || (value ?? '') !== '');
  const large = shown.length + (item ? 1 : 0) <= LARGE;
  const most = large ? 56 : 44;
  return (
    <dl class={`entry-form ${large ? '' : 'entry-dense'}`}>
      {item && <Row label="entry.item" value={item.zh} most={most} />}
      {shown.map(([label, value]) => (
        <Row key={label} label={label} value={value ?? ''} most={most} />
      ))}
    </dl>
  );
}

/** Numbers of identity cards in groups, as one reads them out. */
function spaced({ idNumber = '', idKind }: Partial<Applicant>): string {
  return idKind === 'resident-card' ? idNumber.replace(/^(.{6})(.{1,8})(.*)$/, '$1 $2 $3').trim() : idNumber;
}

function Row({ label, value, most }: { label: Word; value: string; most: number }) {
  return (
    <>
      <dt>{word(label, 'zh')}</dt>
      {value === '' ? (
        <dd class="entry-empty">{word('entry.empty', 'zh')}</dd>
      ) : (
        <dd style={{ fontSize: u(Math.max(28, fitted(value, most > 50 ? 1600 : 860, most))) }}>{value}</dd>
      )}
    </>
  );
}

/** A shape beside the word, never colour alone. */
const SIGNS: Readonly<Record<MaterialState, string>> = {
  unchecked: '○',
  present: '●',
  correctable: '◐',
  missing: '▲',
  'not-applicable': '—',
};

function Materials({ entry }: { entry: Page<'materials'> }) {
  const { materials } = entry;
  const fits = materials.length <= ROWS;
  const shown = fits ? materials : byNeed(materials).slice(0, ROWS - 1);
  return (
    <>
      <p class="entry-item">{entry.item.zh}</p>
      <ul class="entry-materials">
        {shown.map((material) => (
          <li key={material.name.zh} data-state={material.state}>
            <span>{material.name.zh}</span>
            <b>
              <i aria-hidden="true">{SIGNS[material.state]}</i> {word(`material.${material.state}`, 'zh')}
            </b>
          </li>
        ))}
      </ul>
      {!fits && (
        <p class="entry-more">{word('entry.materials.more', 'zh', { n: materials.length - shown.length })}</p>
      )}
    </>
  );
}

/** When not all fit, what the applicant must act on comes first. */
function byNeed(materials: Page<'materials'>['materials']) {
  const rank: readonly MaterialState[] = ['missing', 'correctable', 'unchecked', 'present', 'not-applicable'];
  return [...materials].sort((a, b) => rank.indexOf(a.state) - rank.indexOf(b.state));
}

function Fee({ entry }: { entry: Page<'fee'> }) {
  return (
    <>
      <p class="entry-item">{entry.item.zh}</p>
      <p class="entry-fee" style={{ fontSize: u(entry.fee.zh.length > 40 ? 48 : 84) }}>
        {entry.fee.zh}
      </p>
      <p class="entry-fee-english" lang="en">
        {entry.fee.en}
      </p>
    </>
  );
}
