import type { ComponentChildren } from 'preact';
import type {
  CatalogueChange,
  CatalogueLine,
  CataloguePreview,
} from '../../../hub/contract/catalogue-preview.ts';
import { say } from '../../../hub/web/messages.ts';
import { Mark, type Shape } from '../../common/shape.tsx';
import { t } from './words.ts';

type Props = { readonly name: string; readonly preview: CataloguePreview };

/** Something would change, and nothing stands against it. */
export const mayTake = ({ problems, refused, changes }: CataloguePreview): boolean =>
  problems.length === 0 && refused.length === 0 && changes.length > 0;

/** What a file would change, or what is wrong with it and where. */
export function Preview({ name, preview }: Props) {
  const { problems, refused, warnings, changes, count } = preview;
  if (problems.length > 0)
    return (
      <Part title={t('problems')} lead={t('problemsLead')} n={count.problems} name={name}>
        <Problems problems={problems} />
        <More n={count.problems - problems.length} />
      </Part>
    );
  return (
    <>
      {refused.length > 0 && (
        <Part title={t('refused')} lead={t('refusedLead')} n={refused.length}>
          <Lines lines={refused} shape="late" />
        </Part>
      )}
      {warnings.length > 0 && (
        <Part title={t('warnings')} n={warnings.length}>
          <Lines lines={warnings} shape="warn" />
        </Part>
      )}
      <Part title={t('changes')} n={count.changes} name={name}>
        {changes.length === 0 && <p class="page-none">{t('nothing')}</p>}
        <Changes changes={changes} />
        <More n={count.changes - changes.length} />
      </Part>
    </>
  );
}

type PartProps = {
  readonly title: string;
  readonly lead?: string;
  readonly n: number;
  /** The file's. */
  readonly name?: string;
  readonly children: ComponentChildren;
};

function Part({ title, lead, n, name, children }: PartProps) {
  return (
    <section class="catalogue-part">
      <header class="side-title">
        <h2>
          {title}
          <b>{n > 0 && n}</b>
        </h2>
        <span>{[name, lead].filter((part) => part).join('　')}</span>
      </header>
      {children}
    </section>
  );
}

const More = ({ n }: { n: number }) => (n > 0 ? <p class="page-none">{t('more', { n })}</p> : null);

/** In a workbook by sheet, row and column; in a folder by file and position. */
function Problems({ problems }: { problems: readonly CatalogueLine[] }) {
  return (
    <table class="table catalogue-problems">
      <thead>
        <tr>
          <th>{t('sheet')}</th>
          <th class="number-cell">{t('row')}</th>
          <th>{t('column')}</th>
          <th>{t('what')}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ file, path, row, column, sentence }, at) => (
          <tr key={`${file} ${path} ${at}`}>
            <td>
              <strong>{file}</strong>
            </td>
            <td class="number-cell">{row}</td>
            <td>{column ?? (row === undefined ? path : '')}</td>
            <td>{say(sentence)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ lines, shape }: { lines: readonly CatalogueLine[]; shape: Shape }) {
  return (
    <ul class="catalogue-lines">
      {lines.map(({ file, sentence }, at) => (
        <li key={`${at} ${sentence.en}`}>
          <Mark shape={shape} />
          <strong>{file}</strong>
          <span>{say(sentence)}</span>
        </li>
      ))}
    </ul>
  );
}

function Changes({ changes }: { changes: readonly CatalogueChange[] }) {
  const sheets = [...new Map(changes.map(({ sheet }) => [sheet.en, sheet])).values()];
  return (
    <>
      {sheets.map((sheet) => {
        const own = changes.filter((change) => change.sheet.en === sheet.en);
        return (
          <section key={sheet.en} class="catalogue-sheet">
            <h3>
              {say(sheet)}
              <span>{own.length}</span>
            </h3>
            <ul>
              {own.map((change, at) => (
                <Change key={`${at} ${change.name.en}`} change={change} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Change({ change: { kind, name, fields } }: { change: CatalogueChange }) {
  return (
    <li class="catalogue-change" data-kind={kind}>
      <span class="tag">{t(kind)}</span>
      <strong>{kind === 'reordered' ? t('reorderedLine', { name: say(name) }) : say(name)}</strong>
      {fields.length > 0 && (
        <dl>
          {fields.map(({ field, old, new: now }) => (
            <div key={field.en}>
              <dt>{say(field)}</dt>
              <dd>
                <del>{old || t('empty')}</del>
                <span aria-hidden="true"> → </span>
                <ins>{now || t('empty')}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
