import type { INodeParameters, INodeType } from 'n8n-workflow';
import { CloudmaxTags } from '../../../nodes/CloudmaxTags/CloudmaxTags.node';
import { MitakeMms } from '../../../nodes/MitakeMms/MitakeMms.node';
import { Smsgo } from '../../../nodes/Smsgo/Smsgo.node';
import { UMailEdm } from '../../../nodes/UMailEdm/UMailEdm.node';
import type { FaultSpec } from '../../../simulator/base/faults/faultSpec';
import { by } from '../../nodes/CloudmaxTags/harness';
import type { RawReply } from '../proxy/rawHttp';
import { UNDISTURBED } from './nodeSubject';
import type { Subject } from './subject';
import type { GatewayName, World } from './World';

/** What the matrix needs to know of a gateway. */
interface Gateway {
	/** Uses a connection through the proxy without any effect. */
	use(world: World): Promise<unknown>;
	/** Has another operation than a subject's run through the recorder. */
	stranger(world: World, subject: Subject): Promise<unknown>;
	/** What the simulator answers in the vendor's code; a gateway may have nothing that proves nothing. */
	readonly says: Readonly<Partial<Record<'refusal' | 'nothing', Omit<FaultSpec, 'kind'>>>>;
	/** The simulator's names for what a subject's requests ask. */
	readonly endpoints: (subject: Subject) => readonly (string | undefined)[];
}

const run = async (
	world: World,
	node: new () => INodeType,
	gateway: GatewayName,
	origin: string,
	parameters: INodeParameters,
	account?: Record<string, string>,
) => await world.run(new node(), gateway, { origin, ...UNDISTURBED }, parameters, { account });

const cloudmax = async (world: World, origin: string, parameters: INodeParameters) =>
	await run(world, CloudmaxTags, 'cloudmax', origin, { resource: 'tag', ...parameters });

const isAbout = ({ hits }: Subject, target: string): boolean =>
	hits.source.length > 1 && hits.test(target);

export const gateways: Readonly<Record<GatewayName, Gateway>> = {
	cloudmax: {
		use: async (world) =>
			await cloudmax(world, world.proxy.origin, { operation: 'clear', tag: by('id', '999999') }),
		stranger: async (world, { name }) => {
			const tag = by('id', world.simulator.cloudmax.addTag({ name: 'stranger', jobType: 1 }).id);
			const operation = name.includes('create')
				? { operation: 'delete', tag }
				: { operation: 'create', name: 'x' };
			return await cloudmax(world, (await world.recorder()).origin, operation);
		},
		says: { refusal: { code: 1000 }, nothing: { code: 100 } },
		endpoints: () => [undefined],
	},
	smsgo: {
		use: async (world) =>
			await run(world, Smsgo, 'smsgo', world.proxy.origin, {
				resource: 'account',
				operation: 'getBalance',
			}),
		stranger: async (world, subject) => {
			const asksForStatus = isAbout(subject, 'query.asp') || isAbout(subject, 'queryBulk.asp');
			const other = asksForStatus
				? { resource: 'account', operation: 'getBalance' }
				: { resource: 'sms', operation: 'getStatus', messageId: '1', recipient: '0933345678' };
			return await run(world, Smsgo, 'smsgo', (await world.recorder()).origin, other);
		},
		says: { refusal: { code: -2 }, nothing: { code: -10 } },
		endpoints: () => [undefined],
	},
	mitake: {
		// Another account: a token that is known would not be asked for again.
		use: async (world) =>
			await run(
				world,
				MitakeMms,
				'mitake',
				world.proxy.origin,
				{ resource: 'message', operation: 'getBatchStatus', batchId: '1' },
				{ clientId: 'nobody' },
			),
		stranger: async (world, { kind }) => {
			const query = { resource: 'message', operation: 'getBatchStatus', batchId: '1' };
			await run(world, MitakeMms, 'mitake', (await world.recorder()).origin, query);
			// Its token comes first and its answer last.
			if (kind !== 'token' && kind !== 'credentialTest') (await world.recorder()).seen.splice(1);
		},
		says: { refusal: { code: 1006 }, nothing: { code: 9999 } },
		endpoints: ({ kind }) =>
			kind === 'token' || kind === 'credentialTest'
				? ['token']
				: ['push', 'queryBatch', 'querySingle'],
	},
	umail: {
		use: async (world) =>
			await run(world, UMailEdm, 'umail', world.proxy.origin, {
				resource: 'account',
				operation: 'getInfo',
			}),
		stranger: async (world, { name }) => {
			const other = /account|credential/u.test(name)
				? { resource: 'domain', operation: 'getMany' }
				: { resource: 'account', operation: 'getInfo' };
			return await run(world, UMailEdm, 'umail', (await world.recorder()).origin, other);
		},
		// Every word other than `success` is a refusal.
		says: { refusal: { text: 'system_error' } },
		endpoints: ({ hits }) => [
			hits.source.length > 1 ? hits.source.replace(/^do=/u, '') : undefined,
		],
	},
};

/** The reply that another operation than a subject's gets. */
export async function strangersReply(world: World, subject: Subject): Promise<RawReply> {
	await gateways[subject.gateway].stranger(world, subject);
	return await lastReply(world, /./u);
}

/** The reply that the same operation gets about something else. */
export async function neighboursReply(world: World, subject: Subject): Promise<RawReply> {
	const twin = await subject.prepare(world, { ...UNDISTURBED, isTwin: true });
	await twin.run({ origin: (await world.recorder()).origin, ...UNDISTURBED });
	return await lastReply(world, subject.hits);
}

async function lastReply(world: World, target: RegExp): Promise<RawReply> {
	const recorder = await world.recorder();
	const reply = recorder.requestsTo(target).findLast((seen) => seen.reply !== undefined)?.reply;
	if (reply === undefined) throw new Error('no answer was recorded');
	return reply;
}

/** Has the simulator answer a subject in the vendor's code. */
export function letVendorSay(
	{ simulator }: World,
	subject: Subject,
	says: 'refusal' | 'nothing',
): void {
	const { gateway, times = 0 } = subject;
	const { says: known, endpoints } = gateways[gateway];
	const spec = known[says];
	if (spec === undefined) throw new Error(`${gateway} has no such code`);
	const asked = endpoints(subject);
	const faults = asked.map((endpoint): FaultSpec => {
		return { kind: 'code', times, ...spec, ...(endpoint === undefined ? {} : { endpoint }) };
	});
	simulator[gateway].addFaults(...faults);
}
