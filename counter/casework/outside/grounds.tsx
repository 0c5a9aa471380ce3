import type { Approver } from '../../../hub/contract/case-views.ts';
import { say } from '../../../hub/web/messages.ts';
import { Keycap, Mark } from '../../common/shape.tsx';
import { common } from '../../common/words.ts';
import { lookAt } from '../intake/filling.ts';
import { w } from '../words-intake.ts';
import { type Ground, originsFor } from './outside.ts';
import type { Taking } from './use-outside.ts';
import { o, outsideWord, reasonHint } from './words-outside.ts';

type Props = { readonly taking: Taking; readonly roles: readonly string[] };

/** What stands for the ticket (C1): origin, reason, approver; and the matter it is about. */
export function Grounds({ taking, roles }: Props) {
  const { outside, declare, approvers, draft } = taking;
  const name = taking.item?.item.name;
  return (
    <form
      class="intake-form outside-grounds"
      aria-label={o('origin')}
      onSubmit={(event) => event.preventDefault()}
    >
      <fieldset class="form-kinds">
        <legend>
          <Label taking={taking} ground="origin" />
        </legend>
        {originsFor(roles).map((origin) => (
          <label key={origin}>
            <input
              type="radio"
              name="origin"
              checked={outside.origin === origin}
              onChange={() => declare({ origin })}
            />
            <span>{outsideWord(origin)}</span>
          </label>
        ))}
      </fieldset>
      <label class="form-field form-field-wide">
        <Label taking={taking} ground="reason" />
        <input
          name="reason"
          autocomplete="off"
          maxLength={500}
          aria-label={o('reason')}
          placeholder={outside.origin === null ? '' : reasonHint(outside.origin)}
          value={outside.reason}
          onInput={(event) => declare({ reason: event.currentTarget.value })}
        />
      </label>
      <label class="form-field">
        <Label taking={taking} ground="approver" />
        <select
          name="approver"
          aria-label={o('approver')}
          value={outside.approver}
          onChange={(event) => declare({ approver: event.currentTarget.value })}
        >
          <option value="">{o('chooseApprover')}</option>
          {approvers.map((one) => (
            <option key={one.id} value={one.id}>
              {lineOf(one)}
            </option>
          ))}
        </select>
      </label>
      <div class="form-field form-field-wide">
        <span class="form-label">{w('item')}</span>
        <p class="outside-item">
          <strong>{name ? say(name) : ''}</strong>
          {taking.item && <span class="quiet">{say(taking.item.department)}</span>}
          <button type="button" class="letter" onClick={() => lookAt(taking, 'item')}>
            <Keycap>I</Keycap>
            {w(draft.item === null ? 'chooseItem' : 'changeItem')}
          </button>
        </p>
      </div>
    </form>
  );
}

/** A ground's name; once sending was tried and it is owed, that in its place, so nothing moves. */
function Label({ taking, ground }: { readonly taking: Taking; readonly ground: Ground }) {
  if (!taking.lacking.includes(ground)) return <span class="form-label">{o(ground)}</span>;
  return (
    <span class="form-label">
      <em>
        <Mark shape="late" />
        {o(ground)} {common('required')}
      </em>
    </span>
  );
}

const lineOf = ({ name, post, department }: Approver): string =>
  o('approverLine', {
    name: say(name),
    department: department ? say(department) : '',
    post: say(post),
  });
