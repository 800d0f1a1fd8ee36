import type { Clock } from '../../base/clock';
import { sha256Of } from '../../base/digest';
import { Store } from '../../base/store';
import type { UploadedFile } from '../parameters';
import type { Ids } from './ids';

/** A file that came in, exactly as it came. */
export interface Attachment extends UploadedFile {
	readonly id: string;
	/** Hexadecimal digits. */
	readonly sha256: string;
}

export interface Subject {
	readonly id: string;
	readonly name: string;
}

export interface Template {
	readonly id: string;
	name: string;
	subjects: readonly Subject[];
	content: string;
	textContent: string;
	encoding: string;
	attachments: readonly Attachment[];
	/** Milliseconds since 1970. */
	readonly created: number;
	updated: number;
}

/** What a customer writes; `subject` holds several with `|` between. */
export interface TemplateDetails {
	readonly name: string;
	readonly subject: string;
	readonly content: string;
	readonly textContent: string;
	readonly encoding: string;
}

/** The customer's templates. */
export class Templates extends Store<Template> {
	constructor(
		private readonly clock: Clock,
		private readonly ids: Ids,
	) {
		super(({ id }) => id);
	}

	add({ subject, ...details }: TemplateDetails, files: readonly UploadedFile[]): Template {
		const now = this.clock.now();
		const template = this.put<Template>({
			...details,
			id: this.ids.take('template'),
			subjects: this.subjectsOf(subject),
			attachments: [],
			created: now,
			updated: now,
		});
		this.attach(template, files);
		return template;
	}

	/** Changes what is named; the rest stays. */
	change(template: Template, details: Partial<TemplateDetails>): void {
		const { subject, ...others } = details;
		Object.assign(template, others, { updated: this.clock.now() });
		if (subject !== undefined) template.subjects = this.subjectsOf(subject);
	}

	attach(template: Template, files: readonly UploadedFile[]): void {
		const added = files.map((file) => ({
			...file,
			id: this.ids.take('attachment'),
			sha256: sha256Of(file.bytes),
		}));
		template.attachments = [...template.attachments, ...added];
		template.updated = this.clock.now();
	}

	/** Deletes one attachment, or all for `all`; false where there is no such attachment. */
	detach(template: Template, attachmentId: string): boolean {
		const kept =
			attachmentId === 'all' ? [] : template.attachments.filter(({ id }) => id !== attachmentId);
		const isFound = attachmentId === 'all' || kept.length < template.attachments.length;
		template.attachments = kept;
		template.updated = this.clock.now();
		return isFound;
	}

	private subjectsOf(text: string): Subject[] {
		const names = text.split('|').map((name) => name.trim());
		return names
			.filter((name) => name !== '')
			.map((name) => ({ id: this.ids.take('subject'), name }));
	}
}
