import { hubNow } from '../../hub/web/clock.ts';
import { say } from '../../hub/web/messages.ts';
import { Dialog } from '../common/dialog.tsx';
import type { PrintedList, Range, Sheet } from './daily-lists.ts';
import { dateOf, momentOf } from './dates.ts';
import { stageWords } from './stage.ts';
import { stateWord } from './words-lists.ts';
import { printedText, printedWord } from './words-printed.ts';

type Props = {
  readonly list: PrintedList;
  readonly range: Range;
  readonly found: Sheet;
  readonly timeZone: string;
  /** A transfer or destruction list once it is recorded; null: first it must be. Left out: nothing is recorded of this list. */
  readonly recorded?: Recorded | null;
  readonly trouble?: string | null;
  readonly onRecord?: (() => void) | undefined;
  readonly onClose: () => void;
};
/** `again`: when it was recorded, for a list that is printed once more; null: it has just been. */
export type Recorded = { readonly number: string; readonly again: number | null };

/** The list as it is printed on A4: plain, numbered, with places to sign. On paper only the sheet remains. */
export function PrintedSheet(props: Props) {
  const { list, range, found, timeZone, recorded, onClose } = props;
  const { from, to } = range;
  const now = hubNow();
  return (
    <Dialog title={printedWord(list)} wide onClose={onClose}>
      <div class="sheet-bar">
        <SheetAction {...props} />
        {props.trouble && <p class="form-refused">{props.trouble}</p>}
        {found.cut.length > 0 && (
          <p class="form-refused">{printedText('cut', { days: found.cut.join('、') })}</p>
        )}
      </div>
      <article class="sheet">
        <h1>{printedWord(list)}</h1>
        {recorded && (
          <p>
            <span>{recorded.number}</span>
            {recorded.again !== null && (
              <strong>{printedText('reprint', { date: dateOf(recorded.again, timeZone) })}</strong>
            )}
          </p>
        )}
        <p>
          <span>{from === to ? from : printedText('range', { from, to })}</span>
          <span>{printedText('total', { n: found.lines.length })}</span>
          <span>{printedText('madeOn', { date: dateOf(now, timeZone) })}</span>
        </p>
        <table>
          <thead>
            <tr>
              <th>{printedText('no')}</th>
              <th>{printedText('case')}</th>
              <th>{printedText('item')}</th>
              <th>{printedText('applicant')}</th>
              <th>{printedText('receivedAt')}</th>
              <th>{printedText(list === 'received' ? 'liesAt' : 'outcome')}</th>
              <th>{printedText(list === 'received' ? 'receivedSign' : 'remark')}</th>
            </tr>
          </thead>
          <tbody>
            {found.lines.map((line, index) => (
              <tr key={line.id}>
                <td>{index + 1}</td>
                <td>{line.number}</td>
                <td>{say(line.item)}</td>
                <td>{line.applicant || printedText('erased')}</td>
                <td>{momentOf(line.receivedAt, timeZone, now)}</td>
                <td>{list === 'received' ? stageWords(line) : stateWord(line.state)}</td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
        {found.lines.length === 0 && <p>{printedText('none')}</p>}
        {list === 'received' && <Forwarded moved={found.moved} timeZone={timeZone} now={now} />}
        <footer>
          <span>{printedText('handedBy')}</span>
          <span>{printedText('takenBy')}</span>
          <span>{printedText('date')}</span>
        </footer>
      </article>
    </Dialog>
  );
}

/** What is not recorded does not go on paper. */
function SheetAction({ recorded, onRecord }: Props) {
  const records = recorded === null;
  if (records && !onRecord) return null;
  return (
    <button type="button" class="button button-strong" onClick={records ? onRecord : () => window.print()}>
      {printedText(records ? 'record' : 'print')}
    </button>
  );
}

type ForwardedProps = { readonly moved: Sheet['moved']; readonly timeZone: string; readonly now: number };

/** The files that went on these days, from where to where, with who handed over and who signed for them. */
function Forwarded({ moved, timeZone, now }: ForwardedProps) {
  return (
    <>
      <h2>{printedText('forwardedFiles')}</h2>
      <p>
        <span>{printedText('movements', { n: moved.length })}</span>
      </p>
      {moved.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{printedText('no')}</th>
              <th>{printedText('case')}</th>
              <th>{printedText('item')}</th>
              <th>{printedText('sentAt')}</th>
              <th>{printedText('movedFrom')}</th>
              <th>{printedText('movedTo')}</th>
              <th>{printedText('receivedSign')}</th>
            </tr>
          </thead>
          <tbody>
            {moved.map((line, index) => (
              <tr key={`${line.case} ${index}`}>
                <td>{index + 1}</td>
                <td>{line.number}</td>
                <td>{say(line.item)}</td>
                <td>{momentOf(line.at, timeZone, now)}</td>
                <td>{signed(say(line.from), line.handedBy && say(line.handedBy))}</td>
                <td>{say(line.to)}</td>
                <td>
                  {line.receivedAt !== null &&
                    signed(line.receivedBy && say(line.receivedBy), momentOf(line.receivedAt, timeZone, now))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** A post with its person, or a person with the time, as far as known. */
const signed = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' ');
