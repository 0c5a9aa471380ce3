import type { Command } from './commands.ts';

/** Does this command carry somebody's name, phone or document number (X3)? */
export function isPersonal(command: Command): boolean {
  switch (command.type) {
    case 'IssueTicket':
      return command.holder !== undefined;
    case 'CheckIn':
      return command.holder !== undefined || command.phone !== undefined;
    case 'BookAppointment':
      return command.phone !== undefined;
    case 'ReceiveFeedback':
      return true;
    case 'ReceiveCase':
      return command.applicant !== undefined;
    default:
      return false;
  }
}
