import type { Written } from '../../gateways/umail/read';

/** The output of a write that made something. */
export function created({ id }: Written): { id: string | null } {
	return { id };
}

/** The output of a write that changed something. */
export function changed(): { success: true } {
	return { success: true };
}

/** The output of a write that deleted something. */
export function deleted(): { deleted: true } {
	return { deleted: true };
}

/** The output of a write that emptied something. */
export function cleared(): { cleared: true } {
	return { cleared: true };
}
