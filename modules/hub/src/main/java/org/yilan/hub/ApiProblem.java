package org.yilan.hub;

import org.yilan.hub.openid.OpenIdException;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Refusal;
import org.yilan.wire.Problem;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Ends a request with a problem document.
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Set<String> RIGHTS =
            Arrays.stream(Refusal.values())
                    .filter(Refusal::forWantOfRights)
                    .map(Refusal::code)
                    .collect(Collectors.toUnmodifiableSet());

    private final transient Problem problem;

    private ApiProblem(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    static ApiProblem of(int status, String title, String detail) {
        return new ApiProblem(new Problem("about:blank", title, status, detail, "", List.of(), ""));
    }

    static ApiProblem badRequest(String detail) {
        return of(400, "Bad request", detail);
    }

    /// Nobody was signed in.
    static ApiProblem login(OpenIdException e) {
        return new ApiProblem(
                new Problem(
                        "urn:yilan:problem:login",
                        "Not signed in",
                        e.status(),
                        String.valueOf(e.getMessage()),
                        e.code(),
                        e.arguments(),
                        ""));
    }

    /// A refused command: 403 for want of rights, 400 for one that makes no sense, 503 when the journal cannot be written
    /// (nothing was done, and it may be sent again), else 409.
    static ApiProblem refused(Outcome.Refused refused) {
        int status =
                RIGHTS.contains(refused.code())
                        ? 403
                        : refused.code().equals(Refusal.BAD_COMMAND.code())
                                ? 400
                                : refused.code().equals(Refusal.JOURNAL.code()) ? 503 : 409;
        return new ApiProblem(
                new Problem(
                        "urn:yilan:problem:refused",
                        "Command refused",
                        status,
                        refused.message(),
                        refused.code(),
                        refused.arguments(),
                        refused.command()));
    }
}
