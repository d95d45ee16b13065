package io.tidings.signin;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What a visitor may do: a group of this name, in small letters, gives it. */
public enum Role {
    /** Sees and does everything. */
    EDITOR,
    /** Sees everything, changes nothing. */
    MARKETING;

    /** The name of its group. */
    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it may change anything. */
    public boolean mayAct() {
        return this == EDITOR;
    }

    /** The one that allows most, of somebody in these groups; empty for who is in none of ours. */
    static Optional<Role> of(Collection<String> groups) {
        for (Role role : values()) {
            if (groups.contains(role.group())) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
