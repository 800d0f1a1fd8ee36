import type { Callback } from '../../base/callbacks/callback';
import { refusalOf } from './acknowledgement';
import { requestWith } from './parameters';
import type { CallbackSettings } from './settings';
import type { RawCallbackSpec } from './specs';

/** The callback that a spec describes, with every character as it stands there. */
export function rawCallback(spec: RawCallbackSpec, settings: CallbackSettings): Callback {
	const { method = settings.method, order = settings.order } = spec;
	const { url, query, copies = 1, retries = 0 } = spec;
	const request = query === undefined ? { method, url, form: '' } : requestWith(url, query, method);
	const msgid = spec.msgid ?? lastMsgid(`${url}?${query ?? ''}`);
	return {
		kind: 'raw',
		messageId: msgid === '' ? null : msgid,
		recipient: null,
		requests: Array.from({ length: copies }, () => request),
		refusal: (answer) => refusalOf(answer, msgid),
		order,
		delayMs: 0,
		retries,
	};
}

function lastMsgid(text: string): string {
	return [...text.matchAll(/[?&]msgid=([^&?#]*)/gi)].at(-1)?.[1] ?? '';
}
