import type { Parameters } from '../parameters';
import { badParameter, unknownRecord } from '../refused';
import type { UMailState } from '../state';
import type { Task } from '../store/task';
import type { Occurrences, Track } from '../store/track';
import { timeText } from '../times';

/** The task that `ident`, or else `id`, names, with its tracking. */
export function trackedTask(
	state: UMailState,
	parameters: Parameters,
): { readonly task: Task; readonly track: Track } {
	const ident = parameters.text('ident');
	const id = parameters.text('id');
	if (ident === '' && id === '') throw badParameter('id, ident');
	const task = ident === '' ? state.tasks.find(id) : state.tasks.findByIdent(ident);
	const track = task === undefined ? undefined : state.tracks.ofTask(task.id);
	if (task === undefined || track === undefined) throw unknownRecord('track');
	return { task, track };
}

/** `prefix_total`, `prefix_first` and `prefix_last`. */
export function occurrenceFields(prefix: string, { total, first, last }: Occurrences) {
	return {
		[`${prefix}_total`]: total,
		[`${prefix}_first`]: timeText(first),
		[`${prefix}_last`]: timeText(last),
	};
}
