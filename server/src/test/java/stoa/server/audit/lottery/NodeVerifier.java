package stoa.server.audit.lottery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verifier in JavaScript, as a stranger runs it. */
public final class NodeVerifier {

    private static final Path SCRIPTS = Path.of("..", "gateway", "src", "main", "resources", "stoa", "gateway", "log");
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 120;

    private final Path directory;
    private final String script;

    NodeVerifier(Path directory) {
        this(directory, "verify-lottery.mjs");
    }

    private NodeVerifier(Path directory, String script) {
        this.directory = directory;
        this.script = SCRIPTS.resolve(script).toString();
    }

    /** The one for receipts. */
    public static NodeVerifier ofReceipts(Path directory) {
        return new NodeVerifier(directory, "verify-receipt.mjs");
    }

    /** What it says about a document, held against notes that were kept. */
    JsonNode verdict(Object document, String... kept) {
        List<String> arguments = new ArrayList<>(List.of("--json", file(".json", JSON.writeValueAsString(document))));
        for (String note : kept) {
            arguments.addAll(List.of("--checkpoint", file(".note", note)));
        }
        return run(arguments);
    }

    /** Runs it with whatever arguments. */
    public JsonNode run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(arguments);
        try {
            Path out = Files.createTempFile(directory, "verdict", ".json");
            Process node = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                node.destroyForcibly();
                throw new IllegalStateException("node does not end");
            }
            JsonNode verdict = JSON.readTree(Files.readString(out));
            if (verdict.get("ok").booleanValue() != (node.exitValue() == 0)) {
                throw new IllegalStateException("the exit status " + node.exitValue() + " says otherwise: " + verdict);
            }
            return verdict;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private String file(String suffix, String content) {
        try {
            return Files.writeString(Files.createTempFile(directory, "proof", suffix), content, UTF_8)
                    .toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Skips a test, and says so, where there is no Node. */
    public static void assumeNode() {
        boolean found;
        try {
            found = new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException none) {
            found = false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            found = false;
        }
        if (!found) {
            LoggerFactory.getLogger(NodeVerifier.class)
                    .error("SKIPPED: there is no 'node' on the PATH, so the verifier in JavaScript IS NOT TESTED HERE");
        }
        Assumptions.assumeTrue(found, "no node on the PATH");
    }
}
