/** A code of Appendix 1 instead of a reply. */
export class Refusal {
	constructor(readonly code: string) {}
}
