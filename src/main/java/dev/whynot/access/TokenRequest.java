package dev.whynot.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Somebody shows a token. */
final class TokenRequest extends BaseAuthenticationRequest {

    private final TokenSecret secret;

    TokenRequest(TokenSecret secret) {
        this.secret = secret;
    }

    TokenSecret secret() {
        return secret;
    }
}
