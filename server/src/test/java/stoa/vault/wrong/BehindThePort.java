package stoa.vault.wrong;

/** Stands for what lies behind one of the vault's ports. */
public record BehindThePort() {}
