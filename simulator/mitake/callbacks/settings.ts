import { flag, HEADER_VALUE, integer, oneOf, text } from '../../base/control/fields';
import type { ValuesOf } from '../../base/control/shape';
import { callbackGroup, callbackSettings } from '../../base/reporting/declarations';

/** Elements of `messages` in one request; updates that come about together share requests. */
export const messagesPerRequest = integer(10, { min: 1, max: 5_000 });
/**
 * The order of the status updates that leave together: as they came about, the newest first (0
 * before 2), or any.
 */
export const order = oneOf(['inOrder', 'reversed', 'random']);
export const contentType = text('application/json', HEADER_VALUE);

/** Everything about the reports that the document leaves open. */
const fields = {
	/** Not documented but for "anything else than 200 is a failure". */
	...callbackSettings(10),
	/** Whether the status that the push reply told (1, 1000) is reported as well. */
	reportFirstStatus: flag(false),
	messagesPerRequest,
	order,
	contentType,
	/** The sample shows bare ids. */
	idStyle: oneOf(['bare', 'quoted']),
	omitPoint: flag(false),
	/** An object with `messages`, a bare list of them, or the message itself where there is one. */
	bodyStyle: oneOf(['messages', 'list', 'single']),
};

export const callbacks = callbackGroup(fields);

export type CallbackSettings = ValuesOf<typeof fields>;
export type UpdateOrder = CallbackSettings['order'];
