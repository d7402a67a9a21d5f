package stoa.gateway.wrongtoo;

import stoa.gateway.wrong.one.AsksTheDatabase;

record LooksAtAnotherFace(AsksTheDatabase other) {}
