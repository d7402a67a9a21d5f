package stoa.query.wrongtoo;

import stoa.query.wrong.PublicProjection;

record LooksAtAnotherView(PublicProjection other) {}
