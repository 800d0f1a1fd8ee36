import type { Clock } from '../base/clock';
import type { ControlRoutes } from '../base/control/control';
import { faultyReply } from '../base/faults/faults';
import type { Fault } from '../base/faults/faultSpec';
import type { Arrival, Gateway } from '../base/gateway/gateway';
import { splitTarget, type ReceivedRequest } from '../base/http/http';
import { type Reply, replyOf } from '../base/http/reply';
import { Traffic } from '../base/http/traffic';
import { uMailRoutes } from './control';
import { dispatch, type Dispatched, findOperation } from './dispatch';
import { logEntry, unreadEntry } from './log';
import type { Operation } from './operation';
import { allOperations } from './operations/all';
import { missingPage } from './pages';
import { UMailPanel } from './panel';
import { readParameters, type ReceivedParameters } from './parameters';
import { UMailState } from './state';

/** A request as far as it came. */
interface Handled {
	readonly reply: Reply;
	readonly operation?: Operation | undefined;
	readonly dispatched?: Dispatched | undefined;
	readonly fault?: Fault | undefined;
}

const SYSTEM_ERROR = 'system_error';

/** The U-Mail EDM client API V3.0 under `/umail`. */
export class UMailGateway implements Gateway {
	readonly name = 'umail';
	readonly mounts = new Map([['umail', 'main']]);
	readonly traffic = new Traffic();
	readonly control: ControlRoutes;
	/** The same as `control`, as functions. */
	readonly panel: UMailPanel;
	private readonly state: UMailState;
	private readonly operations: ReadonlyMap<string, readonly Operation[]>;
	private requestCount = 0;

	constructor(clock: Clock) {
		// The operations need the state, and its faults the names of the operations.
		const names: string[] = [];
		this.state = new UMailState(clock, names);
		this.panel = new UMailPanel(this.state, this.traffic);
		this.control = uMailRoutes(this.panel, this.state);
		const operations = allOperations(this.state);
		names.push(...operations.map(({ name }) => name));
		const files = new Set(operations.map(({ file }) => file));
		this.operations = new Map(
			[...files].map((name) => [name, operations.filter(({ file }) => file === name)]),
		);
	}

	latencyMs(): number {
		return this.state.settings.latencyMs;
	}

	isDead(arrival: Arrival): boolean {
		const { settings, faults } = this.state;
		const target = { host: arrival.host, endpoint: this.namedBy(arrival) ?? '', recipients: [] };
		const isDead = !settings.alive || faults.take(target, true) !== undefined;
		if (isDead) {
			this.log(arrival, unreadEntry(arrival, this.namedBy(arrival)));
		}
		return isDead;
	}

	answer(arrival: Arrival, request: ReceivedRequest): Reply {
		const received = readParameters(request);
		const handled = this.handle(arrival, request, received);
		const { reply, operation, dispatched, fault } = handled;
		this.log(arrival, logEntry({ request, received, reply, operation, dispatched, fault }));
		return reply;
	}

	reset(): void {
		this.requestCount = 0;
		this.state.reset();
		this.traffic.reset();
	}

	async close(): Promise<void> {
		// Nothing of its own is under way: all its events are the clock's.
		await Promise.resolve();
	}

	private handle(
		{ file, host, target }: Arrival,
		request: ReceivedRequest,
		received: ReceivedParameters,
	): Handled {
		const { state } = this;
		const operations = this.operations.get(file);
		if (operations === undefined) return { reply: missingPage(404) };
		if (!['GET', 'POST'].includes(request.method)) return { reply: missingPage(405) };
		const operation = findOperation(operations, received, state.settings.doInBody);
		const recipients = recipientsOf(received);
		const faultTarget = { endpoint: operation?.name ?? '', host, recipients };
		const fault = state.faults.take(faultTarget, false);
		const isCarriedOut = fault === undefined || fault.process;
		const dispatched = isCarriedOut ? dispatch(state, { request, received, operation }) : undefined;
		const normal = dispatched?.answer.reply ?? replyOf(200, '', '');
		if (fault === undefined) return { reply: normal, operation, dispatched };
		const refuse = (_code: number, text: string | null) =>
			state.replies.result(text ?? SYSTEM_ERROR, '系统错误').reply;
		const reply = faultyReply(fault, { reply: normal, refuse, target });
		return { reply, operation, dispatched, fault };
	}

	/** The operation that a request line names, before its body is read. */
	private namedBy({ file, target }: Arrival): string | undefined {
		const { rawQuery } = splitTarget(target);
		const query = new Map(new URLSearchParams(rawQuery));
		const received = { query, body: new Map<string, string>(), files: [], escaped: [] };
		return findOperation(this.operations.get(file) ?? [], received, false)?.name;
	}

	private log(arrival: Arrival, entry: ReturnType<typeof logEntry>): void {
		const { host, connection } = arrival;
		const id = ++this.requestCount;
		const at = this.state.clock.isoNow();
		this.state.requests.push({ id, at, host, connection, ...entry });
	}
}

/** The addresses that a request names one by one. */
function recipientsOf({ query, body }: ReceivedParameters): string[] {
	const texts = ['address', 'mailbox'].map((name) => body.get(name) ?? query.get(name) ?? '');
	return texts.flatMap((text) => text.split(/[,\n]/)).filter((text) => text !== '');
}
