import type { INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';
import { gatewayOf } from '../gateways';
import { UNDISTURBED, type GatewayName } from '../gateways/gateway';
import { lookAt } from './look';
import type { Kind, Setup, Subject } from './subject';
import { once, wordOf } from './words';
import type { World } from './World';

/** What an operation is given. */
export interface Given {
	readonly parameters: INodeParameters;
	readonly account?: Record<string, string> | undefined;
	readonly input?: readonly INodeExecutionData[] | undefined;
	/** The recipient of a send. */
	readonly to?: string;
}

/** An operation of a node, as the matrix needs it. */
export interface NodeSubject {
	readonly node: new () => INodeType;
	/** As the workflow names it. */
	readonly type: string;
	readonly gateway: GatewayName;
	/** `resource.operation` */
	readonly operation: string;
	readonly kind: Kind;
	/** Which of its requests, where there are several. */
	readonly part?: string;
	readonly hits?: RegExp;
	readonly times?: 1;
	readonly given: (world: World, isTwin: boolean) => Promise<Given> | Given;
}

/** Operations that can be run again, whatever became of the first run. */
const REPEATABLE: readonly Kind[] = [
	'local',
	'read',
	'query',
	'export',
	'send',
	'keyedSend',
	'token',
];

/** Declares an operation of a node as a row of the matrix. */
export function nodeSubject(declared: NodeSubject): Subject {
	const { node, type, gateway, operation, kind, part, hits = /./u, times, given } = declared;
	const [resource = '', name = ''] = operation.split('.');
	return {
		name: `${type} ${operation}${part === undefined ? '' : ` (${part})`}`,
		gateway,
		kind,
		hits,
		...(times === undefined ? {} : { times }),
		async prepare(world, { isTwin }) {
			const { parameters, account, input, to } = await given(world, isTwin);
			const run = async (setup: Setup) => {
				const all = { resource, operation: name, ...parameters };
				const rest = { account, ...(input === undefined ? {} : { input }) };
				const output = await world.run(new node(), gateway, setup, all, rest);
				const looked = lookAt(output, wordOf(kind));
				return { ...looked, items: once(looked.items), routed: once(looked.routed) };
			};
			return {
				run,
				...(to === undefined
					? {}
					: { handsets: () => gatewayOf(gateway).handset?.(world.simulator, to) ?? 0 }),
				...(REPEATABLE.includes(kind)
					? {
							again: async (origin) => {
								const { error, text } = await run({ origin, ...UNDISTURBED });
								return error === null ? undefined : text;
							},
						}
					: {}),
			};
		},
	};
}
