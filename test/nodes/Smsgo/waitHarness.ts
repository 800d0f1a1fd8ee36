import type { INodeParameters } from 'n8n-workflow';
import { Smsgo } from '../../../nodes/Smsgo/Smsgo.node';
import type { NodeRun } from '../../engine/engine';
import { WaitingRun } from '../../engine/WaitingRun';
import { jsonOf, message, SmsgoHarness } from './harness';

/** The simulator, for the file that imports this. */
export const smsgo = new SmsgoHarness().install();
/** What n8n 2.x adds to a resume URL. */
export const TOKEN = 'a'.repeat(64);
export const A = '0912345678';
export const B = '0922345678';
export const C = '+8613681912700';

const open: WaitingRun[] = [];

afterEach(async () => {
	await Promise.all(
		open.splice(0).map(async (run) => {
			await run.close();
		}),
	);
});

interface Setup extends Omit<Partial<NodeRun>, 'node' | 'parameters'> {
	readonly parameters?: INodeParameters;
	readonly options?: INodeParameters;
	/** As n8n 1.x, which has none. */
	readonly hasToken?: boolean;
}

let lastId = 1000;

/** Sends 'Hello' to each, as an item of its own, and gives the execution once it waits or has ended. */
export async function start(to: readonly string[], setup: Setup = {}): Promise<WaitingRun> {
	const { parameters, options = {}, hasToken = true, ...run } = setup;
	const waiting = await WaitingRun.start(
		{
			node: new Smsgo(),
			parameters: {
				resource: 'sms',
				operation: 'sendAndWaitForDelivery',
				to: '={{ $json.to }}',
				text: '={{ $json.text }}',
				options,
				...parameters,
			},
			credentials: { smsgoApi: smsgo.credential() },
			items: to.map((number) => message(number, 'Hello')),
			executionId: String(++lastId),
			...run,
		},
		hasToken ? TOKEN : undefined,
	);
	open.push(waiting);
	return waiting;
}

/** Holds reports back, so that a test says when they come. */
export function holdReports(settings: object = {}): void {
	smsgo.simulator.smsgo.changeSettings({ callbacks: { reportsEnabled: false, ...settings } });
}

/** Everything becomes final, and the reports go. */
export async function reportAll(how: object = {}): Promise<void> {
	smsgo.simulator.clock.advance(60_000);
	smsgo.simulator.smsgo.releaseReports(how);
	await smsgo.simulator.smsgo.callbacksIdle();
}

/** How many bulk queries have been made. */
export function queries(): number {
	return smsgo.simulator.smsgo.requests().filter(({ endpoint }) => endpoint === 'queryBulk').length;
}

/** Where the first message is to be reported. */
export function reportUrl(): string {
	return smsgo.simulator.smsgo.messages()[0]?.response ?? '';
}

/** How many reports have been acknowledged to the letter. */
export function acknowledged(): number {
	return smsgo.simulator.smsgo.callbacks().reports.acknowledged;
}

/** What there is to see of the results. */
export const brief = ({ result }: WaitingRun): unknown[][] =>
	jsonOf(result).map(({ recipient, status, isFinal, timedOut }) => [
		recipient,
		status,
		isFinal,
		timedOut,
	]);
