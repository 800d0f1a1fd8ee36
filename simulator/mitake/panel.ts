import type { ControlRoutes } from '../base/control/control';
import { needed, text } from '../base/control/fields';
import { Shape } from '../base/control/shape';
import { ReportingPanel } from '../base/reporting/reportingPanel';
import type { RawCallbackSpec, ReportSpec, ReportVariation } from './callbacks/specs';
import { STATUS_PATTERN } from './codes';
import type { Attachment, Batch, MmsMessage } from './message';
import type { MitakeState } from './state';

const CHANGE = new Shape('a status', {
	batchID: needed(text('')),
	msgID: needed(text('')),
	status: needed(text('', STATUS_PATTERN)),
});

/** What a test, or the control API, can look at and change in the Mitake gateway. */
export class MitakePanel extends ReportingPanel<
	MitakeState,
	{ variation: ReportVariation; report: ReportSpec; raw: RawCallbackSpec }
> {
	/**
	 * Points left and charged so far; batches; messages accepted; `destinations` in pushes that made
	 * a batch (accepted, refused and replayed); token requests, and those of them that got a token.
	 */
	override summary() {
		const { account, charged, store, seen, tokens, requests } = this.state;
		return {
			points: account.points,
			charged,
			batches: store.all().length,
			messages: store.messages().length,
			destinations: seen,
			tokens: tokens.issued,
			tokenRequests: requests.filter(({ endpoint }) => endpoint === 'token').length,
			...super.summary(),
		};
	}

	/** Every accepted batch, in order, with the bytes of its attachments. */
	batches(): readonly Batch[] {
		return this.state.store.all();
	}

	/** Every accepted message, in order. */
	messages(): readonly MmsMessage[] {
		return this.state.store.messages();
	}

	/** The messages that have left for one handset. */
	handset(number: string): readonly MmsMessage[] {
		return this.messages().filter(
			({ recipient, sentAt }) => recipient === number && sentAt !== null,
		);
	}

	/** Lets every token expire at once; returns how many were valid. */
	expireTokens(): number {
		return this.state.tokens.expireAll();
	}

	/**
	 * Changes the status of a message at once, final or not, such as 1001 for one that is scheduled.
	 * @throws ControlError where there is no such message, or no such status can be.
	 */
	setState(batchID: string, msgID: string, status: string): void {
		this.changeState({ batchID, msgID, status });
	}

	override routes(): ControlRoutes {
		return {
			...super.routes(),
			'GET messages': () => this.batches().map(batchView),
			'DELETE tokens': () => ({ expired: this.expireTokens() }),
			'POST states': (body) => this.changeState(body),
		};
	}

	private changeState(value: unknown) {
		const change = CHANGE.read(value);
		this.state.store.setStatus(change.batchID, change.msgID, change.status);
		return change;
	}
}

/** A batch without the files themselves. */
function batchView(batch: Batch) {
	return { ...batch, attachments: batch.attachments.map(attachmentView) };
}

function attachmentView({ bytes, ...rest }: Attachment) {
	return { ...rest, size: bytes.length };
}
