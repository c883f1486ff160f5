package dev.vitals.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A request whose parameter makes no sense; programs are told which. */
public final class WrongParameterException extends ResponseStatusException {

    private static final long serialVersionUID = 1;

    private final String parameter;

    /**
     * Of this parameter.
     *
     * @param why a clause that tells what would make sense, without a full stop
     */
    public WrongParameterException(String parameter, String why) {
        super(HttpStatus.BAD_REQUEST, "The parameter %s: %s".formatted(parameter, why));
        this.parameter = parameter;
    }

    /** The parameter's name. */
    public String parameter() {
        return parameter;
    }
}
