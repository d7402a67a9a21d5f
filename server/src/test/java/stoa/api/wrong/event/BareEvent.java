package stoa.api.wrong.event;

/** Has neither revision nor meaning. */
public record BareEvent() {}
