import { useMemo, useRef } from 'preact/hooks';
import type { CommitmentDepartment, CommitmentLine } from '../../hub/contract/posters.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { ems, fitted, u } from '../fit.ts';
import { usePortrait } from '../portrait.ts';
import { word, words } from '../words.ts';
import { Both } from './both.tsx';
import { Frame, Nothing, Phone, type PosterProps } from './frame.tsx';
import { pageAt, standsFor } from './pages.ts';
import { placeWords } from './place-words.ts';
import { Ruler } from './ruler.tsx';
import { usePacked } from './use-packed.ts';
import './commitments.css';

/** Room for the places in the foot, design units. */
const WHERE = { beside: 380, alone: 930 };

type Props = PosterProps & { readonly departments: readonly CommitmentDepartment[] };

/** What the hall promises: department by department, as many items on a page as can be read. */
export function Commitments({ departments, ...shared }: Props) {
  const measure = useRef<HTMLDivElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const text = JSON.stringify(departments);
  const rows = useMemo(
    () => departments.flatMap((department) => department.items.map((item) => ({ department, item }))),
    [text],
  );
  const pages = usePacked(measure, room, rows).map((page) => page.flatMap((index) => rows[index] ?? []));
  const at = pageAt(
    hubNow(),
    pages.map((page) => standsFor(page.reduce((sum, { item }) => sum + lengthOf(item), 0))),
  );
  const page = pages[at] ?? [];
  const department = page[0]?.department ?? departments[0];
  const phones = [...new Set(page.map(({ item }) => item.complaintPhone))];
  return (
    <Frame
      {...shared}
      title="poster.commitments"
      page={at + 1}
      pages={Math.max(1, pages.length)}
      foot={department && <Foot department={department} phones={phones} />}
    >
      {department ? (
        <>
          <Head department={department} />
          <div class="commitments" ref={room}>
            {page.map(({ item }) => (
              <Row key={item.id} item={item} />
            ))}
          </div>
          <Measure of={departments} element={measure} text={text} />
        </>
      ) : (
        <Nothing of="poster.none.commitments" />
      )}
    </Frame>
  );
}

/** Every row once, unseen. Not drawn again when a page turns. */
function Measure(props: {
  of: Props['departments'];
  element: { current: HTMLDivElement | null };
  text: string;
}) {
  const { of, element, text } = props;
  return useMemo(
    () => (
      <div class="commitments-measure" aria-hidden="true" ref={element}>
        {of.map(({ id, items }) => (
          <div key={id}>
            {items.map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </div>
        ))}
      </div>
    ),
    [text],
  );
}

/** Characters to be read; of the papers two lines are shown. */
function lengthOf({ name, materials }: CommitmentLine): number {
  return name.zh.length + Math.min(60, materialWords(materials).length);
}

const materialWords = (materials: CommitmentLine['materials']) => materials.map(({ zh }) => zh).join('、');

function Head({ department }: { department: CommitmentDepartment }) {
  return (
    <header class="commitments-head">
      <h2 style={{ fontSize: u(fitted(department.name.zh, 560, 84)) }}>{department.name.zh}</h2>
      <p>
        <Both
          zh={word('commitment.limits', 'zh')}
          en={`${department.name.en} · ${word('commitment.limits', 'en')}`}
        />
      </p>
      <span>
        <Both {...words('commitment.statutory')} />
      </span>
      <b>
        <Both {...words('commitment.promised')} />
      </b>
    </header>
  );
}

function Row({ item: { name, limit, materials, sample } }: { item: CommitmentLine }) {
  return (
    <article class="commitment" data-immediate={limit === null || undefined}>
      <div>
        <h3>
          {name.zh}
          {sample && ' '}
          {sample && <small>{word('commitment.sample', 'zh')}</small>}
        </h3>
        <div class="commitment-second">
          {limit && <Ruler promised={limit.promised} statutory={limit.statutory} />}
          <span lang="en">{`${name.en} · ${word('commitment.materials', 'en', { n: materials.length })}`}</span>
        </div>
        <p>
          <b>{word('commitment.materials', 'zh', { n: materials.length })}</b> {materialWords(materials)}
        </p>
      </div>
      {limit && <span class="commitment-statutory">{limit.statutory}</span>}
      <b class="commitment-promised">
        {limit ? limit.promised : <Both {...words('commitment.immediate')} />}
      </b>
    </article>
  );
}

function Foot({ department, phones }: { department: CommitmentDepartment; phones: readonly string[] }) {
  const places = { zh: placeWords(department.places, 'zh'), en: placeWords(department.places, 'en') };
  // A department at many places tells them rather than how to read the blocks.
  const legend = !usePortrait() && ems(places.zh) * 44 <= WHERE.beside;
  const room = legend ? WHERE.beside : WHERE.alone;
  return (
    <>
      <p class="commitments-where">
        <b class="both">
          <span style={{ fontSize: u(fitted(places.zh, room, 44)) }}>{places.zh}</span>
          <span lang="en" style={{ fontSize: u(fitted(places.en, room, 24)) }}>
            {places.en}
          </span>
        </b>
      </p>
      {legend && (
        <p class="commitments-legend">
          <svg viewBox="0 0 96 30" aria-hidden="true">
            <path
              class="ruler-promised"
              d="M0 0h16v30H0zM20 0h16v30H20zM40 0h16v30H40zM60 0h16v30H60zM80 0h16v30H80z"
            />
          </svg>
          {word('commitment.promised', 'zh')}
          <svg viewBox="0 0 96 30" aria-hidden="true">
            <path
              class="ruler-rest"
              d="M0 21h16v9H0zM20 21h16v9H20zM40 21h16v9H40zM60 21h16v9H60zM80 21h16v9H80z"
            />
          </svg>
          {word('commitment.statutory', 'zh')} <i>{word('commitment.week', 'zh')}</i>
        </p>
      )}
      <Phone word="poster.enquiries" phone={department.phone} />
      {phones.length > 0 && <Phone word="poster.complaints" phone={phones.join('、')} />}
    </>
  );
}
