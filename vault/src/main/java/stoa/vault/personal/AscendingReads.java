package stoa.vault.personal;

/**
 * Notices a replay: keys are missed person by person in the order of their ids, which is the order of registration.
 * A wrong guess costs a longer read, nothing else, so threads may race here.
 */
final class AscendingReads {

    private static final int STREAK = 4;

    private long last;
    private int streak;

    synchronized boolean goesOnWith(long id) {
        streak = id > last ? streak + 1 : 0;
        last = id;
        return streak >= STREAK;
    }
}
