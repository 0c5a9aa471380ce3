import { hubNow } from '../../../hub/web/clock.ts';
import { say, sayIf } from '../../../hub/web/messages.ts';
import { momentOf } from '../dates.ts';
import { hasEnded } from '../limits.ts';
import { caseText, extensionWord, markWord, refuseWord, suspensionWord, wayWord } from '../words-case.ts';
import { missingWords } from '../words-history.ts';
import { Part, type PartProps } from './part.tsx';
import { Fact } from './who.tsx';

/** What was decided and what became of it: refusal, decision, notification, delivery, extension, stopped clock, marks, file. */
export function Result({ view, timeZone }: PartProps) {
  const { decision, refusal, notified, delivered, extension, suspensions, marks } = view;
  const now = hubNow();
  const filed = hasEnded(view.line);
  const any = decision ?? refusal ?? notified ?? delivered ?? extension ?? suspensions[0] ?? marks[0] ?? null;
  if (any === null && !filed) return null;
  return (
    <Part title={caseText('standing')}>
      <dl class="case-facts case-facts-wide">
        {refusal && (
          <Fact name={caseText('refusal')}>
            {refuseWord(refusal.reason)}
            <small>{refusal.explanation}</small>
            {refusal.rightPlace && <small>{caseText('rightPlace', { place: refusal.rightPlace })}</small>}
          </Fact>
        )}
        {decision && (
          <Fact name={caseText('decision')}>
            <b>{caseText(decision.outcome)}</b>
            {decision.licence && <small>{caseText('licence', { number: decision.licence })}</small>}
            {decision.reasons.map((reason) => (
              <small key={reason}>{reason}</small>
            ))}
            <small class="quiet">
              {sayIf(decision.by)} {momentOf(decision.at, timeZone, now)}
            </small>
          </Fact>
        )}
        {notified && (
          <Fact name={caseText('told')}>
            {caseText('notified', {
              at: momentOf(notified.at, timeZone, now),
              way: wayWord(notified.way),
            })}
          </Fact>
        )}
        {delivered && (
          <Fact name={caseText('handedOver')}>
            {caseText('delivered', { at: momentOf(delivered.at, timeZone, now), to: delivered.to })}
            {delivered.secondCopy && <small>{caseText('secondCopy')}</small>}
          </Fact>
        )}
        {extension && (
          <Fact name={caseText('extension')}>
            {caseText('extensionLine', { n: extension.days, reason: extension.reason })}
            <small>{extensionWord(extension.answer)}</small>
          </Fact>
        )}
        {suspensions.map((one) => (
          <Fact key={one.from} name={caseText('suspensions')}>
            {suspensionWord(one.reason)}
            <small>{caseText('fromTo', { from: one.from, to: one.to ?? caseText('stillStopped') })}</small>
            <small>{one.explanation}</small>
          </Fact>
        ))}
        {marks.map((mark) => (
          <Fact key={`${mark.mark}${mark.at}`} name={caseText('marks')}>
            {markWord(mark.mark)}
            <small>{mark.reason}</small>
            <small>{caseText('approvedBy', { name: say(mark.approver) })}</small>
          </Fact>
        ))}
        {filed && <Fact name={caseText('file')}>{missingWords(view)}</Fact>}
      </dl>
    </Part>
  );
}
