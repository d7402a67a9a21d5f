package stoa.gateway.wrong.two;

import stoa.gateway.wrong.one.AsksTheDatabase;

record LooksAtAnotherFeature(AsksTheDatabase other) {}
