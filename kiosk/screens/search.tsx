import right from 'lucide-static/icons/arrow-right.svg?raw';
import ask from 'lucide-static/icons/circle-question-mark.svg?raw';
import list from 'lucide-static/icons/list.svg?raw';
import magnifier from 'lucide-static/icons/search.svg?raw';
import clear from 'lucide-static/icons/x.svg?raw';
import type { SearchHit } from '../../hub/contract/views/kiosk.ts';
import { Icon } from '../../hub/web/icon.tsx';
import { language, say } from '../../hub/web/messages.ts';
import { useHall, useKiosk } from '../context.ts';
import { oneOrTwo, pageOf, sizeFor } from '../fit.ts';
import { Frame } from '../parts/frame.tsx';
import { Keyboard } from '../parts/keys.tsx';
import { Marked } from '../parts/marked.tsx';
import { Where } from '../parts/place.tsx';
import { limitWords, queueWords } from '../parts/speech.ts';
import { Touch } from '../parts/touch.tsx';
import { placesOf } from '../places.ts';
import type { PhaseOf } from '../session.ts';
import { itemPhase } from '../steps/moves.ts';
import { LONGEST_SEARCH } from '../steps/search.ts';
import { frequentItems } from '../themes.ts';
import { t as common } from '../words/common.ts';
import { t } from '../words/search.ts';

const PER_PAGE = 3;
const PER_PAGE_FEW = 2;
const PER_PAGE_LARGE_LOW = 1;
/** Suggestions before anything is typed. */
const USUAL = 6;
const USUAL_LARGE = 4;
const USUAL_LOW = 2;

/** Letters below, hits above: place left, wait right; finding nothing has two exits above the keys. */
export function Search({ phase }: { phase: PhaseOf<'search'> }) {
  const kiosk = useKiosk();
  const { low, large } = useHall();
  const onText = (text: string) => kiosk.dispatch({ type: 'text', text });
  const hits = phase.hits;
  const perPage = large && low ? PER_PAGE_LARGE_LOW : large || low ? PER_PAGE_FEW : PER_PAGE;
  const { rows, page, pages } = pageOf(hits ?? [], perPage, phase.page);
  const full = large || (!low && (hits?.length ?? 0) <= 2);
  return (
    <Frame name="search" ground="well">
      <h1 class="visually-hidden">{t('label')}</h1>
      <div class="field">
        <Icon svg={magnifier} size={60} stroke={2.1} />
        <input
          class="field-text"
          value={phase.text}
          maxLength={LONGEST_SEARCH}
          inputMode="none"
          autoComplete="off"
          autoCorrect="off"
          spellcheck={false}
          aria-label={t('label')}
          placeholder={t('placeholder')}
          onInput={(event) => onText(event.currentTarget.value)}
          ref={(node) => {
            if (node && document.activeElement?.closest('.keyboard') === null)
              node.focus({ preventScroll: true });
          }}
        />
        {phase.text !== '' && !low && (
          <button type="button" class="field-clear" aria-label={t('clearAll')} onClick={() => onText('')}>
            <Icon svg={clear} size={48} stroke={2.25} />
          </button>
        )}
      </div>
      <p class="search-status" role="status">
        {hits === null && t('hint')}
        {hits !== null && hits.length > 0 && (
          <>
            <strong>{t('found', { n: hits.length })}</strong>
            {t('choose')}
          </>
        )}
        {hits !== null && hits.length === 0 && <strong>{t('none', { text: phase.answered })}</strong>}
      </p>
      <div class="hits">
        {hits === null && <Usual />}
        {hits !== null && hits.length === 0 && <p class="nothing">{t('noneHelp')}</p>}
        {rows.map((hit) => (
          <Hit key={hit.id} hit={hit} full={full} />
        ))}
      </div>
      <div class="exits">
        {hits !== null && pages > 1 ? (
          <Touch
            tone="strong"
            after={right}
            onTouch={() => kiosk.dispatch({ type: 'page', page: (page + 1) % pages })}
          >
            {t('more', { page: page + 1, pages })}
          </Touch>
        ) : (
          <DepartmentExit hit={rows[0] ?? null} />
        )}
        <Touch icon={ask} onTouch={() => kiosk.dispatch({ type: 'go', phase: { at: 'help' } })}>
          {t('askSomebody')}
        </Touch>
      </div>
      <Keyboard text={phase.text} onText={onText} />
    </Frame>
  );
}

/** Before anything is typed: what most people come for. */
function Usual() {
  const { catalogue, go, large, low } = useHall();
  const most = low ? USUAL_LOW : large ? USUAL_LARGE : USUAL;
  return (
    <section class="usual" aria-label={t('usual')}>
      <h2 class="usual-title">{t('usual')}</h2>
      <div class="usual-items">
        {frequentItems(catalogue.items)
          .slice(0, most)
          .map((item) => (
            <Touch key={item.id} onTouch={() => go(itemPhase(item.id))}>
              {say(item.name)}
            </Touch>
          ))}
      </div>
    </section>
  );
}

/** All of the best hit's department; with nothing found, the departments themselves. */
function DepartmentExit({ hit }: { hit: SearchHit | null }) {
  const { catalogue, go } = useHall();
  const item = hit?.kind === 'item' ? catalogue.items.find(({ id }) => id === hit.id) : undefined;
  const department = catalogue.departments.find(({ id }) => id === item?.department);
  if (!department) {
    return (
      <Touch icon={list} onTouch={() => go({ at: 'departments', theme: null, page: 0 })}>
        {t('byDepartment')}
      </Touch>
    );
  }
  const n = catalogue.items.filter((one) => one.department === department.id).length;
  return (
    <Touch icon={list} onTouch={() => go({ at: 'items', department: department.id, theme: null, page: 0 })}>
      {t('allOf', { name: say(department.short), n })}
    </Touch>
  );
}

function Hit({ hit, full }: { hit: SearchHit; full: boolean }) {
  const { go, queue, low } = useHall();
  const name = say(hit.name);
  const size = full
    ? oneOrTwo(name, 790, [54, 50, 46], [40, 36, 32])
    : sizeFor(name, 790, 1, low ? [40, 36, 32, 28] : [46, 42, 38, 34, 30]);
  const own = hit.kind === 'item' ? queue(hit.queue) : null;
  return (
    <button
      type="button"
      class={`hit ${full ? 'hit-full' : ''}`}
      onClick={() => go(hit.kind === 'item' ? itemPhase(hit.id) : { at: 'place', place: hit.id })}
    >
      <span class="hit-head">
        <span class="hit-name" style={{ fontSize: `${size}px` }}>
          <Marked text={name} marks={language.value === 'zh' ? hit.marks : []} />
        </span>
        <Icon svg={right} size={52} stroke={2.1} />
      </span>
      {hit.kind === 'elsewhere' ? (
        <span class="hit-sub">{t('elsewhere')}</span>
      ) : (
        <>
          {full && (
            <span class="hit-sub">
              {say(hit.department)}
              {common('dot')}
              {limitWords({ kind: hit.itemKind, promisedDays: hit.promisedDays })}
              {hit.sample && <span class="tag">{common('sample')}</span>}
            </span>
          )}
          {own && (
            <span class="hit-foot">
              <Where places={placesOf(own)} most={4} />
              <span class="hit-wait">{queueWords(own)}</span>
            </span>
          )}
        </>
      )}
    </button>
  );
}
