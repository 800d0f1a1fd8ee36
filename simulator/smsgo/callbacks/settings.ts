import { flag, oneOf, text } from '../../base/control/fields';
import type { ValuesOf } from '../../base/control/shape';
import { callbackGroup, callbackSettings } from '../../base/reporting/declarations';

/** `inOrder` behind all that waits for the same receiver; `random` anywhere among it. */
export const order = oneOf(['inOrder', 'random']);
/** The documents say nothing; a report is described as a URL, so GET. POST sends a form. */
export const method = oneOf(['GET', 'POST']);
/**
 * The order of a report's parameters: `definition` as chapter 2 defines it (msgid, statuscode,
 * statusstr), `example` as chapter 3 shows it (msgid, statusstr, statuscode), `mixed` both in turn.
 */
export const parameterOrder = oneOf(['definition', 'example', 'mixed'], 'example');
/**
 * Whether reports end in `dstaddr`: the definition is without, the examples are with it, and since
 * revision 4.0 of the document one message may have many numbers.
 */
export const dstaddr = flag(true);

/** Everything about delivery reports and replies that the documents leave open, or that differs. */
const fields = {
	/** Chapter 2 says three retries. */
	...callbackSettings(3),
	method,
	parameterOrder,
	dstaddr,
	/** How the plus of an international number is written; a bare one decodes to a blank. */
	plus: oneOf(['%2B', '%2b', '+']),
	/** What stands between parameters: `&amp;` where a URL was copied out of a page. */
	ampersand: oneOf(['&', '&amp;']),
	order,

	/** The receiving number of a reply. */
	replyNumber: text('0911000222', /^\+?\d+$/),
	/**
	 * The charset in which the text of a reply is percent-encoded. `cesu-8` writes an emoji as two
	 * surrogates of three bytes each, as Java gateways do.
	 */
	replyCharset: oneOf(['utf-8', 'big5', 'cesu-8', 'latin1']),
	/** `YYYY`, `MM`, `DD`, `HH`, `mm` and `ss` are those of Taipei. The documents show none. */
	timestampFormat: text('YYYY/MM/DD HH:mm:ss'),
};

export const callbacks = callbackGroup(fields);

export type CallbackSettings = ValuesOf<typeof fields>;
export type ParameterOrder = CallbackSettings['parameterOrder'];
