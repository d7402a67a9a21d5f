package stoa.vault;

/** Keys of the streams that claim unique names and e-mails: hashes under a secret, so that the ledger shows neither. */
public interface ClaimKeys {

    /** The key of a user name's canonical form. */
    String ofName(String name);

    /** A key of a text exactly as it is written: tells two spellings of one name apart without showing either. */
    String ofSpelling(String text);

    /** The key of an e-mail's canonical form: trimmed, lower case. */
    String ofEmail(String email);
}
