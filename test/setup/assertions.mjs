// A test in which nothing was asserted, because a list was empty or a callback never called, has failed.
beforeEach(() => {
	expect.hasAssertions();
});
