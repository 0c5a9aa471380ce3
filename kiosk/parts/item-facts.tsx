import type { ComponentChildren } from 'preact';
import type { Item, Material } from '../../hub/contract/catalogue.ts';
import type { Place as PlaceOf } from '../../hub/contract/views/hall.ts';
import type { ItemView } from '../../hub/contract/views/kiosk.ts';
import { say } from '../../hub/web/messages.ts';
import { useHall } from '../context.ts';
import { placesOf } from '../places.ts';
import { hasSample, type SampledMaterial } from '../session.ts';
import { t as common } from '../words/common.ts';
import { t } from '../words/item.ts';
import { Where } from './place.tsx';
import { Ruler } from './ruler.tsx';
import { queueWords } from './speech.ts';
import { WayDoor } from './way-door.tsx';

/** The item page's rows, one label column and one reading column: the promise, the place, materials in full, law last and small. */
export function itemFacts(view: ItemView, large: boolean): readonly ComponentChildren[] {
  const { item } = view;
  const { disclosures } = item;
  const sampled = (part: Item['sample'][number]) => item.sample.includes(part);
  // What is not known yet has no row.
  const line = (label: string, value: string, sample = false) =>
    value.trim() !== '' && (
      <Line label={label}>
        {value}
        {sample && <Sample />}
      </Line>
    );
  return [
    <Limit key="limit" item={item} sample={sampled('promisedDays') || sampled('statutoryDays')} />,
    <Place key="place" view={view} large={large} />,
    ...materialLines(item.materials, sampled('materials')),
    ...(view.paidAt ? [<Fee key="fee" view={view} at={view.paidAt} />] : []),
    line(t('conditions'), say(disclosures.conditions), sampled('disclosures')),
    line(t('procedure'), say(disclosures.procedure)),
    line(t('result'), say(disclosures.result)),
    line(t('duty'), say(disclosures.approvalDuty)),
    line(t('basis'), say(disclosures.legalBasis)),
    <div class="line line-two" key="fee-words">
      <span class="line-label">{t('fee')}</span>
      <span class="line-value">{item.fee?.yuan === 0 ? t('free') : say(disclosures.feeStandard)}</span>
      <span class="line-label">{t('complaint')}</span>
      <span class="line-value">{disclosures.complaintPhone}</span>
    </div>,
  ].filter((row) => row !== false);
}

function Sample() {
  return <span class="tag">{t('sampleNote')}</span>;
}

function Line({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="line">
      <span class="line-label">{label}</span>
      <span class="line-value">{children}</span>
    </div>
  );
}

/** The promise is drawn within the law. */
function Limit({ item, sample }: { item: Item; sample: boolean }) {
  const { promisedDays, statutoryDays } = item;
  if (item.kind === 'immediate' || promisedDays === null || statutoryDays === null) {
    return (
      <div class="line line-limit">
        <span class="line-label">{t('promised')}</span>
        <span class="line-value">
          <span class="limit-words">
            <strong class="promise">{t('onTheSpot')}</strong>
            <span class="statutory">{t('onTheSpotNote')}</span>
          </span>
        </span>
      </div>
    );
  }
  return (
    <div class="line line-limit">
      <span class="line-label">{t('promised')}</span>
      <span class="line-value">
        <span class="limit-words">
          <strong class="promise">{t('days', { n: promisedDays })}</strong>
          {sample && <span class="tag">{common('sample')}</span>}
          <span class="statutory">{t('statutory', { n: statutoryDays })}</span>
        </span>
        <Ruler promised={promisedDays} statutory={statutoryDays} />
      </span>
    </div>
  );
}

function Place({ view: { queue, item }, large }: { view: ItemView; large: boolean }) {
  const { low } = useHall();
  return (
    <div class="line line-place">
      <span class="line-label">{t('where')}</span>
      <span class="line-value">
        <span class="place-told">
          <Where places={placesOf(queue)} most={large ? 4 : 6} />
          <span class="place-wait">{queueWords(queue)}</span>
        </span>
        {/* In low mode the doors stand below, in the question's zone (K4). */}
        {!low && <WayDoor name={item.name} counters={placesOf(queue).map(({ id }) => id)} />}
      </span>
    </div>
  );
}

/** What it costs and where that is paid, where something is: never at the clerk's counter. */
function Fee({ view: { item }, at }: { view: ItemView; at: PlaceOf }) {
  const { low } = useHall();
  const yuan = item.fee?.yuan ?? null;
  return (
    <div class="line line-place line-fee">
      <span class="line-label">{t('payAt')}</span>
      <span class="line-value">
        <span class="place-told">
          <Where places={[at]} />
          {yuan !== null && <strong class="fee-amount">{t('yuan', { n: yuan })}</strong>}
        </span>
        {!low && <WayDoor name={at.name} counters={[at.id]} />}
      </span>
    </div>
  );
}

function materialLines(materials: readonly Material[], sample: boolean): readonly ComponentChildren[] {
  if (materials.length === 0) {
    return [
      <Line key="materials" label={t('materials')}>
        {t('noMaterials')}
      </Line>,
    ];
  }
  return materials.map((material, index) => (
    <div
      class={`line line-material ${index === 0 ? 'line-first' : ''} ${index === materials.length - 1 ? 'line-last' : ''}`}
      key={material.name.zh}
    >
      <span class="line-label">
        {index === 0 && t('materials')}
        {index === 1 && t('materialsCount', { n: materials.length })}
        {index === 2 && sample && <Sample />}
      </span>
      <span class="line-value">
        <span class="material-number">{index + 1}</span>
        <span class="material-name">{say(material.name)}</span>
        <span class="material-form">{formWords(material)}</span>
        {hasSample(material) && <SampleDoor material={material} />}
      </span>
    </div>
  ));
}

/** A small picture of the material as it should look; touched, the large one. */
function SampleDoor({ material }: { material: SampledMaterial }) {
  const { low, go } = useHall();
  if (low) return null;
  return (
    <button
      type="button"
      class="touch touch-small sample-door"
      aria-label={t('sampleOf', { name: say(material.name) })}
      onClick={() => go({ at: 'sample', material })}
    >
      <img src={`/samples/${material.sample.file}`} alt="" />
      <span>{t('sample')}</span>
    </button>
  );
}

export function formWords({ form, copies }: Material): string {
  return copies > 1 ? t('copies', { form: t(form), n: copies }) : t(form);
}
