import { Keycap } from '../../common/shape.tsx';
import { common } from '../../common/words.ts';
import { RowKeys } from '../intake/action-row.tsx';
import { ApplicantForm } from '../intake/applicant-form.tsx';
import { isComplete, tally } from '../intake/checklist.ts';
import { ChecklistTable } from '../intake/checklist-table.tsx';
import { FillingDialogs } from '../intake/filling-dialogs.tsx';
import { ACTION_KEYS } from '../intake/keys.ts';
import { outlook, standing } from '../intake/summary.ts';
import type { Bench } from '../use-bench.ts';
import { actionWord } from '../words-intake.ts';
import { Grounds } from './grounds.tsx';
import type { Outside } from './outside.ts';
import { type Taking, useOutside } from './use-outside.ts';
import { useOutsideKeys } from './use-outside-keys.ts';
import { o } from './words-outside.ts';
import '../intake.css';
import '../intake-form.css';
import '../checklist.css';
import '../outcome.css';
import '../consult.css';
import './outside.css';

type Props = { readonly bench: Bench; readonly outside: Outside };

/** Intake without a ticket (C1): what stands for it, then the same form and the same checklist as at the counter. */
export function OutsidePage({ bench, outside }: Props) {
  const taking = useOutside(bench, outside);
  useOutsideKeys(bench, taking);
  return (
    <section class="outside" data-filling aria-label={o('title')}>
      <header class="outside-head">
        <h1>{o('title')}</h1>
        <p>{o('lead')}</p>
        <button
          type="button"
          class="letter"
          onClick={() => {
            bench.taking.value = false;
          }}
        >
          <Keycap>Esc</Keycap>
          {o('back')}
        </button>
      </header>
      <Grounds taking={taking} roles={bench.staff.session.roles} />
      <ApplicantForm intake={taking} />
      <ChecklistTable intake={taking} may={taking.mayCheck} />
      <Standing taking={taking} />
      <Foot bench={bench} taking={taking} />
      <Questions bench={bench} taking={taking} />
    </section>
  );
}

/** How the materials stand and what follows; to an agent, whose they are to check. */
function Standing({ taking }: { taking: Taking }) {
  const { rows, item, mayCheck } = taking;
  const counted = tally(rows);
  const kind = item?.item.kind ?? null;
  const promisedDays = item?.item.promisedDays ?? null;
  return (
    <div class="intake-summary" role="status">
      {mayCheck ? (
        <>
          <strong>{standing(counted)}</strong>
          <span>{outlook(isComplete(counted), { kind, promisedDays, due: null })}</span>
        </>
      ) : (
        <span>{o('agentChecks')}</span>
      )}
      {mayCheck && <RowKeys filling={taking} />}
    </div>
  );
}

type PartProps = { readonly bench: Bench; readonly taking: Taking };

function Foot({ bench, taking }: PartProps) {
  const { desk, live } = taking.panel;
  const busy = desk.busy.value !== null;
  return (
    <div class="intake-actions">
      <button
        type="button"
        class="button button-strong"
        aria-keyshortcuts={ACTION_KEYS.receive}
        aria-disabled={busy || !live}
        data-busy={busy || undefined}
        onClick={() => void taking.receive()}
      >
        <Keycap>{ACTION_KEYS.receive}</Keycap>
        {busy ? common('sending') : actionWord('receive')}
      </button>
      <button
        type="button"
        class="button"
        onClick={() => {
          bench.outside.value = null;
          bench.taking.value = false;
        }}
      >
        {o('discard')}
      </button>
    </div>
  );
}

function Questions({ bench, taking }: PartProps) {
  const dialog = taking.state.dialog.value;
  if (dialog === null) return null;
  const close = () => {
    taking.state.dialog.value = null;
  };
  switch (dialog.kind) {
    case 'item':
    case 'remark':
    case 'applicants':
    case 'despite':
      return (
        <FillingDialogs
          filling={taking}
          dialog={dialog}
          onDespite={(reason) => taking.receive(reason)}
          onOpen={(other) => bench.open(other)}
          onClose={close}
        />
      );
    default:
      return null;
  }
}
