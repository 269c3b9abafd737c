package org.yilan.wire;

import java.util.List;

/// An RFC 9457 problem document as the hub sends it.
///
/// @param type a URI that names the kind of problem, `about:blank` where the status says it all
/// @param title short, the same for every problem of the type
/// @param status the HTTP status
/// @param detail what happened to what, in English
/// @param code key of the sentence in the translations (`refused.changed-meanwhile`), empty where there is none
/// @param arguments what that sentence names
/// @param command id of the command that was refused, empty where there was none
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<String> arguments,
        String command) {
    public Problem {
        arguments = List.copyOf(arguments);
    }
}
