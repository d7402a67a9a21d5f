package stoa.bench.assembly;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import stoa.api.account.command.RegisterAccount;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Role;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.access.TokenDelivery;
import stoa.vault.Sessions;

/** Accounts and sessions as anybody's, but without a password, whose hash would take most of the time. */
@RestController
@RequestMapping(BenchEndpoints.PATH)
class People {

    private final PublicIds ids;
    private final Commands commands;
    private final Sessions sessions;
    private final TokenDelivery delivery;
    private final ForumFace face;

    People(PublicIds ids, Commands commands, Sessions sessions, TokenDelivery delivery, ForumFace face) {
        this.ids = ids;
        this.commands = commands;
        this.sessions = sessions;
        this.delivery = delivery;
        this.face = face;
    }

    record Person(String id, String name, String authorization) {}

    @PostMapping("/people")
    List<Person> register(@RequestParam int count, HttpServletRequest request, HttpServletResponse response) {
        List<Person> people = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            AccountId account = new AccountId(ids.next());
            String name = "talker" + account;
            commands.sendAsSystem(new RegisterAccount(account, name, "", Role.USER));
            delivery.deliver(face, sessions.open(account, Role.USER, face.name()), request, response);
            people.add(new Person(account.toString(), name, response.getHeader(HttpHeaders.AUTHORIZATION)));
        }
        return people;
    }
}
