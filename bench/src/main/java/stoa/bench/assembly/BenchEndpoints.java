package stoa.bench.assembly;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;

/**
 * What a measurement needs within the server: answers that cost nothing to find, many posts quickly, and a look inside.
 * They pass the same filters as every other request of the Forum face.
 */
@RestController
@RequestMapping(BenchEndpoints.PATH)
class BenchEndpoints {

    static final String PATH = "/api/v1/bench";

    private final Map<String, byte[]> constants = new ConcurrentHashMap<>();
    private final PostSeeder seeder;
    private final ViewFill fill;
    private final PasswordCost passwords;

    BenchEndpoints(PostSeeder seeder, ViewFill fill, PasswordCost passwords) {
        this.seeder = seeder;
        this.fill = fill;
        this.passwords = passwords;
    }

    /** A post as a client writes it. */
    record Draft(String title, String content, List<String> tags) {}

    /** Keeps an answer that this server gave elsewhere, to be given again without any work. */
    @PutMapping("/constants/{name}")
    void keep(@PathVariable String name, @RequestBody byte[] answer, HttpServletResponse response) throws IOException {
        constants.put(name, answer);
        constant(name, response);
    }

    @GetMapping("/constants/{name}")
    void constant(@PathVariable String name, HttpServletResponse response) throws IOException {
        byte[] answer = constants.get(name);
        response.setContentType("application/json; charset=utf-8");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    /** For writes: the caller is authenticated and the body is read as JSON, as on a real route, and then forgotten. */
    @PostMapping("/constants/{name}")
    void constant(@PathVariable String name, Caller caller, @JsonBody Draft draft, HttpServletResponse response)
            throws IOException {
        constant(name, response);
    }

    /** Publishes posts of those authors through the command bus; answers when the views show them. */
    @PostMapping("/posts")
    Map<String, Object> seed(@RequestParam int count, @RequestParam List<Long> authors)
            throws InterruptedException, ExecutionException {
        return Map.of("perSecond", seeder.publish(count, authors));
    }

    /** Bytes of live objects. */
    @GetMapping("/heap")
    Map<String, Object> heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return Map.of("used", memory.getHeapMemoryUsage().getUsed());
    }

    /** How the views were filled at the start, beside a plain bulk write of all their documents. */
    @GetMapping("/fill")
    ViewFill.Found fill() {
        return fill.besidePlainWrites();
    }

    /** Milliseconds of one password hash. */
    @GetMapping("/password")
    Map<String, Object> password() {
        return Map.of("millis", passwords.millisPerHash());
    }
}
