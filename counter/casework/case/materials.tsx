import { useSignal } from '@preact/signals';
import type { MaterialState } from '../../../hub/contract/casework.ts';
import { hubNow } from '../../../hub/web/clock.ts';
import { say, sayIf } from '../../../hub/web/messages.ts';
import { dayOf, momentOf } from '../dates.ts';
import { caseText, formWord, materialWord } from '../words-case.ts';
import { Part, type PartProps } from './part.tsx';

const SIGNS: Readonly<Record<MaterialState, string>> = {
  unchecked: '·',
  present: '●',
  correctable: '◐',
  missing: '▲',
  'not-applicable': '–',
};

/** The item's checklist with what was found, by whom (C2), and 材料审查记录 on demand. */
export function Materials({ view, timeZone }: PartProps) {
  const recordOpen = useSignal(false);
  const now = hubNow();
  if (view.materials.length === 0) return null;
  return (
    <Part title={caseText('materials')}>
      <ol class="case-table material-table">
        {view.materials.map((material, index) => (
          <li key={String(index)} data-material={material.state}>
            <span class="quiet">{index + 1}</span>
            <span>
              {say(material.name)}
              {material.remark && <em>{material.remark}</em>}
            </span>
            <span class="quiet">
              {caseText('copiesOf', { form: formWord(material.form), n: material.copies })}
            </span>
            <b>
              <i aria-hidden="true">{SIGNS[material.state]}</i>
              {materialWord(material.state)}
            </b>
            <span class="quiet">
              {sayIf(material.by)} {material.at !== null && dayOf(material.at, timeZone, now)}
            </span>
          </li>
        ))}
      </ol>
      {view.told.map((told) => (
        <p class="case-line" key={told.at}>
          {caseText('toldOn', {
            at: momentOf(told.at, timeZone, now),
            n: told.missing.length,
            due: told.due,
          })}
        </p>
      ))}
      {view.reviewRecord.length > 0 && (
        <details
          class="case-more"
          open={recordOpen.value}
          onToggle={(event) => {
            recordOpen.value = event.currentTarget.open;
          }}
        >
          <summary>{caseText('showRecord', { n: view.reviewRecord.length })}</summary>
          <ol class="case-table record-table">
            {view.reviewRecord.map((entry, index) => (
              <li key={String(index)}>
                <time>{momentOf(entry.at, timeZone, now)}</time>
                <span>{sayIf(entry.by)}</span>
                <span>{caseText('material', { n: entry.index + 1 })}</span>
                <span>{materialWord(entry.state)}</span>
                <span class="quiet">{entry.remark}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </Part>
  );
}
