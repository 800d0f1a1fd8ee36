import type { ReplyStyle } from './settings';

/** Members of an object: a name and JSON text. */
export type Members = readonly (readonly [name: string, text: string])[];

/** Writes JSON, and the document's deviations from it, with every id to the digit. */
export class JsonWriter {
	private readonly isBare: boolean;
	private readonly lastComma: string;

	constructor(style: ReplyStyle) {
		this.isBare = style !== 'string';
		this.lastComma = style === 'trailingCommas' ? ',' : '';
	}

	/** An id as the style writes it; what a client made up is quoted unless it is a plain word. */
	id(id: string): string {
		return this.isBare && /^[\w-]+$/.test(id) ? id : JSON.stringify(id);
	}

	object(members: Members): string {
		const texts = members.map(([name, text]) => `${JSON.stringify(name)}:${text}`);
		return `{${texts.join(',')}${this.lastComma}}`;
	}

	list(texts: readonly string[]): string {
		return `[${texts.join(',')}${texts.length === 0 ? '' : this.lastComma}]`;
	}
}

/** The digits of a code or status as text or as a number. */
export function digits(text: string, style: 'string' | 'number'): string {
	return style === 'number' && /^(0|[1-9]\d*)$/.test(text) ? text : JSON.stringify(text);
}
