import type { StaffLine } from '../../hub/contract/posters.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { Photo } from '../applicant/card.tsx';
import { ems, fitted, u } from '../fit.ts';
import { counterName, floorName, isNumbered } from '../place.ts';
import { usePortrait } from '../portrait.ts';
import { word, words } from '../words.ts';
import { Both } from './both.tsx';
import { Frame, Nothing, Phone, type PosterProps } from './frame.tsx';
import { pageAt, standsFor } from './pages.ts';
import './staff.css';

/** People on a page, and the room of each, design units. */
const WALL = {
  landscape: { people: 5, width: 320, number: 106 },
  portrait: { people: 6, width: 280, number: 90 },
};
/** A counter's name: as large as it fits beside its floor, in two lines below this size. */
const NAME = { most: 48, least: 34, floor: 44 };
/** Shapes beside the words, in a box of 24. */
const SHAPES = {
  here: 'M12 2a10 10 0 1 0 .01 0z',
  away: 'M5 3h5v18h-5zM14 3h5v18h-5z',
  off: 'M12 2a10 10 0 1 0 .01 0zM12 5a7 7 0 1 1-.01 0z',
};

/** 亮身份: who works here, along the counters; who is there now. */
export function StaffWall({ people, ...shared }: PosterProps & { people: readonly StaffLine[] }) {
  const shape = usePortrait() ? WALL.portrait : WALL.landscape;
  const pages: StaffLine[][] = [];
  for (let from = 0; from < people.length; from += shape.people)
    pages.push(people.slice(from, from + shape.people));
  const at = pageAt(
    hubNow(),
    pages.map((page) => standsFor(page.reduce((sum, one) => sum + one.duties.zh.length + 12, 0))),
  );
  const page = pages[at] ?? [];
  return (
    <Frame
      {...shared}
      title="poster.staff"
      page={at + 1}
      pages={Math.max(1, pages.length)}
      foot={
        <>
          <p class="staff-duty">
            <b>
              <Both {...words('staff.first')} />
            </b>
            <Both {...words('staff.first.help')} />
          </p>
          <Phone word="poster.complaints" phone={shared.view.hall.complaintPhone} />
        </>
      }
    >
      {page.length === 0 ? (
        <Nothing of="poster.none.staff" />
      ) : (
        <ul class="staff">
          {page.map((person) => (
            <Person key={person.id} person={person} shape={shape} />
          ))}
        </ul>
      )}
    </Frame>
  );
}

type Shape = (typeof WALL)[keyof typeof WALL];

function Person({ person, shape }: { person: StaffLine; shape: Shape }) {
  const { width } = shape;
  const { standing, name, department, post, duties } = person;
  return (
    <li data-standing={standing}>
      <At person={person} shape={shape} />
      <figure class="staff-photo">
        <Photo clerk={person} />
        {person.partyMember && <strong>{word('applicant.party', 'zh')}</strong>}
      </figure>
      <p class="staff-standing">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={SHAPES[standing]} fill="currentColor" fill-rule="evenodd" />
        </svg>
        {word(`staff.${standing}`, 'zh')}
        <i lang="en">{word(`staff.${standing}`, 'en')}</i>
      </p>
      <h2 style={{ fontSize: u(fitted(name.zh, width, 84)) }}>{name.zh}</h2>
      <p class="staff-name" lang="en" style={{ fontSize: u(fitted(name.en, width, 36)) }}>
        {name.en}
      </p>
      <p class="staff-post">
        <b style={{ fontSize: u(fitted(department?.zh ?? '', width, 44)) }}>{department?.zh}</b>
        <span style={{ fontSize: u(fitted(post.zh, width, 42)) }}>{post.zh}</span>
        <span lang="en" style={{ fontSize: u(Math.max(26, fitted(post.en, width, 32))) }}>
          {post.en}
        </span>
      </p>
      <p class="staff-duties">{duties.zh}</p>
    </li>
  );
}

/** `5 号窗口 2楼` over the portrait: the number people look for. */
function At({ person: { place }, shape: { width, number } }: { person: StaffLine; shape: Shape }) {
  if (!place) return <p class="staff-at" />;
  const floor = floorName(place).zh;
  if (!isNumbered(place.name)) {
    const name = counterName(place.name).zh;
    const room = width - (ems(floor) + 0.3) * NAME.floor;
    const one = fitted(name, room, NAME.most);
    const size =
      one >= NAME.least ? one : fitted(name.slice(0, Math.ceil(name.length / 2)), room, NAME.least);
    return (
      <p class="staff-at staff-at-named">
        <span style={{ fontSize: u(size) }}>{name}</span>
        <i>{floor}</i>
      </p>
    );
  }
  return (
    <p class="staff-at">
      <b style={{ fontSize: u(fitted(place.name.zh, number, 118)) }}>{place.name.zh}</b>
      <span>{word('place.suffix', 'zh')}</span>
      <i>{floor}</i>
    </p>
  );
}
