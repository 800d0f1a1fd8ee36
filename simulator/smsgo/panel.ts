import type { ControlRoutes } from '../base/control/control';
import { CODE, integer, needed, text } from '../base/control/fields';
import { Shape } from '../base/control/shape';
import { ReportingPanel } from '../base/reporting/reportingPanel';
import type { HandsetReply } from './callbacks/parameters';
import {
	type RawCallbackSpec,
	type ReplySpec,
	type ReportSpec,
	type ReportVariation,
	STATE_WORD,
} from './callbacks/specs';
import type { HandsetMessage } from './handsets';
import type { Message } from './message';
import type { FinalStateListener } from './messages';
import type { SmsgoState } from './state';

const CHANGE = new Shape('a state', {
	msgid: needed(text('')),
	number: needed(text('')),
	state: needed(text('', STATE_WORD)),
	code: integer(0, CODE),
});

/** What a test, or the control API, can look at and change in the smsgo gateway. */
export class SmsgoPanel extends ReportingPanel<
	SmsgoState,
	{ variation: ReportVariation; report: ReportSpec; raw: RawCallbackSpec }
> {
	/** Points left and charged so far; messages accepted, their recipients and handsets. */
	override summary() {
		const { account, charged, store, accepted } = this.state;
		return {
			points: account.points,
			charged,
			messages: store.size,
			recipients: accepted,
			handsets: store.handsets.size,
			...super.summary(),
		};
	}

	/** Every accepted message, in order. */
	messages(): readonly Message[] {
		return this.state.store.all();
	}

	/** What was sent to one handset. */
	handset(number: string): readonly HandsetMessage[] {
		return this.state.store.handsets.of(number);
	}

	/**
	 * Changes the state of a recipient at once, final or not, such as DELIVRD after EXPIRED.
	 * @throws ControlError where there is no such message, number or word.
	 */
	setState(msgid: string, number: string, state: string, code = 0): void {
		this.changeState({ msgid, number, state, code });
	}

	/** Tells of every final state from now on; returns what stops it. */
	onFinal(listener: FinalStateListener): () => void {
		return this.state.store.onFinal(listener);
	}

	/**
	 * The owner of a handset answers the newest message that may be replied to, or the one `to` names.
	 * @throws ControlError where there is none.
	 */
	reply(number: string, reply: Omit<ReplySpec, 'number'>): readonly HandsetReply[] {
		return this.state.callbacks.reply({ ...reply, number });
	}

	override routes(): ControlRoutes {
		const { store, callbacks } = this.state;
		return {
			...super.routes(),
			'GET messages': () => store.all(),
			'GET handsets': () => store.handsets.all(),
			'POST states': (body) => this.changeState(body),
			'POST replies': (body) => callbacks.reply(body),
		};
	}

	private changeState(value: unknown) {
		const change = CHANGE.read(value);
		this.state.store.setState(change.msgid, change.number, change.state, change.code);
		return change;
	}
}
