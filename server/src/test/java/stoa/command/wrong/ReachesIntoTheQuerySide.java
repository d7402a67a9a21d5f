package stoa.command.wrong;

import stoa.query.wrong.PublicProjection;

record ReachesIntoTheQuerySide(PublicProjection view) {}
