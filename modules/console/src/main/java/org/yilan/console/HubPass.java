package org.yilan.console;

/// By what a hub knows who is at a console. Any thread may call.
public interface HubPass {
    /// What is sent with every request; another one when it was renewed. Never logged.
    String token();

    /// The hub did not take it.
    ///
    /// @param token the one that it did not take; there may be another by now
    default void refused(String token) {}

    /// One that stays as it is.
    static HubPass of(String token) {
        return new HubPass() {
            @Override
            public String token() {
                return token;
            }
        };
    }
}
