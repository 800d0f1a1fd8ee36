import type { INodeType } from 'n8n-workflow';
import type { NodeHarness } from './NodeHarness';

/** What a wrong password begins with, which must not turn up in any message. */
export const WRONG = 'A-wrong';

/** A credential, and what its test says of it. */
export interface CredentialCase {
	readonly what: string;
	/** What is different in the credential. */
	readonly changes?: Readonly<Record<string, string>>;
	/** Called before the test, once the simulator has been reset. */
	readonly prepare?: () => void;
	/** The whole message of a test that succeeds; the others are no success. */
	readonly ok?: string;
	/** What the message of a test that fails contains. */
	readonly error?: string | RegExp;
	/** Called after the test: what has become of the simulator's state. */
	readonly check?: () => void;
}

/** The tests of one vendor's credential. */
export interface CredentialCases {
	/** The vendor, as a sentence has it. */
	readonly name: string;
	readonly type: string;
	readonly node: INodeType;
	readonly harness: NodeHarness;
	/** What the credential holds as an address, and is none. */
	readonly noAddress: string;
	/** The file of a call, behind the base URL. */
	readonly file: string;
	/** The field of the secret, and how the panel calls it. */
	readonly secret: readonly [name: string, label: string];
	readonly cases: readonly CredentialCase[];
}

/** Answers that are not the vendor's, as faults of its simulator, and what is said of each. */
export function foreignAnswers<F extends object>(
	panel: () => { addFaults(fault: F): unknown },
	answers: readonly (readonly [fault: NoInfer<F>, error: RegExp])[],
): CredentialCase[] {
	return answers.map(([fault, error]) => ({
		what: `what is not the vendor: ${JSON.stringify(fault)}`,
		prepare: () => {
			panel().addFaults(fault);
		},
		error,
	}));
}
