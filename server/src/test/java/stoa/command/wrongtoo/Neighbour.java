package stoa.command.wrongtoo;

/** Another feature's aggregate, made public so that the compiler lets it through. */
public record Neighbour() {}
