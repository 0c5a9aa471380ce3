import * as v from 'valibot';
import { ApplicantSchema } from '../contract/casework.ts';
import { TellerSchema } from '../contract/feedback.ts';
import { HolderSchema } from '../contract/holder.ts';
import { maskIdentity } from '../contract/mask.ts';
import type { FollowUpContact } from '../contract/ratings.ts';
import type { KeyVault } from '../vault/vault.ts';

/** Whom to call, for those who handle it: opened only when somebody asks (X3). */

/** What of somebody was sealed: a case's Applicant, a ticket's Holder, the bare phone of an appointment, a complaint's Teller. */
export type SealedContact = {
  readonly key: string;
  readonly sealed: string;
  readonly what: 'applicant' | 'holder' | 'phone' | 'teller';
};

export const NOBODY: FollowUpContact = { name: '', phone: '', idNumber: '' };

/** As far as the hall knows; everything empty once they were erased. */
export async function openContact(
  vault: Pick<KeyVault, 'load' | 'open'>,
  { key, sealed, what }: SealedContact,
): Promise<FollowUpContact> {
  await vault.load([key]);
  const text = vault.open(key, sealed);
  return text === null ? NOBODY : opened(what, text);
}

function opened(what: SealedContact['what'], text: string): FollowUpContact {
  switch (what) {
    case 'phone':
      return { ...NOBODY, phone: text };
    case 'teller':
      return { ...NOBODY, ...v.parse(TellerSchema, JSON.parse(text)) };
    case 'holder': {
      const { name, idNumber } = v.parse(HolderSchema, JSON.parse(text));
      return { name, phone: '', idNumber: maskIdentity(idNumber) };
    }
    case 'applicant': {
      const { name, phone, idNumber } = v.parse(ApplicantSchema, JSON.parse(text));
      return { name, phone, idNumber: maskIdentity(idNumber) };
    }
  }
}
