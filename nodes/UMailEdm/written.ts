import type { Written } from '../../gateways/umail/read';

/** The vendor's words, which every output of a write passes on. */
type Message = Pick<Written, 'message'>;

/** The output of a write that made something. */
export function created({ id, message }: Written): { id: string | null } & Message {
	return { id, message };
}

/** The output of a write that changed something. */
export function changed({ message }: Message): { success: true } & Message {
	return { success: true, message };
}

/** The output of a write that deleted something. */
export function deleted({ message }: Message): { deleted: true } & Message {
	return { deleted: true, message };
}

/** The output of a write that emptied something. */
export function cleared({ message }: Message): { cleared: true } & Message {
	return { cleared: true, message };
}
