import type { FeedbackLine } from '../../hub/contract/feedback.ts';
import { sayIf } from '../../hub/web/messages.ts';
import { LimitPlate } from '../casework/limit-plate.tsx';
import { counterName } from '../common/words.ts';
import { kindWord, stageWord, t } from './words.ts';

type ListProps = {
  readonly lines: readonly FeedbackLine[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
};

/** The records, those with the nearest end first. */
export function List({ lines, chosen, onChoose }: ListProps) {
  if (lines.length === 0) return <p class="page-none">{t('none')}</p>;
  return (
    <table class="table follow-ups feedback">
      <thead>
        <tr>
          <th>{t('number')}</th>
          <th>{t('subject')}</th>
          <th>{t('about')}</th>
          <th>{t('stage')}</th>
          <th>{t('left')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.id} line={line} chosen={line.id === chosen} onChoose={() => onChoose(line.id)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ line, chosen, onChoose }: { line: FeedbackLine; chosen: boolean; onChoose: () => void }) {
  const { stage, limit, met, overran } = line;
  const closed = stage === 'closed';
  return (
    <tr data-chosen={chosen || undefined} onClick={onChoose}>
      <td>
        <button type="button" class="follow-up-number" aria-pressed={chosen}>
          {line.number}
        </button>
        <small>{kindWord(line.kind)}</small>
      </td>
      <td>{line.subject}</td>
      <td>
        {line.counter ? counterName(sayIf(line.counter)) : sayIf(line.department)}
        <small>{sayIf(line.clerk)}</small>
      </td>
      <td>
        {stageWord(stage)}
        {!closed && <small>{sayIf(line.assigned)}</small>}
      </td>
      <td>
        {limit && <LimitPlate limit={limit} ended={met} />}
        {overran && met && <small>{t('overran')}</small>}
      </td>
    </tr>
  );
}
