package org.yilan.console;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// The hub said why it signs nobody in; the message is its own, in English.
public final class LoginRefused extends IOException {
    private static final long serialVersionUID = 1;
    private static final Set<String> WAITING = Set.of("login.pending", "login.slow-down");

    private final int status;
    private final String code;
    private final transient List<String> arguments;

    LoginRefused(int status, String code, List<String> arguments, String message) {
        super(message);
        this.status = status;
        this.code = code;
        this.arguments = List.copyOf(arguments);
    }

    /// Key of the sentence among the translations (`login.no-role`), empty where there is none.
    public String code() {
        return code;
    }

    /// What that sentence names.
    public List<String> arguments() {
        return arguments == null ? List.of() : arguments;
    }

    /// Nobody has said anything yet; ask again.
    boolean waiting() {
        return WAITING.contains(code);
    }

    /// It is about what the hub cannot do at the moment, not about the person: asking again may help.
    boolean passing() {
        return status >= 500 || status == 429;
    }
}
