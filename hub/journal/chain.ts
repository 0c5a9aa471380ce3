import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** What the first fact is chained to. */
export const GENESIS = '';

export type FactBytes = {
  readonly hall: string;
  readonly epoch: number;
  readonly position: number;
  readonly at: number;
  readonly stream: string;
  readonly body: string;
};
export type AnswerBytes = {
  readonly hall: string;
  readonly epoch: number;
  readonly seq: number;
  readonly at: number;
  readonly identity: string;
  readonly request: string;
  readonly hash: string;
  readonly outcome: string;
};
export type WriterBytes = {
  readonly hall: string;
  readonly epoch: number;
  readonly position: number;
  readonly at: number;
  readonly mac: string;
  readonly answersFrom: number;
  readonly answersTo: number;
};

/** HMAC-SHA256 over the stored bytes. Free text stands last or is length-prefixed, so that no two rows share a message. */
export class Chain {
  readonly #key: KeyObject;

  constructor(key: Buffer) {
    this.#key = createSecretKey(key);
  }

  #mac(message: string): string {
    return createHmac('sha256', this.#key).update(message).digest('base64');
  }

  /** Chained: covers the fact and, through `previous`, every fact before it. */
  fact(previous: string, f: FactBytes): string {
    return this.#mac(
      `fact\n${previous}\n${f.hall}\n${f.epoch}\n${f.position}\n${f.at}\n${f.stream.length}\n${f.stream}\n${f.body}`,
    );
  }

  /** Not chained: answers go away after their time, facts stay. */
  answer(a: AnswerBytes): string {
    return this.#mac(
      `answer\n${a.hall}\n${a.epoch}\n${a.seq}\n${a.at}\n${a.identity.length}\n${a.identity}\n${a.request.length}\n${a.request}\n${a.hash.length}\n${a.hash}\n${a.outcome}`,
    );
  }

  /** Over the end of the journal, so that rows cut off at the end are missed. */
  seal(w: WriterBytes): string {
    return this.#mac(
      `writer\n${w.hall}\n${w.epoch}\n${w.position}\n${w.at}\n${w.mac}\n${w.answersFrom}\n${w.answersTo}`,
    );
  }
}
