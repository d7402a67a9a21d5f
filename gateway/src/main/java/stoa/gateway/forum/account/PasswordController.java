package stoa.gateway.forum.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.forum.platform.ForumInput;
import stoa.gateway.forum.platform.ForumReply;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.ClientAddress;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.identity.PasswordChange;

/** Changing one's password. */
@Controller
@RequestMapping(ForumFace.PREFIX + "/users/me/password")
final class PasswordController {

    private final ForumFace face;
    private final PasswordChange passwords;
    private final ClientAddress client;

    PasswordController(ForumFace face, PasswordChange passwords, ClientAddress client) {
        this.face = face;
        this.passwords = passwords;
        this.client = client;
    }

    record PasswordRequest(
            @JsonProperty("old_password") String oldPassword,
            @JsonProperty("new_password") String newPassword) {}

    @PostMapping
    ForumReply change(Caller caller, @JsonBody PasswordRequest body, HttpServletRequest request) {
        String oldPassword = ForumInput.password("old_password", body.oldPassword());
        String newPassword = ForumInput.password("new_password", body.newPassword());
        passwords.change(face, caller, oldPassword, newPassword, client.of(request));
        return ForumReply.done("密码修改成功");
    }
}
