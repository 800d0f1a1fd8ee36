import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
} from 'n8n-workflow';
import { notSent, rejected, unknown, type Failure } from '../../messaging/outcome';
import { unacceptedSend, type SendResult, type Unit } from '../../operations/send/sendResult';
import { InputProblem } from '../../operations/parameters/inputProblem';
import type { Operation } from '../../operations/operation';
import type { ParamsOf } from '../../operations/parameters/paramsOf';
import { Run } from '../../operations/run';
import type { Composed, SendingAccount } from '../../operations/send/composed';
import { Line } from '../../transport/line';
import type { LineGateway } from '../../operations/calls/call';
import { sendOperation } from '../../operations/send/sendOperation';
import {
	batchingField,
	maxRecipientsField,
	skipDuplicatesField,
	suppressWithinField,
} from '../../operations/parameters/sharedFields';

/** A node of one operation, for n8n's engine. */
export function nodeOf(
	operation: Operation,
	before: (context: IExecuteFunctions) => void = () => undefined,
): INodeType {
	return nodeThat(operation.fields, async (context) => {
		before(context);
		// No account is needed where nobody is reached.
		Object.assign(context, { getCredentials: async () => await Promise.resolve({}) });
		return await operation.execute(new Run(context));
	});
}

/** What an operation is called, where a test is not about that. */
export const label = { name: 'Do', action: 'Do it', description: 'Do it', section: '1' } as const;

/** A gateway that nobody reaches: what a test gives in its place answers. */
export const nowhere: LineGateway<object> = {
	credential: 'nowhereApi',
	accountOf: () => ({}),
	open: (account) =>
		new Line(account, {
			exchange: async () => await Promise.reject(new Error('nobody is here')),
			download: async () => await Promise.reject(new Error('nobody is here')),
		}),
};

/** A node with these fields that does this. */
export function nodeThat(
	fields: readonly INodeProperties[],
	execute: (context: IExecuteFunctions) => Promise<INodeExecutionData[]>,
): INodeType {
	return {
		description: {
			displayName: 'Fixture',
			name: 'fixture',
			group: ['output'],
			version: 1,
			description: '',
			defaults: { name: 'Fixture' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [...fields],
		},
		async execute(this: IExecuteFunctions) {
			return [await execute(this)];
		},
	};
}

/** The fields of a send that goes now. */
export const NOW = { scheduledAt: null } as const;

export const failure: Failure = {
	code: '-8',
	text: '點數不夠',
	reason: 'The account has not enough points',
	advice: 'Buy points.',
	cause: 'quota-exhausted',
};

const fields = [
	{
		displayName: 'To',
		name: 'to',
		type: 'string',
		typeOptions: { acceptsList: true },
		default: '',
	},
	{ displayName: 'Text', name: 'text', type: 'string', default: '' },
	{ displayName: 'Key', name: 'key', type: 'string', default: '' },
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: [batchingField, maxRecipientsField, skipDuplicatesField, suppressWithinField],
	},
] as const satisfies INodeProperties[];

/** A send whose recipients say by their last digit how it ends. */
export const ENDS = { accepted: 1, rejected: 2, notSent: 3, unknown: 4, defect: 5 } as const;

/** A number that ends so. */
export const to = (end: keyof typeof ENDS, index = 0): string =>
	`09${String(index).padStart(7, '0')}${ENDS[end]}`;

/** A vendor without a network: it takes down what departs. */
export class FakeVendor {
	readonly requests: {
		content: string;
		numbers: string[];
		keys: (string | null)[];
		at: number;
	}[] = [];
	/** How a recipient ends instead, by number; for one try after another. */
	readonly changed = new Map<string, keyof typeof ENDS>();
	/** Called as each request departs; it is answered when this resolves. */
	onRequest: (numbers: readonly string[]) => Promise<void> | void = () => undefined;

	readonly operation: Operation;

	constructor(recipientsPerRequest = 3, isIdempotent = false) {
		this.operation = sendOperation({
			...label,
			gateway: nowhere,
			fields,
			recipientsPerRequest,
			isIdempotent,
			extras: { segments: null },
			common: ({ to, options }) => ({ to, options }),
			sendingAccount: () => {
				this.asked++;
				return this.account;
			},
			composer: () => compose,
			send: async (_line, content: string, units) => await this.send(content, units),
		});
	}

	/** How often it was asked whose messages they are. */
	asked = 0;
	account: SendingAccount = { baseUrl: 'http://gateway.test/api', user: 'user' };

	/** A node that sends through it, in the process that it is in. */
	node(before?: (context: IExecuteFunctions) => void): INodeType {
		return nodeOf(this.operation, before);
	}

	/** Every number that was sent to, in order. */
	get sent(): string[] {
		return this.requests.flatMap(({ numbers }) => numbers);
	}

	private async send(content: string, units: readonly Unit[]): Promise<SendResult[]> {
		const numbers = units.map(({ number }) => number);
		const keys = units.map(({ idempotencyKey }) => idempotencyKey);
		this.requests.push({ content, numbers, keys, at: performance.now() });
		await this.onRequest(numbers);
		return units.map((unit) => this.end(unit));
	}

	private end(unit: Unit): SendResult {
		const digit = Number(unit.number.at(-1));
		const end = this.changed.get(unit.number);
		switch (end === undefined ? digit : ENDS[end]) {
			case ENDS.rejected:
				return unacceptedSend(unit, rejected(failure), NOW);
			case ENDS.notSent:
				return unacceptedSend(unit, notSent({ ...failure, code: 'ECONNREFUSED' }), NOW);
			case ENDS.unknown:
				return unacceptedSend(unit, unknown({ ...failure, code: 'HTTP 502' }), NOW);
			case ENDS.defect:
				throw new TypeError('x is not a function');
			default:
				return { result: acceptedResult(unit) };
		}
	}
}

function compose({ text, key }: ParamsOf<typeof fields>): Composed<string> {
	if (text === '') throw new InputProblem("'Text' is empty");
	return {
		clientKey: key,
		contentFor: (isInternational) =>
			isInternational && text === 'home only'
				? { problem: 'not abroad' }
				: { key: JSON.stringify([text, isInternational]), identity: text, content: text },
	};
}

function acceptedResult({ number, typed }: Unit): SendResult['result'] {
	return {
		recipient: number,
		input: typed,
		messageId: `id-${number.slice(-3)}`,
		accepted: true,
		status: 'queued',
		isFinal: false,
		reason: null,
		points: 1,
		requestPoints: 1,
		scheduledAt: null,
		raw: { code: '0', text: 'OK' },
	};
}
