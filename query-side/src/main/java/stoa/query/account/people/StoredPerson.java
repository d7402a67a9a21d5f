package stoa.query.account.people;

import stoa.api.kernel.Role;

/** What is known of one account. */
record StoredPerson(
        String name,
        String email,
        String avatar,
        String bio,
        int gender,
        String birthday,
        String location,
        String country,
        Role role) {}
