import { UNPROCESSED } from '../faults/statuses';
import type { End, Fault } from '../faults/fault';
import { gatewayOf } from '../gateways';
import type { Subject } from '../subjects/subject';

/** What a cell can come to: several where each of them is as good; nothing where there is no such cell. */
export type Ends = readonly End[];

interface Exception {
	readonly faults: (fault: Fault) => boolean;
	readonly subjects: (subject: Subject) => boolean;
	readonly ends: Ends;
	/** Whether the node adds a hint to what it gives. */
	readonly hasHint?: true;
	/** For the reader of the grid, where it is more than a matter of this table. */
	readonly why: string;
}

const named =
	(...names: readonly string[]) =>
	({ name }: Fault): boolean =>
		names.includes(name);
const inRow =
	(row: string) =>
	(fault: Fault): boolean =>
		fault.row === row;
const of =
	(...names: readonly string[]) =>
	({ name }: Subject): boolean =>
		names.some((one) => name === one || name.startsWith(`${one} (`));
const ofKind =
	(...kinds: readonly Subject['kind'][]) =>
	({ kind }: Subject): boolean =>
		kinds.includes(kind);
const ofGateway =
	(...names: readonly Subject['gateway'][]) =>
	({ gateway }: Subject): boolean =>
		names.includes(gateway);

/** Whether a subject receives a text file, as it comes and of any length. */
export function isFile({ kind, name }: Subject): boolean {
	return kind === 'export' || (kind === 'pollSource' && /left|failed/u.test(name));
}

const HALVES = named('half of the answer as if it were all of it', 'a length of half the body');
const NEIGHBOUR = named('the answer to the same operation about something else');
const STRANGER = named('the answer to another operation');
const WARNING = named('a warning of PHP before the answer');

