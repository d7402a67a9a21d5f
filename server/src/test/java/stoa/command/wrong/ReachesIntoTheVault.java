package stoa.command.wrong;

import stoa.vault.wrong.BehindThePort;

record ReachesIntoTheVault(BehindThePort table) {}
