import type { Input } from './Input';

/** Something that reads what comes from outside. */
export interface Target {
	/** Its folder in the corpus. */
	readonly name: string;
	/** Whole inputs as the documents have them: what is made of them begins with one. */
	readonly samples: readonly string[];
	/** Pieces of the grammar, and what is known to break readers of it. */
	readonly fragments: readonly string[];
	/**
	 * Reads an input.
	 *
	 * @throws Invented where the answer has what the input has not, and whatever the reader throws:
	 * UnreadableText and InputProblem are answers, all else is a defect
	 */
	run(input: Input): unknown;
}
