import type { ControlRoutes } from '../control/control';
import type { FaultKind } from '../faults/faultSpec';
import { faultyReply } from '../faults/faultyReply';
import { type ReceivedRequest, splitTarget } from '../http/http';
import { errorPage } from '../http/pages';
import { type Reply, replyOf } from '../http/reply';
import { maskFields } from '../http/form';
import type { Traffic } from '../http/traffic';
import type { Arrival, Call, Endpoint, Understood } from './endpoint';
import { describeRequest, type LoggedRequest, type RequestEntry, SEEN } from './requestLog';
import type { AnyState } from './state';

/** The endpoints of a path, of which there is at least one. */
export type AtPath<E> = readonly [E, ...(readonly E[])];

/** What came of a request, for the log. */
interface Result<D> {
	readonly reply: Reply;
	readonly endpoint: string | null;
	readonly details: D;
	readonly recipients: number;
	/** The code that the client could read. */
	readonly code?: string | null | undefined;
	readonly messageId?: string | undefined;
	readonly fault?: FaultKind | undefined;
}

/** Faults that leave the code in the reply readable. */
const CODE_STAYS: readonly FaultKind[] = ['code', 'slow', 'drip'];

/**
 * One vendor over HTTP: finds the endpoint, lets faults hit, has the call carried out and logs it.
 * `D` is what the vendor adds to the log.
 */
export abstract class Gateway<
	E extends Endpoint,
	T extends AnyState<D>,
	D extends object = object,
> {
	/** First part of the path, in lower case → name of the host it stands for. */
	abstract readonly mounts: ReadonlyMap<string, string>;
	/** The same as its control API, as functions. */
	abstract readonly panel: { routes(): ControlRoutes };
	/** Fields of a request that the log does not show. */
	protected abstract readonly secrets: readonly string[];
	/** What the log holds of a request that never reached the vendor's program. */
	protected abstract readonly unread: D;

	constructor(
		protected readonly state: T,
		protected readonly endpoints: readonly E[],
	) {}

	get traffic(): Traffic {
		return this.state.traffic;
	}

	/** Real milliseconds that every reply waits. */
	latencyMs(): number {
		return this.state.settings.latencyMs;
	}

	/** Whether this host is dead: the connection then ends before the body is read. */
	isDead(arrival: Arrival): boolean {
		const { host, method, target } = arrival;
		const endpoint = this.named(arrival);
		const faultTarget = { host, endpoint: endpoint ?? '', recipients: [] };
		const { settings, faults } = this.state;
		const isAlive = settings.alive && this.aliveHosts().includes(host);
		if (isAlive && faults.take(faultTarget, true) === undefined) return false;
		const { path, rawQuery } = splitTarget(target);
		const request = { ...SEEN, method, path, query: maskFields(rawQuery, this.secrets) };
		const nothing = { endpoint, recipients: 0, code: null, messageId: null, status: null };
		this.log(arrival, { ...request, ...nothing, fault: 'dead' }, this.unread);
		return true;
	}

	/** Carries the request out. */
	async answer(arrival: Arrival, request: ReceivedRequest): Promise<Reply> {
		const result = await this.handle(arrival, request);
		const { reply, endpoint, details, recipients } = result;
		const logged = {
			...describeRequest(request, this.secrets),
			body: this.loggedBody(request),
			endpoint,
			recipients,
			code: result.code ?? null,
			messageId: result.messageId ?? null,
			fault: result.fault ?? null,
			status: reply.delivery === 'reset' ? null : reply.status,
		};
		this.log(arrival, logged, details);
		return reply;
	}

	/** Back to the state it was started in. */
	reset(): void {
		this.state.reset();
	}

	/** Ends what the gateway itself has under way, such as callbacks. */
	async close(): Promise<void> {
		await this.state.close();
	}

	/** Hosts that are alive while the gateway is. */
	protected aliveHosts(): readonly string[] {
		return [...this.mounts.values()];
	}

	/** Reads a request to one of the endpoints of a path. */
	protected abstract understand(
		arrival: Arrival,
		request: ReceivedRequest,
		endpoints: AtPath<E>,
	): Understood<D> | Promise<Understood<D>>;

	/** The endpoint that a request line alone tells, or null. */
	protected named(arrival: Arrival): string | null {
		const [endpoint, other] = this.endpointsAt(arrival);
		return other === undefined ? (endpoint?.name ?? null) : null;
	}

	/** A path as it is compared; in lower case where names are not case-sensitive, as on Windows. */
	protected pathOf({ file }: Arrival): string {
		return file;
	}

	protected endpointsAt(arrival: Arrival): readonly E[] {
		const path = this.pathOf(arrival);
		const { host } = arrival;
		return this.endpoints.filter(
			({ paths, hosts }) => paths.includes(path) && (hosts?.includes(host) ?? true),
		);
	}

	/**
	 * What the server itself refuses, before the vendor's program sees it.
	 * @param endpoint one of the path; all of them have the same methods
	 */
	protected refusedByServer({ method }: ReceivedRequest, endpoint?: E): Reply | undefined {
		if (endpoint === undefined) return this.missingPage(404);
		return endpoint.methods.includes(method) ? undefined : this.missingPage(405);
	}

	/** The page for a file or method that there is not. */
	protected missingPage(status: 404 | 405): Reply {
		return errorPage(status);
	}

	/** The body as the log shows it. */
	protected loggedBody({ rawBody }: ReceivedRequest): string {
		return maskFields(rawBody.toString('latin1'), this.secrets);
	}

	private async handle(arrival: Arrival, request: ReceivedRequest): Promise<Result<D>> {
		const [first, ...others] = this.endpointsAt(arrival);
		const page = this.refusedByServer(request, first);
		if (page !== undefined || first === undefined) {
			const reply = page ?? this.missingPage(404);
			const nothing = { details: this.unread, recipients: 0 };
			return { reply, endpoint: this.named(arrival), ...nothing };
		}
		const understood = await this.understand(arrival, request, [first, ...others]);
		const { endpoint, details, call } = understood;
		if (!('run' in call)) return { reply: call, endpoint, details, recipients: 0 };
		return { endpoint, details, ...this.exchange(arrival, endpoint, call) };
	}

	private exchange({ host, target }: Arrival, endpoint: string | null, call: Call) {
		const { recipients, page } = call;
		const faultTarget = { endpoint: endpoint ?? '', host, recipients };
		const fault = this.state.faults.take(faultTarget, false);
		const outcome = fault === undefined || fault.process ? call.run() : undefined;
		const told = fault?.kind === 'code' ? call.refuse(fault) : outcome;
		const normal = told?.reply ?? replyOf(200, '', '');
		const reply =
			fault === undefined ? normal : faultyReply(fault, { reply: normal, page, target });
		const code = fault === undefined || CODE_STAYS.includes(fault.kind) ? told?.code : null;
		const messageId = outcome?.messageId;
		return { reply, code, messageId, fault: fault?.kind, recipients: recipients.length };
	}

	private log({ host, connection }: Arrival, request: LoggedRequest, details: D): void {
		const { requests, clock } = this.state;
		const entry: RequestEntry = {
			id: requests.length + 1,
			at: clock.isoNow(),
			host,
			connection,
			...request,
		};
		requests.push({ ...entry, ...details });
	}
}
