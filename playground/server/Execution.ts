import { parseFlatted } from './flatted';
import { at, isObject, listAt, textAt, type JsonObject } from './json';

/** An execution as n8n has stored it. */
export class Execution {
	readonly id: string;
	/** n8n's word for how it stands: `success`, `error`, `running`, `waiting`, … */
	readonly status: string;
	private readonly result: unknown;

	/** @param text the answer of `/rest/executions/:id`, kept to be searched for secrets */
	constructor(readonly text: string) {
		const answer: unknown = JSON.parse(text);
		this.id = textAt(answer, 'data', 'id');
		this.status = textAt(answer, 'data', 'status');
		const data = at(answer, 'data', 'data');
		this.result = at(typeof data === 'string' ? parseFlatted(data) : data, 'resultData');
	}

	/** Whether nothing more will happen in it by itself. */
	get isOver(): boolean {
		if (this.status === 'canceled' || this.status === 'crashed') return true;
		// 1.x stores the status before the data.
		const hasData = at(this.result, 'lastNodeExecuted') !== undefined || this.error !== undefined;
		return hasData && (this.status === 'success' || this.status === 'error');
	}

	/** The whole execution in readable form, its run data and errors included. */
	get resultData(): unknown {
		return this.result;
	}

	/** What stopped it; undefined when nothing did. */
	get error(): JsonObject | undefined {
		const error = at(this.result, 'error');
		return isObject(error) ? error : undefined;
	}

	/** The items that left a node by one of its outputs, in all its runs. */
	items(node: string, output = 0): JsonObject[] {
		return listAt(this.result, 'runData', node).flatMap((run) =>
			listAt(run, 'data', 'main', output).filter(isObject),
		);
	}

	/** The data of those items. */
	json(node: string, output = 0): JsonObject[] {
		return this.items(node, output)
			.map((item) => item['json'])
			.filter(isObject);
	}

	/** The hints that a node gave to whoever looks at its output. */
	hints(node: string): string[] {
		return listAt(this.result, 'runData', node)
			.flatMap((run) => listAt(run, 'hints'))
			.map((hint) => textAt(hint, 'message'));
	}
}
