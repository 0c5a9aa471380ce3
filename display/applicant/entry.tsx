import type { Applicant, MaterialState } from '../../hub/contract/casework.ts';
import type { CounterEntry, CounterSign, HallLine } from '../../hub/contract/views.ts';
import { fitted, u } from '../fit.ts';
import { type Word, word } from '../words.ts';
import { Foot } from './card.tsx';

type Page<P extends CounterEntry['page']> = Extract<CounterEntry, { page: P }>;

/** Materials that fit; the clerk has the whole list. */
const ROWS = 7;

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
  return (
    <dl class="entry-form">
      {item && <Row label="entry.item" value={item.zh} />}
      {shown.map(([label, value]) => (
        <Row key={label} label={label} value={value ?? ''} />
      ))}
    </dl>
  );
}

/** Numbers of identity cards in groups, as one reads them out. */
function spaced({ idNumber = '', idKind }: Partial<Applicant>): string {
  return idKind === 'resident-card' ? idNumber.replace(/^(.{6})(.{1,8})(.*)$/, '$1 $2 $3').trim() : idNumber;
}

function Row({ label, value }: { label: Word; value: string }) {
  return (
    <>
      <dt>{word(label, 'zh')}</dt>
      {value === '' ? (
        <dd class="entry-empty">{word('entry.empty', 'zh')}</dd>
      ) : (
        <dd style={{ fontSize: u(Math.max(30, fitted(value, 1700, 56))) }}>{value}</dd>
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
  const first = materials.length > ROWS ? byNeed(materials) : materials;
  return (
    <>
      <p class="entry-item">{entry.item.zh}</p>
      <ul class="entry-materials">
        {first.slice(0, ROWS).map((material) => (
          <li key={material.name.zh} data-state={material.state}>
            <span>{material.name.zh}</span>
            <b>
              <i aria-hidden="true">{SIGNS[material.state]}</i> {word(`material.${material.state}`, 'zh')}
            </b>
          </li>
        ))}
      </ul>
      {materials.length > ROWS && (
        <p class="entry-more">{word('entry.materials.more', 'zh', { n: materials.length - ROWS })}</p>
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
