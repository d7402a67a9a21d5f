package stoa.command.wrongtoo;

import stoa.command.wrong.LooksAtItsNeighbour;

record ClosesTheCircle(LooksAtItsNeighbour back) {}
