package org.yilan.hub.openid;

import java.util.List;
import java.util.Locale;

/// Nobody was signed in. The message says why and what to do.
public final class OpenIdException extends Exception {
    private static final long serialVersionUID = 1;

    /// What was in the way; each has a sentence among the translations, [#code].
    public enum Kind {
        /// Not answered yet: ask again after the interval.
        PENDING(400),
        /// As [#PENDING], and ask more rarely from now on.
        SLOW_DOWN(400),
        /// The person, or the provider for them, said no.
        DENIED(403),
        /// The code was not used in time.
        EXPIRED(400),
        /// The provider does not vouch for them, or no longer.
        REFUSED(401),
        /// None of their groups has a role here.
        NO_ROLE(403),
        /// What the provider said of the person cannot be trusted.
        BAD_TOKEN(502),
        /// The provider does not answer.
        UNREACHABLE(503),
        /// The provider does not take this hub, or lacks what is needed.
        SETUP(502),
        /// The provider has no sign-in by code on another machine.
        NO_DEVICE(501),
        /// Too many sign in at this moment.
        BUSY(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }
    }

    private final Kind kind;
    private final transient List<String> arguments;

    OpenIdException(Kind kind, String message, String... arguments) {
        super(message);
        this.kind = kind;
        this.arguments = List.of(arguments);
    }

    OpenIdException(Kind kind, String message, Throwable cause, String... arguments) {
        super(message, cause);
        this.kind = kind;
        this.arguments = List.of(arguments);
    }

    /// Somebody who is known and has no role here.
    ///
    /// @param help whom to ask, in the organisation's words
    public static OpenIdException noRole(Identity who, String help) {
        String groups = who.groups().isEmpty() ? "-" : String.join(", ", who.groups());
        return new OpenIdException(
                Kind.NO_ROLE,
                who.name()
                        + " is signed in at the provider, but none of their groups ("
                        + groups
                        + ") has a role at this hub. "
                        + (help.isEmpty()
                                ? "Ask whoever keeps the groups, or hub.oidc.roles of the hub."
                                : "Ask: " + help),
                who.name(),
                groups,
                help.isEmpty() ? "hub.oidc.roles" : help);
    }

    public Kind kind() {
        return kind;
    }

    /// HTTP status that says the same.
    public int status() {
        return kind.status;
    }

    /// Key of the sentence among the translations: `login.slow-down`.
    public String code() {
        return "login." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What that sentence names.
    public List<String> arguments() {
        return arguments;
    }
}
