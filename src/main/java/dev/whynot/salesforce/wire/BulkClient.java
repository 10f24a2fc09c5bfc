package dev.whynot.salesforce.wire;

import java.io.InputStream;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

/** The parts of the REST API that the SOQL library does not know: headers, and Bulk API 2.0 queries. */
@Path("/services/data/v{version}")
interface BulkClient {

    record NewJob(String operation, String query, String contentType, String columnDelimiter, String lineEnding) {}

    /** What the API offers; asked for its headers. */
    @GET
    RestResponse<String> resources(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("version") String version);

    @POST
    @Path("/jobs/query")
    BulkJob create(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("version") String version,
            NewJob job);

    @GET
    @Path("/jobs/query/{id}")
    BulkJob job(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("version") String version,
            @PathParam("id") String id);

    @GET
    @Path("/jobs/query/{id}/results")
    @Produces("text/csv")
    RestResponse<InputStream> results(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("version") String version,
            @PathParam("id") String id,
            @QueryParam("maxRecords") int maxRecords,
            @QueryParam("locator") String locator);

    @DELETE
    @Path("/jobs/query/{id}")
    void delete(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("version") String version,
            @PathParam("id") String id);
}
