/**
 * The connections of the account. One that was let in stays so; one above the limit is refused
 * until another has ended.
 */
export class ConnectionLimit {
	private readonly admitted = new Set<number>();

	/**
	 * @param connection its number
	 * @param open how many are open now, this one included
	 */
	admits(connection: number, open: number, limit: number): boolean {
		if (this.admitted.has(connection)) return true;
		if (open > limit) return false;
		this.admitted.add(connection);
		return true;
	}
}
