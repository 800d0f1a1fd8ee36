import { randomUUID } from 'node:crypto';
import { PollContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';
import type { EgressFilter } from '../../../transport/undici/egress';
import { prepareNode, type PreparedNode } from '../../engine/engine';

/** n8n's own context of a poll; its type does not say as strictly that a workflow has a name. */
class Poll extends PollContext {
	override getWorkflow(): { id: string; name: string; active: boolean } {
		return { ...super.getWorkflow(), name: this.workflow.name ?? '' };
	}
}

/** A polling trigger that n8n has been told to activate. */
export interface PollerSetup {
	readonly node: INodeType;
	readonly parameters: INodeParameters;
	readonly credentials: Readonly<Record<string, ICredentialDataDecryptedObject>>;
	/** Milliseconds that n8n gives a poll; absent for n8n 2.41's default. */
	readonly budget?: number;
	/** What the instance's owner allows nodes to reach; absent for everything. */
	readonly egressFilter?: EgressFilter;
	/** Whether n8n has no egress filter and names no budget, as up to version 1. */
	readonly isVersion1?: boolean;
}

/**
 * The part of n8n that polls, by its versions 1.123 and 2.41, with the real context: static data lives
 * in the workflow in memory, is stored with the items that a poll gives and when the workflow is
 * activated, and is what a restart begins with. A poll without items stores nothing.
 */
export class Poller {
	/** What was handed over: one entry for each execution. */
	readonly executions: INodeExecutionData[][] = [];
	/** What polls threw; n8n stores an execution that did not work. */
	readonly failures: unknown[] = [];
	/** The static data in the database, as text. */
	stored = '{}';

	private readonly ids = { workflow: randomUUID(), node: randomUUID() };
	private prepared: PreparedNode;

	constructor(private setup: PollerSetup) {
		this.prepared = this.load();
	}

	/** The items of every execution, in the order of storing. */
	get items(): IDataObject[] {
		return this.executions.flat().map(({ json }) => json);
	}

	/** How the workflow is at present. */
	get current(): PollerSetup {
		return this.setup;
	}

	/** Begins anew with what was stored; with other parameters where the workflow was changed. */
	async restart(changes: Partial<PollerSetup> = {}): Promise<void> {
		this.setup = { ...this.setup, ...changes };
		this.prepared = this.load();
		await this.activate();
	}

	/** Polls once to see that it works, and stores the static data; what it throws prevents that. */
	async activate(): Promise<void> {
		this.take(await this.poll('trigger'));
		this.store();
	}

	/** Polls as the schedule does; gives the new items. */
	async tick(): Promise<IDataObject[]> {
		const before = this.items.length;
		try {
			this.take(await this.poll('trigger'));
		} catch (cause) {
			this.failures.push(cause);
		}
		return this.items.slice(before);
	}

	/** Polls, and n8n ends before it has stored anything: what came goes nowhere. */
	async crash(): Promise<IDataObject[]> {
		const items = (await this.poll('trigger'))?.flat() ?? [];
		this.prepared = this.load();
		return items.map(({ json }) => json);
	}

	/** Fetch Test Event. */
	async fetchExample(): Promise<IDataObject[]> {
		return ((await this.poll('manual')) ?? []).flat().map(({ json }) => json);
	}

	private async poll(mode: 'manual' | 'trigger'): Promise<INodeExecutionData[][] | null> {
		const { workflow, node, lend } = this.prepared;
		const activation = mode === 'manual' ? 'manual' : 'activate';
		const context = new Poll(workflow, node, lend(), mode, activation);
		const { budget, egressFilter, isVersion1 = false } = this.setup;
		if (budget !== undefined) replace(context, 'getPollBudgetMs', () => budget);
		if (egressFilter !== undefined) {
			replace(context.helpers, 'getSecureEgressFilter', () => egressFilter);
		}
		if (isVersion1) {
			replace(context, 'getPollBudgetMs', undefined);
			replace(context.helpers, 'getSecureEgressFilter', undefined);
		}
		return (await this.setup.node.poll?.call(context)) ?? null;
	}

	private take(output: INodeExecutionData[][] | null): void {
		if (output === null) return;
		this.store();
		this.executions.push(...output);
	}

	private store(): void {
		this.stored = JSON.stringify(this.prepared.workflow.staticData);
	}

	private load(): PreparedNode {
		const prepared = prepareNode({ ...this.setup, ids: this.ids });
		const stored: unknown = JSON.parse(this.stored);
		Object.assign(prepared.workflow.staticData, stored);
		return prepared;
	}
}

function replace(object: object, name: string, value: unknown): void {
	Object.defineProperty(object, name, { value, configurable: true });
}
