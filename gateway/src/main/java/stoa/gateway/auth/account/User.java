package stoa.gateway.auth.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A person as this face shows them.
 *
 * @param lastActive when they were last active, or came if they never were since; its text names no zone
 */
record User(
        long id,
        String username,
        String email,
        @JsonProperty("avatar_url") String avatarUrl,
        String role,
        @JsonProperty("last_active") String lastActive) {

    User withoutEmail() {
        return new User(id, username, "", avatarUrl, role, lastActive);
    }
}
