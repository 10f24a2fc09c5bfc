package dev.whynot.simulator.http;

/** A call that Salesforce refuses: {@code [{"message":"...","errorCode":"..."}]}. */
public final class Refusal extends RuntimeException {

    private final int status;
    private final String errorCode;

    public Refusal(int status, String errorCode, String message) {
        super(message);
        this.status = status;
        this.errorCode = errorCode;
    }

    /** 404: no such resource, or no such thing by this id. */
    public static Refusal notFound() {
        return new Refusal(404, "NOT_FOUND", "The requested resource does not exist");
    }

    public int status() {
        return status;
    }

    public String errorCode() {
        return errorCode;
    }
}
