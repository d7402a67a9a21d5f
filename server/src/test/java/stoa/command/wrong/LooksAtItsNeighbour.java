package stoa.command.wrong;

import stoa.command.wrongtoo.Neighbour;

/** The neighbour looks back: see ClosesTheCircle. */
public record LooksAtItsNeighbour(Neighbour neighbour) {}
