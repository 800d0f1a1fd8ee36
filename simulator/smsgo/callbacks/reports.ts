import type { CallbackEngine } from '../../base/callbacks/engine';
import { SeededRandom } from '../../base/callbacks/random';
import { ControlError } from '../../base/control/input';
import type { FinalState, Message } from '../message';
import type { MessageStore } from '../messages';
import { refusalOf } from './acknowledgement';
import { type Report, reportQuery, requestWith } from './parameters';
import type { CallbackSettings, ParameterOrder } from './settings';
import type { ReportSpec, ReportVariation } from './specs';

/** The delivery reports of chapter 2: one per recipient, or held back, or fired by hand. */
export class Reports {
	private held: Report[] = [];
	/** Requests made so far with the parameter order `mixed`. */
	private mixed = 0;
	private readonly random: SeededRandom;

	constructor(
		private readonly engine: CallbackEngine,
		private readonly settings: () => CallbackSettings,
	) {
		this.random = new SeededRandom(() => settings().seed);
	}

	/** Reports a final state, if its message asked for reports. */
	reportFinal({ message, recipient, state, code }: FinalState): void {
		if (message.response === '') return;
		const report = reportOf(message, recipient.number, state, code);
		const { reportsEnabled, delayMs } = this.settings();
		if (reportsEnabled) this.dispatch(report, {}, delayMs);
		else this.held.push(report);
	}

	get heldCount(): number {
		return this.held.length;
	}

	/** Lets go what was held back; returns how many reports that were. */
	release(variation: ReportVariation): number {
		const released = this.held;
		this.held = [];
		for (const report of released) this.dispatch(report, variation, 0);
		return released.length;
	}

	/**
	 * Fires reports by hand; returns how many.
	 * @throws ControlError where a spec names a message of which nothing can be reported; then none
	 * is fired.
	 */
	fire(specs: readonly ReportSpec[], store: MessageStore): number {
		const found = specs.map((spec) => ({ spec, reports: reportsFor(spec, store) }));
		for (const { spec, reports } of found) {
			for (const report of reports) this.dispatch(report, spec, 0);
		}
		return found.reduce((sum, { reports }) => sum + reports.length, 0);
	}

	private dispatch(report: Report, variation: ReportVariation, delayMs: number): void {
		const settings = this.settings();
		const { method, minCopies, maxCopies, retries } = settings;
		const copies = variation.copies ?? this.random.between(minCopies, maxCopies);
		const withNumber = variation.dstaddr ?? settings.dstaddr;
		const requests = Array.from({ length: copies }, () => {
			const order = this.orderNow(variation.parameterOrder ?? settings.parameterOrder);
			return requestWith(report.url, reportQuery(report, order, withNumber, settings), method);
		});
		this.engine.dispatch({
			kind: 'report',
			messageId: report.msgid,
			recipient: report.number,
			requests,
			refusal: (answer) => refusalOf(answer, report.msgid),
			order: variation.order ?? settings.order,
			delayMs,
			retries,
		});
	}

	private orderNow(order: ParameterOrder): 'definition' | 'example' {
		if (order !== 'mixed') return order;
		return this.mixed++ % 2 === 0 ? 'definition' : 'example';
	}
}

function reportOf(message: Message, number: string, state: string, code: number): Report {
	return { msgid: message.msgid, url: message.response, number, state, code };
}

function reportsFor({ msgid, number, state, code }: ReportSpec, store: MessageStore): Report[] {
	const message = msgid === undefined ? undefined : store.find(msgid);
	const messages = msgid === undefined ? store.all() : message === undefined ? [] : [message];
	const reports = messages
		.filter(({ response }) => response !== '')
		.flatMap((candidate) =>
			candidate.recipients.flatMap((recipient) => {
				const told = state ?? recipient.state;
				const isMeant = number === undefined || number === recipient.number;
				if (!isMeant || told === null) return [];
				return [reportOf(candidate, recipient.number, told, code ?? recipient.code)];
			}),
		);
	if (msgid !== undefined && reports.length === 0) {
		const wanted = number === undefined ? msgid : `${msgid} to ${number}`;
		throw new ControlError(
			`There is nothing to report of ${wanted}: no such message or number, no report URL, or ` +
				`no final state yet (then give a 'state')`,
		);
	}
	return reports;
}
