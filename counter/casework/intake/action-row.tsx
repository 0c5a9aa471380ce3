import { Keycap } from '../../common/shape.tsx';
import { common } from '../../common/words.ts';
import { Letters } from '../../panel/letters.tsx';
import { actionWord, w } from '../words-intake.ts';
import { type Filling, lookAt } from './filling.ts';
import { PrintAll } from './notice-list.tsx';
import { outlook, standing } from './summary.ts';
import type { Intake } from './use-intake.ts';

/** How the materials stand, what follows, and the lawful next actions with their keys (C10). */
export function ActionRow({ intake }: { intake: Intake }) {
  const { tally, complete, view, item, ticket, offers, panel } = intake;
  const busy = panel.desk.busy.value;
  const open = view === null || view.line.state === 'intake';
  const matter = {
    kind: view?.line.kind ?? item?.item.kind ?? ticket.kind,
    promisedDays: view?.promisedDays ?? item?.item.promisedDays ?? null,
    due: view?.dueIfAccepted ?? null,
  };
  return (
    <>
      {open && (
        <div class="intake-summary" role="status">
          <strong>{standing(tally)}</strong>
          <span>{outlook(complete, matter)}</span>
          <RowKeys filling={intake} />
        </div>
      )}
      <div class="intake-actions">
        {offers.map(({ action, key, strong }) => (
          <button
            key={action}
            type="button"
            class={strong ? 'button button-strong' : 'button'}
            aria-keyshortcuts={key}
            aria-disabled={busy !== null || !panel.live}
            data-busy={busy === action || undefined}
            onClick={() => intake.act(action)}
            // A click leaves no focus behind: the next key is the intake's again.
            onMouseDown={(event) => event.preventDefault()}
          >
            <Keycap>{key}</Keycap>
            {busy === action ? common('sending') : actionWord(action)}
          </button>
        ))}
        {open && <PrintAll intake={intake} />}
        <Letters panel={panel} />
      </div>
    </>
  );
}

/** How a row is chosen and remarked on. */
export function RowKeys({ filling }: { filling: Filling }) {
  return (
    <span class="intake-keys">
      <Keycap>↑</Keycap>
      <Keycap>↓</Keycap>
      {w('choose')}
      <button type="button" class="letter" onClick={() => lookAt(filling, 'remark')}>
        <Keycap>R</Keycap>
        {w('remark')}
      </button>
    </span>
  );
}
