import { parseFileSync } from '@swc/core';

type Node = { readonly type: string; readonly [field: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** `test`, `it` or `describe` behind `test.each(…)`, `describe.skipIf(…)` and the like; null for every other call. */
function rootName(callee: unknown): string | null {
  if (!isNode(callee)) return null;
  if (callee.type === 'Identifier') return callee.value as string;
  if (callee.type === 'MemberExpression') return rootName(callee.object);
  if (callee.type === 'CallExpression' || callee.type === 'TaggedTemplateExpression')
    return rootName(callee.callee ?? callee.tag);
  return null;
}

/** The title as written: `after ${KILLS} kills` keeps its `${KILLS}`, `%s` of a table stays. */
function titleOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'StringLiteral') return node.value as string;
  if (node.type !== 'TemplateLiteral') return null;
  const texts = node.quasis as { cooked: string }[];
  const names = node.expressions as Node[];
  return texts
    .map(({ cooked }, i) => {
      const name = names[i];
      return name ? `${cooked}\${${name.type === 'Identifier' ? name.value : '…'}}` : cooked;
    })
    .join('');
}

/** Every test of a file by its full title, `describe › test`, read from its syntax: comments and strings are no tests. */
export function testTitles(file: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown, path: readonly string[]): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, path);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    if (isNode(value) && value.type === 'CallExpression') {
      const name = rootName(value.callee);
      const args = (value.arguments as { expression: unknown }[]).map(({ expression }) => expression);
      const title = titleOf(args[0]);
      if (title !== null && (name === 'test' || name === 'it')) found.push([...path, title].join(' › '));
      if (title !== null && name === 'describe') {
        for (const one of args.slice(1)) visit(one, [...path, title]);
        return;
      }
    }
    for (const one of Object.values(value)) visit(one, path);
  };
  visit(parseFileSync(file, { syntax: 'typescript', tsx: file.endsWith('.tsx') }), []);
  return found;
}
