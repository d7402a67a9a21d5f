package stoa.api.kernel;

/**
 * A command on a hot stream. Those of one batch that arrive while another is being committed are decided together: one
 * after another in the order of their arrival, each on what those before it decided, in one append. Each keeps its own
 * answer, and its own actor and request in the metadata of its events.
 *
 * <p>What it decides must rest on aggregates alone; of a stream that another command of the batch may write, a state
 * observed from outside would miss what that one has just decided. A refusal comes before the first event is applied.
 */
public interface Batched {

    /** What this command is batched by, such as the name of the stream that everybody wants to write. */
    String batch();
}
