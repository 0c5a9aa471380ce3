import type { Text } from '../hub/contract/text.ts';

/** A quiet full-screen sentence: connecting, nothing assigned. */
export function Message({ title, help }: { title: Text; help: Text | null }) {
  return (
    <main class="message">
      <h1>{title.zh}</h1>
      <p lang="en">{title.en}</p>
      {help && (
        <p class="message-help">
          {help.zh}
          <span lang="en">{help.en}</span>
        </p>
      )}
    </main>
  );
}
