package stoa.query.wrong;

/** Behaviour that everybody can see. */
public record PublicProjection() {}
