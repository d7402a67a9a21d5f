package stoa.gateway.kit;

/** Handles the commands and queries of one or more features, in memory. */
public interface FakeFeature {}
