package stoa.server.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./stoa} says where something is missing; run on a machine that has nothing but what a test gives it. */
class LauncherTest {

    private static final List<String> BASICS = List.of("dirname", "sed", "head", "find", "cat", "mktemp", "rm", "mv");

    @TempDir
    Path machine;

    private Path bin;
    private Path launcher;

    @BeforeEach
    void makeABareMachine() throws IOException {
        bin = Files.createDirectory(machine.resolve("bin"));
        for (String program : BASICS) {
            script(program, "exec '" + onThePath(program) + "' \"$@\"");
        }
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(here.resolve("stoa"))) {
            here = here.getParent();
        }
        launcher = Files.copy(here.resolve("stoa"), machine.resolve("stoa"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void without_maven_it_says_so_in_one_sentence() throws Exception {
        Said said = run("test");
        assertThat(said.status()).isNotZero();
        assertThat(said.lines()).hasSize(1);
        assertThat(said.lines().getFirst()).contains("Maven is not on the PATH").contains("install Maven 3.8");
    }

    @Test
    void with_a_maven_that_is_too_old_it_says_so_in_one_sentence() throws Exception {
        script("mvn", "echo 'Apache Maven 3.6.3 (abc)'");
        Said said = run("test");
        assertThat(said.status()).isNotZero();
        assertThat(said.lines()).hasSize(1);
        assertThat(said.lines().getFirst()).contains("Maven 3.6 is too old");
    }

    @Test
    void takes_the_jdk_that_is_new_enough_and_gives_it_to_maven() throws Exception {
        script("mvn", "case $1 in -v) echo 'Apache Maven 3.9.1';; *) echo \"$JAVA_HOME runs $*\";; esac");
        Said said = run("test", "-Dx=1");
        assertThat(said.status()).isZero();
        Path jdk = Path.of(said.lines().getLast().split(" runs ", -1)[0]);
        assertThat(jdk.resolve("bin/javac")).exists();
        assertThat(Files.readString(jdk.resolve("release"))).containsPattern("JAVA_VERSION=\"(2[5-9]|[3-9]\\d)");
        assertThat(said.lines().getLast()).endsWith("-B -ntp verify -Dx=1");
    }

    @Test
    void an_unknown_command_is_refused_with_the_list_of_those_there_are() throws Exception {
        Said said = run("dance");
        assertThat(said.status()).isNotZero();
        assertThat(said.lines()).anyMatch(line -> line.contains("up  ")).anyMatch(line -> line.contains("test  "));
        assertThat(said.lines().getLast()).contains("there is no command 'dance'");
    }

    @Test
    void help_is_no_failure() throws Exception {
        assertThat(run("help").status()).isZero();
    }

    private record Said(int status, List<String> lines) {}

    private Said run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), output.lines().toList());
    }

    private void script(String name, String line) throws IOException {
        Path script = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + line + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    private static Path onThePath(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
