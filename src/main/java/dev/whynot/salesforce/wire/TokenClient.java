package dev.whynot.salesforce.wire;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/** The OAuth token endpoint. */
interface TokenClient {

    /**
     * A token.
     *
     * @param id a URL that ends in {@code /{org id}/{user id}}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("instance_url") String instanceUrl,
            @JsonProperty("id") String id) {

        /** Without the token, which is a secret. */
        @Override
        public String toString() {
            return "token for " + id;
        }
    }

    @POST
    @Path("/services/oauth2/token")
    Token clientCredentials(
            @FormParam("grant_type") String grantType,
            @FormParam("client_id") String clientId,
            @FormParam("client_secret") String clientSecret);

    @POST
    @Path("/services/oauth2/token")
    Token jwtBearer(@FormParam("grant_type") String grantType, @FormParam("assertion") String assertion);
}
