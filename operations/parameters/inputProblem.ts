/** An input that cannot be used: what it is, in English, naming the parameter as the panel shows it. */
export class InputProblem extends Error {
	override readonly name = 'InputProblem';
}
