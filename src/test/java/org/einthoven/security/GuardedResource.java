package org.einthoven.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Entry points that do nothing but let in or refuse. */
@Path("/")
public class GuardedResource {
    @GET
    @Path("/api/guarded")
    @RolesAllowed({Roles.CARDIOLOGIST, Roles.EHR})
    public String read() {
        return "read";
    }

    @POST
    @Path("/api/guarded")
    @RolesAllowed({Roles.CARDIOLOGIST, Roles.EHR})
    public String change(String body) {
        return "changed";
    }

    @GET
    @Path("/guarded-page")
    @RolesAllowed(Roles.CARDIOLOGIST)
    public String page() {
        return "page";
    }

    @POST
    @Path("/guarded-page")
    @RolesAllowed(Roles.CARDIOLOGIST)
    public String submit(@FormParam("text") String text) {
        return "submitted";
    }
}
