import { useState } from 'preact/hooks';
import type { ClerkCard, CounterSign } from '../../hub/contract/views/counter-sign.ts';
import type { HallLine } from '../../hub/contract/views/hall.ts';
import { fitted, u } from '../fit.ts';
import { counterName, floorName, isNumbered } from '../place.ts';
import { word } from '../words.ts';

/** Nobody is served: who sits here (亮身份). Counter first, for whoever is lost. */
export function Card({ sign, hall }: { sign: CounterSign; hall: HallLine }) {
  return (
    <main class="applicant card">
      <section class={sign.clerk ? 'card-body' : 'card-body card-alone'}>
        {sign.clerk && <Portrait clerk={sign.clerk} />}
        <div class="card-words">
          <CounterHead sign={sign} />
          {sign.clerk && <Clerk clerk={sign.clerk} />}
        </div>
      </section>
      <Foot sentence={word('applicant.idle', 'zh')} english={word('applicant.idle', 'en')} hall={hall} />
    </main>
  );
}

/** `5 号窗口 …… 2楼` over a strong rule. */
export function CounterHead({ sign }: { sign: CounterSign }) {
  const name = counterName(sign.place.name).zh;
  return (
    <header class="counter-head">
      {isNumbered(sign.place.name) ? (
        <p>
          <b style={{ fontSize: u(fitted(sign.place.name.zh, 220, 150)) }}>{sign.place.name.zh}</b>
          <span>{word('place.suffix', 'zh')}</span>
        </p>
      ) : (
        <p>
          <b style={{ fontSize: u(fitted(name, 560, 96)) }}>{name}</b>
        </p>
      )}
      <i>{floorName(sign.place).zh}</i>
    </header>
  );
}

function Clerk({ clerk }: { clerk: ClerkCard }) {
  const duties = clerk.duties.zh;
  return (
    <>
      <h1 class="card-name" style={{ fontSize: u(fitted(clerk.name.zh, 700, 120)) }}>
        {clerk.name.zh}
      </h1>
      <p class="card-post">
        {clerk.department && <span>{clerk.department.zh}</span>}
        <span>{clerk.post.zh}</span>
      </p>
      <p class="card-duties" style={{ fontSize: u(duties.length > 60 ? 32 : 40) }}>
        {duties}
      </p>
    </>
  );
}

/** The photo, or the surname while there is none. */
export function Photo({ clerk }: { clerk: ClerkCard }) {
  const [missing, setMissing] = useState<string | null>(null);
  const shown = clerk.photo !== null && clerk.photo !== missing ? clerk.photo : null;
  if (shown) return <img src={shown} alt="" onError={() => setMissing(shown)} />;
  return (
    <figcaption>
      <b>{[...clerk.name.zh][0]}</b>
      <span>{word('applicant.no-photo', 'zh')}</span>
    </figcaption>
  );
}

function Portrait({ clerk }: { clerk: ClerkCard }) {
  return (
    <figure class="portrait">
      <Photo clerk={clerk} />
      {clerk.partyMember && <strong>{word('applicant.party', 'zh')}</strong>}
    </figure>
  );
}

export function Foot({ sentence, english, hall }: { sentence: string; english: string; hall: HallLine }) {
  return (
    <footer class="applicant-foot">
      <p>
        <b>{sentence}</b>
        <span lang="en">{english}</span>
      </p>
      <i>{word('applicant.complaints', 'zh', { phone: hall.complaintPhone })}</i>
    </footer>
  );
}
