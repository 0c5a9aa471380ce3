import type { FloorView } from '../../hub/contract/views/floor.ts';
import { say } from '../../hub/web/messages.ts';
import { common } from '../common/words.ts';
import { disclosureWord, t } from './words.ts';

/** Items on no commitments screen, with what they lack (D5); nothing when all are published. */
export function Unpublished({ view: { unpublished } }: { view: FloorView }) {
  if (unpublished.length === 0) return null;
  return (
    <section class="unpublished">
      <header class="side-title">
        <h2>
          {t('unpublished')}
          <b>{unpublished.length}</b>
        </h2>
        <span>{t('unpublishedLead')}</span>
      </header>
      <ul>
        {unpublished.map(({ id, name, lacks }) => (
          <li key={id}>
            <strong>{say(name)}</strong>
            <span>
              {t('lacks', { what: lacks.map((lack) => disclosureWord(lack)).join(common('comma')) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
