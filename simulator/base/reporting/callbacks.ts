import type {
	Callback,
	CallbackAttempt,
	CallbackBacklog,
	CallbackTotals,
} from '../callbacks/callback';
import { CallbackEngine } from '../callbacks/engine';
import { SeededRandom } from '../callbacks/random';
import type { Clock } from '../clock';
import { isList, isRecord, listOf } from '../control/controlError';
import type { ValuesOf } from '../control/shape';
import type { callbackSettings } from './declarations';

/** Everything that was, is and will be delivered. */
export interface CallbackOverview {
	/** By request; one of Mitake's may carry several messages. */
	readonly reports: CallbackTotals;
	/** Of handsets; none where a vendor has no replies. */
	readonly replies: CallbackTotals;
	readonly raw: CallbackTotals;
	/** `held`: reports that wait to be released; they are not due yet. */
	readonly backlog: CallbackBacklog & { readonly held: number };
	/** In the order of sending. */
	readonly attempts: readonly CallbackAttempt[];
}

/** The settings that every vendor's reports have. */
type ReportSettings = ValuesOf<ReturnType<typeof callbackSettings>>;

interface Reader<T> {
	read(value: unknown): T;
}

/** How what comes from outside is read. */
export interface CallbackInput<Variation, Spec, Raw> {
	readonly release: Reader<Variation>;
	readonly report: Reader<Spec>;
	readonly raw: Reader<Raw>;
	/** The property by which a raw callback is told from a report. */
	readonly rawMark: string;
}

/**
 * A vendor's calls to its customers, and whatever a test wants a receiver to get. Their input is
 * checked here, so it may come from anywhere. `Variation` is what may differ from the settings.
 */
export abstract class Callbacks<Report, Variation, Spec extends Variation, Raw> {
	protected engine: CallbackEngine;
	protected random: SeededRandom;
	private held: Report[] = [];

	constructor(
		protected readonly clock: Clock,
		private readonly settingsNow: () => ReportSettings,
		private readonly input: CallbackInput<Variation, Spec, Raw>,
	) {
		this.engine = new CallbackEngine(clock, settingsNow);
		this.random = new SeededRandom(() => settingsNow().seed);
	}

	overview(): CallbackOverview {
		this.flush();
		const { engine } = this;
		return {
			reports: engine.totals('report'),
			replies: engine.totals('reply'),
			raw: engine.totals('raw'),
			backlog: { ...engine.backlog(), held: this.held.length },
			attempts: engine.attempts,
		};
	}

	/** To be called when the settings have changed: reports that are no longer held back leave. */
	applySettings(): void {
		if (this.settingsNow().reportsEnabled) this.letGo({});
	}

	/** What `POST reports` takes: a release, raw callbacks, or reports. */
	post(body: unknown) {
		if (isRecord(body) && 'release' in body) return { released: this.release(body) };
		const first = isList(body) ? body[0] : body;
		const isRaw = isRecord(first) && this.input.rawMark in first;
		return { fired: isRaw ? this.fireRaw(body) : this.fire(body ?? {}) };
	}

	/**
	 * @param options what may differ from the settings
	 * @returns how many reports were released
	 * @throws ControlError when it is not valid
	 */
	release(options: unknown): number {
		return this.letGo(this.input.release.read(options));
	}

	/**
	 * Fires reports by hand, at once, whatever `reportsEnabled` and `delayMs` say.
	 * @param specs one spec of a report or an array of them
	 * @returns how many reports were fired
	 * @throws ControlError when one is not valid or finds nothing; then none is fired
	 */
	fire(specs: unknown): number {
		const list = listOf(specs).map((spec) => this.input.report.read(spec));
		const found = list.map((spec) => ({ spec, reports: this.select(spec) }));
		this.dispatchFound(found);
		return found.reduce((sum, { reports }) => sum + reports.length, 0);
	}

	/**
	 * @param specs one spec of a raw callback or an array of them
	 * @returns how many callbacks were fired
	 * @throws ControlError when one is not valid; then none is fired
	 */
	fireRaw(specs: unknown): number {
		const list = listOf(specs).map((spec) => this.rawCallback(this.input.raw.read(spec)));
		for (const callback of list) this.engine.dispatch(callback);
		return list.length;
	}

	/** See `CallbackEngine.idle`. */
	async idle(withWaiting: boolean): Promise<void> {
		this.flush();
		await this.engine.idle(withWaiting);
	}

	/** Aborts and forgets everything, and starts anew. */
	reset(): void {
		void this.engine.close();
		this.engine = new CallbackEngine(this.clock, this.settingsNow);
		this.random = new SeededRandom(() => this.settingsNow().seed);
		this.held = [];
	}

	/** Aborts everything for good. */
	async close(): Promise<void> {
		await this.engine.close();
	}

	/** Reports what has come about, or holds it back. */
	protected report(report: Report): void {
		if (this.settingsNow().reportsEnabled) this.send(report);
		else this.held.push(report);
	}

	protected send(report: Report): void {
		this.dispatch([report], {}, this.settingsNow().delayMs);
	}

	/** Hands over to the engine what waits to share a request. */
	protected flush(): void {
		// Nothing does, unless a vendor says otherwise.
	}

	protected dispatchFound(
		found: readonly { readonly spec: Spec; readonly reports: readonly Report[] }[],
	): void {
		for (const { spec, reports } of found) this.dispatch(reports, spec, 0);
	}

	/** How often something is delivered where nothing else is asked for. */
	protected someCopies(): number {
		const { minCopies, maxCopies } = this.settingsNow();
		return this.random.between(minCopies, maxCopies);
	}

	protected abstract dispatch(
		reports: readonly Report[],
		variation: Partial<Variation>,
		delayMs: number,
	): void;

	/** @throws ControlError where the spec names what cannot be reported. */
	protected abstract select(spec: Spec): readonly Report[];

	protected abstract rawCallback(spec: Raw): Callback;

	private letGo(variation: Partial<Variation>): number {
		const released = this.held;
		this.held = [];
		this.dispatch(released, variation, 0);
		return released.length;
	}
}