/** Where a cell ends otherwise than its fault does in general. The first that fits counts. */
export const exceptions: readonly Exception[] = [
	{
		faults: ({ before }) => before !== undefined,
		subjects: ofKind('local'),
		ends: [],
		why: 'an estimate uses no connection',
	},
	{
		faults: ({ isSilent }) => isSilent === true,
		subjects: ofKind('lookBack'),
		ends: [],
		why: 'what cannot leave at all was not written either',
	},
	{
		faults: () => true,
		subjects: ofKind('local'),
		ends: ['accepted'],
		why: 'an estimate makes no request',
	},
	{
		faults: ({ before }) => before !== undefined,
		subjects: ofKind('credentialTest'),
		ends: [],
		why: "a credential test goes through n8n's own helper, which keeps no connection",
	},
	{
		faults: ({ vendorSays }) => vendorSays !== undefined,
		subjects: ({ gateway }) => gatewayOf(gateway).says.nothing === undefined,
		ends: ['rejected'],
		why: 'U-Mail has a word for every answer: what is not success is a refusal',
	},
	{
		faults: inRow('The account is refused by HTTP (401)'),
		subjects: ({ kind, gateway }) =>
			gateway === 'umail' || (gateway === 'mitake' && kind !== 'keyedSend'),
		ends: ['rejected'],
		why: 'the documents of U-Mail and Mitake know 401',
	},
	{
		faults: inRow('The account is refused by HTTP (401)'),
		subjects: ({ kind, times }) => kind === 'keyedSend' && times === undefined,
		ends: ['rejected'],
		why: 'Mitake refuses a token by 401: one more is asked for',
	},
	{
		faults: isUnprocessed,
		subjects: ofKind('token'),
		ends: ['rejected', 'notSent'],
		why: 'no token is no message: refused or not sent, it is the same',
	},
	{
		faults: inRow('A login page'),
		subjects: ofGateway('umail'),
		ends: ['rejected'],
		why: 'U-Mail shows its login page to whom it does not let in',
	},
	{
		faults: WARNING,
		subjects: (subject) => subject.gateway === 'umail' && !isFile(subject),
		ends: ['accepted'],
		why: 'what PHP writes before a document is passed over',
	},
	{
		faults: inRow('A status that contradicts the answer of the gateway itself'),
		subjects: () => true,
		ends: ['accepted', 'unknown'],
		why: 'it was carried out, so it must not be called refused',
	},
	{
		faults: named('an empty answer', 'an empty answer, and the request is carried out'),
		subjects: isFile,
		ends: ['nothing'],
		why: 'a file with nothing in it is a file',
	},
	{
		faults: HALVES,
		subjects: isFile,
		ends: ['accepted', 'unknown'],
		why: 'half a text file that HTTP calls whole is a text file',
	},
	{
		faults: HALVES,
		subjects: of('smsgo sms.getStatus', 'smsgo sms.getManyStatuses'),
		ends: ['noState', 'unknown'],
		why: 'half a line says nothing of a state, and is not taken for one',
	},
	{
		faults: ({ vendorSays, foreign }) => vendorSays === 'nothing' || foreign === 'stranger',
		subjects: of('smsgo sms.getStatus', 'smsgo sms.getManyStatuses'),
		ends: ['noState', 'unknown'],
		why: 'a status query that says nothing of the message gives the status unknown',
	},
	{
		faults: NEIGHBOUR,
		subjects: of('smsgo sms.getStatus', 'smsgo sms.getManyStatuses'),
		ends: ['noState'],
		why: 'a state of another message is not taken for that of this one',
	},
	{
		faults: named('an answer that comes byte by byte and too slowly'),
		subjects: (subject) => isFile(subject) || subject.kind === 'credentialTest',
		ends: ['accepted', 'unknown'],
		why: 'a file has its time for each piece, and a credential test waits longer than this takes',
	},
	{
		faults: named('an answer that has no end'),
		subjects: isFile,
		ends: [],
		why: 'a file can be of any length: it ends with the execution',
	},
	{
		faults: NEIGHBOUR,
		subjects: ofKind('poll', 'pollSource'),
		ends: [],
		why: 'what is polled names nobody who asked',
	},
	{
		faults: NEIGHBOUR,
		subjects: ({ name }) => name === 'uMailEdm task.update',
		ends: ['accepted'],
		hasHint: true,
		why: 'what a change of a task stored is looked at, and what was not stored is said',
	},
	{
		faults: NEIGHBOUR,
		subjects: (subject) => isBelieved(subject),
		ends: ['accepted'],
		why: 'where an answer names nothing that was asked for, nobody can see that it is another one',
	},
	{
		faults: STRANGER,
		subjects: of('cloudmaxTags tag.create'),
		ends: ['accepted'],
		hasHint: true,
		why: 'Cloudmax has one answer for all operations; one without an ID is pointed out',
	},
	{
		faults: named('a 100 before the answer'),
		subjects: () => true,
		// undici takes a 100 that nobody asked for as a breach of HTTP.
		ends: ['accepted', 'unknown'],
		why: 'a 100 that nobody asked for may end the connection',
	},
	{
		faults: STRANGER,
		subjects: (subject) => subject.gateway === 'cloudmax' && subject.kind !== 'credentialTest',
		ends: ['accepted'],
		why: 'Cloudmax has one answer for all operations',
	},
];

/** Operations whose answers name what was asked for, so that another one is found out. */
const NAMES_WHAT_WAS_ASKED = [
	'smsgo sms.cancel',
	'mitakeMms message.send',
	'mitakeMms message.getStatus',
	'mitakeMms message.getBatchStatus',
	'uMailEdm contactList.get',
	'uMailEdm template.get',
	'uMailEdm task.get',
];

function isBelieved(subject: Subject): boolean {
	if (subject.kind === 'lookBack') return false;
	return subject.kind === 'token' || !of(...NAMES_WHAT_WAS_ASKED)(subject);
}

/** How a cell can end: nothing where there is no such cell. */
export function endsOf(
	fault: Fault,
	subject: Subject,
): Pick<Exception, 'ends' | 'why' | 'hasHint'> {
	if (fault.vendorSays === 'nothing' && gatewayOf(subject.gateway).says.nothing === undefined) {
		return { ends: [], why: 'U-Mail has no such code' };
	}
	const found = exceptions.find((one) => one.faults(fault) && one.subjects(subject));
	return found ?? { ends: [fault.end], why: '' };
}

/** Whether HTTP itself says that a request was not processed, so that it is tried again. */
export function isUnprocessed({ name }: Fault): boolean {
	return UNPROCESSED.some((status) => name.startsWith(String(status))) && !name.includes('over');
}
